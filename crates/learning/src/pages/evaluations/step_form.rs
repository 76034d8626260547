use kernel::Span;
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::mistakes::Mistakes;
use super::super::spoken;
use super::super::steps::Values;
use super::Move;
use crate::actions::Whole;
use crate::{Concluding, Conclusion, Decided, Evaluation, EvaluationStep, EvidenceGrade, Taken};

/// What is typed with a step of an evaluation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct StepForm {
    pub(super) version: i64,
    pub(super) on: String,
    reason: String,
    decision: String,
    decision_named: String,
    due_after: String,
    conclusion: String,
    evidence: String,
    grade: String,
    published: String,
}

/// What a step needs, read.
pub(super) enum Read {
    Begin(Span),
    Postpone(Taken<EvaluationStep>),
    Conclude(Concluding),
    Publish(String, Span),
    Follow(Decided),
}

impl StepForm {
    pub(super) fn on(visit: &Visit, evaluation: &Evaluation) -> Self {
        let on = visit.day(visit.cx.clock.today());
        Self { version: evaluation.version, on, ..Self::default() }
    }

    pub(super) fn parse(&self, visit: &Visit, step: Move) -> Result<Read, Vec<FieldError>> {
        let mut mistakes = Mistakes::of(visit, "learning-step");
        let read = match step {
            Move::Begin => mistakes.span("on", &self.on).map(Read::Begin),
            Move::Postpone => self.postponed(&mut mistakes).map(Read::Postpone),
            Move::Conclude => self.concluded(&mut mistakes).map(Read::Conclude),
            Move::Publish => {
                let place = mistakes.line("published", &self.published);
                mistakes.span("on", &self.on).map(|on| Read::Publish(place, on))
            }
            Move::Follow => self.decided(&mut mistakes).map(Read::Follow),
        };
        mistakes.unless_any(read)
    }

    fn postponed(&self, mistakes: &mut Mistakes<'_>) -> Option<Taken<EvaluationStep>> {
        let due_after = mistakes.span("due_after", &self.due_after);
        let reason = mistakes.text("reason", &self.reason);
        let decision = self.decided(mistakes);
        let on = mistakes.span("on", &self.on)?;
        Some(Taken { reason, decision, due_after, ..Taken::on(EvaluationStep::Postpone, on) })
    }

    fn concluded(&self, mistakes: &mut Mistakes<'_>) -> Option<Concluding> {
        let text = mistakes.text("conclusion", &self.conclusion);
        let evidence = mistakes.maybe("evidence", &self.evidence);
        let grade = mistakes.chosen("grade", &self.grade);
        let on = mistakes.span("on", &self.on)?;
        Some(Concluding { conclusion: Conclusion { text, evidence, grade: grade? }, on })
    }

    /// The decision: one of the register, or its name.
    fn decided(&self, mistakes: &mut Mistakes<'_>) -> Option<Decided> {
        let id = if self.decision.is_empty() { None } else { mistakes.chosen("decision", &self.decision) };
        let named = mistakes.optional("decision_named", &self.decision_named).unwrap_or_default();
        let decided = Decided::of(id, named);
        if decided.is_none() {
            mistakes.add("decision_named");
        }
        decided
    }

    /// What was filled in, as [`super::super::steps::theirs`] tells what somebody else did; `step` says what it is.
    pub(super) fn values(&self, whole: &Whole, step: String) -> Values {
        vec![
            ("state", step),
            ("on", self.on.clone()),
            ("due_after", self.due_after.clone()),
            ("reason", self.reason.clone()),
            ("decision", spoken::chosen_decision(whole, &self.decision, &self.decision_named)),
            ("owner", String::new()),
        ]
    }

    pub(super) fn asked(
        &self,
        visit: &Visit,
        whole: &Whole,
        step: Move,
        errors: &[FieldError],
    ) -> Vec<Field> {
        let f = visit.fields("learning-step", errors);
        let on = f.field("on", &self.on);
        let grades = EvidenceGrade::ALL.iter().map(|grade| grade.name());
        match step {
            Move::Begin => vec![on],
            Move::Postpone => [f.field("due_after", &self.due_after), f.field("reason", &self.reason).area()]
                .into_iter()
                .chain(decision(visit, whole, errors, (&self.decision, &self.decision_named)))
                .chain([on])
                .collect(),
            Move::Conclude => vec![
                self.conclusion_field(visit, errors).area(),
                f.choice("grade", grades, &[&self.grade]).radios(),
                f.optional("evidence", &self.evidence).area(),
                on,
            ],
            Move::Publish => vec![f.field("published", &self.published), on],
            Move::Follow => {
                decision(visit, whole, errors, (&self.decision, &self.decision_named)).into_iter().collect()
            }
        }
    }

    /// The conclusion, with a word of advice when it says more than was shown.
    fn conclusion_field(&self, visit: &Visit, errors: &[FieldError]) -> Field {
        let grade: Option<EvidenceGrade> = self.grade.parse().ok();
        let advice = spoken::causal_advice(visit, &self.conclusion, grade);
        let field = visit.fields("learning-step", errors).field("conclusion", &self.conclusion);
        Field { advice: advice.into_iter().collect(), ..field }
    }
}

/// The two ways to say by which decision: one of the register, when it holds any, and a name.
pub(crate) fn decision(
    visit: &Visit,
    whole: &Whole,
    errors: &[FieldError],
    (chosen, named): (&str, &str),
) -> Vec<Field> {
    let f = visit.fields("learning-step", errors);
    let listed = whole.decisions.iter().map(|(id, title)| (id.to_string(), title.clone()));
    let none = visit.t("learning-step-decision-none");
    let register = f.optional("decision", "").one_of(Some(none), listed, chosen);
    let register = (!whole.decisions.is_empty()).then_some(register);
    let by_name = f.optional("decision_named", named);
    register.into_iter().chain([by_name]).collect()
}
