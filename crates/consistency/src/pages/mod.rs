mod file;
mod line;
mod list;
mod one;
mod wanted;

use access::Action;
use kernel::{Instant, local_time};
use shell::{Crumb, Guard, NavEntry, PageError, Room, Routes, Visit};
use store::StoreError;

use crate::{CheckError, Checks, Severity, WantedStanding};

pub use line::{Line, lines};

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    href: "/controle",
    label: "consistency-navigation",
    shown_to: Some(Action::ExplainFinding),
}];

/// The room behind its doors, with the rooms that check.
#[must_use]
pub fn room(checks: &Checks) -> Room {
    let explain = Guard::Could(Action::ExplainFinding);
    Routes::new()
        .get("/controle", explain, list::show)
        .get("/controle/bestand/{name}", explain, file::show)
        .get("/controle/{address}", explain, one::show)
        .post("/controle/{address}", explain, one::save)
        .post("/controle/{address}/terugnemen", explain, one::take_back)
        .room(checks.clone())
}

impl From<CheckError> for PageError {
    fn from(error: CheckError) -> Self {
        match error {
            CheckError::NotFound => Self::NotFound,
            CheckError::Refused(refused) => refused.into(),
            CheckError::Changed | CheckError::Ended(_) | CheckError::Store(StoreError::Taken(_)) => {
                Self::Stale
            }
            CheckError::Store(error) => error.into(),
        }
    }
}

fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/controle".to_owned(), label: visit.t("consistency-title").to_owned() }]
}

fn day(at: Instant) -> String {
    local_time(at).format("%d-%m-%Y").to_string()
}

/// The tone of the badge that says how grave it is.
fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Question => "neutral",
        Severity::Note => "inactive",
    }
}

/// The tone of the badge that says what people made of it.
fn tone_of(standing: WantedStanding) -> &'static str {
    match standing {
        WantedStanding::Open => "inactive",
        WantedStanding::Explained => "success",
        WantedStanding::Accepted => "neutral",
    }
}

/// What a rule is called in a sentence: by its number.
fn rule_number(visit: &Visit, rule: crate::Rule) -> String {
    visit.t_with("consistency-rule-number", "number", rule.name().to_uppercase())
}
