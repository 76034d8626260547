//! Running a recipe: prepare, normalise, weigh, combine.

use std::sync::Arc;

use crate::denominator::no_counterpart;
use crate::error::{Cause, IndexError, Step};
use crate::grid::Grid;
use crate::normalisation::Method;
use crate::preparation::{Prepared, Stage, prepare};
use crate::recipe::Recipe;
use crate::scale::{Pool, Scale};
use crate::scores::Scores;
use crate::table::Table;
use crate::weights::Weighing;

impl Recipe {
    /// Makes the index of one table.
    ///
    /// # Errors
    ///
    /// Whatever step cannot be done, with the indicator and the unit where it stopped. Nothing is left out in silence.
    pub fn run(&self, table: &Table) -> Result<Scores, IndexError> {
        let prepared = prepare(self, &[(0, table)], false)?;
        let mut made = self.finish(&[(0, table)], prepared)?;
        made.pop().ok_or_else(|| IndexError::new(Step::Table, Cause::Empty))
    }

    /// Normalises prepared tables by one scale, weighs them alike and combines them.
    pub(crate) fn finish(
        &self,
        years: &[(i32, &Table)],
        prepared: Vec<Prepared>,
    ) -> Result<Vec<Scores>, IndexError> {
        let stages: Vec<Stage> = prepared.iter().map(Prepared::last).collect();
        let mut pooled = Pooled::new(years, &stages);
        let (mut grid, scales) = pooled.normalise(self)?;
        let weighing = self.weights.settle(&self.structure, &self.aggregation, &mut grid)?;
        self.aggregation.fill(&self.structure, &weighing.weights, &mut grid).map_err(
            |(element, at, cause)| {
                let error =
                    IndexError::new(Step::Aggregate, cause).at(&self.structure.elements()[element].code);
                pooled.locate(error, at)
            },
        )?;
        let Weighing { weights, fits } = weighing;
        let common = Arc::new(Common { recipe: self.clone(), scales, weights, fits });
        let mut from = 0;
        let mut made = Vec::with_capacity(years.len());
        for ((_, table), prepared) in years.iter().zip(prepared) {
            let units = prepared.last().rows.len();
            let mut own = Grid::new(self.structure.elements().len(), units);
            for element in 0..self.structure.elements().len() {
                own.row_mut(element).copy_from_slice(&grid.row(element)[from..from + units]);
            }
            from += units;
            made.push(Scores::new(Arc::clone(&common), table, prepared, own));
        }
        Ok(made)
    }
}

/// What the years of one run share.
#[derive(Debug, Clone)]
pub(crate) struct Common {
    pub(crate) recipe: Recipe,
    /// Fitted scale of each indicator.
    pub(crate) scales: Vec<Scale>,
    /// Weight of each element.
    pub(crate) weights: Vec<f64>,
    pub(crate) fits: Vec<Option<crate::weights::Fit>>,
}

/// The tables of all years laid end to end, as one scale sees them.
pub(crate) struct Pooled<'a> {
    years: &'a [(i32, &'a Table)],
    stages: &'a [Stage],
    values: Vec<f64>,
    sorted: Vec<f64>,
}

impl<'a> Pooled<'a> {
    pub(crate) fn new(years: &'a [(i32, &'a Table)], stages: &'a [Stage]) -> Self {
        Self { years, stages, values: Vec::new(), sorted: Vec::new() }
    }

    fn rows(&self) -> impl Iterator<Item = (i32, &'a Table, usize)> + '_ {
        let pairs = self.years.iter().zip(self.stages);
        pairs.flat_map(|((year, table), stage)| stage.rows.iter().map(|row| (*year, *table, *row)))
    }

    /// Names the unit at a position and, among several years, the year.
    fn locate(&self, error: IndexError, position: usize) -> IndexError {
        match self.rows().nth(position) {
            Some((year, table, row)) if self.years.len() > 1 => error.unit(&table.units()[row]).in_year(year),
            Some((_, table, row)) => error.unit(&table.units()[row]),
            None => error,
        }
    }

    /// Rows of the indicators, and the scales that made them.
    pub(crate) fn normalise(&mut self, recipe: &Recipe) -> Result<(Grid, Vec<Scale>), IndexError> {
        let structure = &recipe.structure;
        let units = self.stages.iter().map(|stage| stage.rows.len()).sum();
        let mut grid = Grid::new(structure.elements().len(), units);
        let mut scales = Vec::with_capacity(structure.indicators().len());
        let mut known: Option<(String, Vec<f64>)> = None;
        for (place, indicator) in structure.indicators().iter().enumerate() {
            let fault = |cause| IndexError::new(Step::Normalise, cause).at(&indicator.code);
            let mut values = std::mem::take(&mut self.values);
            values.clear();
            self.stages.iter().for_each(|stage| values.extend_from_slice(&stage.columns[place]));
            let method = recipe.normalisation.method_of(&indicator.code);
            self.weigh_by(method, &mut known, &values).map_err(|error| error.at(&indicator.code))?;
            let weights = known.as_ref().map(|(_, column)| column.as_slice());
            let reference = self.reference(method, &values)?;
            let pool = Pool { values: &values, weights, reference };
            let scale =
                method.fit(&indicator.code, indicator.direction, &pool, &mut self.sorted).map_err(fault)?;
            scale
                .apply(&values, &self.sorted, grid.row_mut(place))
                .map_err(|(cause, at)| self.locate(fault(cause), at))?;
            scales.push(scale);
            self.values = values;
        }
        Ok((grid, scales))
    }

    /// Looks up the column that the method weighs by, if it is not the one known already.
    fn weigh_by(
        &self,
        method: &Method,
        known: &mut Option<(String, Vec<f64>)>,
        values: &[f64],
    ) -> Result<(), IndexError> {
        let Some(column) = population(method) else {
            *known = None;
            return Ok(());
        };
        if known.as_ref().is_none_or(|(name, _)| name != column) {
            let weights = self.rows().map(|(_, table, row)| Ok(table.column(column, Step::Normalise)?[row]));
            *known = Some((column.to_owned(), weights.collect::<Result<_, IndexError>>()?));
        }
        let weights = known.iter().flat_map(|(_, weights)| weights);
        let lacking = weights
            .zip(values)
            .position(|(weight, value)| !value.is_nan() && (weight.is_nan() || *weight <= 0.0));
        match lacking.and_then(|position| Some((position, self.rows().nth(position)?))) {
            Some((position, (_, table, row))) => {
                Err(self.locate(no_counterpart(column, row, table, Step::Normalise), position))
            }
            None => Ok(()),
        }
    }

    fn reference(&self, method: &Method, values: &[f64]) -> Result<Option<f64>, IndexError> {
        let Method::DistanceToReference { unit, .. } = method else { return Ok(None) };
        let fault = |cause| IndexError::new(Step::Normalise, cause).unit(unit);
        if self.years.len() > 1 {
            return Err(fault(Cause::DoesNotApply(
                "a reference unit has a value in each year: normalise yearly",
            )));
        }
        let at = self.rows().position(|(_, table, row)| table.units()[row] == *unit);
        at.map(|at| Some(values[at])).ok_or_else(|| fault(Cause::Unknown))
    }
}

/// The column that a method weighs units by.
pub(crate) fn population(method: &Method) -> Option<&str> {
    if let Method::City { population, .. } = method { population.as_deref() } else { None }
}
