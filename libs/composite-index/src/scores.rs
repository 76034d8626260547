//! The outcome: scores of every element and unit, and all that led to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::error::{IndexError, Step};
use crate::grid::Grid;
use crate::missing::Missing;
use crate::preparation::Prepared;
use crate::recipe::Recipe;
use crate::run::Common;
use crate::scale::Scale;
use crate::table::Table;
use crate::treatment::Treated;
use crate::weights::{Weighed, effective};

/// Scores of all elements for the units that took part. A higher score is better.
#[derive(Debug, Clone)]
pub struct Scores {
    pub(crate) common: Arc<Common>,
    pub(crate) units: Vec<String>,
    pub(crate) prepared: Prepared,
    pub(crate) grid: Grid,
    /// Why a value is missing, by indicator and row of the table.
    pub(crate) reasons: BTreeMap<(usize, usize), Missing>,
    excluded: Vec<String>,
}

/// A value that the treatment of outliers changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Code of the indicator.
    pub indicator: String,
    /// Code of the unit.
    pub unit: String,
    /// Value before.
    pub from: f64,
    /// Value after: winsorised, or its logarithm.
    pub to: f64,
}

impl Scores {
    pub(crate) fn new(common: Arc<Common>, table: &Table, prepared: Prepared, grid: Grid) -> Self {
        let unit = |row: &usize| table.units()[*row].clone();
        let units = prepared.last().rows.iter().map(unit).collect();
        let excluded = prepared.excluded.iter().map(unit).collect();
        let mut reasons = BTreeMap::new();
        let raw = prepared.stages.first().map_or(&[][..], |stage| &stage.columns);
        for ((place, column), indicator) in raw.iter().enumerate().zip(common.recipe.structure.indicators()) {
            for row in (0..column.len()).filter(|row| column[*row].is_nan()) {
                reasons.insert((place, row), table.missing(&indicator.code, row));
            }
        }
        Self { common, units, prepared, grid, reasons, excluded }
    }

    /// The recipe that was run.
    pub fn recipe(&self) -> &Recipe {
        &self.common.recipe
    }

    /// Units that took part, in the order of the table.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// Units that were screened out.
    pub fn excluded(&self) -> &[String] {
        &self.excluded
    }

    /// The score of a unit; `None` where it has none, or where unit or element is unknown.
    pub fn score(&self, unit: &str, element: &str) -> Option<f64> {
        let position = self.units.iter().position(|known| known == unit)?;
        self.column(element)?.get(position).copied().filter(|score| !score.is_nan())
    }

    /// Scores of an element in the order of [`Scores::units`], NaN where there is none.
    pub fn column(&self, element: &str) -> Option<&[f64]> {
        self.common.recipe.structure.position(element).map(|place| self.grid.row(place))
    }

    /// Ranks of an element, 1 for the highest score; ties share the best of their ranks.
    pub fn ranks(&self, element: &str) -> Option<Vec<Option<u32>>> {
        self.column(element).map(ranks)
    }

    /// Values of an indicator as they entered the normalisation, NaN where there is none.
    pub fn prepared(&self, indicator: &str) -> Option<Vec<f64>> {
        let place = self.common.recipe.structure.position(indicator)?;
        self.prepared.stages.last()?.columns.get(place).map(|column| column.to_vec())
    }

    /// Values of an indicator after a preparation, in the order of the units that were left then.
    pub fn after(&self, step: Step, indicator: &str) -> Option<Vec<f64>> {
        let place = self.common.recipe.structure.position(indicator)?;
        let stage = self.prepared.stages.iter().find(|stage| stage.step == step)?;
        stage.columns.get(place).map(|column| column.to_vec())
    }

    /// The fitted scale of an indicator.
    pub fn scale(&self, indicator: &str) -> Option<Scale> {
        self.common
            .recipe
            .structure
            .position(indicator)
            .and_then(|place| self.common.scales.get(place).copied())
    }

