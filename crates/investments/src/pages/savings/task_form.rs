use std::collections::BTreeMap;

use kernel::{Cents, Openness};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};
use tracks::TrackId;
use vision::DecisionId;

use super::super::named::Named;
use super::super::sheet::{Wrong, area, number, one_of, openness, select};
use crate::{Amount, NewSavingsTask, Plain, SavingsTask, TaskAdjustment, TaskKind};

/// What is typed of a task, or of a change of it by decision.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct TaskForm {
    pub(super) version: i64,
    code: String,
    naam: String,
    soort: String,
    bedragen: String,
    spoor: String,
    openheid: String,
    vindplaats: String,
    jaar: String,
    erbij: String,
    besluit: String,
}

impl TaskForm {
    pub(super) fn empty() -> Self {
        Self {
            soort: TaskKind::Level.name().to_owned(),
            openheid: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(task: &SavingsTask) -> Self {
        let of = &task.particulars;
        let line = |(year, cents): (&i32, &Cents)| format!("{year}; {}", Plain(*cents));
        Self {
            version: task.version,
            code: of.code.clone(),
            naam: of.name.clone(),
            soort: of.kind.name().to_owned(),
            bedragen: of.amounts.iter().map(line).collect::<Vec<_>>().join("\n"),
            spoor: of.track.map(|id| id.to_string()).unwrap_or_default(),
            openheid: of.openness.name().to_owned(),
            vindplaats: of.document.clone(),
            ..Self::default()
        }
    }

    pub(super) fn asked(&self, visit: &Visit, named: &Named, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("saving", errors);
        let tracks = named.tracks.iter().map(|one| (one.id.to_string(), one.particulars.name.clone()));
        vec![
            f.field("code", &self.code),
            f.field("naam", &self.naam),
            select(f.choice("soort", TaskKind::ALL.iter().map(|one| one.name()), &[&self.soort])),
            area(f.field("bedragen", &self.bedragen)),
            one_of(f.optional("spoor", ""), Some(visit.t("saving-no-track")), tracks, &self.spoor),
            openness(visit, "openheid", &self.openheid, errors),
            f.field("vindplaats", &self.vindplaats),
        ]
    }

    pub(super) fn parse(&self, visit: &Visit, named: &Named) -> Result<NewSavingsTask, Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "saving");
        let code = wrong.line("code", &self.code, 20);
        let name = wrong.line("naam", &self.naam, 120);
        let kind = wrong.read("soort", self.soort.parse());
        let amounts = wrong.read("bedragen", amounts(&self.bedragen).ok_or(()));
        let track = wrong.read("spoor", self.track(named));
        let openness = wrong.read("openheid", self.openheid.parse());
        let document = wrong.line("vindplaats", &self.vindplaats, 200);
        match (kind, amounts, track, openness) {
            (Some(kind), Some(amounts), Some(track), Some(openness)) if wrong.found.is_empty() => {
                Ok(NewSavingsTask { code, name, kind, amounts, track, openness, document })
            }
            _ => Err(wrong.found),
        }
    }

    /// The track that was chosen, or none; one that the writer does not see is no choice.
    fn track(&self, named: &Named) -> Result<Option<TrackId>, ()> {
        if self.spoor.is_empty() {
            return Ok(None);
        }
        let id = self.spoor.parse().ok().and_then(|id| named.track(id));
        id.map(|track| Some(track.id)).ok_or(())
    }

    /// The fields with which a task is changed by decision.
    pub(super) fn adjusting(
        &self,
        visit: &Visit,
        decisions: Vec<(String, String)>,
        errors: &[FieldError],
    ) -> Vec<Field> {
        let f = visit.fields("saving", errors);
        let none = visit.t("money-choose-decision");
        vec![
            number(f.field("jaar", &self.jaar)),
            number(f.field("erbij", &self.erbij)),
            one_of(f.field("besluit", ""), Some(none), decisions, &self.besluit),
        ]
    }

    pub(super) fn adjustment(&self, visit: &Visit) -> Result<TaskAdjustment, Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "saving");
        let year = wrong.read("jaar", year(&self.jaar).ok_or(()));
        let amount = wrong.read("erbij", signed(&self.erbij).ok_or(()));
        let decision: Option<DecisionId> = wrong.read("besluit", self.besluit.parse());
        match (year, amount, decision) {
            (Some(year), Some(amount), Some(decision)) => Ok(TaskAdjustment { year, amount, decision }),
            _ => Err(wrong.found),
        }
    }
}

/// `2022; 30.000` on each line.
fn amounts(text: &str) -> Option<BTreeMap<i32, Cents>> {
    let mut amounts = BTreeMap::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (of, amount) = line.split_once([';', '\t'])?;
        let twice = amounts.insert(year(of)?, Amount::typed(amount).ok()?.money()?);
        if twice.is_some() {
            return None;
        }
    }
    (!amounts.is_empty() && amounts.len() <= 30).then_some(amounts)
}

pub(super) fn year(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|year| (1990..=2200).contains(year))
}

/// An amount that may be below zero.
fn signed(text: &str) -> Option<Cents> {
    let text = text.trim();
    let bare = text.trim_start_matches(['-', '−']);
    let cents = Amount::typed(bare).ok()?.money()?;
    Some(if bare.len() < text.len() { Cents(-cents.0) } else { cents })
}
