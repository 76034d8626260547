use shell::{FieldError, Form, PageError, PageResult, Path, Visit};

use super::super::read_id;
use super::super::steps::{StepPage, is_late, theirs};
use super::step_form::{Read, StepForm};
use super::{Move, STEPS};
use crate::actions::{Whole, whole};
use crate::{Evaluation, LearningError};

/// What the step asks.
pub(crate) async fn show(visit: Visit, Path((id, word)): Path<(String, String)>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (evaluation, (word, step)) = found(&whole, &id, &word)?;
    if !step.fits(evaluation) {
        return Err(PageError::Stale);
    }
    let form = StepForm::on(&visit, evaluation);
    page(evaluation, (word, step)).show(&visit, form.version, form.asked(&visit, &whole, step, &[]), &[])
}

/// Takes the step, or shows what is wrong, or that somebody else was first.
pub(crate) async fn save(
    visit: Visit,
    Path((id, word)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (evaluation, (word, step)) = found(&whole, &id, &word)?;
    let page = page(evaluation, (word, step));
    let asked = |errors: &[FieldError]| (form.version, form.asked(&visit, &whole, step, errors));
    let read = match form.parse(&visit, step) {
        Ok(read) => read,
        Err(errors) => return page.show(&visit, form.version, asked(&errors).1, &errors),
    };
    match take(&visit, evaluation, form.version, read).await {
        Err(late) if is_late(&late) => {
            let now = crate::evaluation(&visit.cx, evaluation.id).await?;
            let last = now.history.last();
            let done = last.map_or(String::new(), |taken| {
                visit.t(&format!("evaluation-done-{}", taken.step)).to_owned()
            });
            let own = form.values(&whole, visit.t(&page.texts).to_owned());
            let both = (theirs(&visit, &whole, done, last), own);
            page.conflict(&visit, (now.version, step.fits(&now)), asked(&[]).1, both)
        }
        taken => page.outcome(&visit, taken, asked),
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
fn found<'a>(
    whole: &'a Whole,
    id: &str,
    word: &str,
) -> Result<(&'a Evaluation, (&'static str, Move)), PageError> {
    let evaluation = whole.evaluation(read_id(id)?).ok_or(PageError::NotFound)?;
    let step = STEPS.into_iter().find(|(known, _)| *known == word).ok_or(PageError::NotFound)?;
    Ok((evaluation, step))
}

fn page<'a>(evaluation: &'a Evaluation, (word, step): (&'static str, Move)) -> StepPage<'a> {
    StepPage {
        part: ("/evaluaties", "evaluations-title"),
        home: format!("/evaluaties/{}", evaluation.id),
        name: &evaluation.title,
        word,
        texts: format!("evaluation-step-{}", step.name()),
    }
}
