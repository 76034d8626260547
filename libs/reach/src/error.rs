use std::fmt;

/// The two sides that meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A point where people live.
    Demand,
    /// A place where something is offered.
    Site,
}

impl fmt::Display for Side {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Demand => "demand point",
            Self::Site => "site",
        })
    }
}

/// Why there is no answer; points and rows are counted from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ReachError {
    /// Not a number, infinite, or not on Earth.
    #[error("{side} {index} has a coordinate that is no number of metres below 1,000,000,000")]
    Coordinate {
        /// Whose point it is.
        side: Side,
        /// Which point.
        index: usize,
    },
    /// More points than can be numbered.
    #[error("{count} times a {side} is more than 4,294,967,295")]
    TooMany {
        /// Of what there are too many.
        side: Side,
        /// How many there are.
        count: usize,
    },
    /// A list that should run along with the points does not.
    #[error("{what}: {found} values for {expected} times a {side}")]
    Length {
        /// Which list.
        what: &'static str,
        /// What it should run along with.
        side: Side,
        /// How many points there are.
        expected: usize,
        /// How many values were given.
        found: usize,
    },
    /// An amount that is negative or no number.
    #[error("{what} of {side} {index} is {value}; it must be a number of at least 0")]
    Amount {
        /// Which amount.
        what: &'static str,
        /// At which side.
        side: Side,
        /// At which point.
        index: usize,
        /// What was given.
        value: f64,
    },
    /// A greatest distance that is negative or no number.
    #[error("the greatest distance is {limit}; it must be a number of at least 0")]
    Limit {
        /// What was given.
        limit: f64,
    },
    /// A detour shorter than the straight line.
    #[error("the detour factor is {factor}; it must be a number of at least 1")]
    Detour {
        /// What was given.
        factor: f64,
    },
    /// A row of a distance table names a point that is not there.
    #[error("row {row} of the distances names {side} {index}, and there are {count}")]
    UnknownPoint {
        /// Which row.
        row: usize,
        /// Which side is not there.
        side: Side,
        /// Which point it names.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A row of a distance table with a negative distance or no number.
    #[error("row {row} of the distances is {distance}; it must be a number of at least 0")]
    TableDistance {
        /// Which row.
        row: usize,
        /// What was given.
        distance: f64,
    },
    /// Two rows of a distance table for the same pair.
    #[error("demand point {demand} and site {site} are twice in the distances")]
    TwiceInTable {
        /// The demand point.
        demand: usize,
        /// The site.
        site: usize,
    },
    /// A decay that cannot be computed with.
    #[error("the decay of distance: {reason}")]
    Decay {
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A weight without bound, because a site lies on a demand point and nearness has no bottom.
    #[error(
        "the weight between demand point {demand} and site {site} has no bound; give the decay a nearest distance"
    )]
    Unbounded {
        /// The demand point.
        demand: usize,
        /// The site.
        site: usize,
    },
    /// A setting of the rational agent model that has no meaning.
    #[error("{what} of the agents is {value}; it must be a number above 0")]
    Agents {
        /// Which setting.
        what: &'static str,
        /// What was given.
        value: f64,
    },
}

/// Fails when a list of amounts does not run along with the points, or holds a negative amount or no number.
pub(crate) fn check_amounts(
    what: &'static str,
    side: Side,
    amounts: &[f64],
    expected: usize,
) -> Result<(), ReachError> {
    check_length(what, side, amounts.len(), expected)?;
    match amounts.iter().position(|amount| !(amount.is_finite() && *amount >= 0.0)) {
        Some(index) => {
            let value = amounts.get(index).copied().unwrap_or(f64::NAN);
            Err(ReachError::Amount { what, side, index, value })
        }
        None => Ok(()),
    }
}

/// Fails when a list does not run along with the points.
pub(crate) fn check_length(
    what: &'static str,
    side: Side,
    found: usize,
    expected: usize,
) -> Result<(), ReachError> {
    if found == expected { Ok(()) } else { Err(ReachError::Length { what, side, expected, found }) }
}
