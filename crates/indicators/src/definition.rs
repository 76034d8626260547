use serde::{Deserialize, Serialize};

use crate::Level;

kernel::words! {
    /// What is counted or measured.
    Unit, "unit" {
        /// People.
        Persons => "persons",
        /// Households.
        Households => "households",
        /// Dwellings.
        Dwellings => "dwellings",
        /// Something else that is counted.
        Number => "number",
        /// Of each hundred.
        Percent => "percent",
        /// Of each thousand.
        PerThousand => "per-thousand",
        /// Euros.
        Euro => "euro",
        /// A mark from 1 to 10.
        Mark => "mark",
        /// So many for each of something else.
        Average => "average",
        /// Points of an index.
        Points => "points",
    }
}

impl Unit {
    /// By how much numerator over denominator is multiplied.
    #[must_use]
    pub const fn per(self) -> f64 {
        match self {
            Self::Percent => 100.0,
            Self::PerThousand => 1_000.0,
            Self::Persons
            | Self::Households
            | Self::Dwellings
            | Self::Number
            | Self::Euro
            | Self::Mark
            | Self::Average
            | Self::Points => 1.0,
        }
    }

    /// The largest value that there can be.
    #[must_use]
    pub const fn most(self) -> Option<f64> {
        match self {
            Self::Percent => Some(100.0),
            Self::PerThousand => Some(1_000.0),
            Self::Mark => Some(10.0),
            Self::Persons
            | Self::Households
            | Self::Dwellings
            | Self::Number
            | Self::Euro
            | Self::Average
            | Self::Points => None,
        }
    }

    /// Whether there is something that is counted, so that nothing is less than none.
    #[must_use]
    pub const fn is_never_negative(self) -> bool {
        match self {
            Self::Euro | Self::Points => false,
            Self::Persons
            | Self::Households
            | Self::Dwellings
            | Self::Number
            | Self::Percent
            | Self::PerThousand
            | Self::Mark
            | Self::Average => true,
        }
    }
}

kernel::words! {
    /// Which way is better.
    Direction, "direction" {
        /// More is better.
        Up => "up",
        /// Less is better.
        Down => "down",
        /// Neither: it only describes.
        None => "none",
        /// People differ about it, or it depends. It never gets a colour.
        Ambiguous => "ambiguous",
    }
}

kernel::words! {
    /// How a figure of a larger place follows from those of its parts.
    OverAreas, "rule over areas" {
        /// Parts are added.
        Sum => "sum",
        /// Numerators and denominators are added, then divided: never the mean of percentages.
        Ratio => "ratio",
        /// It does not follow: an index, a median, a model.
        None => "none",
    }
}

kernel::words! {
    /// How a figure of a year follows from those of its parts.
    OverPeriods, "rule over periods" {
        /// Parts are added.
        Sum => "sum",
        /// The mean of the parts.
        Mean => "mean",
        /// The last of the parts.
        Last => "last",
        /// Numerators and denominators are added, then divided.
        Ratio => "ratio",
        /// It does not follow.
        None => "none",
    }
}

kernel::words! {
    /// How often there are new figures.
    Frequency, "frequency" {
        /// Each month.
        Monthly => "monthly",
        /// Each quarter.
        Quarterly => "quarterly",
        /// Each year.
        Yearly => "yearly",
        /// Every two years.
        TwoYearly => "two-yearly",
        /// Every four years.
        FourYearly => "four-yearly",
        /// Now and then.
        Irregular => "irregular",
    }
}

kernel::words! {
    /// Whether it is counted on a day or over a time.
    Kind, "kind of indicator" {
        /// The state on a day (*stand*).
        Stock => "stock",
        /// What happened in a time (*stroom*).
        Flow => "flow",
    }
}

kernel::words! {
    /// How much of it lies in the hands of the municipality.
    Influence, "influence" {
        /// Much.
        Direct => "direct",
        /// Some.
        Partial => "partial",
        /// Nothing: it tells in what circumstances things happen.
        Context => "context",
    }
}

kernel::words! {
    /// What is done before figures are published, so that nobody is recognised.
    Protection, "protection" {
        /// Nothing: it is not about people, or it was protected where it was made.
        None => "none",
        /// Counts are rounded to five, and shares are made of rounded counts.
        Fives => "fives",
    }
}

