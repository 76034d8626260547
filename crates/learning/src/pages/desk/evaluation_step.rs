use access::Cx;
use kernel::Span;
use shell::desk::{Answers, Ask, Difference, Reading, Section, Stepped};
use shell::{Field, Visit};

use super::asked::{LINE, TEXT};
use super::{Desk, asked, taken};
use crate::pages::evaluations::{Move, STEPS};
use crate::pages::spoken;
use crate::{
    Concluding, Conclusion, Decided, Evaluation, EvaluationStep, EvidenceGrade, LearningError, Taken,
};

/// A step with all that it needs.
#[derive(Debug)]
pub enum Told {
    Begin(Span),
    Postpone(Taken<EvaluationStep>),
    Conclude(Concluding),
    Publish(String, Span),
    Follow(Decided),
}

fn named(word: &str) -> Option<Move> {
    STEPS.into_iter().find(|(known, _)| *known == word).map(|(_, step)| step)
}

impl Stepped for Evaluation {
    const STEP_FORM: &'static str = taken::FORM;
    type Step = Told;

    fn all_steps() -> Vec<&'static str> {
        STEPS.into_iter().map(|(word, _)| word).collect()
    }

    fn steps(&self) -> Vec<&'static str> {
        Move::all_of(self).map(|(word, _)| word).collect()
    }

    fn step_word(step: &str) -> &str {
        named(step).map_or(step, |step| step.name())
    }

    fn beside(&self, visit: &Visit, desk: &Desk, step: &str, own: &Answers) -> Option<Vec<Difference>> {
        let last = self.history.last();
        let done = last.map(|taken| visit.t(&format!("evaluation-done-{}", taken.step)).to_owned());
        let meant = format!("evaluation-step-{}", Self::step_word(step));
        Some(taken::beside(visit, desk, (done.unwrap_or_default(), last), (&meant, own)))
    }

    fn step_sections(&self, ask: &Ask<'_, Desk>, step: &str) -> Vec<Section> {
        let Some(step) = named(step) else { return Vec::new() };
        let fields = match step {
            Move::Begin => vec![ask.line("on")],
            Move::Postpone => [ask.line("due_after"), ask.text("reason")]
                .into_iter()
                .chain(taken::decision(ask))
                .chain([ask.line("on")])
                .collect(),
            Move::Conclude => {
                let grades = EvidenceGrade::ALL.iter().map(|grade| grade.name());
                let grade = ask.word("grade", grades).radios();
                vec![conclusion(ask), grade, ask.maybe_text("evidence"), ask.line("on")]
            }
            Move::Publish => vec![ask.line("published"), ask.line("on")],
            Move::Follow => taken::decision(ask),
        };
        vec![Section::plain(fields)]
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Told> {
        match named(step)? {
            Move::Begin => reading.date("on").map(Told::Begin),
            Move::Postpone => postponed(reading).map(Told::Postpone),
            Move::Conclude => concluded(reading).map(Told::Conclude),
            Move::Publish => {
                let (place, on) = (reading.line("published", LINE), reading.date("on"));
                Some(Told::Publish(place?, on?))
            }
            Move::Follow => taken::read_decision(reading, true).map(Told::Follow),
        }
    }

    async fn take(cx: &Cx, (evaluation, seen): (&Self, i64), step: Told) -> Result<(), LearningError> {
        let id = evaluation.id;
        match step {
            Told::Begin(on) => crate::begin_evaluation(cx, id, seen, on).await,
            Told::Postpone(taken) => crate::postpone_evaluation(cx, id, seen, taken).await,
            Told::Conclude(concluding) => crate::conclude_evaluation(cx, id, seen, &concluding).await,
            Told::Publish(place, on) => crate::publish_evaluation(cx, id, seen, (&place, on)).await,
            Told::Follow(decision) => crate::follow_evaluation(cx, id, seen, &decision).await,
        }
    }
}

/// The conclusion, with a word of advice when it says more than was shown.
fn conclusion(ask: &Ask<'_, Desk>) -> Field {
    let advice = spoken::causal_advice(ask.visit, ask.answer("conclusion"), ask.answer("grade").parse().ok());
    Field { advice: advice.into_iter().collect(), ..ask.text("conclusion") }
}

fn postponed(reading: &mut Reading<'_>) -> Option<Taken<EvaluationStep>> {
    let due_after = reading.date("due_after");
    let reason = reading.text("reason", TEXT);
    let decision = taken::read_decision(reading, true);
    let on = reading.date("on")?;
    Some(Taken { reason: reason?, decision, due_after, ..Taken::on(EvaluationStep::Postpone, on) })
}

fn concluded(reading: &mut Reading<'_>) -> Option<Concluding> {
    let text = reading.text("conclusion", TEXT);
    let evidence = asked::text_or_none(reading, "evidence");
    let grade = reading.parsed("grade");
    let on = reading.date("on")?;
    Some(Concluding { conclusion: Conclusion { text: text?, evidence, grade: grade? }, on })
}
