use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Utc, Weekday};
use chrono_tz::Europe::Amsterdam;

use crate::{Pattern, Rhythm, Session};

/// How a session repeats within a window, as a calendar program counts: the days are those of [`Session::occurs_on`] and
/// no others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Repeated {
    /// The first day.
    pub(super) first: NaiveDate,
    /// The rule (RFC 5545, 3.3.10); absent when it happens once.
    pub(super) rule: Option<String>,
    /// Days of the rule on which it does not take place.
    pub(super) except: Vec<NaiveDate>,
}

impl Repeated {
    /// The session from `from` up to and including `until`; `None` when it does not take place then.
    pub(super) fn within(session: &Session, from: NaiveDate, until: NaiveDate) -> Option<Self> {
        let days = from.iter_days().take_while(|date| *date <= until);
        let held: Vec<NaiveDate> = days.filter(|date| session.occurs_on(*date)).collect();
        let (first, last) = (*held.first()?, *held.last()?);
        if first == last {
            return Some(Self { first, rule: None, except: Vec::new() });
        }
        let of_rule = first.iter_days().take_while(|date| *date <= last);
        let except = of_rule.filter(|date| session.pattern.falls_on(*date) && !session.occurs_on(*date));
        Some(Self { first, rule: rule(session, last), except: except.collect() })
    }
}

fn rule(session: &Session, last: NaiveDate) -> Option<String> {
    let (frequency, rhythm, days) = match &session.pattern {
        Pattern::Week { weekdays, rhythm } => {
            let days: Vec<&str> = weekdays.days().iter().map(|day| day_letters(*day)).collect();
            ("WEEKLY", rhythm, days.join(","))
        }
        Pattern::Month { nth, weekday: day, rhythm } => {
            ("MONTHLY", rhythm, format!("{}{}", nth.number(), day_letters(*day)))
        }
        Pattern::Once { .. } | Pattern::OnAppointment => return None,
    };
    let interval = match rhythm {
        Rhythm::Each => 1,
        Rhythm::Every { interval, .. } => interval.get(),
    };
    // The end has the form of the beginning: a day, or a moment in UTC.
    let until = match session.hours {
        Some(_) => end_of(last).format("%Y%m%dT%H%M%SZ").to_string(),
        None => last.format("%Y%m%d").to_string(),
    };
    Some(format!("FREQ={frequency};INTERVAL={interval};BYDAY={days};WKST=MO;UNTIL={until}"))
}

/// The last second of a Dutch day; the clock never jumps then.
fn end_of(date: NaiveDate) -> DateTime<Utc> {
    let next = date.checked_add_days(Days::new(1)).unwrap_or(date).and_time(NaiveTime::MIN);
    let midnight = Amsterdam.from_local_datetime(&next).earliest();
    let midnight = midnight.map_or_else(|| next.and_utc(), |moment| moment.with_timezone(&Utc));
    midnight - chrono::TimeDelta::seconds(1)
}

/// A day of the week in a rule of RFC 5545.
pub(crate) const fn day_letters(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}
