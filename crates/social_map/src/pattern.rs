use std::num::NonZeroU8;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// Days of the week, in their order, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Weekday>")]
pub struct Weekdays(Vec<Weekday>);

impl From<Vec<Weekday>> for Weekdays {
    fn from(mut days: Vec<Weekday>) -> Self {
        days.sort_unstable_by_key(Weekday::num_days_from_monday);
        days.dedup();
        Self(days)
    }
}

impl Weekdays {
    /// The days, Monday first.
    #[must_use]
    pub fn days(&self) -> &[Weekday] {
        &self.0
    }

    /// Whether `day` is among them.
    #[must_use]
    pub fn contain(&self, day: Weekday) -> bool {
        self.0.contains(&day)
    }
}

/// Each time, or once in so many times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Each week or month.
    #[default]
    Each,
    /// Once in `interval` weeks or months, counted from the one of `anchor`.
    Every {
        /// Once in how many.
        interval: NonZeroU8,
        /// A day in a week or month in which it takes place.
        anchor: NaiveDate,
    },
}

/// Which one in the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nth {
    /// The first.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// The last, be it the fourth or the fifth.
    Last,
}

impl Nth {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Last];

    /// 1 to 4, and -1 for the last, as in iCalendar (RFC 5545, BYDAY).
    #[must_use]
    pub const fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Last => -1,
        }
    }

    /// The one with this number.
    #[must_use]
    pub fn from_number(number: i8) -> Option<Self> {
        Self::ALL.into_iter().find(|nth| nth.number() == number)
    }

    /// Whether `date` is the nth of its weekday in its month.
    #[must_use]
    pub fn holds(self, date: NaiveDate) -> bool {
        let seventh = date.day0() / 7;
        match self {
            Self::First => seventh == 0,
            Self::Second => seventh == 1,
            Self::Third => seventh == 2,
            Self::Fourth => seventh == 3,
            Self::Last => date.checked_add_days(Days::new(7)).is_none_or(|next| next.month() != date.month()),
        }
    }
}

/// On which days something begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "every", rename_all = "snake_case")]
pub enum Pattern {
    /// On days of the week.
    Week {
        /// Which days.
        weekdays: Weekdays,
        /// Each week or fewer.
        rhythm: Rhythm,
    },
    /// On a day in the month, such as the second Tuesday.
    Month {
        /// Which one in the month.
        nth: Nth,
        /// Which day.
        weekday: Weekday,
        /// Each month or fewer.
        rhythm: Rhythm,
    },
    /// On one day.
    Once {
        /// The day.
        date: NaiveDate,
    },
    /// When one agreed on it.
    OnAppointment,
}

impl Pattern {
    /// Whether it falls on `date`.
    #[must_use]
    pub fn falls_on(&self, date: NaiveDate) -> bool {
        match self {
            Self::Week { weekdays, rhythm } => {
                weekdays.contain(date.weekday()) && rhythm.holds(date, week_number)
            }
            Self::Month { nth, weekday, rhythm } => {
                date.weekday() == *weekday && nth.holds(date) && rhythm.holds(date, month_number)
            }
            Self::Once { date: only } => *only == date,
            Self::OnAppointment => false,
        }
    }
}

impl Rhythm {
    /// Whether the week or month of `date`, numbered by `count`, has its turn; before the anchor as well as after it.
    fn holds(self, date: NaiveDate, count: fn(NaiveDate) -> i32) -> bool {
        match self {
            Self::Each => true,
            Self::Every { interval, anchor } => {
                (count(date) - count(anchor)).rem_euclid(i32::from(interval.get())) == 0
            }
        }
    }
}

/// Weeks since long ago; a week begins on Monday (ISO 8601).
fn week_number(date: NaiveDate) -> i32 {
    (date.num_days_from_ce() - 1).div_euclid(7)
}

fn month_number(date: NaiveDate) -> i32 {
    date.year() * 12 + i32::try_from(date.month0()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_begins_on_monday() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(week_number(day("2026-11-22")) + 1, week_number(day("2026-11-23")));
        assert_eq!(week_number(day("2026-11-23")), week_number(day("2026-11-29")));
        assert_eq!(day("2026-11-23").weekday(), Weekday::Mon);
    }

    #[test]
    fn the_last_is_the_fourth_or_the_fifth() {
        let days = |nth: Nth| -> Vec<u32> {
            let month = (1..=30).filter_map(|day| NaiveDate::from_ymd_opt(2026, 11, day));
            month.filter(|date| nth.holds(*date)).map(|date| date.day()).collect()
        };
        assert_eq!(days(Nth::First), (1..=7).collect::<Vec<_>>());
        assert_eq!(days(Nth::Fourth), (22..=28).collect::<Vec<_>>());
        assert_eq!(days(Nth::Last), (24..=30).collect::<Vec<_>>());
    }
}