/// What an indicator is and how it is reckoned. Once figures follow a definition, another meaning is a new version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What it tells, in a few sentences.
    pub about: String,
    /// What is counted or measured.
    pub unit: Unit,
    /// What stands above the line, in words; empty when nothing is divided.
    #[serde(default)]
    pub numerator: String,
    /// What stands below it.
    #[serde(default)]
    pub denominator: String,
    /// Which way is better.
    pub direction: Direction,
    /// What weighs the answers, in words; empty when nothing does.
    #[serde(default)]
    pub weight: String,
    /// Figures with fewer valid answers are not published.
    #[serde(default)]
    pub least_answers: Option<u32>,
    /// Shares of fewer than so many are not published.
    #[serde(default)]
    pub least_denominator: Option<u32>,
    /// What is done so that nobody is recognised.
    pub protection: Protection,
    /// Where it comes from.
    pub source: String,
    /// Under which licence.
    pub licence: String,
    /// How often.
    pub frequency: Frequency,
    /// The smallest places of which it is known.
    pub lowest: Level,
    /// How larger places follow.
    pub over_areas: OverAreas,
    /// How years follow.
    pub over_periods: OverPeriods,
    /// Whether it stands for something that cannot be measured itself.
    #[serde(default)]
    pub proxy: bool,
    /// On a day or over a time.
    pub kind: Kind,
    /// How much of it lies in the hands of the municipality.
    pub influence: Influence,
    /// Whether a model made it: never for judging a project in a neighbourhood.
    #[serde(default)]
    pub modelled: bool,
    /// How many digits behind the mark are published.
    pub decimals: u8,
}

/// What does not go together in a definition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DefinitionFault {
    /// A share says of what.
    #[error("what is divided needs a numerator and a denominator in words")]
    NoParts,
    /// A share cannot be added.
    #[error("a percentage is not added over areas or periods")]
    SharesAdded,
    /// A model is not aggregated.
    #[error("modelled figures do not follow from smaller places")]
    ModelAdded,
    /// More digits than anybody reads.
    #[error("at most 3 digits stand behind the mark")]
    Decimals,
}

impl Definition {
    /// Whether it is reckoned from a numerator and a denominator.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        self.over_areas == OverAreas::Ratio
    }

    /// Whether its parts go together.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self) -> Result<(), DefinitionFault> {
        let is_share = matches!(self.unit, Unit::Percent | Unit::PerThousand);
        let adds = self.over_areas == OverAreas::Sum || self.over_periods == OverPeriods::Sum;
        if self.is_ratio() && (self.numerator.is_empty() || self.denominator.is_empty()) {
            Err(DefinitionFault::NoParts)
        } else if is_share && adds {
            Err(DefinitionFault::SharesAdded)
        } else if self.modelled && self.over_areas != OverAreas::None {
            Err(DefinitionFault::ModelAdded)
        } else if self.decimals > 3 {
            Err(DefinitionFault::Decimals)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn count() -> Definition {
        Definition {
            about: "Hoeveel mensen er wonen.".to_owned(),
            unit: Unit::Persons,
            numerator: String::new(),
            denominator: String::new(),
            direction: Direction::None,
            weight: String::new(),
            least_answers: None,
            least_denominator: None,
            protection: Protection::Fives,
            source: "Basisregistratie personen".to_owned(),
            licence: "CC BY 4.0".to_owned(),
            frequency: Frequency::Yearly,
            lowest: Level::Neighbourhood,
            over_areas: OverAreas::Sum,
            over_periods: OverPeriods::Last,
            proxy: false,
            kind: Kind::Stock,
            influence: Influence::Context,
            modelled: false,
            decimals: 0,
        }
    }

    pub(crate) fn share() -> Definition {
        Definition {
            unit: Unit::Percent,
            numerator: "inwoners van 65 jaar en ouder".to_owned(),
            denominator: "inwoners".to_owned(),
            least_denominator: Some(50),
            over_areas: OverAreas::Ratio,
            decimals: 1,
            ..count()
        }
    }

    #[test]
    fn what_does_not_go_together_is_named() {
        assert_eq!(count().check(), Ok(()));
        assert_eq!(share().check(), Ok(()));
        for (definition, fault) in [
            (Definition { denominator: String::new(), ..share() }, DefinitionFault::NoParts),
            (Definition { over_areas: OverAreas::Sum, ..share() }, DefinitionFault::SharesAdded),
            (Definition { over_periods: OverPeriods::Sum, ..share() }, DefinitionFault::SharesAdded),
            (Definition { modelled: true, ..share() }, DefinitionFault::ModelAdded),
            (Definition { decimals: 4, ..share() }, DefinitionFault::Decimals),
        ] {
            assert_eq!(definition.check(), Err(fault));
        }
    }
}
