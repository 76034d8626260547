use crate::NotAnAmount;

/// Why there is no outcome.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ValueCaseError {
    /// There is nothing to reckon with.
    #[error("there are no cases, or no amounts")]
    Empty,
    /// Two cases are called the same, so that none could be left out by name.
    #[error("two cases are called {0}")]
    SameName(String),
    /// An amount is none.
    #[error("{case}, {payer}, year {year}, {which}: {why}")]
    Amount {
        /// The case; "all cases" for sums, "the method" for its cost.
        case: String,
        /// Who pays.
        payer: String,
        /// In which year.
        year: u16,
        /// Which of the amounts.
        which: &'static str,
        /// What is wrong with it.
        why: NotAnAmount,
    },
    /// More years, flows or cases than are reckoned with.
    #[error("{what}: {count} is more than {most}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Nothing was to be drawn.
    #[error("at least one draw is needed")]
    NoDraws,
    /// The rate is no rate.
    #[error("{0} is no yearly rate from 0 up to 1")]
    Rate(f64),
}

/// Why nothing is said about other cases than these.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotExtrapolate {
    /// There are too few of them.
    #[error("{n} cases say nothing about others; at least {least} are needed")]
    TooFew {
        /// How many there are.
        n: u32,
        /// How many there must be.
        least: u32,
    },
    /// They were not found in a way that makes them like the others.
    #[error("the cases were chosen, or nobody knows how they were found, so they need not be like others")]
    NotLikeOthers,
    /// Only their sum is known.
    #[error("only the sum of the cases is known, so nothing is known about how they differ")]
    NoSpread,
}
