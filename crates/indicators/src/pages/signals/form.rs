use chrono::NaiveDate;
use kernel::clean_text;
use serde::Deserialize;
use shell::{Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::{crumbs, find};
use crate::{Confidence, SessionRecord, Signal, SignalStep};
use shell::desk::Sheet;

/// What is typed of a session.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(in crate::pages) struct SessionForm {
    version: i64,
    held_on: String,
    participants: String,
    explanations: String,
    influences: String,
    confidence: String,
    action: String,
}

/// An empty form.
pub(in crate::pages) async fn empty(visit: Visit, Path(id): Path<String>) -> PageResult {
    let signal = open(&visit, &id).await?;
    let today = visit.cx.clock.today().to_string();
    page(
        &visit,
        &signal,
        &SessionForm { version: signal.version, held_on: today, ..SessionForm::default() },
        &[],
    )
}

async fn open(visit: &Visit, id: &str) -> Result<Signal, PageError> {
    let signal = find(visit, id).await?;
    if signal.state.after(SignalStep::Interpret).is_ok() { Ok(signal) } else { Err(PageError::NotFound) }
}

/// Keeps what was said.
pub(in crate::pages) async fn add(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<SessionForm>,
) -> PageResult {
    let signal = open(&visit, &id).await?;
    match parsed(&visit, &form) {
        Err(errors) => page(&visit, &signal, &form, &errors),
        Ok(record) => {
            crate::interpret_signal(&visit.cx, (signal.id, form.version), &record).await?;
            Ok(see_other(&format!("/signalen/{id}")))
        }
    }
}

fn parsed(visit: &Visit, form: &SessionForm) -> Result<SessionRecord, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut wrong = |field: &str| {
        let message = visit.t(&format!("session-{field}-error")).to_owned();
        errors.push(FieldError { field: field.to_owned(), message });
    };
    let today = visit.cx.clock.today();
    let held_on: Option<NaiveDate> = form.held_on.trim().parse().ok().filter(|day| *day <= today);
    if held_on.is_none() {
        wrong("held-on");
    }
    let mut said =
        |field: &str, text: &str| clean_text(text, 2_000).map_err(|_| wrong(field)).unwrap_or_default();
    let participants = said("participants", &form.participants);
    let explanations = said("explanations", &form.explanations);
    let influences = said("influences", &form.influences);
    let action = said("action", &form.action);
    let confidence: Option<Confidence> = form.confidence.parse().map_err(|_| wrong("confidence")).ok();
    match (held_on, confidence) {
        (Some(held_on), Some(confidence)) if errors.is_empty() => {
            Ok(SessionRecord { held_on, participants, explanations, influences, confidence, action })
        }
        _ => Err(errors),
    }
}

fn page(visit: &Visit, signal: &Signal, form: &SessionForm, errors: &[FieldError]) -> PageResult {
    let f = visit.fields("session", errors);
    let levels = Confidence::ALL.iter().map(|one| one.name());
    let held_on = Field { kind: "date", ..f.field("held-on", &form.held_on) };
    let asked = vec![
        held_on,
        f.field("participants", &form.participants).area(),
        f.field("explanations", &form.explanations).area(),
        f.field("influences", &form.influences).area(),
        f.choice("confidence", levels, &[&form.confidence]).radios(),
        f.field("action", &form.action).area(),
    ];
    let home = format!("/signalen/{}", signal.id);
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t("session-new").to_owned(),
        lead: visit.t("session-lead").to_owned(),
        action: format!("{home}/duiding"),
        back: home,
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
