use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Slug, When, WhyMissing};

kernel::words! {
    /// A part of a figure that stands in a column of its own.
    Part, "part of a figure" {
        /// The figure.
        Value => "value",
        /// What stands above the line.
        Numerator => "numerator",
        /// What stands below it.
        Denominator => "denominator",
        /// The lower end of the interval.
        Low => "low",
        /// The upper end of the interval.
        High => "high",
        /// How many valid answers.
        Answers => "answers",
        /// Why there is no figure.
        Reason => "reason",
        /// Provisional or definitive.
        Status => "status",
    }
}

/// What a column holds. Written as `place`, `time`, `indicator`, `value`, or `value of inwoners` where each indicator has columns
/// of its own; `-` is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Nothing of ours.
    Ignored,
    /// The code of the place.
    Place,
    /// The time.
    Time,
    /// The word of the indicator, or what the source calls it.
    Indicator,
    /// A part of the figure that the row is about.
    Part(Part),
    /// A part of a figure of this indicator.
    PartOf(Part, Slug),
}

/// The text is none of the roles that a column can have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is nothing that a column can hold")]
pub struct NotARole(String);

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ignored => out.write_str("-"),
            Self::Place => out.write_str("place"),
            Self::Time => out.write_str("time"),
            Self::Indicator => out.write_str("indicator"),
            Self::Part(part) => part.fmt(out),
            Self::PartOf(part, slug) => write!(out, "{part} of {slug}"),
        }
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        let wrong = || NotARole(text.chars().take(80).collect());
        match (text, text.split_once(" of ")) {
            ("-", _) => Ok(Self::Ignored),
            ("place", _) => Ok(Self::Place),
            ("time", _) => Ok(Self::Time),
            ("indicator", _) => Ok(Self::Indicator),
            (_, None) => text.parse().map(Self::Part).map_err(|_| wrong()),
            (_, Some((part, slug))) => match (part.parse(), slug.parse()) {
                (Ok(part), Ok(slug)) => Ok(Self::PartOf(part, slug)),
                _ => Err(wrong()),
            },
        }
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// What an empty cell under a figure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Empty {
    /// Nothing is said: the figure is not in the file.
    #[default]
    Absent,
    /// The source has it and does not publish it.
    NotPublished,
}

/// What the columns of a file mean (*koppeling*). Kept by the name of the source, so that the next file of it needs no questions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mapping {
    /// What each column holds, by its name.
    pub columns: BTreeMap<String, Role>,
    /// The indicator of all rows, where no column says it.
    pub indicator: Option<String>,
    /// The time of all rows, where no column says it.
    pub time: Option<When>,
    /// What the source calls our indicators: its code, then our word.
    pub words: BTreeMap<String, String>,
    /// Rows are taken only where these columns hold these texts.
    pub only: BTreeMap<String, String>,
    /// What an empty cell means.
    pub empty: Empty,
}

/// What a mapping lacks before anything can be read by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lack {
    /// Nobody said what these columns hold.
    #[error("nobody said what these columns hold: {}", .0.join(", "))]
    Columns(Vec<String>),
    /// No column holds the place.
    #[error("no column holds the code of the place")]
    Place,
    /// No column holds the time, and no time was given for all rows.
    #[error("no column holds the time, and none was given")]
    Time,
    /// No column holds figures.
    #[error("no column holds a figure")]
    Figures,
    /// No column says of which indicator the figures are, and none was given.
    #[error("no column says which indicator it is, and none was given")]
    Indicator,
}

impl Mapping {
    /// Whether a file with these columns can be read.
    ///
    /// # Errors
    /// What is still lacking.
    pub fn check(&self, columns: &[String]) -> Result<(), Lack> {
        let unsaid: Vec<String> =
            columns.iter().filter(|name| !self.columns.contains_key(*name)).cloned().collect();
        if !unsaid.is_empty() {
            return Err(Lack::Columns(unsaid));
        }
        let roles: Vec<&Role> = columns.iter().filter_map(|name| self.columns.get(name)).collect();
        let is_value = |part: &Part| matches!(part, Part::Value | Part::Numerator);
        let long = roles.iter().any(|role| matches!(role, Role::Part(part) if is_value(part)));
        let wide = roles.iter().any(|role| matches!(role, Role::PartOf(part, _) if is_value(part)));
        if !roles.contains(&&Role::Place) {
            Err(Lack::Place)
        } else if !roles.contains(&&Role::Time) && self.time.is_none() {
            Err(Lack::Time)
        } else if !long && !wide {
            Err(Lack::Figures)
        } else if long && !roles.contains(&&Role::Indicator) && self.indicator.is_none() {
            Err(Lack::Indicator)
        } else {
            Ok(())
        }
    }
}

/// What an empty cell means as a reason; none when nothing is said.
impl From<Empty> for Option<WhyMissing> {
    fn from(empty: Empty) -> Self {
        match empty {
            Empty::Absent => None,
            Empty::NotPublished => Some(WhyMissing::NotPublished),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(columns: &[(&str, &str)]) -> Mapping {
        let columns =
            columns.iter().map(|(name, role)| ((*name).to_owned(), role.parse().unwrap())).collect();
        Mapping { columns, ..Mapping::default() }
    }

    #[test]
    fn a_role_is_read_as_it_is_written() {
        for text in ["-", "place", "time", "indicator", "value", "answers", "denominator of inwoners-65-plus"]
        {
            assert_eq!(text.parse::<Role>().unwrap().to_string(), text);
        }
        for text in ["", "value of", "value of A", "width of inwoners", "places"] {
            assert!(text.parse::<Role>().is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_lacking_is_asked_one_by_one() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let full = [("a", "place"), ("b", "time"), ("c", "value"), ("d", "indicator")];
        let all = names(&["a", "b", "c", "d"]);
        assert_eq!(mapping(&full).check(&all), Ok(()));
        assert_eq!(mapping(&full[..3]).check(&all), Err(Lack::Columns(names(&["d"]))));
        assert_eq!(mapping(&full[1..]).check(&all[1..]), Err(Lack::Place));
        assert_eq!(mapping(&full).check(&names(&["a", "c", "d"])), Err(Lack::Time));
        assert_eq!(mapping(&full).check(&names(&["a", "b", "d"])), Err(Lack::Figures));
        assert_eq!(mapping(&full).check(&names(&["a", "b", "c"])), Err(Lack::Indicator));
        let wide = [("a", "place"), ("b", "time"), ("x", "value of inwoners")];
        assert_eq!(mapping(&wide).check(&names(&["a", "b", "x"])), Ok(()));
    }

    #[test]
    fn a_mapping_is_kept_as_a_document() {
        let kept =
            Mapping { time: Some(When::Year(2024)), ..mapping(&[("a", "place"), ("b", "low of inwoners")]) };
        let text = serde_json::to_string(&kept).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&text).unwrap(), kept);
    }
}
