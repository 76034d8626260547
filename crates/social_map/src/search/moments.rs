use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, Weekday};

use super::When;
use crate::catalogue::NextTime;
use crate::{DayPart, Hours, Session};

/// How many bits belong to one [`When`]: one for each part of the week, and the last for any.
const STRIDE: usize = 8;
const ANY: usize = STRIDE - 1;

/// On which days, seen from now, and in which parts of the week something takes place.
///
/// Day and part come from one session on one day: a Tuesday morning and a Saturday evening make no Tuesday evening.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Moments(u32);

impl Moments {
    /// Those of a session, seen at `local`; nothing before `from`, the day on which its offer opens.
    pub(crate) fn of(session: &Session, local: NaiveDateTime, from: NaiveDate) -> Self {
        let mut moments = Self::default();
        for date in days_ahead(local.date()) {
            let time = NextTime { date, hours: session.hours };
            if date < from || !session.occurs_on(date) || time.is_over(local) {
                continue;
            }
            for when in When::ALL.iter().filter(|when| falls_in(**when, time, local.date())) {
                moments.note(*when, None);
                for part in parts_on(date, session.hours) {
                    moments.note(*when, Some(part));
                }
            }
        }
        moments
    }

    /// These and those.
    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether something takes place then, in that part of the week if one is asked.
    pub(crate) fn holds(self, when: When, part: Option<DayPart>) -> bool {
        self.0 & bit(when, part) != 0
    }

    fn note(&mut self, when: When, part: Option<DayPart>) {
        self.0 |= bit(when, part);
    }
}

fn bit(when: When, part: Option<DayPart>) -> u32 {
    let place = |all: usize| all * STRIDE;
    let when = When::ALL.iter().position(|other| *other == when).unwrap_or_default();
    let part = part.and_then(|part| DayPart::ALL.iter().position(|other| *other == part)).unwrap_or(ANY);
    1 << (place(when) + part)
}

/// Today, tomorrow and the days of the weekend of this week that are not gone.
fn days_ahead(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let ahead = move |days: u64| today.checked_add_days(Days::new(days));
    (0..7).filter_map(ahead).enumerate().filter_map(move |(days, date)| {
        let same_week = date.iso_week() == today.iso_week();
        (days < 2 || same_week && is_weekend(date)).then_some(date)
    })
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn falls_in(when: When, time: NextTime, today: NaiveDate) -> bool {
    let evening = |hours: Hours| hours.weekday_parts().contains(&DayPart::WeekdayEvening);
    match when {
        When::Today => time.date == today,
        When::Tonight => time.date == today && time.hours.is_some_and(evening),
        When::Tomorrow => Some(time.date) == today.checked_add_days(Days::new(1)),
        When::Weekend => is_weekend(time.date) && time.date.iso_week() == today.iso_week(),
    }
}

fn parts_on(date: NaiveDate, hours: Option<Hours>) -> Vec<DayPart> {
    if is_weekend(date) {
        return vec![DayPart::Weekend];
    }
    hours.map_or_else(|| vec![DayPart::Unknown], Hours::weekday_parts)
}
