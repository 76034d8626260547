use kernel::{Id, Openness, Span};

use super::*;
use crate::{
    AskedQuestion, Conclusion, Cycle, Decided, EvaluationPlan, EvaluationState, EvaluationStep, PilotKind,
    PilotState, Protocol, Taken, ToldLesson,
};

const TODAY: &str = "2026-03-02";

fn span(text: &str) -> Span {
    text.parse().unwrap()
}

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn decided() -> Option<Decided> {
    Decided::of(None, "Raadsbesluit".to_owned())
}

fn step<S>(step: S, on: &str) -> Taken<S> {
    Taken { reason: "Daarom".to_owned(), decision: decided(), ..Taken::on(step, span(on)) }
}

fn pilot(state: PilotState, history: Vec<Taken<PilotStep>>) -> Pilot {
    let protocol = Protocol {
        name: "Startbaan".to_owned(),
        aliases: Vec::new(),
        kind: PilotKind::Pilot,
        about: "Werk met minder eisen.".to_owned(),
        hypothesis: "Wie minder eisen krijgt, begint eerder.".to_owned(),
        change_story: String::new(),
        working_elements: Vec::new(),
        questions: Vec::new(),
        areas: Vec::new(),
        parties: Vec::new(),
        themes: Vec::new(),
        starts: None,
        ends: None,
        openness: Openness::Public,
        source: Some("003:736".to_owned()),
    };
    let changed_at = "2026-01-01T00:00:00Z".parse().unwrap();
    Pilot { id: id(1), protocol, state, history, changed_at, version: 1 }
}

fn evaluation(due: &str, state: EvaluationState) -> Evaluation {
    let title = "Evaluatie Startbaan".to_owned();
    Evaluation {
        id: id(2),
        title: title.clone(),
        due: span(due),
        plan: EvaluationPlan {
            title,
            pilot: Some(id(1)),
            interim: false,
            questions: Vec::new(),
            method: String::new(),
            openness: Openness::Public,
            source: None,
        },
        state,
        conclusion: None,
        published: None,
        followed: None,
        history: Vec::new(),
        changed_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        version: 1,
    }
}

fn lesson(text: &str) -> Lesson {
    let told = ToldLesson {
        lesson: text.to_owned(),
        more: String::new(),
        learned: span("2023"),
        pilot: None,
        evaluation: Some(id(2)),
        question: None,
        themes: Vec::new(),
        openness: Openness::Public,
        source: None,
    };
    Lesson { id: id(4), told, changed_at: "2026-01-01T00:00:00Z".parse().unwrap(), version: 1 }
}

fn told(learning: &Learning) -> Vec<(&'static str, Severity, &'static str)> {
    let found = findings(learning, TODAY.parse().unwrap());
    found.iter().map(|finding| (finding.rule.name(), finding.severity, finding.sentence)).collect()
}

#[test]
fn a_pilot_with_hypothesis_and_evaluation_is_not_mentioned() {
    let learning = Learning {
        pilots: vec![pilot(PilotState::Running, Vec::new())],
        evaluations: vec![evaluation("2026", EvaluationState::Planned)],
        lessons: vec![lesson("Begin met wat iemand zelf wil.")],
        ..Learning::default()
    };
    assert_eq!(told(&learning), []);
}

#[test]
fn a_pilot_that_was_continued_without_evaluation_breaks_the_rule() {
    let of = |history: Vec<Taken<PilotStep>>| Learning {
        pilots: vec![pilot(PilotState::Continued, history)],
        ..Learning::default()
    };
    let unearned = [("i-07", Severity::Error, "continued-unevaluated")];
    let go_on = || step(PilotStep::Continue, "2025");
    assert_eq!(told(&of(vec![step(PilotStep::Start, "2022"), go_on()])), unearned);
    assert_eq!(told(&of(vec![go_on(), step(PilotStep::ConcludeEvaluation, "2026")])), unearned);
    assert_eq!(told(&of(vec![step(PilotStep::ConcludeEvaluation, "2024"), go_on()])), []);
    assert_eq!(told(&of(vec![step(PilotStep::Prolong, "2024"), go_on()])), []);
    let undecided = Taken { decision: None, ..step(PilotStep::Prolong, "2024") };
    let both = [unearned[0], ("i-07", Severity::Error, "prolonged-undecided")];
    assert_eq!(told(&of(vec![undecided, go_on()])), both);
}

