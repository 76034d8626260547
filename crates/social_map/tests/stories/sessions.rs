//! Laws of sessions: what holds for every pattern, every day and every hour.

use std::collections::BTreeSet;
use std::num::NonZeroU8;

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use proptest::prelude::*;
use social_map::{
    DayPart, Hours, Nth, OnHolidays, Opening, Pattern, Pause, Rhythm, Session, Weekdays, next_dates,
    opening_at,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn hours(from: &str, until: &str) -> Option<Hours> {
    Some(Hours { from: from.parse().unwrap(), until: until.parse().unwrap() })
}

fn session(pattern: Pattern, hours: Option<Hours>) -> Session {
    Session { on_holidays: OnHolidays::AsUsual, ..Session::new(pattern, hours) }
}

fn is_open(session: &Session, moment: &str) -> bool {
    session.opening_at(at(moment)) == Opening::Open
}

fn weekly(days: &[Weekday]) -> Pattern {
    Pattern::Week { weekdays: Weekdays::from(days.to_vec()), rhythm: Rhythm::Each }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..2_500).prop_map(|days| day("2024-01-01") + Days::new(days))
}

fn any_weekday() -> impl Strategy<Value = Weekday> {
    (0_u8..7).prop_map(|number| Weekday::try_from(number).unwrap())
}

fn any_rhythm() -> impl Strategy<Value = Rhythm> {
    let every = (2_u8..6, any_day())
        .prop_map(|(n, anchor)| Rhythm::Every { interval: NonZeroU8::new(n).unwrap(), anchor });
    prop_oneof![Just(Rhythm::Each), every]
}

fn any_pattern() -> impl Strategy<Value = Pattern> {
    let week = (proptest::collection::vec(any_weekday(), 1..4), any_rhythm())
        .prop_map(|(days, rhythm)| Pattern::Week { weekdays: Weekdays::from(days), rhythm });
    let month = (0_usize..5, any_weekday(), any_rhythm()).prop_map(|(nth, weekday, rhythm)| Pattern::Month {
        nth: Nth::ALL[nth],
        weekday,
        rhythm,
    });
    prop_oneof![week, month, any_day().prop_map(|date| Pattern::Once { date }), Just(Pattern::OnAppointment)]
}

