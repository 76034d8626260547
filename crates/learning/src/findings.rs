//! What the checker of plans and figures finds in this room.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use consistency::{Argument, Finding, Rule, Severity, Thing};
use uuid::Uuid;

use crate::{
    Evaluation, EvaluationId, EvidenceGrade, Lesson, Pilot, PilotId, PilotStep, Question, causal_words,
};

/// All of the room, as somebody sees it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Learning {
    /// The pilots.
    pub pilots: Vec<Pilot>,
    /// Their evaluations, and those of other things.
    pub evaluations: Vec<Evaluation>,
    /// The learning agenda.
    pub questions: Vec<Question>,
    /// What was learned.
    pub lessons: Vec<Lesson>,
}

/// What does not follow, is late or is missing, as of `today`; the same things give the same findings in the same order.
#[must_use]
pub fn findings(learning: &Learning, today: NaiveDate) -> Vec<Finding> {
    let evaluated: BTreeSet<PilotId> =
        learning.evaluations.iter().filter_map(|evaluation| evaluation.plan.pilot).collect();
    let grades: BTreeMap<EvaluationId, EvidenceGrade> = learning
        .evaluations
        .iter()
        .filter_map(|evaluation| Some((evaluation.id, evaluation.conclusion.as_ref()?.grade)))
        .collect();
    let of_pilots = learning.pilots.iter().flat_map(|pilot| of_pilot(pilot, &evaluated, today));
    let of_evaluations = learning.evaluations.iter().flat_map(|evaluation| of_evaluation(evaluation, today));
    let of_questions = learning.questions.iter().filter_map(|question| of_question(question, today));
    let of_lessons = learning.lessons.iter().flat_map(|lesson| of_lesson(lesson, &grades));
    of_pilots.chain(of_evaluations).chain(of_questions).chain(of_lessons).collect()
}

/// A finding about one thing, with only what differs between them written out.
struct About {
    thing: Thing,
    source: Option<String>,
}

impl About {
    fn pilot(pilot: &Pilot) -> Self {
        Self::new("pilot", pilot.id.uuid(), pilot.name(), "pilots", pilot.protocol.source.as_ref())
    }

    fn evaluation(evaluation: &Evaluation) -> Self {
        let (id, source) = (evaluation.id.uuid(), evaluation.plan.source.as_ref());
        Self::new("evaluation", id, &evaluation.title, "evaluaties", source)
    }

    fn new(kind: &'static str, id: Uuid, name: &str, pages: &str, source: Option<&String>) -> Self {
        let page = Some(format!("/{pages}/{id}"));
        Self { thing: Thing { kind, id: Some(id), name: name.to_owned(), page }, source: source.cloned() }
    }

    fn found(&self, rule: Rule, severity: Severity, sentence: &'static str) -> Finding {
        let id = self.thing.id.unwrap_or_default();
        Finding {
            rule,
            severity,
            key: format!("{sentence} {id}"),
            about: self.thing.clone(),
            sentence,
            arguments: BTreeMap::from([("name", Argument::Text(self.thing.name.clone()))]),
            arithmetic: None,
            source: self.source.clone(),
        }
    }
}

/// The same finding with one more thing to say.
fn with(mut finding: Finding, name: &'static str, argument: Argument) -> Finding {
    finding.arguments.insert(name, argument);
    finding
}

fn of_pilot(pilot: &Pilot, evaluated: &BTreeSet<PilotId>, today: NaiveDate) -> Vec<Finding> {
    let about = About::pilot(pilot);
    let mut found = Vec::new();
    if is_continued_unearned(pilot) {
        found.push(about.found(Rule::EvaluationBeforeContinuation, Severity::Error, "continued-unevaluated"));
    }
    let prolonged = pilot.history.iter().filter(|taken| taken.step == PilotStep::Prolong);
    for undecided in prolonged.filter(|taken| taken.decision.is_none() || taken.reason.is_empty()) {
        let finding = about.found(Rule::EvaluationBeforeContinuation, Severity::Error, "prolonged-undecided");
        found.push(with(finding, "on", Argument::Day(undecided.on.last_day())));
    }
    let late = pilot.protocol.ends.filter(|ends| pilot.state.is_at_work() && ends.is_past(today));
    if let Some(ends) = late {
        let finding = about.found(Rule::EvaluationBeforeContinuation, Severity::Warning, "pilot-past-end");
        found.push(with(finding, "on", Argument::Day(ends.last_day())));
    }
    if pilot.state.is_at_work() && !evaluated.contains(&pilot.id) {
        let rule = Rule::EvaluationBeforeContinuation;
        found.push(about.found(rule, Severity::Warning, "pilot-without-evaluation"));
    }
    if !pilot.state.is_over() && pilot.protocol.hypothesis.is_empty() {
        found.push(about.found(Rule::ReferencesResolve, Severity::Warning, "pilot-without-hypothesis"));
    }
    found
}

