use super::{Answers, Ask, Reading, Sent, Sheet, Stepped, Whole, crumbs, fault};
use crate::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

/// Asks whether the step is meant, and what it needs.
///
/// # Errors
/// When the room cannot be read, or the visitor sees no such thing, or the step leads nowhere from where it stands.
pub async fn before<K: Stepped>(visit: Visit, Path((id, step)): Path<(String, String)>) -> PageResult {
    let whole = K::Of::seen(&visit).await?;
    let thing = with_way::<K>(&whole, &id, &step)?;
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
    Path((id, step)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let whole = K::Of::seen(&visit).await?;
    let thing = with_way::<K>(&whole, &id, &step)?;
    let answers = Answers::of(sent);
    let mut reading = Reading::of(&visit, (K::FORM, K::Of::STEM), &answers);
    let read = K::read_step(&mut reading, &step);
    let taken = match reading.outcome(read) {
        Ok(taken) => taken,
        Err(errors) => return page(&visit, (&whole, &thing, &step), &answers, &errors),
    };
    match K::take(&visit.cx, (&thing, answers.version()), taken).await {
        Ok(()) => Ok(see_other(&thing.page(&whole))),
        Err(error) => match fault::<K>(&visit, &error) {
            Some(wrong) => page(&visit, (&whole, &thing, &step), &answers, &[wrong]),
            None => Err(error.into()),
        },
    }
}

/// The thing, when the step leads somewhere from where it stands.
fn with_way<K: Stepped>(whole: &K::Of, id: &str, step: &str) -> Result<K, PageError> {
    let thing = K::find(whole, id).ok_or(PageError::NotFound)?;
    if thing.steps().contains(&step) { Ok(thing) } else { Err(PageError::NotFound) }
}

fn page<K: Stepped>(
    visit: &Visit,
    (whole, thing, step): (&K::Of, &K, &str),
    answers: &Answers,
    errors: &[FieldError],
) -> PageResult {
    let ask = Ask { visit, whole, form: K::FORM, answers, beside: None, errors };
    let label = format!("{}-step-{step}", K::FORM);
    let sheet = Sheet {
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
    };
    sheet.show(visit, errors)
}