fn any_time() -> impl Strategy<Value = NaiveTime> {
    (0_u32..24, 0_u32..60).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

prop_compose! {
    fn any_session()(
        pattern in any_pattern(),
        from in any_time(),
        until in any_time(),
        starts in proptest::option::of(any_day()),
        ends in proptest::option::of(any_day()),
        except in proptest::collection::btree_set(any_day(), 0..40),
        pause in proptest::option::of((any_day(), 0_u64..60)),
        on_holidays in 0_usize..3,
    ) -> Session {
        let pauses = pause.map(|(from, days)| Pause { from, to: from + Days::new(days), name: None });
        let on_holidays = OnHolidays::ALL[on_holidays];
        let pauses = pauses.into_iter().collect();
        Session { starts, ends, except, pauses, on_holidays, ..Session::new(pattern, Some(Hours { from, until })) }
    }
}

proptest! {
    #[test]
    fn next_dates_are_the_days_on_which_it_occurs(session in any_session(), from in any_day(), most in 0_usize..6) {
        let dates = session.next_dates(from, most);
        let counted: Vec<NaiveDate> =
            from.iter_days().take(3_300).filter(|date| session.occurs_on(*date)).take(most).collect();
        prop_assert!(counted.starts_with(&dates), "{dates:?} in {counted:?}");
        let within_two_years =
            counted.iter().filter(|date| **date - from.max(session.starts.unwrap_or(from)) < chrono::TimeDelta::days(731));
        let is_once = matches!(session.pattern, Pattern::Once { .. });
        prop_assert!(is_once || dates.len() == within_two_years.count());
    }

    #[test]
    fn dates_of_several_sessions_come_sorted_and_each_once(
        sessions in proptest::collection::vec(any_session(), 0..4),
        from in any_day(),
    ) {
        let dates = next_dates(&sessions, from, 5);
        prop_assert!(dates.windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(dates.iter().all(|date| *date >= from && sessions.iter().any(|one| one.occurs_on(*date))));
    }

    #[test]
    fn it_never_occurs_on_an_exception_or_outside_its_days(session in any_session(), date in any_day()) {
        if session.occurs_on(date) {
            prop_assert!(!session.except.contains(&date));
            prop_assert!(session.pauses.iter().all(|pause| date < pause.from || pause.to < date));
            prop_assert!(session.starts.is_none_or(|first| first <= date));
            prop_assert!(session.ends.is_none_or(|last| date <= last));
        }
    }

    #[test]
    fn it_is_open_from_its_beginning_for_as_long_as_it_lasts(session in any_session(), date in any_day()) {
        let Some(hours) = session.hours else { return Ok(()) };
        if session.occurs_on(date) {
            let begin = date.and_time(hours.from);
            let next = if hours.until <= hours.from { date + Days::new(1) } else { date };
            let last_minute = next.and_time(hours.until) - chrono::TimeDelta::minutes(1);
            prop_assert_eq!(session.opening_at(begin), Opening::Open);
            prop_assert_eq!(session.opening_at(last_minute.max(begin)), Opening::Open);
            prop_assert_eq!(opening_at(&[session], begin), Opening::Open);
        }
    }
}

#[test]
fn an_evening_that_passes_midnight_belongs_to_the_day_on_which_it_begins() {
    let friday = session(weekly(&[Weekday::Fri]), hours("22:00:00", "02:00:00"));
    for (moment, open) in [
        ("2026-11-27T21:59:00", false),
        ("2026-11-27T22:00:00", true),
        ("2026-11-28T01:59:00", true),
        ("2026-11-28T02:00:00", false),
        ("2026-11-27T01:00:00", false),
    ] {
        assert_eq!(is_open(&friday, moment), open, "{moment}");
    }
    let pause = Session { except: BTreeSet::from([day("2026-11-27")]), ..friday };
    assert!(!is_open(&pause, "2026-11-28T01:00:00"));
}

#[test]
fn day_and_night_is_open_at_every_moment() {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    let always = session(weekly(&[Mon, Tue, Wed, Thu, Fri, Sat, Sun]), hours("08:00:00", "08:00:00"));
    for moment in ["2026-03-29T02:30:00", "2026-10-25T02:30:00", "2026-11-22T07:59:59", "2026-11-22T08:00:00"]
    {
        assert!(is_open(&always, moment), "{moment}");
    }
}

#[test]
fn every_other_week_counts_from_its_anchor_to_both_sides() {
    let rhythm = Rhythm::Every { interval: NonZeroU8::new(2).unwrap(), anchor: day("2026-01-08") };
    let pattern = Pattern::Week { weekdays: Weekdays::from(vec![Weekday::Mon, Weekday::Thu]), rhythm };
    let fortnightly = session(pattern, None);
    let dates = fortnightly.next_dates(day("2025-12-20"), 5);
    let expected = ["2025-12-22", "2025-12-25", "2026-01-05", "2026-01-08", "2026-01-19"].map(day);
    assert_eq!(dates, expected);
}

#[test]
fn every_other_month_on_the_last_friday() {
    let rhythm = Rhythm::Every { interval: NonZeroU8::new(2).unwrap(), anchor: day("2026-01-30") };
    let pattern = Pattern::Month { nth: Nth::Last, weekday: Weekday::Fri, rhythm };
    let dates = session(pattern, None).next_dates(day("2026-01-31"), 3);
    assert_eq!(dates, ["2026-03-27", "2026-05-29", "2026-07-31"].map(day));
}

#[test]
fn unknown_closed_and_by_appointment_are_three_different_things() {
    let noon = at("2026-11-25T12:00:00");
    let by_appointment = session(Pattern::OnAppointment, None);
    let thursdays = session(weekly(&[Weekday::Thu]), hours("10:00:00", "12:00:00"));
    let some_wednesday = session(weekly(&[Weekday::Wed]), None);
    assert_eq!(noon.date().weekday(), Weekday::Wed);
    for (sessions, expected) in [
        (vec![], Opening::Unknown),
        (vec![by_appointment.clone()], Opening::OnAppointment),
        (vec![thursdays.clone()], Opening::Closed),
        (vec![thursdays.clone(), by_appointment], Opening::OnAppointment),
        (vec![thursdays, some_wednesday], Opening::Unknown),
    ] {
        assert_eq!(opening_at(&sessions, noon), expected, "{sessions:?}");
    }
}

#[test]
fn day_parts_tell_weekend_weekday_and_unknown_apart() {
    let parts = |sessions: &[Session]| social_map::day_parts(sessions).into_iter().collect::<Vec<_>>();
    assert_eq!(parts(&[]), [DayPart::Unknown]);
    assert_eq!(parts(&[session(Pattern::OnAppointment, None)]), [DayPart::OnAppointment]);
    let both = weekly(&[Weekday::Fri, Weekday::Sat]);
    assert_eq!(
        parts(&[session(both, hours("19:00:00", "21:00:00"))]),
        [DayPart::WeekdayEvening, DayPart::Weekend]
    );
    assert_eq!(parts(&[session(weekly(&[Weekday::Tue]), None)]), [DayPart::Unknown]);
}

#[test]
fn a_pause_counts_its_first_and_its_last_day() {
    let summer = Pause { from: day("2026-07-13"), to: day("2026-08-21"), name: Some("zomerstop".to_owned()) };
    let every_day = Pattern::Week {
        weekdays: Weekdays::from((0..7).map(|day| Weekday::try_from(day).unwrap()).collect::<Vec<_>>()),
        rhythm: Rhythm::Each,
    };
    let evenings = Session { pauses: vec![summer], ..session(every_day, hours("22:00:00", "01:00:00")) };
    for (moment, open) in [
        ("2026-07-12T23:00:00", true),
        ("2026-07-13T00:30:00", true),
        ("2026-07-13T22:00:00", false),
        ("2026-08-22T00:30:00", false),
        ("2026-08-22T22:00:00", true),
    ] {
        assert_eq!(is_open(&evenings, moment), open, "{moment}");
    }
    assert_eq!(evenings.next_dates(day("2026-07-12"), 2), ["2026-07-12", "2026-08-22"].map(day));
}

#[test]
fn on_holidays_it_is_as_usual_closed_or_unknown() {
    let mondays = session(weekly(&[Weekday::Mon]), hours("10:00:00", "12:00:00"));
    let easter_monday = at("2026-04-06T11:00:00");
    for (on_holidays, expected, next) in [
        (OnHolidays::AsUsual, Opening::Open, "2026-04-06"),
        (OnHolidays::Closed, Opening::Closed, "2026-04-13"),
        (OnHolidays::Unknown, Opening::Unknown, "2026-04-13"),
    ] {
        let session = Session { on_holidays, ..mondays.clone() };
        assert_eq!(session.opening_at(easter_monday), expected);
        assert_eq!(opening_at(std::slice::from_ref(&session), easter_monday), expected);
        assert_eq!(session.next_dates(day("2026-04-06"), 1), [day(next)]);
        assert_eq!(session.opening_at(at("2026-04-06T09:00:00")), Opening::Closed);
        assert!(is_open(&session, "2026-04-13T11:00:00"));
    }
    let christmas = session(Pattern::Once { date: day("2026-12-25") }, hours("17:00:00", "20:00:00"));
    let christmas = Session { on_holidays: OnHolidays::Closed, ..christmas };
    assert!(is_open(&christmas, "2026-12-25T18:00:00"), "a day that was named goes on");
}

#[test]
fn the_clock_on_the_wall_decides_in_the_nights_in_which_it_is_turned() {
    let night = session(weekly(&[Weekday::Sun]), hours("02:15:00", "02:45:00"));
    let late = session(weekly(&[Weekday::Sat]), hours("20:00:00", "02:30:00"));
    let open = |session: &Session, instant: &str| {
        let local = kernel::local_time(instant.parse().unwrap());
        opening_at(std::slice::from_ref(session), local) == Opening::Open
    };
    // 29 March 2026: after 01:59:59 the wall shows 03:00:00.
    assert!(!open(&night, "2026-03-29T00:59:59Z") && !open(&night, "2026-03-29T01:00:00Z"));
    assert!(open(&late, "2026-03-29T00:59:59Z") && !open(&late, "2026-03-29T01:00:00Z"));
    // 25 October 2026: after 02:59:59 the wall shows 02:00:00 again.
    for instant in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"] {
        assert!(open(&night, instant), "{instant}");
        assert!(!open(&late, instant), "{instant}");
    }
    assert!(!open(&night, "2026-10-25T00:50:00Z"));
}

#[test]
fn a_row_from_before_pauses_and_holidays_is_read() {
    let old = r#"{"pattern":{"every":"once","date":"2026-11-26"},"hours":null,"starts":null,"ends":null,"except":[],"note":null}"#;
    let session: Session = serde_json::from_str(old).unwrap();
    assert_eq!((session.pauses.len(), session.on_holidays), (0, OnHolidays::Unknown));
}
