use serde::Deserialize;
use shell::{FieldError, Form, PageError, PageResult, Path, Query, Visit, see_other};

use super::super::readers::{Thing, readers_href};
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::form::EvaluationForm;
use crate::actions::{Whole, whole};
use crate::{Evaluation, LearningError};

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
    let frame = Frame {
        crumbs: crumbs(visit, "/evaluaties", "evaluations-title"),
        title: visit.t("evaluation-new").to_owned(),
        lead: String::new(),
        action: "/evaluaties/nieuw".to_owned(),
        back: "/evaluaties".to_owned(),
        save: visit.t("learning-save").to_owned(),
        version: 0,
        readers: None,
    };
    sheet::show(visit, &frame, &form.asked(visit, whole, errors, true), errors)
}

/// The form, as the evaluation stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let evaluation = whole.evaluation(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = EvaluationForm::of(&visit, &whole, evaluation);
    let frame = frame(&visit, evaluation, form.version);
    sheet::show(&visit, &frame, &form.asked(&visit, &whole, &[], false), &[])
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
            let frame = frame(&visit, evaluation, form.version);
            return sheet::show(&visit, &frame, &form.asked(&visit, &whole, &errors, false), &errors);
        }
    };
    match crate::change_evaluation(&visit.cx, evaluation.id, form.version, &plan).await {
        Ok(()) => Ok(see_other(&format!("/evaluaties/{}", evaluation.id))),
        Err(LearningError::Stale) => {
            let now = crate::evaluation(&visit.cx, evaluation.id).await?;
            let theirs = EvaluationForm::of(&visit, &whole, &now).values(&visit, &whole);
            let own = form.values(&visit, &whole);
            let frame = frame(&visit, &now, now.version);
            let asked = form.asked(&visit, &whole, &[], false);
            sheet::conflict(&visit, "evaluation", &frame, &asked, (theirs, own))
        }
        Err(error) => Err(error.into()),
    }
}

fn frame(visit: &Visit, evaluation: &Evaluation, version: i64) -> Frame {
    let home = format!("/evaluaties/{}", evaluation.id);
    Frame {
        crumbs: crumbs(visit, "/evaluaties", "evaluations-title"),
        title: visit.t_with("learning-change-title", "name", evaluation.title.as_str()),
        lead: String::new(),
        action: format!("{home}/wijzigen"),
        back: home,
        save: visit.t("learning-save").to_owned(),
        version,
        readers: readers_href(visit, Thing::Evaluation, evaluation.id.uuid()),
    }
}
