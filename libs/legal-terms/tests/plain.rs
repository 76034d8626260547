//! The same terms written plainly a second time: day by day, with the holidays of four years typed from the almanac.
#![expect(clippy::unwrap_used, reason = "a day that cannot be made must stop the test")]

use std::collections::BTreeSet;

use chrono::{Days, Months, NaiveDate};
use legal_terms::*;

/// Public holidays of the Atw, 2023-2026.
const HOLIDAYS: &str = "
    2023-01-01 2023-04-07 2023-04-10 2023-04-27 2023-05-05 2023-05-18 2023-05-29 2023-12-25 2023-12-26
    2024-01-01 2024-03-29 2024-04-01 2024-04-27 2024-05-05 2024-05-09 2024-05-20 2024-12-25 2024-12-26
    2025-01-01 2025-04-18 2025-04-21 2025-04-26 2025-05-05 2025-05-29 2025-06-09 2025-12-25 2025-12-26
    2026-01-01 2026-04-03 2026-04-06 2026-04-27 2026-05-05 2026-05-14 2026-05-25 2026-12-25 2026-12-26";

struct Almanac(BTreeSet<NaiveDate>);

impl Almanac {
    fn new() -> Self {
        Self(HOLIDAYS.split_whitespace().map(|day| day.parse().unwrap()).collect())
    }

    fn is_off(&self, day: NaiveDate) -> bool {
        let monday: NaiveDate = "2022-01-03".parse().unwrap();
        let weekday = day.signed_duration_since(monday).num_days().rem_euclid(7);
        weekday >= 5 || self.0.contains(&day)
    }

    /// Walks day by day: paused days do not count; then past days off where the Atw says so.
    fn last(&self, after: NaiveDate, span: Span, act: bool, paused: &BTreeSet<NaiveDate>) -> NaiveDate {
        let mut left = match span {
            Span::Days(days) => i64::from(days),
            Span::Weeks(weeks) => i64::from(weeks) * 7,
            Span::Months(months) => (after + Months::new(months)).signed_duration_since(after).num_days(),
            Span::Years(years) => (after + Months::new(12 * years)).signed_duration_since(after).num_days(),
        };
        let short = match span {
            Span::Days(days) => days <= 90,
            Span::Weeks(weeks) => weeks <= 12,
            Span::Months(months) => months <= 3,
            Span::Years(_) => false,
        };
        let two = !matches!(span, Span::Days(1 | 2));
        let (mut day, mut working) = (after, 0);
        loop {
            while left > 0 {
                day = day.succ_opt().unwrap();
                if !paused.contains(&day) {
                    left -= 1;
                    working += u32::from(!self.is_off(day));
                }
            }
            let (mut moved, mut also) = (day, 0);
            while act && short && (self.is_off(moved) || (two && working + also < 2)) {
                moved = moved.succ_opt().unwrap();
                also += u32::from(!self.is_off(moved));
            }
            // A pause that breaks into the days by which the end moves makes them days of the term.
            left = moved.signed_duration_since(day).num_days();
            if !day.iter_days().skip(1).take_while(|day| *day <= moved).any(|day| paused.contains(&day)) {
                return moved;
            }
        }
    }
}

const SPANS: [Span; 16] = [
    Span::Days(1),
    Span::Days(2),
    Span::Days(3),
    Span::Days(4),
    Span::Days(10),
    Span::Days(90),
    Span::Days(91),
    Span::Weeks(1),
    Span::Weeks(2),
    Span::Weeks(6),
    Span::Weeks(8),
    Span::Weeks(12),
    Span::Weeks(13),
    Span::Months(1),
    Span::Months(3),
    Span::Years(1),
];

#[test]
fn two_years_of_days_end_as_a_walk_day_by_day_ends() {
    let (almanac, calendar) = (Almanac::new(), Calendar::default());
    let mut moved = 0;
    for after in NaiveDate::from_ymd_opt(2023, 1, 1).unwrap().iter_days().take(731) {
        for span in SPANS {
            for (rule, act) in [(Rule::act(span, Article::Awb4_13), true), (Rule::local(span), false)] {
                let term = rule.after(after, &Course::default(), &calendar).unwrap();
                let plain = almanac.last(after, span, act, &BTreeSet::new());
                assert_eq!(term.last, Last::On(plain), "{after} {rule:?}");
                moved += u32::from(term.segments.len() > 1);
            }
        }
    }
    assert!(moved > 3_000, "{moved}");
}

#[test]
fn a_year_of_days_with_pauses_ends_as_a_walk_day_by_day_ends() {
    let (almanac, calendar) = (Almanac::new(), Calendar::default());
    let mut seed = 7_u64;
    let mut chance = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    for after in NaiveDate::from_ymd_opt(2024, 1, 1).unwrap().iter_days().take(366) {
        for span in [Span::Weeks(6), Span::Weeks(8), Span::Weeks(13), Span::Days(5)] {
            let pauses: Vec<Pause> = (0..3)
                .map(|_| {
                    let from = after + Days::new(1 + chance(21));
                    Pause { from, to: Some(from + Days::new(chance(15))), article: Article::Awb4_15_2a }
                })
                .collect();
            let paused: BTreeSet<NaiveDate> = pauses
                .iter()
                .flat_map(|one| one.from.iter_days().take_while(|day| Some(*day) <= one.to))
                .collect();
            let course = Course { pauses, extensions: vec![] };
            for (rule, act) in [(Rule::act(span, Article::Awb4_13), true), (Rule::local(span), false)] {
                let term = rule.after(after, &course, &calendar).unwrap();
                // A pause that came too late is no pause: the walk never gets there.
                let plain = almanac.last(after, span, act, &paused);
                assert_eq!(term.last, Last::On(plain), "{after} {span} {:?}", course.pauses);
            }
        }
    }
}
