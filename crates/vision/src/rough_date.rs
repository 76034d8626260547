use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Months, NaiveDate};
use serde::{Deserialize, Serialize};

kernel::words! {
    /// How precisely a document gives a date.
    Grain, "precision of a date" {
        /// To the day.
        Day => "day",
        /// To the month.
        Month => "month",
        /// To the quarter.
        Quarter => "quarter",
        /// To the half-year.
        Half => "half",
        /// To the year.
        Year => "year",
    }
}

impl Grain {
    /// How many months it lasts; none for a day.
    const fn months(self) -> u32 {
        match self {
            Self::Day => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// A date as a document gives it: a day, or no more than a month, a quarter, a half-year or a year.
///
/// In rows and files it is written `2020-03-09`, `2020-09`, `2023-Q1`, `2023-H1` or `2019`. Nothing is made more precise
/// than its source: what is due in the first half of 2023 is late on 1 July 2023, and not a day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RoughDate {
    first: NaiveDate,
    grain: Grain,
}

/// The text is no date in one of the five ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no date, such as 2020-03-09, 2020-09, 2023-Q1, 2023-H1 or 2019")]
pub struct NotARoughDate;

impl RoughDate {
    /// That day.
    #[must_use]
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, grain: Grain::Day }
    }

    /// That year, and no more is known.
    ///
    /// # Errors
    /// When the calendar has no such year.
    pub fn year(year: i32) -> Result<Self, NotARoughDate> {
        Self::beginning(year, 1, Grain::Year)
    }

    fn beginning(year: i32, month: u32, grain: Grain) -> Result<Self, NotARoughDate> {
        let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|_| (1800..=2999).contains(&year));
        first.map(|first| Self { first, grain }).ok_or(NotARoughDate)
    }

    /// How precise it is.
    #[must_use]
    pub const fn grain(self) -> Grain {
        self.grain
    }

    /// The first day that it can be.
    #[must_use]
    pub const fn first_day(self) -> NaiveDate {
        self.first
    }

    /// The last day that it can be.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        match self.grain {
            Grain::Day => self.first,
            Grain::Month | Grain::Quarter | Grain::Half | Grain::Year => {
                let next = self.first.checked_add_months(Months::new(self.grain.months()));
                next.and_then(|next| next.pred_opt()).unwrap_or(self.first)
            }
        }
    }

    /// Whether both can be the same day.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        self.first <= other.last_day() && other.first <= self.last_day()
    }

    /// Which of its kind it is within the year: the month, the quarter, the half.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        match self.grain {
            Grain::Day | Grain::Month => self.first.month(),
            Grain::Quarter => self.first.month0() / 3 + 1,
            Grain::Half => self.first.month0() / 6 + 1,
            Grain::Year => 1,
        }
    }
}

impl fmt::Display for RoughDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.first.year();
        match self.grain {
            Grain::Day => write!(out, "{}", self.first),
            Grain::Month => write!(out, "{year}-{:02}", self.ordinal()),
            Grain::Quarter => write!(out, "{year}-Q{}", self.ordinal()),
            Grain::Half => write!(out, "{year}-H{}", self.ordinal()),
            Grain::Year => write!(out, "{year}"),
        }
    }
}

impl FromStr for RoughDate {
    type Err = NotARoughDate;

    fn from_str(text: &str) -> Result<Self, NotARoughDate> {
        let parts: Vec<&str> = text.split('-').collect();
        let number = |text: &str| -> Result<u32, NotARoughDate> {
            let digits = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse().ok().filter(|_| digits).ok_or(NotARoughDate)
        };
        let year = |text: &str| -> Result<i32, NotARoughDate> {
            number(text).and_then(|year| i32::try_from(year).map_err(|_| NotARoughDate))
        };
        match parts[..] {
            [only] => Self::year(year(only)?),
            [of, part] => match part.split_at_checked(1) {
                Some(("Q", nth)) => {
                    let month = number(nth)?.checked_sub(1).ok_or(NotARoughDate)? * 3 + 1;
                    Self::beginning(year(of)?, month, Grain::Quarter)
                }
                Some(("H", nth)) => {
                    let month = number(nth)?.checked_sub(1).ok_or(NotARoughDate)? * 6 + 1;
                    Self::beginning(year(of)?, month, Grain::Half)
                }
                Some(_) | None => Self::beginning(year(of)?, number(part)?, Grain::Month),
            },
            [of, month, day] => {
                Self::beginning(year(of)?, number(month)?, Grain::Day)?;
                let day = NaiveDate::from_ymd_opt(year(of)?, number(month)?, number(day)?);
                day.map(Self::day).ok_or(NotARoughDate)
            }
            _ => Err(NotARoughDate),
        }
    }
}

impl TryFrom<String> for RoughDate {
    type Error = NotARoughDate;

    fn try_from(text: String) -> Result<Self, NotARoughDate> {
        text.parse()
    }
}

impl From<RoughDate> for String {
    fn from(date: RoughDate) -> Self {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> RoughDate {
        text.parse().unwrap()
    }

    #[test]
    fn each_way_of_writing_comes_back_and_covers_its_days() {
        for (text, first, last) in [
            ("2020-03-09", "2020-03-09", "2020-03-09"),
            ("2020-02", "2020-02-01", "2020-02-29"),
            ("2023-Q1", "2023-01-01", "2023-03-31"),
            ("2023-Q4", "2023-10-01", "2023-12-31"),
            ("2023-H1", "2023-01-01", "2023-06-30"),
            ("2023-H2", "2023-07-01", "2023-12-31"),
            ("2019", "2019-01-01", "2019-12-31"),
        ] {
            let read = date(text);
            assert_eq!(read.to_string(), text);
            assert_eq!(
                (read.first_day().to_string(), read.last_day().to_string()),
                (first.to_owned(), last.to_owned())
            );
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in [
            "",
            "maart",
            "2023-Q5",
            "2023-Q0",
            "2023-H3",
            "2023-13",
            "2023-02-30",
            "99",
            "2023-1-1-1",
            "+202",
        ] {
            assert_eq!(wrong.parse::<RoughDate>(), Err(NotARoughDate), "{wrong}");
        }
    }

    #[test]
    fn dates_agree_when_they_can_be_the_same_day() {
        assert!(date("2020-09").agrees_with(date("2020")));
        assert!(date("2020-Q1").agrees_with(date("2020-03-09")));
        assert!(!date("2020-09").agrees_with(date("2020-03-09")));
        assert!(!date("2019").agrees_with(date("2020")));
    }
}
