use kernel::{Openness, Span};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::mistakes::Mistakes;
use super::super::pointers;
use crate::actions::Whole;
use crate::{Evaluation, EvaluationPlan};

/// What is typed of an evaluation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct EvaluationForm {
    pub(super) version: i64,
    title: String,
    pilot: String,
    interim: String,
    due: String,
    questions: String,
    method: String,
    pub(super) openness: String,
    source: String,
}

impl EvaluationForm {
    pub(super) fn of(visit: &Visit, whole: &Whole, evaluation: &Evaluation) -> Self {
        let plan = &evaluation.plan;
        Self {
            version: evaluation.version,
            title: plan.title.clone(),
            pilot: pointers::shown(plan.pilot, &pointers::pilots(whole)),
            interim: if plan.interim { "yes" } else { "no" }.to_owned(),
            due: visit.span(evaluation.due),
            questions: plan.questions.join("\n"),
            method: plan.method.clone(),
            openness: plan.openness.name().to_owned(),
            source: plan.source.clone().unwrap_or_default(),
        }
    }

    /// An empty one, about this pilot when it is named.
    pub(super) fn about(pilot: &str) -> Self {
        Self {
            pilot: pilot.to_owned(),
            interim: "no".to_owned(),
            openness: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    /// The plan that was typed; `old` is what it was.
    pub(super) fn parse(
        &self,
        visit: &Visit,
        old: Option<&Evaluation>,
    ) -> Result<(EvaluationPlan, Span), Vec<FieldError>> {
        let mut mistakes = Mistakes::of(visit, "evaluation");
        let title = mistakes.line("title", &self.title);
        let pilot = old.and_then(|old| old.plan.pilot);
        let pilot = pointers::read(&mut mistakes, "pilot", &self.pilot, pilot);
        let due = old.map(|old| old.due).or_else(|| mistakes.span("due", &self.due));
        let openness = mistakes.chosen("openness", &self.openness);
        let questions = mistakes.lines("questions", &self.questions);
        let method = mistakes.maybe("method", &self.method);
        let source = mistakes.optional("source", &self.source);
        let plan = openness.map(|openness| EvaluationPlan {
            title,
            pilot,
            interim: self.interim == "yes",
            questions,
            method,
            openness,
            source,
        });
        mistakes.unless_any(plan.zip(due))
    }

    /// The fields; the date of one that exists changes by postponing it, and is not asked.
    pub(super) fn asked(
        &self,
        visit: &Visit,
        whole: &Whole,
        errors: &[FieldError],
        is_new: bool,
    ) -> Vec<Field> {
        let f = visit.fields("evaluation", errors);
        let (pilot, none) = (f.optional("pilot", ""), visit.t("evaluation-pilot-none"));
        let pilot = pointers::asked(visit, pilot, none, pointers::pilots(whole), &self.pilot);
        let due = is_new.then(|| f.field("due", &self.due));
        let interim = f.choice("interim", ["no", "yes"], &[&self.interim]);
        let levels = Openness::ALL.iter().map(|one| one.name());
        let before = [f.field("title", &self.title), pilot, interim.radios()];
        let after = [
            f.optional("questions", &self.questions).area(),
            f.optional("method", &self.method).area(),
            f.choice("openness", levels, &[&self.openness]).radios(),
            f.optional("source", &self.source),
        ];
        before.into_iter().chain(due).chain(after).collect()
    }
}
