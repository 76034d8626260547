use shell::{FieldError, Form, PageError, PageResult, Path, Visit};

use super::super::read_id;
use super::super::steps::{StepPage, is_late, theirs};
use super::STEPS;
use super::step_form::StepForm;
use crate::actions::{Whole, whole};
use crate::{Pilot, PilotStep};

/// What the step asks.
pub(crate) async fn show(visit: Visit, Path((id, word)): Path<(String, String)>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (pilot, (word, step)) = found(&whole, &id, &word)?;
    if pilot.state.after(step).is_err() {
        return Err(PageError::Stale);
    }
    let form = StepForm::on(&visit, pilot);
    page(pilot, (word, step)).show(&visit, form.version, form.asked(&visit, &whole, step, &[]), &[])
}

/// Takes the step, or shows what is wrong, or that somebody else was first.
pub(crate) async fn save(
    visit: Visit,
    Path((id, word)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (pilot, (word, step)) = found(&whole, &id, &word)?;
    let page = page(pilot, (word, step));
    let asked = |errors: &[FieldError]| (form.version, form.asked(&visit, &whole, step, errors));
    let taken = match form.parse(&visit, step) {
        Ok(taken) => taken,
        Err(errors) => return page.show(&visit, form.version, asked(&errors).1, &errors),
    };
    match crate::take_step(&visit.cx, pilot.id, form.version, taken).await.map(drop) {
        Err(late) if is_late(&late) => {
            let now = crate::pilot(&visit.cx, pilot.id).await?;
            let last = now.history.last();
            let done =
                last.map_or(String::new(), |taken| visit.t(&format!("pilot-done-{}", taken.step)).to_owned());
            let own = form.values(&whole, visit.t(&page.texts).to_owned());
            let both = (theirs(&visit, &whole, done, last), own);
            page.conflict(&visit, (now.version, now.state.after(step).is_ok()), asked(&[]).1, both)
        }
        taken => page.outcome(&visit, taken, asked),
    }
}

/// The pilot, and the step that an address names. Whether it can be taken, the action says: it also knows a request that
/// was sent twice.
fn found<'a>(
    whole: &'a Whole,
    id: &str,
    word: &str,
) -> Result<(&'a Pilot, (&'static str, PilotStep)), PageError> {
    let pilot = whole.pilot(read_id(id)?).ok_or(PageError::NotFound)?;
    let step = STEPS.into_iter().find(|(known, _)| *known == word).ok_or(PageError::NotFound)?;
    Ok((pilot, step))
}

fn page<'a>(pilot: &'a Pilot, (word, step): (&'static str, PilotStep)) -> StepPage<'a> {
    StepPage {
        part: ("/pilots", "pilots-title"),
        home: format!("/pilots/{}", pilot.id),
        name: pilot.name(),
        word,
        texts: format!("pilot-step-{step}"),
    }
}
