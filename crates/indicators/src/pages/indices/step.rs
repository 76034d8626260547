use axum::extract::State;
use serde::Deserialize;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::{Desk, atlas};
use super::{address, crumbs, find, wrong};
use crate::actions::may_decide;
use crate::{IndexVersion, IndicesError, RecipeStep};
use shell::desk::Sheet;

/// What is typed with a step.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct StepForm {
    version: i64,
    words: String,
}

/// The page that asks for the note or the reason.
pub(in crate::pages) async fn ask(
    visit: Visit,
    Path((slug, number, step)): Path<(String, String, String)>,
) -> PageResult {
    let (version, step) = open(&visit, (&slug, &number), &step).await?;
    page(&visit, (&version, step), &StepForm { version: version.head.version, ..StepForm::default() }, &[])
}

/// A version, when the visitor can take this step with words now.
async fn open(
    visit: &Visit,
    (slug, number): (&str, &str),
    step: &str,
) -> Result<(IndexVersion, RecipeStep), PageError> {
    let version = find(visit, slug, Some(number)).await?;
    let step: RecipeStep = step.parse().map_err(|_| PageError::NotFound)?;
    let decides = !step.takes_two() || may_decide(&visit.cx, version.head.id).await?;
    if step.takes_words() && decides && version.head.state.after(step).is_ok() {
        Ok((version, step))
    } else {
        Err(PageError::NotFound)
    }
}

/// Takes the step.
pub(in crate::pages) async fn take(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number, step)): Path<(String, String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    let step: RecipeStep = step.parse().map_err(|_| PageError::NotFound)?;
    let atlas = atlas(&visit, &desk).await?.ok_or(IndicesError::NoAreas)?;
    let at = (&version.index.slug, version.head.number, form.version);
    match crate::step_index(&visit.cx, atlas.division(), at, (step, &form.words)).await {
        Ok(()) => Ok(see_other(&address(&version.index, version.head.number))),
        Err(error) => match wrong::told(&visit, &version.head.recipe, &error) {
            Some(told) => page(&visit, (&version, step), &form, &[told]),
            None => Err(error.into()),
        },
    }
}

/// Makes a copy of a version to go on with.
pub(in crate::pages) async fn copy(visit: Visit, Path((slug, number)): Path<(String, String)>) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    let made = crate::copy_index_version(&visit.cx, &version.index.slug, version.head.number).await?;
    Ok(see_other(&format!("{}/wijzigen", address(&version.index, made))))
}

/// Makes a version anew of the figures of now, and lays it beside the one before.
pub(in crate::pages) async fn renew(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, number)): Path<(String, String)>,
) -> PageResult {
    let version = find(&visit, &slug, Some(&number)).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(IndicesError::NoAreas)?;
    let (slug, before) = (&version.index.slug, version.head.number);
    let made = crate::renew_index_version(&visit.cx, atlas.division(), slug, before).await?;
    Ok(see_other(&format!("/indexen/{slug}/vergelijken?een={before}&ander={made}")))
}

fn page(
    visit: &Visit,
    (version, step): (&IndexVersion, RecipeStep),
    form: &StepForm,
    errors: &[FieldError],
) -> PageResult {
    let home = address(&version.index, version.head.number);
    let form_name = match step {
        RecipeStep::Publish => "index-publish",
        RecipeStep::Submit | RecipeStep::SendBack | RecipeStep::Approve | RecipeStep::Retire => {
            "index-retire"
        }
    };
    let asked = vec![visit.fields(form_name, errors).field("words", &form.words).area()];
    let sheet = Sheet {
        crumbs: crumbs(visit, Some(&version.index)),
        title: visit.t(&format!("index-step-{step}")).to_owned(),
        lead: visit.t(&format!("{form_name}-lead")).to_owned(),
        action: format!("{home}/stap/{step}"),
        back: home,
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