/// Whether it was continued without an evaluation that was concluded before, or a decision to prolong it (I-07).
fn is_continued_unearned(pilot: &Pilot) -> bool {
    let continued = pilot.history.iter().position(|taken| taken.step == PilotStep::Continue);
    let before = continued.and_then(|at| pilot.history.get(..at));
    before.is_some_and(|before| {
        !before.iter().any(|taken| match taken.step {
            PilotStep::ConcludeEvaluation => true,
            PilotStep::Prolong => taken.decision.is_some() && !taken.reason.is_empty(),
            PilotStep::Start
            | PilotStep::Call
            | PilotStep::BeginEvaluation
            | PilotStep::Adjust
            | PilotStep::Resume
            | PilotStep::Continue
            | PilotStep::Scale
            | PilotStep::HandOver
            | PilotStep::Stop => false,
        })
    })
}

fn of_evaluation(evaluation: &Evaluation, today: NaiveDate) -> Vec<Finding> {
    let about = About::evaluation(evaluation);
    let mut found = Vec::new();
    if evaluation.is_overdue(today) {
        let due = evaluation.due.last_day();
        let days = (today - due).num_days();
        let finding =
            about.found(Rule::EvaluationBeforeContinuation, Severity::Warning, "evaluation-overdue");
        let finding = with(with(finding, "due", Argument::Day(due)), "days", Argument::Count(days));
        found.push(Finding { arithmetic: Some(format!("{today} − {due} = {days}")), ..finding });
    }
    for taken in evaluation.earlier() {
        let (Some(before), Some(after)) = (taken.due_before, taken.due_after) else {
            found.push(about.found(Rule::PostponedKeepsDates, Severity::Error, "postponed-without-dates"));
            continue;
        };
        let (severity, sentence) = match taken.decision {
            Some(_) => (Severity::Note, "evaluation-postponed"),
            None => (Severity::Warning, "postponed-undecided"),
        };
        let mut finding = about.found(Rule::PostponedKeepsDates, severity, sentence);
        finding.key = format!("{} {before}", finding.key);
        let finding = with(finding, "before", Argument::Text(before.to_string()));
        found.push(with(finding, "after", Argument::Text(after.to_string())));
    }
    if let Some(conclusion) = &evaluation.conclusion {
        found.extend(said_too_much(&about, &conclusion.text, Some(conclusion.grade)));
    }
    found
}

fn of_question(question: &Question, today: NaiveDate) -> Option<Finding> {
    let cycle = question.running().filter(|cycle| cycle.is_overdue(today))?;
    let name = &question.asked.question;
    let source = question.asked.source.as_ref();
    let about = About::new("learning-question", question.id.uuid(), name, "leeragenda", source);
    let finding = about.found(Rule::EvaluationBeforeContinuation, Severity::Warning, "cycle-overdue");
    Some(with(finding, "due", Argument::Day(cycle.ends)))
}

fn of_lesson(lesson: &Lesson, grades: &BTreeMap<EvaluationId, EvidenceGrade>) -> Vec<Finding> {
    let told = &lesson.told;
    let about = About::new("lesson", lesson.id.uuid(), &told.lesson, "lessen", told.source.as_ref());
    let mut found = Vec::new();
    if !told.has_origin() {
        found.push(about.found(Rule::ReferencesResolve, Severity::Warning, "lesson-without-source"));
    }
    let grade = told.evaluation.and_then(|id| grades.get(&id)).copied();
    found.extend(said_too_much(&about, &format!("{}\n{}", told.lesson, told.more), grade));
    found
}

/// A text that says that one thing caused another, where that was not shown.
fn said_too_much(about: &About, text: &str, grade: Option<EvidenceGrade>) -> Option<Finding> {
    if grade.is_some_and(EvidenceGrade::may_say_cause) {
        return None;
    }
    let words = causal_words(text);
    let shown = grade.unwrap_or(EvidenceGrade::Assumed);
    (!words.is_empty()).then(|| {
        let finding = about.found(Rule::OutcomesNotComputed, Severity::Warning, "says-cause");
        let finding = with(finding, "words", Argument::Text(words.join(", ")));
        with(finding, "grade", Argument::Text(shown.name().to_owned()))
    })
}

#[cfg(test)]
mod tests;
