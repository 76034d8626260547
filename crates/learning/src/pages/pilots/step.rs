use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::mistakes::Mistakes;
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::STEPS;
use super::step_form::StepForm;
use crate::actions::{Whole, whole};
use crate::{LearningError, Pilot, PilotStep};

/// What the step asks.
pub(crate) async fn show(visit: Visit, Path((id, word)): Path<(String, String)>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (pilot, step) = found(&whole, &id, &word)?;
    if pilot.state.after(step).is_err() {
        return Err(PageError::Stale);
    }
    page(&visit, &whole, (pilot, step), &StepForm::on(&visit, pilot), &[])
}

/// Takes the step, or shows what is wrong, or that somebody else was first.
pub(crate) async fn save(
    visit: Visit,
    Path((id, word)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let (pilot, step) = found(&whole, &id, &word)?;
    let taken = match form.parse(&visit, step) {
        Ok(taken) => taken,
        Err(errors) => return page(&visit, &whole, (pilot, step), &form, &errors),
    };
    match crate::take_step(&visit.cx, pilot.id, form.version, taken).await {
        Ok(_) => Ok(see_other(&format!("/pilots/{}", pilot.id))),
        Err(LearningError::NotLater) => {
            let mut mistakes = Mistakes::of(&visit, "learning-step");
            mistakes.add("due_after");
            let errors = mistakes.unless_any(None::<()>).err().unwrap_or_default();
            page(&visit, &whole, (pilot, step), &form, &errors)
        }
        Err(LearningError::Stale) => {
            let frame = frame(&visit, pilot, step, pilot.version);
            let asked = form.asked(&visit, &whole, step, &[]);
            sheet::conflict(&visit, "learning-step", &frame, &asked, (Vec::new(), Vec::new()))
        }
        Err(error) => Err(error.into()),
    }
}

/// The pilot, and the step that an address names. Whether it can be taken, the action says: it also knows a request that
/// was sent twice.
fn found<'a>(whole: &'a Whole, id: &str, word: &str) -> Result<(&'a Pilot, PilotStep), PageError> {
    let pilot = whole.pilot(read_id(id)?).ok_or(PageError::NotFound)?;
    let step = STEPS.into_iter().find(|(known, _)| *known == word).ok_or(PageError::NotFound)?.1;
    Ok((pilot, step))
}

fn page(
    visit: &Visit,
    whole: &Whole,
    (pilot, step): (&Pilot, PilotStep),
    form: &StepForm,
    errors: &[FieldError],
) -> PageResult {
    let frame = frame(visit, pilot, step, form.version);
    sheet::show(visit, &frame, &form.asked(visit, whole, step, errors), errors)
}

fn frame(visit: &Visit, pilot: &Pilot, step: PilotStep, version: i64) -> Frame {
    let home = format!("/pilots/{}", pilot.id);
    let word = STEPS.into_iter().find(|(_, known)| *known == step).map_or("", |(word, _)| word);
    let label = visit.t(&format!("pilot-step-{step}")).to_owned();
    Frame {
        crumbs: crumbs(visit, "/pilots", "pilots-title"),
        title: format!("{label}: {}", pilot.name()),
        lead: visit.t(&format!("pilot-step-{step}-lead")).to_owned(),
        action: format!("{home}/stap/{word}"),
        back: home,
        save: label,
        version,
    }
}
