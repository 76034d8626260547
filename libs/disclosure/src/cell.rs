use std::collections::BTreeMap;
use std::fmt;

/// Which cell: what is counted, and the codes it is cut by; a dimension that is not named stands for its total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// What is counted, such as `inwoners 2024`.
    pub measure: String,
    /// The code of each dimension that is not the total.
    pub codes: BTreeMap<String, String>,
}

impl Key {
    /// A key of `(dimension, code)`.
    #[must_use]
    pub fn new(measure: &str, codes: &[(&str, &str)]) -> Self {
        let codes = codes.iter().map(|(dimension, code)| ((*dimension).to_owned(), (*code).to_owned()));
        Self { measure: measure.to_owned(), codes: codes.collect() }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.measure)?;
        for (place, (dimension, code)) in self.codes.iter().enumerate() {
            write!(formatter, "{}{dimension} {code}", if place == 0 { ": " } else { ", " })?;
        }
        Ok(())
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// People: the value is how many there are.
    People,
    /// An amount to which several contribute.
    Amount {
        /// How many contribute.
        contributors: usize,
        /// Their contributions, largest first, at most [`Content::KEPT`] of them.
        largest: Vec<f64>,
        /// The contributor, where there is only one.
        alone: Option<String>,
    },
    /// How much a figure changed between two releases; nobody publishes it.
    Change {
        /// The most that somebody outside thinks it can have changed.
        most: f64,
    },
}

impl Content {
    /// How many of the largest contributions are kept.
    pub const KEPT: usize = 20;
}

/// What may be done with a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// To be published if it can be.
    Open,
    /// Never published, but to be protected.
    Hidden,
    /// Published before; what is out stays out.
    Out,
}

/// A cell of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Which cell.
    pub key: Key,
    /// The figure itself.
    pub value: f64,
    /// What stands in it.
    pub content: Content,
    /// What may be done with it.
    pub fate: Fate,
}

impl Cell {
    /// Whether only whole numbers can stand here.
    pub(crate) fn is_whole(&self) -> bool {
        match &self.content {
            Content::People => true,
            Content::Amount { .. } => false,
            Content::Change { most } => most.fract() == 0.0 && self.value.fract() == 0.0,
        }
    }

    /// What everybody knows of it beforehand: nothing is below 0.
    pub(crate) fn bounds(&self) -> (f64, f64) {
        match &self.content {
            Content::People | Content::Amount { .. } => (0.0, f64::INFINITY),
            Content::Change { most } => (-most, *most),
        }
    }
}
