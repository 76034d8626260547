use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use kernel::{Instant, Openness, Span};
use serde::{Deserialize, Serialize};

use crate::{RiskId, RiskState, TrackId};

/// A step on a scale from 1 (small) to 5 (large).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Level(u8);

/// The number does not lie between 1 and 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no number from 1 to 5")]
pub struct NotALevel;

impl Level {
    /// The whole scale.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// The number.
    #[must_use]
    pub const fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Level {
    type Error = NotALevel;

    fn try_from(number: u8) -> Result<Self, NotALevel> {
        if (1..=5).contains(&number) { Ok(Self(number)) } else { Err(NotALevel) }
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.0
    }
}

impl FromStr for Level {
    type Err = NotALevel;

    fn from_str(text: &str) -> Result<Self, NotALevel> {
        text.trim().parse::<u8>().map_err(|_| NotALevel)?.try_into()
    }
}

impl fmt::Display for Level {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// How likely it is, and how bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The chance.
    pub chance: Level,
    /// The impact.
    pub impact: Level,
}

kernel::words! {
    /// How heavy a risk weighs, by chance times impact.
    Weight, "weight of a risk" {
        /// Fifteen or more.
        High => "high",
        /// From six to fourteen.
        Middle => "middle",
        /// Five or less.
        Low => "low",
    }
}

impl Score {
    /// Chance times impact, from 1 to 25.
    #[must_use]
    pub const fn product(self) -> u8 {
        self.chance.0 * self.impact.0
    }

    /// How heavy that weighs.
    #[must_use]
    pub const fn weight(self) -> Weight {
        match self.product() {
            0..=5 => Weight::Low,
            6..=14 => Weight::Middle,
            15..=u8::MAX => Weight::High,
        }
    }
}

/// What is done about a risk (*beheersmaatregel*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Control {
    /// What.
    pub what: String,
    /// By whom: a function, never a person.
    pub owner: Option<String>,
    /// When it is to be in place.
    pub due: Option<Span>,
    /// Whether it is.
    pub done: bool,
}

impl Control {
    /// Whether it should have been in place by now.
    #[must_use]
    pub fn is_late(&self, today: NaiveDate) -> bool {
        !self.done && self.due.is_some_and(|due| due.last_day() < today)
    }
}

/// A risk as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewRisk {
    /// Of which track; of the whole programme when of none.
    pub track: Option<TrackId>,
    /// Its name.
    pub title: String,
    /// What brings it about.
    pub cause: String,
    /// What may happen.
    pub event: String,
    /// What comes of it.
    pub effect: String,
    /// How likely and how bad, once that was judged.
    pub score: Option<Score>,
    /// What that judgement rests on.
    pub score_basis: Option<String>,
    /// The largest product of chance and impact that is taken.
    pub appetite: Option<u8>,
    /// What is done about it.
    pub controls: Vec<Control>,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// A risk of a track or of the programme (*risico*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Its identity.
    pub id: RiskId,
    /// What is registered.
    pub particulars: NewRisk,
    /// Where it stands.
    pub state: RiskState,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

impl Risk {
    /// By how much it is larger than what is taken; none when it is not, or nobody judged it.
    #[must_use]
    pub fn above_appetite(&self) -> Option<u8> {
        let product = self.particulars.score?.product();
        let above = product.checked_sub(self.particulars.appetite?)?;
        (above > 0 && self.state.is_open()).then_some(above)
    }

    /// The controls that should have been in place by now.
    pub fn late_controls(&self, today: NaiveDate) -> impl Iterator<Item = &Control> {
        let open = self.state.is_open();
        self.particulars.controls.iter().filter(move |control| open && control.is_late(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(chance: u8, impact: u8) -> Score {
        Score { chance: chance.try_into().unwrap(), impact: impact.try_into().unwrap() }
    }

    #[test]
    fn a_level_lies_between_one_and_five() {
        for text in ["0", "6", "", "-1", "drie", "2.5"] {
            assert_eq!(text.parse::<Level>(), Err(NotALevel), "{text}");
        }
        assert_eq!(" 3 ".parse::<Level>().unwrap().get(), 3);
    }

    #[test]
    fn a_risk_weighs_by_chance_times_impact() {
        for (chance, impact, weight) in
            [(1, 5, Weight::Low), (2, 3, Weight::Middle), (2, 5, Weight::Middle), (3, 5, Weight::High)]
        {
            assert_eq!(score(chance, impact).weight(), weight, "{chance} {impact}");
        }
    }

    #[test]
    fn a_control_is_late_on_the_day_after_its_last_day_until_it_is_done() {
        let control =
            Control { what: "Inkoop".to_owned(), owner: None, due: "2023-h1".parse().ok(), done: false };
        assert!(!control.is_late("2023-06-30".parse().unwrap()));
        assert!(control.is_late("2023-07-01".parse().unwrap()));
        assert!(!Control { done: true, ..control }.is_late("2023-07-01".parse().unwrap()));
    }
}
