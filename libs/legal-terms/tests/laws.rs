//! What holds for every term, whatever came over it.

use chrono::{Days, NaiveDate};
use legal_terms::*;
use proptest::prelude::*;

fn spans() -> impl Strategy<Value = Span> {
    prop_oneof![
        (1_u32..200).prop_map(Span::Days),
        (1_u32..60).prop_map(Span::Weeks),
        (1_u32..30).prop_map(Span::Months),
        (1_u32..6).prop_map(Span::Years),
    ]
}

fn rules() -> impl Strategy<Value = Rule> {
    (spans(), 0..3).prop_map(|(span, basis)| match basis {
        0 => Rule::act(span, Article::Awb4_13),
        1 => Rule::local(span),
        _ => Rule::authority(span, Article::Awb4_5_1),
    })
}

fn starts() -> impl Strategy<Value = NaiveDate> {
    (0_u64..20_000).prop_map(|days| NaiveDate::default() + Days::new(days))
}

/// By how many days after the start a pause comes, and how long it lasts; without a length it goes on.
type DrawnPause = (u64, Option<u64>);

/// Pauses and extensions, by how many days after the start they come.
type DrawnCourse = (Vec<DrawnPause>, Vec<(u64, Span)>);

fn courses() -> impl Strategy<Value = DrawnCourse> {
    (
        proptest::collection::vec((0_u64..500, proptest::option::weighted(0.9, 0_u64..60)), 0..5),
        proptest::collection::vec((0_u64..500, spans()), 0..3),
    )
}

fn course(start: NaiveDate, drawn: &DrawnCourse) -> Course {
    let day = |days: u64| start + Days::new(days);
    Course {
        pauses: drawn
            .0
            .iter()
            .map(|(from, length)| Pause {
                from: day(*from),
                to: length.map(|length| day(from + length)),
                article: Article::Awb4_15_2a,
            })
            .collect(),
        extensions: drawn.1.iter().map(|(told, span)| Extension::of_decision(day(*told), *span)).collect(),
    }
}

proptest! {
    #[test]
    fn no_term_ends_before_it_begins(rule in rules(), start in starts(), drawn in courses()) {
        let term = rule.after(start, &course(start, &drawn), &Calendar::default());
        let term = term.map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(term.first > start);
        match term.last {
            Last::On(last) => prop_assert!(last >= term.first),
            Last::NotYet { since, days_left } => prop_assert!(since >= term.first && days_left > 0),
        }
    }

    #[test]
    fn the_way_has_no_gap_and_ends_on_the_last_day(rule in rules(), start in starts(), drawn in courses()) {
        let term = rule.after(start, &course(start, &drawn), &Calendar::default());
        let term = term.map_err(|error| TestCaseError::fail(error.to_string()))?;
        let mut next = Some(term.first);
        for segment in &term.segments {
            prop_assert_eq!(Some(segment.from), next);
            prop_assert!(segment.to.is_none_or(|to| to >= segment.from));
            next = segment.to.map(|to| to + Days::new(1));
        }
        prop_assert_eq!(next.map(|day| day - Days::new(1)), term.last.day());
    }

    #[test]
    fn a_pause_never_shortens(rule in rules(), start in starts(), drawn in courses(), from in 0_u64..500, length in 0_u64..60) {
        let calendar = Calendar::default();
        let before = course(start, &drawn);
        let mut after = before.clone();
        let from = start + Days::new(from);
        after.pauses.push(Pause { from, to: Some(from + Days::new(length)), article: Article::Awb4_15_2b });
        let last = |course: &Course| rule.after(start, course, &calendar).map(|term| term.last.day());
        let (before, after) = (last(&before), last(&after));
        if let (Ok(Some(before)), Ok(Some(after))) = (before, after) {
            prop_assert!(after >= before, "{before} became {after}");
        }
    }

    #[test]
    fn paused_days_are_added_to_a_term_that_the_atw_leaves_alone(start in starts(), length in 1_u64..60) {
        let rule = Rule::local(Span::Weeks(13));
        let pause = Pause { from: start + Days::new(5), to: Some(start + Days::new(4 + length)), article: Article::Awb4_15_2a };
        let course = Course { pauses: vec![pause], extensions: vec![] };
        let term = rule.after(start, &course, &Calendar::default());
        prop_assert_eq!(term.map(|term| term.last), Ok(Last::On(start + Days::new(91 + length))));
    }

    #[test]
    fn a_short_term_of_an_act_ends_on_a_working_day(start in starts(), weeks in 1_u32..13) {
        let calendar = Calendar::default();
        let term = Rule::act(Span::Weeks(weeks), Article::Awb4_13).after(start, &Course::default(), &calendar);
        let last = term.ok().and_then(|term| term.last.day());
        prop_assert!(last.is_some_and(|last| calendar.is_working_day(last)));
    }

    #[test]
    fn who_begins_later_never_ends_earlier(rule in rules(), start in starts()) {
        let last = |start| rule.after(start, &Course::default(), &Calendar::default()).ok()?.last.day();
        let (one, other) = (last(start), last(start + Days::new(1)));
        prop_assert!(one.is_some() && one <= other);
    }

    #[test]
    fn the_order_in_which_pauses_are_told_does_not_matter(rule in rules(), start in starts(), drawn in courses()) {
        let given = course(start, &drawn);
        let mut turned = given.clone();
        turned.pauses.reverse();
        let calendar = Calendar::default();
        prop_assert_eq!(rule.after(start, &given, &calendar), rule.after(start, &turned, &calendar));
    }

    #[test]
    fn a_penalty_never_falls_and_loses_no_cent(days in 0_u64..90, applicants in 1_u32..9) {
        let notice = NaiveDate::from_ymd_opt(2024, 2, 1).ok_or_else(|| TestCaseError::fail("no day"))?;
        let late = Lateness { term_ended: notice - Days::new(1), notice, decided: None, applicants, exception: None };
        let owed = |days| {
            let penalty = penalty(&late, notice + Days::new(days), &Tariffs::published(), &Calendar::default());
            match penalty {
                Ok(Penalty::Due(due)) => (due.total, due.shares.iter().sum::<u64>()),
                Ok(Penalty::None(_)) | Err(_) => (0, 0),
            }
        };
        let (today, tomorrow) = (owed(days), owed(days + 1));
        prop_assert!(today.0 <= tomorrow.0 && tomorrow.0 <= 144_200);
        prop_assert_eq!(today.0, today.1);
    }
}
