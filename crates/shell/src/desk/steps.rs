use axum::extract::State;

use super::{Answers, Ask, Difference, Reading, Sent, Sheet, Stepped, Whole, crumbs, fault};
use crate::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

/// Asks whether the step is meant, and what it needs.
///
/// # Errors
/// When the room cannot be read, or the visitor sees no such thing, or the step leads nowhere from where it stands.
pub async fn before<K: Stepped>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Path((id, step)): Path<(String, String)>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    let thing = known::<K>(&whole, &id, &step)?;
    if !thing.steps().contains(&step.as_str()) {
        return Err(PageError::Stale);
    }
    let today = visit.day(visit.cx.clock.today());
    let answers = Answers::default().with("version", thing.version()).with("on", today);
    page(&visit, (&whole, &thing, &step), &answers, &[])
}

/// Takes the step, or shows what is wrong.
///
/// # Errors
/// See [`before`]; and when the visitor may not take it.
pub async fn step<K: Stepped>(
    visit: Visit,
    State(state): State<<K::Of as Whole>::State>,
    Path((id, step)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let whole = K::Of::seen(&visit, &state).await?;
    let thing = known::<K>(&whole, &id, &step)?;
    let answers = Answers::of(sent);
    let mut reading = Reading::of(&visit, (K::STEP_FORM, K::Of::STEM), &answers);
    let read = K::read_step(&mut reading, &step);
    let taken = match reading.outcome(read) {
        Ok(taken) => taken,
        Err(errors) => return page(&visit, (&whole, &thing, &step), &answers, &errors),
    };
    match K::take(&visit.cx, (&thing, answers.version()), taken).await {
        Ok(()) => Ok(see_other(&thing.page(&whole))),
        Err(error) if K::Of::is_stale(&error) => {
            let differences = thing.beside(&visit, &whole, &step, &answers).ok_or_else(|| error.into())?;
            late(&visit, (&whole, &thing, &step), &answers, &differences)
        }
        Err(error) => match fault::<K>(&visit, &error) {
            Some(wrong) => page(&visit, (&whole, &thing, &step), &answers, &[wrong]),
            None => Err(error.into()),
        },
    }
}

/// The thing, when the step leads somewhere from where it stands, or did before somebody else was first.
fn known<K: Stepped>(whole: &K::Of, id: &str, step: &str) -> Result<K, PageError> {
    let thing = K::find(whole, id).ok_or(PageError::NotFound)?;
    let is_known = K::all_steps().contains(&step) || thing.steps().contains(&step);
    if is_known { Ok(thing) } else { Err(PageError::NotFound) }
}

/// What somebody else made of it beside what was filled in; the step can be taken still, or not any more.
fn late<K: Stepped>(
    visit: &Visit,
    (whole, thing, step): (&K::Of, &K, &str),
    answers: &Answers,
    differences: &[Difference],
) -> PageResult {
    let sheet = Sheet { version: thing.version(), ..sheet(visit, (whole, thing, step), answers, &[]) };
    match thing.steps().contains(&step) {
        true => sheet.conflict(visit, differences),
        false => sheet.too_late(visit, differences),
    }
}

fn page<K: Stepped>(
    visit: &Visit,
    about: (&K::Of, &K, &str),
    answers: &Answers,
    errors: &[FieldError],
) -> PageResult {
    sheet(visit, about, answers, errors).show(visit, errors)
}

fn sheet<K: Stepped>(
    visit: &Visit,
    (whole, thing, step): (&K::Of, &K, &str),
    answers: &Answers,
    errors: &[FieldError],
) -> Sheet {
    let ask = Ask { visit, whole, form: K::STEP_FORM, answers, beside: None, errors };
    let label = format!("{}-step-{}", K::FORM, K::step_word(step));
    Sheet {
        crumbs: crumbs(visit, whole, Some(thing)),
        title: visit.t(&label).to_owned(),
        about: thing.name(whole),
        lead: visit.t(&format!("{label}-text")).to_owned(),
        action: format!("{}/stap/{step}", thing.at()),
        back: thing.page(whole),
        save: visit.t(&label).to_owned(),
        version: answers.version(),
        sections: thing.step_sections(&ask, step),
        ways: Vec::new(),
    }
}
