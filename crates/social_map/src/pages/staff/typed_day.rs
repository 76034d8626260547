use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

/// A day that somebody typed, as a browser sends it or as people write it, in years that every database and calendar
/// knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct TypedDay(pub(super) NaiveDate);

/// The text is no such day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a day, such as 2026-03-02 or 2-3-2026")]
pub(super) struct NotADay;

impl FromStr for TypedDay {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let read: Option<NaiveDate> =
            text.parse().ok().or_else(|| NaiveDate::parse_from_str(text, "%d-%m-%Y").ok());
        read.filter(|day| (1900..2200).contains(&day.year())).map(Self).ok_or(NotADay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_both_ways_and_in_sensible_years_only() {
        for text in ["2028-02-29", "29-02-2028", "29-2-2028"] {
            assert_eq!(
                text.parse::<TypedDay>().map(|day| day.0.to_string()),
                Ok("2028-02-29".to_owned()),
                "{text}"
            );
        }
        for text in ["2027-02-29", "+262142-12-31", "-262143-01-01", "0001-01-01", "gisteren", ""] {
            assert_eq!(text.parse::<TypedDay>(), Err(NotADay), "{text}");
        }
    }
}
