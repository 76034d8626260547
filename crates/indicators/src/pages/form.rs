mod typed;

use shell::desk::Sheet;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use crate::{FiguresError, Indicator, NewIndicator, Slug};
use typed::IndicatorForm;

/// An empty form.
pub(crate) async fn empty(visit: Visit) -> PageResult {
    new(&visit, &IndicatorForm::empty(), &[])
}

/// Adds the indicator that was filled in.
pub(crate) async fn add(visit: Visit, Form(form): Form<IndicatorForm>) -> PageResult {
    let (slug, label, definition) = match form.parse(&visit, None) {
        Ok(read) => read,
        Err(errors) => return new(&visit, &form, &errors),
    };
    let home = format!("/cijfers/{slug}");
    match crate::add_indicator(&visit.cx, &NewIndicator { slug, label, definition }).await {
        Ok(_) => Ok(see_other(&home)),
        Err(error) => match told(&visit, &error) {
            Some(told) => new(&visit, &form, &[told]),
            None => Err(error.into()),
        },
    }
}

/// What somebody can mend in the form.
fn told(visit: &Visit, error: &FiguresError) -> Option<FieldError> {
    let (field, key) = match error {
        FiguresError::Taken => ("slug", "indicator-slug-taken"),
        FiguresError::Definition(fault) => match fault {
            crate::DefinitionFault::NoParts => ("numerator", "indicator-no-parts"),
            crate::DefinitionFault::SharesAdded => ("over-areas", "indicator-shares-added"),
            crate::DefinitionFault::ModelAdded => ("over-areas", "indicator-model-added"),
            crate::DefinitionFault::Decimals => ("decimals", "indicator-decimals-error"),
        },
        FiguresError::NotFound
        | FiguresError::Refused(_)
        | FiguresError::Nothing
        | FiguresError::NoAreas
        | FiguresError::File(_)
        | FiguresError::Lack(_)
        | FiguresError::Mistakes(_)
        | FiguresError::Stale
        | FiguresError::Store(_) => return None,
    };
    Some(FieldError { field: field.to_owned(), message: visit.t(key).to_owned() })
}

fn new(visit: &Visit, form: &IndicatorForm, errors: &[FieldError]) -> PageResult {
    let sheet = Sheet {
        crumbs: vec![Crumb { href: "/cijfers".to_owned(), label: visit.t("indicators-title").to_owned() }],
        title: visit.t("indicator-new").to_owned(),
        lead: visit.t("indicator-new-lead").to_owned(),
        action: "/cijfers/nieuw".to_owned(),
        back: "/cijfers".to_owned(),
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, false, errors)).show(visit, errors)
}

/// The form, as the indicator stands.
pub(crate) async fn change(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let known = find(&visit, &slug).await?;
    let form = IndicatorForm::of(&known);
    old(&visit, &known, &form, &[]).show(&visit, &[])
}

/// Keeps the change; another definition becomes a new version of it.
pub(crate) async fn save(
    visit: Visit,
    Path(slug): Path<String>,
    Form(form): Form<IndicatorForm>,
) -> PageResult {
    let known = find(&visit, &slug).await?;
    let (_, label, definition) = match form.parse(&visit, Some(&known)) {
        Ok(read) => read,
        Err(errors) => return old(&visit, &known, &form, &errors).show(&visit, &errors),
    };
    let mut seen = form.version;
    let redefined = definition != known.current.definition;
    let kept = async {
        if label != known.label {
            crate::change_label(&visit.cx, &known.slug, seen, &label).await?;
            seen += 1;
        }
        if redefined {
            crate::define_anew(&visit.cx, &known.slug, seen, (&definition, form.change.trim())).await?;
        }
        Ok::<(), FiguresError>(())
    };
    match kept.await {
        Ok(()) => Ok(see_other(&format!("/cijfers/{}", known.slug))),
        Err(FiguresError::Stale) => {
            let sheet = Sheet { version: known.version, ..old(&visit, &known, &form, &[]) };
            sheet.beside(&visit, IndicatorForm::of(&known).asked(&visit, true, &[]))
        }
        Err(error) => match told(&visit, &error) {
            Some(told) => {
                let errors = [told];
                old(&visit, &known, &form, &errors).show(&visit, &errors)
            }
            None => Err(error.into()),
        },
    }
}

async fn find(visit: &Visit, slug: &str) -> Result<Indicator, PageError> {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    Ok(crate::indicator(&visit.cx, &slug).await?)
}

fn old(visit: &Visit, known: &Indicator, form: &IndicatorForm, errors: &[FieldError]) -> Sheet {
    let home = format!("/cijfers/{}", known.slug);
    let sheet = Sheet {
        crumbs: vec![
            Crumb { href: "/cijfers".to_owned(), label: visit.t("indicators-title").to_owned() },
            Crumb { href: home.clone(), label: known.label.name.clone() },
        ],
        title: visit.t("indicator-change-figure").to_owned(),
        lead: visit.t("indicator-change-lead").to_owned(),
        action: format!("{home}/wijzigen"),
        back: home,
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, true, errors))
}
