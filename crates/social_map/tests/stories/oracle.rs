//! Whether schedules are open, held against python-dateutil: another program, by other people, with the same answers.

use std::io::Write as _;
use std::num::NonZeroU8;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use social_map::{Hours, Nth, OnHolidays, Opening, Pattern, Pause, Rhythm, Session, Weekdays, opening_at};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/schedules.py");
const SCHEDULES: usize = 10_000;
const FIRST_DAY: &str = "2024-01-01";

/// Days of three years in which summer time begins and ends, holidays fall and leap days lie.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    let telling = [
        "2024-02-29",
        "2024-03-31",
        "2024-04-27",
        "2024-05-05",
        "2024-10-27",
        "2024-12-25",
        "2025-03-30",
        "2025-04-18",
        "2025-04-26",
        "2025-05-05",
        "2025-10-26",
        "2026-01-01",
        "2026-03-29",
        "2026-04-06",
        "2026-05-14",
        "2026-05-25",
        "2026-10-25",
        "2026-12-26",
    ];
    let first: NaiveDate = FIRST_DAY.parse().unwrap();
    prop_oneof![
        3 => (0_u64..1_096).prop_map(move |days| first + Days::new(days)),
        1 => (0..telling.len(), 0_u64..3).prop_map(move |(nth, more)| {
            telling[nth].parse::<NaiveDate>().unwrap() - Days::new(1) + Days::new(more)
        }),
    ]
}

fn any_time() -> impl Strategy<Value = NaiveTime> {
    let quarter = prop_oneof![3 => 0_u32..96, 1 => 6_u32..14];
    quarter.prop_map(|of| NaiveTime::from_hms_opt(of / 4, of % 4 * 15, 0).unwrap())
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0_u8..7).prop_map(|number| Weekday::try_from(number).unwrap())
}

fn any_pattern() -> impl Strategy<Value = Pattern> {
    let rhythm = || {
        let every = (2_u8..5, any_day())
            .prop_map(|(n, anchor)| Rhythm::Every { interval: NonZeroU8::new(n).unwrap(), anchor });
        prop_oneof![Just(Rhythm::Each), every]
    };
    let days = proptest::collection::vec(any_weekday(), 1..7);
    let week =
        (days, rhythm()).prop_map(|(days, rhythm)| Pattern::Week { weekdays: Weekdays::from(days), rhythm });
    let month = (0_usize..5, any_weekday(), rhythm()).prop_map(|(nth, weekday, rhythm)| Pattern::Month {
        nth: Nth::ALL[nth],
        weekday,
        rhythm,
    });
    let once = any_day().prop_map(|date| Pattern::Once { date });
    prop_oneof![6 => week, 4 => month, 1 => once, 1 => Just(Pattern::OnAppointment)]
}

fn any_pause() -> impl Strategy<Value = Pause> {
    (any_day(), 0_u64..60).prop_map(|(from, days)| Pause { from, to: from + Days::new(days), name: None })
}

prop_compose! {
    fn any_session()(
        pattern in any_pattern(),
        hours in proptest::option::weighted(0.9, (any_time(), any_time())),
        starts in proptest::option::weighted(0.3, any_day()),
        ends in proptest::option::weighted(0.3, any_day()),
        except in proptest::collection::btree_set(any_day(), 0..6),
        pauses in proptest::collection::vec(any_pause(), 0..3),
        on_holidays in 0_usize..3,
    ) -> Session {
        let hours = hours.map(|(from, until)| Hours { from, until });
        let on_holidays = OnHolidays::ALL[on_holidays];
        Session { starts, ends, except, pauses, on_holidays, ..Session::new(pattern, hours) }
    }
}

/// A question: a schedule, and an instant that is often near a beginning or an end of it.
#[derive(Debug)]
struct Question {
    sessions: Vec<Session>,
    at: DateTime<Utc>,
    from: NaiveDate,
}

fn any_question() -> impl Strategy<Value = Question> {
    let sessions = prop_oneof![1 => Just(0_usize), 12 => Just(1), 4 => Just(2), 1 => Just(3)]
        .prop_flat_map(|many| proptest::collection::vec(any_session(), many));
    (sessions, any_day(), any_time(), 0_usize..4, -2_i64..3).prop_map(
        |(sessions, day, time, near, minutes)| {
            let hours = sessions.first().and_then(|session| session.hours);
            let time = match (near, hours) {
                (0, Some(hours)) => hours.from,
                (1, Some(hours)) => hours.until,
                _ => time,
            };
            let wall = day.and_time(time) + TimeDelta::minutes(minutes);
            // Twice in the autumn night; an hour later in the spring night, as the wall does not show it.
            let local = Amsterdam.from_local_datetime(&wall);
            let instant = if near % 2 == 0 { local.earliest() } else { local.latest() };
            let at = instant.map_or_else(|| wall.and_utc() - TimeDelta::hours(1), |at| at.to_utc());
            Question { sessions, at, from: day }
        },
    )
}

fn word(opening: Opening) -> &'static str {
    match opening {
        Opening::Open => "open",
        Opening::Closed => "closed",
        Opening::OnAppointment => "appointment",
        Opening::Unknown => "unknown",
    }
}

fn answer(question: &Question) -> Value {
    let state = word(opening_at(&question.sessions, kernel::local_time(question.at)));
    let dates = question.sessions.first().map(|session| session.next_dates(question.from, 3));
    json!({ "state": state, "dates": dates.unwrap_or_default() })
}

#[test]
fn ten_thousand_schedules_are_open_when_another_program_says_so() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let python = test_needs::python_with(folder, "python-dateutil==2.9.0.post0", "dateutil.rrule");
    let Some(python) = python else { return };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let questions: Vec<Question> =
        std::iter::repeat_with(|| any_question().new_tree(&mut runner).unwrap().current())
            .take(SCHEDULES)
            .collect();
    let lines: String = questions
        .iter()
        .enumerate()
        .map(|(nth, question)| {
            let mut asked = json!({ "sessions": question.sessions, "at": question.at });
            if nth % 10 == 0 {
                asked["from"] = json!(question.from);
            }
            format!("{asked}\n")
        })
        .collect();
    let mut child =
        Command::new(python).arg(SCRIPT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()).unwrap());
    let out = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(out.status.success(), "the other program failed");
    let answers: Vec<Value> = String::from_utf8(out.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers.len(), SCHEDULES);

    let mut seen = std::collections::BTreeMap::<String, usize>::new();
    let mut different = Vec::new();
    for (nth, (question, theirs)) in questions.iter().zip(&answers).enumerate() {
        let mut ours = answer(question);
        if nth % 10 != 0 {
            ours["dates"] = json!([]);
        }
        *seen.entry(ours["state"].as_str().unwrap().to_owned()).or_default() += 1;
        if ours != *theirs {
            different.push(format!(
                "ours {ours}, theirs {theirs}: {}",
                json!({ "sessions": question.sessions, "at": question.at })
            ));
        }
    }
    assert!(seen.values().all(|count| *count > 100) && seen.len() == 4, "hardly asked: {seen:?}");
    assert!(
        different.is_empty(),
        "{} differences, such as {:#?}",
        different.len(),
        different.iter().take(3).collect::<Vec<_>>()
    );
}
