use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

crate::words! {
    /// The part of a year that a document names when it names no day.
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
        /// From 1 August of this year to 31 July of the next (*schooljaar*).
        SchoolYear => "school",
    }
}

/// A stretch of the calendar as documents name it (*periode*): a day, a month, a quarter, *summer 2023*, a school year or
/// a whole year.
///
/// Documents seldom name a day. Nothing is made more precise than its source: what is due in the first half of 2023 is
/// late on 1 July 2023, and not a day before. In rows and files it is written `2020-03-09`, `2020-09`, `2023-q1`,
/// `2023-h1`, `2023-summer`, `2023-2024` for a school year, or `2019`. Spans stand in the order of their first day, the
/// shorter first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Span {
    /// One day.
    Day(NaiveDate),
    /// Part of a year; the year lies between 1800 and 2999.
    Part(i32, PartOfYear),
}

/// The text names no day and no part of a year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no day or part of a year, such as 2026, 2026-05, 2026-h1, 2025-2026 or 2026-05-31")]
pub struct NotASpan(pub String);

impl PartOfYear {
    /// Its first month, from 1, and how many months it has.
    pub(crate) const fn months(self) -> (u32, u32) {
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
            Self::SchoolYear => (8, 12),
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
                after.and_then(|day| day.pred_opt()).unwrap_or(NaiveDate::MAX)
            }
        }
    }

    /// The year in which it begins.
    #[must_use]
    pub fn year(self) -> i32 {
        self.first_day().year()
    }

    /// Whether `today` lies after it.
    #[must_use]
    pub fn is_past(self, today: NaiveDate) -> bool {
        today > self.last_day()
    }

    /// Whether both can be the same day.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        self.first_day() <= other.last_day() && other.first_day() <= self.last_day()
    }

    /// The days between which it lies, as a key to sort by; no two spans share it.
    fn days(self) -> (NaiveDate, NaiveDate) {
        (self.first_day(), self.last_day())
    }
}

impl Ord for Span {
    fn cmp(&self, other: &Self) -> Ordering {
        self.days().cmp(&other.days())
    }
}

impl PartialOrd for Span {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Span {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(out, "{day}"),
            Self::Part(year, PartOfYear::Year) => write!(out, "{year}"),
            Self::Part(year, PartOfYear::SchoolYear) => write!(out, "{year}-{}", year + 1),
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
            Some(rest) if rest.contains('-') => text.parse().ok().map(Self::Day),
            Some(rest) if a_year(rest).is_some() => Some(Self::Part(year, PartOfYear::SchoolYear)),
            Some(rest) => rest.parse().ok().map(|part| Self::Part(year, part)),
        };
        // What is read says the same when it is written; so a school year of one year, such as 2023-2023, is none.
        span.filter(|span| span.to_string() == text).ok_or_else(wrong)
    }
}

crate::as_text!(Span);

/// A year of four digits that a document can be about.
pub(crate) fn a_year(text: &str) -> Option<i32> {
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = digits.then(|| text.parse().ok()).flatten()?;
    (1800..=2999).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        text.parse().unwrap()
    }

    #[test]
    fn each_way_of_writing_comes_back_and_covers_its_days() {
        for (text, first, last) in [
            ("2023", "2023-01-01", "2023-12-31"),
            ("2023-h1", "2023-01-01", "2023-06-30"),
            ("2023-h2", "2023-07-01", "2023-12-31"),
            ("2023-q1", "2023-01-01", "2023-03-31"),
            ("2023-q4", "2023-10-01", "2023-12-31"),
            ("2023-summer", "2023-06-01", "2023-08-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-2024", "2023-08-01", "2024-07-31"),
            ("2023-05-17", "2023-05-17", "2023-05-17"),
        ] {
            let read = span(text);
            let days = (read.first_day().to_string(), read.last_day().to_string());
            assert_eq!(days, (first.to_owned(), last.to_owned()));
            assert_eq!(read.to_string(), text);
            assert_eq!(Span::try_from(String::from(read)), Ok(read));
        }
    }

    #[test]
    fn what_is_due_in_a_year_is_late_on_new_years_day() {
        assert!(!span("2024").is_past("2024-12-31".parse().unwrap()));
        assert!(span("2024").is_past("2025-01-01".parse().unwrap()));
    }

    #[test]
    fn what_names_no_part_of_a_year_is_no_span() {
        for wrong in [
            "",
            "23",
            "2023-",
            "2023-13",
            "2023-year",
            "2023-school",
            "2023-2-1",
            "2023-02-30",
            "1799",
            "+202",
            "é2023",
            "2023-2023",
            "2023-2025",
            "2023-H1",
            "maart",
            "2023-1-1-1",
        ] {
            assert!(wrong.parse::<Span>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn spans_agree_when_they_can_be_the_same_day() {
        assert!(span("2020-09").agrees_with(span("2020")));
        assert!(span("2020-q1").agrees_with(span("2020-03-09")));
        assert!(!span("2020-09").agrees_with(span("2020-03-09")));
        assert!(!span("2019").agrees_with(span("2020")));
    }

    #[test]
    fn no_two_spans_of_a_year_cover_the_same_days_so_that_their_order_never_ties() {
        let mut days: Vec<_> = PartOfYear::ALL.iter().map(|part| Span::Part(2023, *part).days()).collect();
        days.sort_unstable();
        days.dedup();
        assert_eq!(days.len(), PartOfYear::ALL.len());
        assert!(span("2023-01") < span("2023-q1") && span("2023-q1") < span("2023"));
    }
}
