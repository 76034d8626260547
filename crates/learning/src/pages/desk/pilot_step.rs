use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Difference, Reading, Section, Stepped};

use super::asked::{LINE, TEXT};
use super::{Desk, taken};
use crate::pages::pilots::STEPS;
use crate::{LearningError, Pilot, PilotStep, Taken};

fn named(word: &str) -> Option<PilotStep> {
    STEPS.into_iter().find(|(known, _)| *known == word).map(|(_, step)| step)
}

impl Stepped for Pilot {
    const STEP_FORM: &'static str = taken::FORM;
    type Step = Taken<PilotStep>;

    fn all_steps() -> Vec<&'static str> {
        STEPS.into_iter().map(|(word, _)| word).collect()
    }

    fn steps(&self) -> Vec<&'static str> {
        let can = STEPS.into_iter().filter(|(_, step)| self.state.after(*step).is_ok());
        can.map(|(word, _)| word).collect()
    }

    fn step_word(step: &str) -> &str {
        named(step).map_or(step, |step| step.name())
    }

    fn beside(&self, visit: &Visit, desk: &Desk, step: &str, own: &Answers) -> Option<Vec<Difference>> {
        let last = self.history.last();
        let done = last.map(|taken| visit.t(&format!("pilot-done-{}", taken.step)).to_owned());
        let meant = format!("pilot-step-{}", Self::step_word(step));
        Some(taken::beside(visit, desk, (done.unwrap_or_default(), last), (&meant, own)))
    }

    fn step_sections(&self, ask: &Ask<'_, Desk>, step: &str) -> Vec<Section> {
        let Some(asks) = named(step).map(PilotStep::asks) else { return Vec::new() };
        let mut fields = Vec::new();
        fields.extend(asks.new_date.then(|| ask.line("due_after")));
        fields.extend(asks.owner.then(|| ask.line("owner")));
        if asks.reason {
            fields.push(ask.text("reason"));
            fields.extend(taken::decision(ask));
        }
        fields.push(ask.line("on"));
        vec![Section::plain(fields)]
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Taken<PilotStep>> {
        let step = named(step)?;
        let asks = step.asks();
        let due_after = if asks.new_date { reading.date("due_after") } else { None };
        let reason = match asks.reason {
            true => reading.text("reason", TEXT),
            false => reading.maybe_text("reason", TEXT),
        };
        let owner = if asks.owner { reading.line("owner", LINE) } else { None };
        let decision = taken::read_decision(reading, asks.decision);
        let on = reading.date("on")?;
        let reason = reason.unwrap_or_default();
        Some(Taken { reason, decision, due_after, owner, ..Taken::on(step, on) })
    }

    async fn take(cx: &Cx, (pilot, seen): (&Self, i64), step: Self::Step) -> Result<(), LearningError> {
        crate::take_step(cx, pilot.id, seen, step).await.map(drop)
    }
}
