use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};
use kernel::{PartOfYear, Span};
use serde::{Deserialize, Serialize};

/// Half a calendar year, the period of an edition: `2022-h2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct HalfYear(Span);

/// The text is no half-year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no half-year, such as 2022-h2")]
pub struct NotAHalfYear;

impl HalfYear {
    /// The half-year in which a day lies.
    #[must_use]
    pub fn of(day: NaiveDate) -> Option<Self> {
        let half = day.month0() / 6 + 1;
        format!("{}-h{half}", day.year()).parse().ok()
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.last_day().succ_opt().and_then(Self::of)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.first_day().year()
    }

    /// The same as a span.
    #[must_use]
    pub const fn span(self) -> Span {
        self.0
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        self.0.last_day()
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

impl FromStr for HalfYear {
    type Err = NotAHalfYear;

    fn from_str(text: &str) -> Result<Self, NotAHalfYear> {
        let span: Span = text.trim().to_lowercase().parse().map_err(|_| NotAHalfYear)?;
        match span {
            Span::Part(_, PartOfYear::FirstHalf | PartOfYear::SecondHalf) => Ok(Self(span)),
            Span::Part(..) | Span::Day(_) => Err(NotAHalfYear),
        }
    }
}

kernel::as_text!(HalfYear);

#[cfg(test)]
mod tests {
    use super::*;

    fn half(text: &str) -> HalfYear {
        text.parse().unwrap()
    }

    #[test]
    fn half_years_follow_each_other_and_know_their_days() {
        assert_eq!(half("2022-h1").next(), Some(half("2022-h2")));
        assert_eq!(half("2022-h2").next(), Some(half("2023-h1")));
        assert_eq!(HalfYear::of("2023-06-30".parse().unwrap()), Some(half("2023-h1")));
        assert_eq!(half("2023-h1").last_day().to_string(), "2023-06-30");
        assert!(half("2022-h2") < half("2023-h1"));
    }

    #[test]
    fn another_period_is_no_half_year() {
        for text in ["", "2022", "2022-q2", "2022-H3", "2022-06-30"] {
            assert_eq!(text.parse::<HalfYear>(), Err(NotAHalfYear), "{text}");
        }
    }
}
