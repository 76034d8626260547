//! Two indices side by side, and an index without one of its elements.

use serde::{Deserialize, Serialize};

use crate::correlation::{Coefficient, correlation};
use crate::error::{Cause, IndexError, Step};
use crate::number::count;
use crate::scores::{Scores, ranks};

/// How the units stand in two indices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The units that both have a score for, in the order of the first.
    pub shifts: Vec<Shift>,
    /// Mean of the absolute shifts in rank.
    pub mean_shift: f64,
    /// Largest absolute shift in rank.
    pub largest_shift: u32,
    /// Rank correlation of the scores (Spearman).
    pub spearman: Option<f64>,
}

/// A unit in two indices. Ranks count among the units that both have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shift {
    /// Code of the unit.
    pub unit: String,
    /// Score in the first.
    pub score: f64,
    /// Score in the second.
    pub other_score: f64,
    /// Rank in the first.
    pub rank: u32,
    /// Rank in the second.
    pub other_rank: u32,
}

/// An index without one element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Removal {
    /// Code of the element that was left out.
    pub element: String,
    /// The full index beside the one without it.
    pub comparison: Comparison,
}

impl Scores {
    /// Compares the scores of an element (the top, if it is not named) with those of another index.
    ///
    /// # Errors
    ///
    /// An element that is unknown in one of them, or fewer than two units in common.
    pub fn compare(&self, other: &Self, element: Option<&str>) -> Result<Comparison, IndexError> {
        let (mine, theirs) = (self.grid.row(self.place(element)?), other.grid.row(other.place(element)?));
        let known: std::collections::BTreeMap<&str, f64> =
            other.units.iter().map(String::as_str).zip(theirs.iter().copied()).collect();
        let pairs = self.units.iter().zip(mine).filter_map(|(unit, score)| {
            known.get(unit.as_str()).map(|other| (unit.as_str(), *score, *other))
        });
        Comparison::of(pairs)
    }

    /// Leaves out each element of a level in turn; its siblings take over its weight.
    ///
    /// # Errors
    ///
    /// A level without elements that are part of something, or scores that cannot be combined.
    pub fn remove_each(&self, level: u32, target: Option<&str>) -> Result<Vec<Removal>, IndexError> {
        let structure = &self.recipe().structure;
        let top = self.place(target)?;
        let of_level =
            |place: &usize| structure.level_of(*place) == level && structure.parent(*place).is_some();
        let places: Vec<usize> = (0..structure.elements().len()).filter(of_level).collect();
        if places.is_empty() {
            return Err(IndexError::new(Step::Analyse, Cause::WrongLevel(level)));
        }
        let mut removals = Vec::with_capacity(places.len());
        let mut grid = self.grid.clone();
        for place in places {
            let code = structure.elements()[place].code.clone();
            let mut weights = self.common.weights.clone();
            weights[place] = 0.0;
            let fault = |(_, at, cause): (usize, usize, Cause)| {
                IndexError::new(Step::Analyse, cause).at(&code).unit(&self.units[at])
            };
            self.recipe().aggregation.fill(structure, &weights, &mut grid).map_err(fault)?;
            let scores = self.grid.row(top).iter().zip(grid.row(top));
            let rows =
                self.units.iter().zip(scores).map(|(unit, (full, without))| (unit.as_str(), *full, *without));
            let comparison = Comparison::of(rows).map_err(|error| error.at(&code))?;
            removals.push(Removal { element: code, comparison });
        }
        Ok(removals)
    }

    /// Correlation of two elements over the units that took part.
    pub fn correlation(&self, coefficient: Coefficient, one: &str, other: &str) -> Option<f64> {
        correlation(coefficient, self.column(one)?, self.column(other)?)
    }
}

impl Comparison {
    fn of<'a>(rows: impl Iterator<Item = (&'a str, f64, f64)>) -> Result<Self, IndexError> {
        let both: Vec<(&str, f64, f64)> = rows.filter(|(_, a, b)| !a.is_nan() && !b.is_nan()).collect();
        if both.len() < 2 {
            let cause = Cause::TooFewUnits { needed: 2, found: both.len() };
            return Err(IndexError::new(Step::Analyse, cause));
        }
        let first: Vec<f64> = both.iter().map(|(_, score, _)| *score).collect();
        let second: Vec<f64> = both.iter().map(|(_, _, score)| *score).collect();
        let ranked = ranks(&first).into_iter().flatten().zip(ranks(&second).into_iter().flatten());
        let shifts: Vec<Shift> = both
            .iter()
            .zip(ranked)
            .map(|((unit, score, other_score), (rank, other_rank))| Shift {
                unit: (*unit).to_owned(),
                score: *score,
                other_score: *other_score,
                rank,
                other_rank,
            })
            .collect();
        let moved = shifts.iter().map(|shift| shift.rank.abs_diff(shift.other_rank));
        Ok(Self {
            mean_shift: moved.clone().map(f64::from).sum::<f64>() / count(shifts.len()),
            largest_shift: moved.max().unwrap_or_default(),
            spearman: correlation(Coefficient::Spearman, &first, &second),
            shifts,
        })
    }
}
