use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use kernel::words;

words! {
    /// How much there is to hear.
    Noise, "noise" {
        /// Quiet.
        Quiet => "quiet",
        /// Talking, some music.
        Some => "some",
        /// Loud.
        Loud => "loud",
    }
}

words! {
    /// What the light is like.
    Light, "light" {
        /// Soft light.
        Soft => "soft",
        /// Daylight.
        Daylight => "daylight",
        /// Bright light.
        Bright => "bright",
    }
}

words! {
    /// How many people there are.
    Crowd, "crowd" {
        /// A few.
        Small => "small",
        /// A dozen or two.
        Medium => "medium",
        /// Many.
        Large => "large",
    }
}

/// What it is like to be there (*omstandigheden*): facts that somebody saw on a day, never a label such as
/// "low-stimulus", which means something else to everybody. What nobody looked at is absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Circumstances {
    /// How much there is to hear.
    pub noise: Option<Noise>,
    /// What the light is like.
    pub light: Option<Light>,
    /// How many people there are.
    pub crowd: Option<Crowd>,
    /// Whether there is a quiet room to withdraw to.
    pub quiet_room: Option<bool>,
    /// Whether one may leave at any time.
    pub may_leave: Option<bool>,
    /// Whether one has the same place each time.
    pub fixed_place: Option<bool>,
    /// Whether one hears beforehand how it will go.
    pub informed_beforehand: Option<bool>,
    /// The largest group.
    pub largest_group: Option<u16>,
    /// When this was observed.
    pub observed_on: Option<NaiveDate>,
    /// In which capacity somebody observed it; no name of a person.
    pub observed_by: Option<String>,
}

impl Circumstances {
    /// Whether anything was observed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.has_the_facts_of(&Self::default())
    }

    /// Whether `other` tells the same, whoever observed it whenever.
    #[must_use]
    pub fn has_the_facts_of(&self, other: &Self) -> bool {
        let facts = |of: &Self| Self { observed_on: None, observed_by: None, ..of.clone() };
        facts(self) == facts(other)
    }
}
