use chrono::NaiveDate;
use kernel::{Cents, Openness};
use serde::{Deserialize, Serialize};

use crate::PrintedFigureId;

/// What a document prints, in the numbers from which it can be reckoned anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Printed {
    /// What was to be saved, what was, and what is left.
    Balance(Stated),
    /// A series with the difference that stands beside each number.
    Series {
        /// What is counted.
        unit: String,
        /// The numbers, the oldest first.
        points: Vec<PrintedPoint>,
    },
}

/// A balance of savings as a document states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stated {
    /// What was to be saved.
    pub original: Cents,
    /// What was saved.
    pub realised: Cents,
    /// What is left to save.
    pub remaining: Cents,
}

impl Stated {
    /// What is neither saved nor left, and so needs a decision that took it away (I-21).
    #[must_use]
    pub fn unexplained(self) -> Cents {
        self.original - self.realised - self.remaining
    }
}

/// A number of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedPoint {
    /// Of which day.
    pub on: NaiveDate,
    /// How many.
    pub value: i64,
    /// The difference with the one before, as it is printed.
    pub printed: Option<i64>,
}

/// A figure that a document prints, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPrintedFigure {
    /// What it is.
    pub name: String,
    /// Its numbers.
    pub printed: Printed,
    /// Who may see it.
    pub openness: Openness,
    /// Where it stands, as document and line.
    pub document: String,
}

/// A figure that a document prints (*gedrukt cijfer*), held against what its own numbers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedFigure {
    /// Which one.
    pub id: PrintedFigureId,
    /// What was written down.
    pub particulars: NewPrintedFigure,
    /// Its version, for whoever changes it.
    pub version: i64,
}

/// Each number of a series with the difference that follows from the one before.
pub(crate) fn with_differences(points: &[PrintedPoint]) -> Vec<(PrintedPoint, Option<i64>)> {
    let before = std::iter::once(None).chain(points.iter().map(|point| Some(point.value)));
    let one =
        |(point, before): (&PrintedPoint, Option<i64>)| (*point, before.map(|before| point.value - before));
    points.iter().zip(before).map(one).collect()
}