    /// The weights that were used, in the order of the hierarchy, and how those found in the data fit their goal.
    pub fn weights(&self) -> Vec<Weighed> {
        let elements = self.common.recipe.structure.elements().iter();
        let pairs = elements.zip(self.common.weights.iter().zip(&self.common.fits));
        pairs
            .map(|(element, (weight, fit))| Weighed {
                code: element.code.clone(),
                weight: *weight,
                fit: *fit,
            })
            .collect()
    }

    /// What each element weighs in its top: products of shares down the hierarchy.
    pub fn effective_weights(&self) -> BTreeMap<&str, f64> {
        let structure = &self.common.recipe.structure;
        let effective = effective(structure, &self.common.weights);
        structure.elements().iter().map(|element| element.code.as_str()).zip(effective).collect()
    }

    /// What the treatment of outliers did to each indicator; empty without such a step.
    pub fn treatments(&self) -> BTreeMap<&str, Treated> {
        let indicators = self.common.recipe.structure.indicators().iter();
        indicators
            .map(|indicator| indicator.code.as_str())
            .zip(self.prepared.treated.iter().copied())
            .collect()
    }

    /// Each value that the treatment of outliers changed.
    pub fn changes(&self) -> Vec<Change> {
        let stages = &self.prepared.stages;
        let Some(at) = stages.iter().position(|stage| stage.step == Step::Treat) else { return Vec::new() };
        let mut changes = Vec::new();
        for (place, indicator) in self.common.recipe.structure.indicators().iter().enumerate() {
            let (before, after) = (&stages[at - 1].columns[place], &stages[at].columns[place]);
            if Arc::ptr_eq(before, after) {
                continue;
            }
            for (position, (from, to)) in before.iter().zip(after.iter()).enumerate() {
                if (from - to).abs() > 0.0
                    && let Some(unit) = self.unit_of(at, position)
                {
                    changes.push(Change { indicator: indicator.code.clone(), unit, from: *from, to: *to });
                }
            }
        }
        changes
    }

    /// Who stands at a position of a stage, also if it was screened out later.
    fn unit_of(&self, stage: usize, position: usize) -> Option<String> {
        let row = *self.prepared.stages.get(stage)?.rows.get(position)?;
        let last = self.prepared.stages.last()?;
        match last.rows.binary_search(&row) {
            Ok(place) => self.units.get(place).cloned(),
            Err(_) => {
                let place = self.prepared.excluded.iter().position(|excluded| *excluded == row)?;
                self.excluded.get(place).cloned()
            }
        }
    }

    pub(crate) fn place(&self, element: Option<&str>) -> Result<usize, IndexError> {
        self.common.recipe.structure.target(element, Step::Analyse)
    }
}

/// Ranks from 1 for the highest; NaN has none.
pub(crate) fn ranks(scores: &[f64]) -> Vec<Option<u32>> {
    let mut order = Vec::new();
    let mut ranks = vec![0; scores.len()];
    rank_into(scores, &mut order, &mut ranks);
    ranks.into_iter().map(|rank| (rank > 0).then_some(rank)).collect()
}

/// Ranks from 1 for the highest, 0 for NaN; `order` is reused.
pub(crate) fn rank_into(scores: &[f64], order: &mut Vec<u32>, ranks: &mut [u32]) {
    order.clear();
    order.extend((0_u32..).zip(scores).filter(|(_, score)| !score.is_nan()).map(|(place, _)| place));
    let score = |place: u32| usize::try_from(place).map_or(f64::NAN, |place| scores[place]);
    order.sort_unstable_by(|a, b| score(*b).total_cmp(&score(*a)));
    ranks.fill(0);
    let (mut last, mut shared) = (f64::NAN, 0);
    for (rank, place) in (1_u32..).zip(order.iter()) {
        let own = score(*place);
        if (own - last).abs() > 0.0 || last.is_nan() {
            (last, shared) = (own, rank);
        }
        if let Some(cell) = usize::try_from(*place).ok().and_then(|place| ranks.get_mut(place)) {
            *cell = shared;
        }
    }
}