#[test]
fn a_pilot_without_hypothesis_or_evaluation_or_past_its_end_is_told() {
    let mut bare = pilot(PilotState::Running, Vec::new());
    bare.protocol.hypothesis = String::new();
    bare.protocol.ends = Some(span("2024"));
    let learning = Learning { pilots: vec![bare.clone()], ..Learning::default() };
    let expected = [
        ("i-07", Severity::Warning, "pilot-past-end"),
        ("i-07", Severity::Warning, "pilot-without-evaluation"),
        ("i-23", Severity::Warning, "pilot-without-hypothesis"),
    ];
    assert_eq!(told(&learning), expected);
    bare.state = PilotState::Stopped;
    assert_eq!(told(&Learning { pilots: vec![bare], ..Learning::default() }), []);
}

#[test]
fn an_evaluation_that_is_late_tells_how_late() {
    let late =
        Learning { evaluations: vec![evaluation("2024", EvaluationState::Running)], ..Learning::default() };
    let found = findings(&late, TODAY.parse().unwrap());
    assert_eq!(told(&late), [("i-07", Severity::Warning, "evaluation-overdue")]);
    assert_eq!(found[0].arithmetic.as_deref(), Some("2026-03-02 − 2024-12-31 = 426"));
    assert_eq!(found[0].about.page, Some(format!("/evaluaties/{}", Uuid::from_u128(2))));
    let done =
        Learning { evaluations: vec![evaluation("2024", EvaluationState::Concluded)], ..Learning::default() };
    assert_eq!(told(&done), []);
}

#[test]
fn a_postponed_evaluation_shows_both_dates() {
    let mut postponed = evaluation("2026", EvaluationState::Postponed);
    let taken = Taken {
        due_before: Some(span("2023")),
        due_after: Some(span("2026")),
        ..step(EvaluationStep::Postpone, "2023-h1")
    };
    postponed.history = vec![taken.clone()];
    let of =
        |evaluation: &Evaluation| Learning { evaluations: vec![evaluation.clone()], ..Learning::default() };
    let found = findings(&of(&postponed), TODAY.parse().unwrap());
    assert_eq!(told(&of(&postponed)), [("i-08", Severity::Note, "evaluation-postponed")]);
    assert_eq!(found[0].arguments["before"], Argument::Text("2023".to_owned()));
    assert_eq!(found[0].arguments["after"], Argument::Text("2026".to_owned()));

    postponed.history = vec![Taken { decision: None, ..taken.clone() }];
    assert_eq!(told(&of(&postponed)), [("i-08", Severity::Warning, "postponed-undecided")]);
    postponed.history = vec![Taken { due_before: None, ..taken }];
    assert_eq!(told(&of(&postponed)), [("i-08", Severity::Error, "postponed-without-dates")]);
}

#[test]
fn a_lesson_says_cause_only_where_it_was_shown() {
    let mut learning = Learning {
        evaluations: vec![evaluation("2024", EvaluationState::Concluded)],
        lessons: vec![lesson("Meedenken leidt tot minder zorg.")],
        ..Learning::default()
    };
    assert_eq!(told(&learning), [("i-32", Severity::Warning, "says-cause")]);
    let conclude = |grade| Conclusion { text: "Het hielp.".to_owned(), evidence: String::new(), grade };
    learning.evaluations[0].conclusion = Some(conclude(EvidenceGrade::Compared));
    assert_eq!(told(&learning), []);
    learning.evaluations[0].conclusion =
        Some(Conclusion { text: "Dankzij de proef.".to_owned(), ..conclude(EvidenceGrade::Supported) });
    assert_eq!(told(&learning).len(), 2);
}

#[test]
fn a_lesson_without_source_and_a_cycle_that_is_late_are_told() {
    let mut orphan = lesson("Vraag door.");
    orphan.told.evaluation = None;
    let asked = AskedQuestion {
        question: "Helpt het?".to_owned(),
        hypothesis: String::new(),
        months: 3,
        pilot: None,
        themes: Vec::new(),
        openness: Openness::Public,
        source: None,
    };
    let cycle = Cycle::beginning(1, "2025-11-01".parse().unwrap(), 3);
    let changed_at = "2026-01-01T00:00:00Z".parse().unwrap();
    let question = Question { id: id(3), asked, cycles: vec![cycle], changed_at, version: 1 };
    let learning = Learning { questions: vec![question], lessons: vec![orphan], ..Learning::default() };
    let expected =
        [("i-07", Severity::Warning, "cycle-overdue"), ("i-23", Severity::Warning, "lesson-without-source")];
    assert_eq!(told(&learning), expected);
}
