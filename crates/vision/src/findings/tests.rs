use kernel::{Id, Openness};
use uuid::Uuid;

use super::*;
use crate::{
    Body, Dating, Decision, FrameworkState, GoalFramework, GoalLevel, GoalMapping, GoalNode, Name, NameKind,
    NewDecision, NewGoalMapping, NewGoalNode, NewPolicyPlan, NewPromise, NewTheme, PlanState, PolicyPlan,
    Promise, PromiseState, Theme, ThemeKind,
};

const EPOCH: kernel::Instant = chrono::DateTime::UNIX_EPOCH;

fn id<T>(number: u128) -> Id<T> {
    Id::from_uuid(Uuid::from_u128(number))
}

fn nothing() -> Vision {
    Vision {
        today: "2026-03-02".parse().unwrap(),
        themes: vec![],
        frameworks: vec![],
        nodes: vec![],
        mappings: vec![],
        plans: vec![],
        decisions: vec![],
        promises: vec![],
    }
}

fn framework(number: u128, year: i32) -> GoalFramework {
    GoalFramework {
        id: id(number),
        year,
        name: format!("Begroting {year}"),
        state: FrameworkState::Adopted,
        decision: None,
        openness: Openness::Public,
        source: None,
        version: 1,
        changed_at: EPOCH,
    }
}

fn node(number: u128, (of, year): (u128, i32), name: &str) -> GoalNode {
    let mut particulars = NewGoalNode::named(None, GoalLevel::Goal, "1.1.2", name);
    particulars.source = Some(format!("bron {year}"));
    GoalNode { id: id(number), framework: id(of), year, parent: None, particulars, version: 1 }
}

fn two_years() -> Vision {
    Vision {
        frameworks: vec![framework(1, 2022), framework(2, 2024)],
        nodes: vec![node(10, (1, 2022), "Samenkracht"), node(20, (2, 2024), "Vitaal en gezond")],
        ..nothing()
    }
}

fn mapped(permille: Option<i64>) -> Vec<GoalMapping> {
    let particulars =
        NewGoalMapping { from: id(10), to: id(20), permille, note: String::new(), source: None };
    vec![GoalMapping { id: id(99), particulars, version: 1 }]
}

fn sentences(vision: &Vision) -> Vec<(&'static str, Severity)> {
    findings(vision).into_iter().map(|one| (one.sentence, one.severity)).collect()
}

#[test]
fn a_code_with_two_meanings_is_found_until_a_mapping_makes_it_one_line() {
    let found = findings(&two_years());
    assert_eq!(sentences(&two_years()), [("goal-code-two-meanings", Severity::Warning)]);
    let first = found.first().unwrap();
    assert_eq!((first.rule, first.key.as_str()), (Rule::GoalCodeUnique, "1.1.2/2022/2024"));
    assert_eq!(first.source.as_deref(), Some("bron 2022, bron 2024"));

    let part = Vision { mappings: mapped(None), ..two_years() };
    assert_eq!(sentences(&part), [("goal-code-two-meanings", Severity::Note)]);
    let whole = Vision { mappings: mapped(Some(1000)), ..two_years() };
    assert_eq!(sentences(&whole), []);
}

#[test]
fn a_code_that_keeps_its_meaning_or_was_superseded_is_no_finding() {
    let mut same = two_years();
    same.nodes[1].particulars.name = "SAMENKRACHT".to_owned();
    assert_eq!(sentences(&same), []);
    let mut superseded = two_years();
    superseded.frameworks[1].state = FrameworkState::Superseded;
    assert_eq!(sentences(&superseded), []);
}

fn plan(until: &str) -> PolicyPlan {
    PolicyPlan {
        id: id(5),
        particulars: NewPolicyPlan {
            until: until.parse().ok(),
            source: Some("000:132".to_owned()),
            ..NewPolicyPlan::titled("Een plan")
        },
        state: PlanState::Adopted,
        decision: None,
        version: 1,
        changed_at: EPOCH,
    }
}

#[test]
fn a_plan_that_ends_alone_is_found_before_and_after_its_last_day() {
    for (until, expected) in
        [("2026", vec!["plan-ends-alone"]), ("2025", vec!["plan-ended-alone"]), ("2030", vec![])]
    {
        let vision = Vision { plans: vec![plan(until)], ..nothing() };
        let found: Vec<&str> = findings(&vision).into_iter().map(|one| one.sentence).collect();
        assert_eq!(found, expected, "{until}");
    }
}

#[test]
fn a_late_promise_is_found_with_the_days_that_it_is_late() {
    let promise = Promise {
        id: id(6),
        particulars: NewPromise {
            title: "Een evaluatie".to_owned(),
            occasion: "Rapportage".to_owned(),
            body: Body::Council,
            made: "2025".parse().unwrap(),
            due: "2026-02".parse().ok(),
            settles: "De evaluatie".to_owned(),
            remark: None,
            openness: Openness::Public,
            source: None,
        },
        state: PromiseState::Made,
        version: 1,
        changed_at: EPOCH,
    };
    let late = Vision { promises: vec![promise.clone()], ..nothing() };
    let found = findings(&late);
    assert_eq!(found.first().unwrap().arithmetic.as_deref(), Some("2026-03-02 − 2026-02-28 = 2"));
    let on_time = Vision { today: "2026-02-28".parse().unwrap(), ..late };
    assert_eq!(findings(&on_time), []);
}

#[test]
fn dates_that_cannot_all_be_right_are_asked_about() {
    let mut new = NewDecision::titled("Visie", Body::Council, "2020-09".parse().unwrap());
    new.datings = vec![
        Dating { date: "2020-03-09".parse().ok(), source: "002:102".to_owned(), note: String::new() },
        Dating { date: "2020".parse().ok(), source: "x".to_owned(), note: String::new() },
    ];
    let decision = Decision { id: id(7), particulars: new, version: 1, changed_at: EPOCH };
    let found = findings(&Vision { decisions: vec![decision], ..nothing() });
    let first = found.first().unwrap();
    assert_eq!((first.rule, first.severity), (Rule::DatesAgree, Severity::Question));
    assert_eq!(first.arithmetic.as_deref(), Some("2020-09 ≠ 2020-03-09 (002:102)"));
}

fn theme(kinds: &[(NameKind, &str)]) -> Theme {
    let name = |(kind, text): &(NameKind, &str)| Name {
        text: (*text).to_owned(),
        kind: *kind,
        since: None,
        until: None,
        source: Some("000:60".to_owned()),
    };
    Theme {
        id: id(8),
        particulars: NewTheme {
            kind: ThemeKind::Ambition,
            number: 1,
            about: String::new(),
            names: kinds.iter().map(name).collect(),
            openness: Openness::Public,
            source: None,
        },
        version: 1,
        changed_at: EPOCH,
    }
}

#[test]
fn names_that_differ_are_noted_and_asked_about_when_none_is_official() {
    let about = |kinds: &[(NameKind, &str)]| sentences(&Vision { themes: vec![theme(kinds)], ..nothing() });
    use NameKind::{Official, Spelling, Wording};
    assert_eq!(about(&[(Official, "Parentshouse"), (Wording, "PARENTSHOUSE")]), []);
    assert_eq!(
        about(&[(Official, "Parentshouse"), (Spelling, "Parentsouse")]),
        [("theme-names", Severity::Note)]
    );
    assert_eq!(
        about(&[(Wording, "Vitaal"), (Wording, "Gezond")]),
        [("theme-names-none-official", Severity::Question)]
    );
}
