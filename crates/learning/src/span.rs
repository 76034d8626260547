use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};
use kernel::words;

words! {
    /// The part of a year that a plan names when it names no day.
    PartOfYear, "part of a year" {
        /// The whole year.
        Year => "year",
        /// The first half.
        FirstHalf => "h1",
        /// The second half.
        SecondHalf => "h2",
        /// The first quarter.
        FirstQuarter => "q1",
        /// The second quarter.
        SecondQuarter => "q2",
        /// The third quarter.
        ThirdQuarter => "q3",
        /// The fourth quarter.
        FourthQuarter => "q4",
        /// March to May.
        Spring => "spring",
        /// June to August.
        Summer => "summer",
        /// September to November.
        Autumn => "autumn",
        /// January.
        January => "01",
        /// February.
        February => "02",
        /// March.
        March => "03",
        /// April.
        April => "04",
        /// May.
        May => "05",
        /// June.
        June => "06",
        /// July.
        July => "07",
        /// August.
        August => "08",
        /// September.
        September => "09",
        /// October.
        October => "10",
        /// November.
        November => "11",
        /// December.
        December => "12",
    }
}

/// A stretch of the calendar as plans name it (*periode*): a day, a month, a quarter, *summer 2023* or a whole year.
///
/// Plans seldom name a day. Keeping what they say keeps us from promising more than was promised, and from calling
/// something late that is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// One day.
    Day(NaiveDate),
    /// Part of a year; the year lies between 1900 and 2200.
    Part(i32, PartOfYear),
}

/// The text names no day and no part of a year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day or part of a year, such as 2026, 2026-05, 2026-h1 or 2026-05-31")]
pub struct NotASpan(pub String);

impl PartOfYear {
    /// Its first month, from 1, and how many months it has.
    const fn months(self) -> (u32, u32) {
        match self {
            Self::Year => (1, 12),
            Self::FirstHalf => (1, 6),
            Self::SecondHalf => (7, 6),
            Self::FirstQuarter => (1, 3),
            Self::SecondQuarter => (4, 3),
            Self::ThirdQuarter => (7, 3),
            Self::FourthQuarter => (10, 3),
            Self::Spring => (3, 3),
            Self::Summer => (6, 3),
            Self::Autumn => (9, 3),
            Self::January => (1, 1),
            Self::February => (2, 1),
            Self::March => (3, 1),
            Self::April => (4, 1),
            Self::May => (5, 1),
            Self::June => (6, 1),
            Self::July => (7, 1),
            Self::August => (8, 1),
            Self::September => (9, 1),
            Self::October => (10, 1),
            Self::November => (11, 1),
            Self::December => (12, 1),
        }
    }
}

impl Span {
    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Part(year, part) => {
                NaiveDate::from_ymd_opt(year, part.months().0, 1).unwrap_or(NaiveDate::MIN)
            }
        }
    }

    /// Its last day: what is due in it is late from the day after.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Part(_, part) => {
                let after = self.first_day().checked_add_months(Months::new(part.months().1));
                after.and_then(|day| day.checked_sub_days(Days::new(1))).unwrap_or(NaiveDate::MAX)
            }
        }
    }

    /// The year in which it lies.
    #[must_use]
    pub fn year(self) -> i32 {
        use chrono::Datelike as _;
        self.first_day().year()
    }

    /// Whether `today` lies after it.
    #[must_use]
    pub fn is_past(self, today: NaiveDate) -> bool {
        today > self.last_day()
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(out, "{day}"),
            Self::Part(year, PartOfYear::Year) => write!(out, "{year}"),
            Self::Part(year, part) => write!(out, "{year}-{part}"),
        }
    }
}

impl FromStr for Span {
    type Err = NotASpan;

    fn from_str(text: &str) -> Result<Self, NotASpan> {
        let wrong = || NotASpan(text.chars().take(40).collect());
        let (year, rest) = text.split_at_checked(4).ok_or_else(wrong)?;
        let year = a_year(year).ok_or_else(wrong)?;
        let span = match rest.strip_prefix('-') {
            None if rest.is_empty() => Some(Self::Part(year, PartOfYear::Year)),
            None => None,
            Some(rest) if rest.len() > 3 && rest.contains('-') => text.parse().ok().map(Self::Day),
            Some(rest) => rest.parse().ok().map(|part| Self::Part(year, part)),
        };
        span.filter(|span| span.to_string() == text).ok_or_else(wrong)
    }
}

/// A year of four digits that a plan can be about.
pub(crate) fn a_year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| text.parse().ok()).flatten()?;
    (1900..=2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_knows_its_first_and_last_day() {
        for (text, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-h1", "2023-01-01", "2023-06-30"),
            ("2023-h2", "2023-07-01", "2023-12-31"),
            ("2023-q1", "2023-01-01", "2023-03-31"),
            ("2023-q4", "2023-10-01", "2023-12-31"),
            ("2023-summer", "2023-06-01", "2023-08-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-05-17", "2023-05-17", "2023-05-17"),
        ] {
            let span: Span = text.parse().unwrap();
            assert_eq!(
                (span.first_day().to_string(), span.last_day().to_string()),
                (first.into(), last.into())
            );
            assert_eq!(span.to_string(), text);
        }
    }

    #[test]
    fn what_is_due_in_a_year_is_late_on_new_years_day() {
        let span: Span = "2024".parse().unwrap();
        assert!(!span.is_past("2024-12-31".parse().unwrap()));
        assert!(span.is_past("2025-01-01".parse().unwrap()));
    }

    #[test]
    fn what_names_no_part_of_a_year_is_no_span() {
        for wrong in
            ["", "23", "2023-", "2023-13", "2023-year", "2023-2-1", "2023-02-30", "1899", "+202", "é2023"]
        {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
    }
}
