use areas::{AgeBand, AreaCode, NeighbourhoodCode};
use serde::{Deserialize, Serialize};

use super::coded;

kernel::words! {
    /// The ages of a survey, so broad that they tell little of one person.
    AgeClass, "age class" {
        /// 18 to 24.
        From18 => "18-24",
        /// 25 to 39.
        From25 => "25-39",
        /// 40 to 54.
        From40 => "40-54",
        /// 55 to 64.
        From55 => "55-64",
        /// 65 to 74.
        From65 => "65-74",
        /// 75 and older.
        From75 => "75-plus",
    }
}

impl AgeClass {
    /// The ages of the register that it holds; none for children, who are not asked.
    #[must_use]
    pub const fn of(band: AgeBand) -> Option<Self> {
        match band {
            AgeBand::From0 | AgeBand::From4 | AgeBand::From12 => None,
            AgeBand::From18 => Some(Self::From18),
            AgeBand::From25 => Some(Self::From25),
            AgeBand::From40 => Some(Self::From40),
            AgeBand::From55 => Some(Self::From55),
            AgeBand::From65 => Some(Self::From65),
            AgeBand::From75 | AgeBand::From85 => Some(Self::From75),
        }
    }
}

kernel::words! {
    /// What somebody answered to who they are.
    Sex, "sex" {
        /// A woman.
        Woman => "v",
        /// A man.
        Man => "m",
        /// Neither, or not said.
        Other => "x",
    }
}

/// Somebody who answered, known by nothing but what the weights need. Identities and words of their own are never taken in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Respondent {
    /// Where they live.
    #[serde(with = "coded")]
    pub neighbourhood: NeighbourhoodCode,
    /// Woman, man, or neither.
    pub sex: Sex,
    /// How old.
    pub age: AgeClass,
    /// The neighbourhood or ward from which they were drawn.
    #[serde(with = "coded")]
    pub stratum: AreaCode,
    /// Whether they were drawn and invited; the others came by themselves and stand apart.
    pub invited: bool,
    /// The code of their answer to each question, in the order of the questionnaire.
    pub answers: Vec<Option<u8>>,
}
