use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::evaluations::decision;
use super::super::mistakes::Mistakes;
use super::super::spoken;
use super::super::steps::Values;
use crate::actions::Whole;
use crate::{Decided, Pilot, PilotStep, Taken};

/// What is typed with a step of a pilot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    pub(super) version: i64,
    on: String,
    reason: String,
    decision: String,
    decision_named: String,
    due_after: String,
    owner: String,
}

impl StepForm {
    pub(super) fn on(visit: &Visit, pilot: &Pilot) -> Self {
        Self { version: pilot.version, on: visit.day(visit.cx.clock.today()), ..Self::default() }
    }

    /// The step with all that it asks.
    pub(super) fn parse(&self, visit: &Visit, step: PilotStep) -> Result<Taken<PilotStep>, Vec<FieldError>> {
        let asks = step.asks();
        let mut m = Mistakes::of(visit, "learning-step");
        let due_after = if asks.new_date { m.span("due_after", &self.due_after) } else { None };
        let reason =
            if asks.reason { m.text("reason", &self.reason) } else { m.maybe("reason", &self.reason) };
        let owner = if asks.owner { Some(m.line("owner", &self.owner)) } else { None };
        let chosen = if self.decision.is_empty() { None } else { m.chosen("decision", &self.decision) };
        let named = m.optional("decision_named", &self.decision_named).unwrap_or_default();
        let decision = Decided::of(chosen, named);
        if asks.decision && decision.is_none() {
            m.add("decision_named");
        }
        let on = m.span("on", &self.on);
        m.unless_any(on.map(|on| Taken { step, on, reason, decision, due_before: None, due_after, owner }))
    }

    /// What was filled in, as [`super::super::steps::theirs`] tells what somebody else did; `step` says what it is.
    pub(super) fn values(&self, whole: &Whole, step: String) -> Values {
        vec![
            ("state", step),
            ("on", self.on.clone()),
            ("due_after", self.due_after.clone()),
            ("reason", self.reason.clone()),
            ("decision", spoken::chosen_decision(whole, &self.decision, &self.decision_named)),
            ("owner", self.owner.clone()),
        ]
    }

    pub(super) fn asked(
        &self,
        visit: &Visit,
        whole: &Whole,
        step: PilotStep,
        errors: &[FieldError],
    ) -> Vec<Field> {
        let asks = step.asks();
        let f = visit.fields("learning-step", errors);
        let mut asked = Vec::new();
        if asks.new_date {
            asked.push(f.field("due_after", &self.due_after));
        }
        if asks.owner {
            asked.push(f.field("owner", &self.owner));
        }
        if asks.reason {
            asked.push(f.field("reason", &self.reason).area());
            asked.extend(decision(visit, whole, errors, (&self.decision, &self.decision_named)));
        }
        asked.push(f.field("on", &self.on));
        asked
    }
}
