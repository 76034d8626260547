use serde::Deserialize;
use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::super::read_id;
use super::super::readers::Thing;
use super::super::sheet::List;
use super::form::EvaluationForm;
use crate::actions::{Whole, whole};
use crate::{Evaluation, LearningError};

/// How they are written.
const LIST: List =
    List { href: "/evaluaties", title: "evaluations-title", form: "evaluation", thing: Thing::Evaluation };

/// About which pilot a new evaluation is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct NewQuery {
    pilot: String,
}

/// An empty form.
pub(crate) async fn empty(visit: Visit, Query(query): Query<NewQuery>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    new(&visit, &whole, &EvaluationForm::about(&query.pilot), &[])
}

/// Plans the evaluation that was filled in.
pub(crate) async fn add(visit: Visit, Form(form): Form<EvaluationForm>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    match form.parse(&visit, None) {
        Ok((plan, due)) => {
            let id = crate::add_evaluation(&visit.cx, &plan, due).await?;
            Ok(see_other(&format!("/evaluaties/{id}")))
        }
        Err(errors) => new(&visit, &whole, &form, &errors),
    }
}

fn new(visit: &Visit, whole: &Whole, form: &EvaluationForm, errors: &[FieldError]) -> PageResult {
    LIST.fresh(visit).asking(form.asked(visit, whole, errors, true)).show(visit, errors)
}

/// The form, as the evaluation stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let evaluation = whole.evaluation(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = EvaluationForm::of(&visit, &whole, evaluation);
    old(&visit, evaluation, form.version).asking(form.asked(&visit, &whole, &[], false)).show(&visit, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<EvaluationForm>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let evaluation = whole.evaluation(read_id(&id)?).ok_or(PageError::NotFound)?;
    let plan = match form.parse(&visit, Some(evaluation)) {
        Ok((plan, _)) => plan,
        Err(errors) => {
            let asked = form.asked(&visit, &whole, &errors, false);
            return old(&visit, evaluation, form.version).asking(asked).show(&visit, &errors);
        }
    };
    match crate::change_evaluation(&visit.cx, evaluation.id, form.version, &plan).await {
        Ok(()) => Ok(see_other(&format!("/evaluaties/{}", evaluation.id))),
        Err(LearningError::Stale) => {
            let now = crate::evaluation(&visit.cx, evaluation.id).await?;
            let theirs = EvaluationForm::of(&visit, &whole, &now).asked(&visit, &whole, &[], false);
            let own = form.asked(&visit, &whole, &[], false);
            old(&visit, &now, now.version).asking(own).beside(&visit, theirs)
        }
        Err(error) => Err(error.into()),
    }
}

fn old(visit: &Visit, evaluation: &Evaluation, version: i64) -> Sheet {
    let title = visit.t_with("desk-change-title", "name", evaluation.title.as_str());
    LIST.old(visit, (evaluation.id.uuid(), version), title)
}
