use axum::extract::State;
use serde::Deserialize;
use shell::desk::Sheet;
use shell::{FieldError, Form, PageResult, Path, Visit, see_other};

use super::super::{Desk, atlas};
use super::{named, unweighable, wave_crumbs, wave_href};
use crate::actions::wave_whole;
use crate::survey::{WeightRecipe, WeightRecipeFault};
use crate::{FiguresError, Slug, SurveysError, When};

/// What is typed of a recipe.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct WeightForm {
    year: String,
    women: String,
    men: String,
    source: String,
    most: String,
}

type At = Path<(String, String)>;

/// The form, with the recipe of before or the one of most.
pub(super) async fn empty(visit: Visit, State(desk): State<Desk>, Path((slug, period)): At) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let known = wave_whole(&visit.cx, (&slug, when)).await?;
    let years = atlas(&visit, &desk).await?.map_or_else(Vec::new, |atlas| atlas.years());
    let year = years.iter().copied().filter(|year| *year <= when.year()).max().or(years.last().copied());
    let form = match known.wave.weighing {
        Some(weighing) => typed(&weighing.recipe),
        None => WeightForm {
            year: year.map_or(String::new(), |year| year.to_string()),
            most: "5".to_owned(),
            ..WeightForm::default()
        },
    };
    page(&visit, (&slug, when), &form, &[]).await
}

fn typed(recipe: &WeightRecipe) -> WeightForm {
    let (women, men) =
        recipe.sexes.map_or_else(Default::default, |(women, men)| (women.to_string(), men.to_string()));
    WeightForm {
        year: recipe.year.to_string(),
        women,
        men,
        source: recipe.sexes_source.clone(),
        most: recipe.most.map_or(String::new(), |most| most.to_string().replace('.', ",")),
    }
}

/// Weighs by what was typed.
pub(super) async fn carry_out(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, period)): At,
    Form(form): Form<WeightForm>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let recipe = match read(&visit, &form) {
        Ok(recipe) => recipe,
        Err(errors) => return page(&visit, (&slug, when), &form, &errors).await,
    };
    let atlas = atlas(&visit, &desk).await?.ok_or(FiguresError::NoAreas)?;
    let told = match crate::weigh_wave(&visit.cx, &atlas, (&slug, when), &recipe).await {
        Ok(()) => return Ok(see_other(&wave_href(&slug, when))),
        Err(SurveysError::Recipe(WeightRecipeFault::Year)) => {
            ("year", visit.t("weights-year-unknown").to_owned())
        }
        Err(SurveysError::Recipe(WeightRecipeFault::Sexes)) => {
            ("women", visit.t("weights-women-error").to_owned())
        }
        Err(SurveysError::Recipe(WeightRecipeFault::Most)) => {
            ("most", visit.t("weights-most-error").to_owned())
        }
        Err(SurveysError::NoAnswers) => ("year", visit.t("weights-no-answers").to_owned()),
        Err(SurveysError::Weights(fault)) => {
            let known = wave_whole(&visit.cx, (&slug, when)).await?;
            let told = unweighable::told(&visit, &atlas, &known.asked, &fault);
            return page(&visit, (&slug, when), &form, &[told]).await;
        }
        Err(error) => return Err(error.into()),
    };
    let told = FieldError { field: told.0.to_owned(), message: told.1 };
    page(&visit, (&slug, when), &form, &[told]).await
}

fn read(visit: &Visit, form: &WeightForm) -> Result<WeightRecipe, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("weights-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let year: Option<i32> = form.year.trim().parse().map_err(|_| wrong("year")).ok();
    let number = |text: &str| -> Result<Option<u32>, ()> {
        match text.trim().replace('.', "").as_str() {
            "" => Ok(None),
            digits => digits.parse().map(Some).map_err(|_| ()),
        }
    };
    let sexes = match (number(&form.women), number(&form.men)) {
        (Ok(Some(women)), Ok(Some(men))) => Some(Some((women, men))),
        (Ok(None), Ok(None)) => Some(None),
        _ => None,
    };
    if sexes.is_none() {
        wrong("women");
    }
    let most = match form.most.trim().replace(',', ".").as_str() {
        "" => Some(None),
        text => text.parse::<f64>().ok().map(Some),
    };
    if most.is_none() {
        wrong("most");
    }
    match (year, sexes, most) {
        (Some(year), Some(sexes), Some(most)) => {
            Ok(WeightRecipe { year, sexes, sexes_source: form.source.trim().to_owned(), most })
        }
        _ => Err(errors),
    }
}

async fn page(visit: &Visit, at: (&Slug, When), form: &WeightForm, errors: &[FieldError]) -> PageResult {
    let known = wave_whole(&visit.cx, at).await?;
    if !known.has_custody {
        return Err(shell::PageError::NotFound);
    }
    let f = visit.fields("weights", errors);
    let asked = vec![
        f.field("year", &form.year),
        f.optional("women", &form.women),
        f.optional("men", &form.men),
        f.optional("source", &form.source),
        f.optional("most", &form.most),
    ];
    let home = wave_href(at.0, at.1);
    let sheet = Sheet {
        crumbs: wave_crumbs(visit, &known.survey, at.1),
        title: visit.t("weights-title").to_owned(),
        lead: visit.t("weights-lead").to_owned(),
        action: format!("{home}/weging"),
        back: home,
        version: known.wave.version,
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
