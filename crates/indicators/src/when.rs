use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The time a figure speaks of: a period, or the state on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// A calendar year.
    Year(i32),
    /// A half of a year, 1 or 2.
    Half(i32, u32),
    /// A quarter, 1 to 4.
    Quarter(i32, u32),
    /// A month, 1 to 12.
    Month(i32, u32),
    /// The state on a day (*peildatum*).
    On(NaiveDate),
}

/// The text names no time that figures speak of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no period such as 2024, 2024-H1, 2024-Q3, 2024-05 or 2024-01-01")]
pub struct NotATime(pub String);

/// Years outside these are a slip of the pen.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

impl When {
    /// The first day that it speaks of.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        let (year, month) = match self {
            Self::Year(year) => (year, 1),
            Self::Half(year, half) => (year, 6 * half.saturating_sub(1) + 1),
            Self::Quarter(year, quarter) => (year, 3 * quarter.saturating_sub(1) + 1),
            Self::Month(year, month) => (year, month),
            Self::On(day) => return day,
        };
        NaiveDate::from_ymd_opt(year, month, 1).unwrap_or_default()
    }

    /// The calendar year in which it lies.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first_day().year()
    }

    /// How many of these follow each other in a year; a day stands alone.
    #[must_use]
    pub const fn in_a_year(self) -> Option<usize> {
        match self {
            Self::Year(_) => Some(1),
            Self::Half(..) => Some(2),
            Self::Quarter(..) => Some(4),
            Self::Month(..) => Some(12),
            Self::On(_) => None,
        }
    }

    /// The time as a number, in which rows are kept: year, month and day of its first day, then its kind. Later times have
    /// larger numbers.
    #[must_use]
    pub fn key(self) -> i64 {
        let kind = match self {
            Self::Year(_) => 0,
            Self::Half(..) => 1,
            Self::Quarter(..) => 2,
            Self::Month(..) => 3,
            Self::On(_) => 4,
        };
        let day = self.first_day();
        let day = (i64::from(day.year()) * 100 + i64::from(day.month())) * 100 + i64::from(day.day());
        day * 10 + kind
    }

    /// The time with this number; none when no time has it.
    #[must_use]
    pub fn from_key(key: i64) -> Option<Self> {
        let part = |by: i64, most: i64| u32::try_from(key / by % most).ok();
        let year = i32::try_from(key / 100_000).ok()?;
        let (month, day) = (part(1_000, 100)?, part(10, 100)?);
        let first = NaiveDate::from_ymd_opt(year, month, day)?;
        let time = match key % 10 {
            0 => Self::Year(year),
            1 => Self::Half(year, month.div_ceil(6)),
            2 => Self::Quarter(year, month.div_ceil(3)),
            3 => Self::Month(year, month),
            4 => Self::On(first),
            _ => return None,
        };
        (time.key() == key && YEARS.contains(&year)).then_some(time)
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(out, "{year}"),
            Self::Half(year, half) => write!(out, "{year}-H{half}"),
            Self::Quarter(year, quarter) => write!(out, "{year}-Q{quarter}"),
            Self::Month(year, month) => write!(out, "{year}-{month:02}"),
            Self::On(day) => day.fmt(out),
        }
    }
}

/// As it is written here, or as Statistics Netherlands does: `2024JJ00`, `2024HJ01`, `2024KW03`, `2024MM05`.
impl FromStr for When {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let text = text.trim();
        let wrong = || NotATime(text.chars().take(40).collect());
        let year: i32 = text.get(..4).and_then(|year| year.parse().ok()).ok_or_else(wrong)?;
        let rest = text.get(4..).ok_or_else(wrong)?;
        let number = |digits: &str, most: u32| -> Option<u32> {
            digits.parse().ok().filter(|number| (1..=most).contains(number))
        };
        let read = match rest.split_at_checked(2) {
            None if rest.is_empty() => Some(Self::Year(year)),
            Some(("-H", half)) => number(half, 2).map(|half| Self::Half(year, half)),
            Some(("HJ", half)) => number(half, 2).map(|half| Self::Half(year, half)),
            Some(("-Q" | "KW", quarter)) => number(quarter, 4).map(|quarter| Self::Quarter(year, quarter)),
            Some(("MM", month)) => number(month, 12).map(|month| Self::Month(year, month)),
            Some(("JJ", "00")) => Some(Self::Year(year)),
            _ if rest.len() == 3 && rest.starts_with('-') => {
                number(rest.get(1..).unwrap_or_default(), 12).map(|month| Self::Month(year, month))
            }
            _ => text.parse().ok().map(Self::On),
        };
        read.filter(|_| YEARS.contains(&year)).ok_or_else(wrong)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMES: [&str; 9] =
        ["1900", "2024", "2024-H1", "2024-H2", "2024-Q1", "2024-Q4", "2024-01", "2024-12", "2024-02-29"];

    #[test]
    fn a_time_is_found_back_by_its_number_and_by_its_text() {
        for text in TIMES {
            let time: When = text.parse().unwrap();
            assert_eq!(time.to_string(), text);
            assert_eq!(When::from_key(time.key()), Some(time), "{text}");
        }
        for key in [0, -5, 202_401_015, 202_402_010, 202_413_014, 202_402_304, 999_901_010, i64::MAX] {
            assert_eq!(When::from_key(key), None, "{key}");
        }
    }

    #[test]
    fn later_times_come_later() {
        let order = ["2023-12", "2024", "2024-H1", "2024-Q1", "2024-01", "2024-01-01", "2024-Q2", "2024-H2"];
        for pair in order.windows(2) {
            assert!(pair[0].parse::<When>().unwrap() < pair[1].parse::<When>().unwrap(), "{pair:?}");
        }
    }

    #[test]
    fn statistics_netherlands_writes_times_its_own_way() {
        for (theirs, ours) in
            [("2024JJ00", "2024"), ("2024HJ02", "2024-H2"), ("2024KW03", "2024-Q3"), ("2024MM05", "2024-05")]
        {
            assert_eq!(theirs.parse::<When>().unwrap().to_string(), ours);
        }
    }

    #[test]
    fn what_names_no_time_is_refused() {
        for text in
            ["", "24", "2024-13", "2024-Q5", "2024-H0", "2024-02-30", "0024", "2024JJ01", "2024éé", "jaar"]
        {
            assert!(text.parse::<When>().is_err(), "{text}");
        }
    }
}
