use kernel::{Openness, clean_line, clean_text};
use serde::Deserialize;
use shell::desk::Sheet;
use shell::{Crumb, FieldError, Form, PageResult, Visit, see_other};

use crate::{NewSurvey, Slug, SurveysError};

/// What is typed of a survey.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SurveyForm {
    name: String,
    slug: String,
    about: String,
    source: String,
    openness: String,
}

/// An empty form.
pub(super) async fn empty(visit: Visit) -> PageResult {
    page(&visit, &SurveyForm { openness: Openness::Public.name().to_owned(), ..SurveyForm::default() }, &[])
}

/// Adds the survey.
pub(super) async fn add(visit: Visit, Form(form): Form<SurveyForm>) -> PageResult {
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("survey-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let name = clean_line(&form.name, 120).map_err(|_| wrong("name")).ok();
    let slug: Option<Slug> = form.slug.trim().parse().map_err(|_| wrong("slug")).ok();
    let about = clean_text(&form.about, 1_000).map_err(|_| wrong("about")).ok();
    let source = clean_line(&form.source, 120).map_err(|_| wrong("source")).ok();
    let openness: Option<Openness> = form.openness.parse().map_err(|_| wrong("openness")).ok();
    let (Some(name), Some(slug), Some(about), Some(source), Some(openness)) =
        (name, slug, about, source, openness)
    else {
        return page(&visit, &form, &errors);
    };
    let home = format!("/enquetes/{slug}");
    match crate::add_survey(&visit.cx, NewSurvey { slug, name, about, source, openness }).await {
        Ok(_) => Ok(see_other(&home)),
        Err(SurveysError::Taken) => {
            let message = visit.t("indicator-slug-taken").to_owned();
            page(&visit, &form, &[FieldError { field: "slug".to_owned(), message }])
        }
        Err(error) => Err(error.into()),
    }
}

fn page(visit: &Visit, form: &SurveyForm, errors: &[FieldError]) -> PageResult {
    let f = visit.fields("survey", errors);
    let levels = [Openness::Public, Openness::Internal].map(Openness::name);
    let asked = vec![
        f.field("name", &form.name),
        f.field("slug", &form.slug),
        f.field("about", &form.about).area(),
        f.field("source", &form.source),
        f.choice("openness", levels, &[&form.openness]).radios(),
    ];
    let sheet = Sheet {
        crumbs: vec![Crumb { href: "/enquetes".to_owned(), label: visit.t("surveys-title").to_owned() }],
        title: visit.t("survey-new").to_owned(),
        lead: visit.t("survey-new-lead").to_owned(),
        action: "/enquetes/nieuw".to_owned(),
        back: "/enquetes".to_owned(),
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
