use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::mistakes::Mistakes;
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::step_form::{Read, StepForm};
use super::{Move, STEPS};
use crate::actions::{Whole, whole};
use crate::{Evaluation, LearningError};

/// What the step asks.
pub(crate) async fn show(visit: Visit, Path((id, word)): Path<(String, String)>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (evaluation, step) = found(&whole, &id, &word)?;
    if !step.fits(evaluation) {
        return Err(PageError::Stale);
    }
    page(&visit, &whole, (evaluation, step), &StepForm::on(&visit, evaluation), &[])
}

/// Takes the step, or shows what is wrong, or that somebody else was first.
pub(crate) async fn save(
    visit: Visit,
    Path((id, word)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (evaluation, step) = found(&whole, &id, &word)?;
    let read = match form.parse(&visit, step) {
        Ok(read) => read,
        Err(errors) => return page(&visit, &whole, (evaluation, step), &form, &errors),
    };
    match take(&visit, evaluation, form.version, read).await {
        Ok(()) => Ok(see_other(&format!("/evaluaties/{}", evaluation.id))),
        Err(LearningError::NotLater) => {
            let mut mistakes = Mistakes::of(&visit, "learning-step");
            mistakes.add("due_after");
            let errors = mistakes.unless_any(None::<()>).err().unwrap_or_default();
            page(&visit, &whole, (evaluation, step), &form, &errors)
        }
        Err(LearningError::Stale) => {
            let frame = frame(&visit, evaluation, step, evaluation.version);
            let asked = form.asked(&visit, &whole, step, &[]);
            sheet::conflict(&visit, "learning-step", &frame, &asked, (Vec::new(), Vec::new()))
        }
        Err(error) => Err(error.into()),
    }
}

async fn take(visit: &Visit, evaluation: &Evaluation, seen: i64, read: Read) -> Result<(), LearningError> {
    let (cx, id) = (&visit.cx, evaluation.id);
    match read {
        Read::Begin(on) => crate::begin_evaluation(cx, id, seen, on).await,
        Read::Postpone(taken) => crate::postpone_evaluation(cx, id, seen, taken).await,
        Read::Conclude(concluding) => crate::conclude_evaluation(cx, id, seen, &concluding).await,
        Read::Publish(place, on) => crate::publish_evaluation(cx, id, seen, (&place, on)).await,
        Read::Follow(decision) => crate::follow_evaluation(cx, id, seen, &decision).await,
    }
}

/// The evaluation, and the step that an address names. Whether it can be taken, the action says: it also knows a
/// request that was sent twice.
fn found<'a>(whole: &'a Whole, id: &str, word: &str) -> Result<(&'a Evaluation, Move), PageError> {
    let evaluation = whole.evaluation(read_id(id)?).ok_or(PageError::NotFound)?;
    let step = STEPS.into_iter().find(|(known, _)| *known == word).ok_or(PageError::NotFound)?.1;
    Ok((evaluation, step))
}

fn page(
    visit: &Visit,
    whole: &Whole,
    (evaluation, step): (&Evaluation, Move),
    form: &StepForm,
    errors: &[FieldError],
) -> PageResult {
    let frame = frame(visit, evaluation, step, form.version);
    sheet::show(visit, &frame, &form.asked(visit, whole, step, errors), errors)
}

fn frame(visit: &Visit, evaluation: &Evaluation, step: Move, version: i64) -> Frame {
    let home = format!("/evaluaties/{}", evaluation.id);
    let word = STEPS.into_iter().find(|(_, known)| *known == step).map_or("", |(word, _)| word);
    let label = visit.t(&format!("evaluation-step-{}", step.name())).to_owned();
    Frame {
        crumbs: crumbs(visit, "/evaluaties", "evaluations-title"),
        title: format!("{label}: {}", evaluation.title),
        lead: visit.t(&format!("evaluation-step-{}-lead", step.name())).to_owned(),
        action: format!("{home}/stap/{word}"),
        back: home,
        save: label,
        version,
    }
}
