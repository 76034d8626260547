//! The preparations of a recipe, stage after stage, each stage kept for the trace.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::denominator::Denominator;
use crate::error::{Cause, IndexError, Step};
use crate::expectation::{self, Stuck};
use crate::imputation::{Fill, Imputation, series};
use crate::recipe::{Preparation, Recipe};
use crate::screening::Screening;
use crate::structure::Structure;
use crate::table::Table;
use crate::treatment::{Treated, Treatment};

/// Columns of all indicators after a step. A column that a step leaves alone is shared with the stage before.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    pub(crate) step: Step,
    /// Row of the table at each position.
    pub(crate) rows: Arc<[usize]>,
    pub(crate) columns: Vec<Arc<[f64]>>,
}

/// All stages of one table (one year of a panel).
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) stages: Vec<Stage>,
    /// What was done to each indicator; empty without a treatment.
    pub(crate) treated: Vec<Treated>,
    /// Rows of the table that were screened out.
    pub(crate) excluded: Vec<usize>,
    /// Columns that indicators were divided by, for every row of the table.
    pub(crate) sizes: BTreeMap<String, Arc<[f64]>>,
}

impl Prepared {
    fn raw(structure: &Structure, table: &Table) -> Result<Self, IndexError> {
        let columns = structure.indicators().iter().map(|indicator| {
            let column = table.column(&indicator.code, Step::Table)?;
            if column.iter().all(|value| value.is_nan()) {
                return Err(IndexError::new(Step::Table, Cause::AllMissing).at(&indicator.code));
            }
            Ok(Arc::from(column))
        });
        let columns = columns.collect::<Result<_, _>>()?;
        let first = Stage { step: Step::Table, rows: (0..table.units().len()).collect(), columns };
        Ok(Self { stages: vec![first], treated: Vec::new(), excluded: Vec::new(), sizes: BTreeMap::new() })
    }

    /// The last stage; there always is one.
    pub(crate) fn last(&self) -> Stage {
        self.stages.last().cloned().unwrap_or(Stage {
            step: Step::Table,
            rows: Arc::from([]),
            columns: Vec::new(),
        })
    }
}

/// Prepares tables of one or more years. Only the panel imputations look at more than one.
pub(crate) fn prepare(
    recipe: &Recipe,
    years: &[(i32, &Table)],
    panel: bool,
) -> Result<Vec<Prepared>, IndexError> {
    recipe.check()?;
    let structure = &recipe.structure;
    let dated = |error: IndexError, year: i32| if panel { error.in_year(year) } else { error };
    let mut all = Vec::with_capacity(years.len());
    for (year, table) in years {
        all.push(Prepared::raw(structure, table).map_err(|error| dated(error, *year))?);
    }
    for preparation in &recipe.preparations {
        if let Preparation::Impute(
            method @ (Imputation::Latest | Imputation::Constant | Imputation::Linear),
        ) = preparation
        {
            if !panel {
                let why = Cause::DoesNotApply("it takes values from other years, and there is one");
                return Err(IndexError::new(Step::Impute, why));
            }
            impute_series(method, years, &mut all);
            continue;
        }
        for ((year, table), prepared) in years.iter().zip(&mut all) {
            advance(structure, preparation, table, prepared).map_err(|error| dated(error, *year))?;
        }
    }
    Ok(all)
}

fn advance(
    structure: &Structure,
    preparation: &Preparation,
    table: &Table,
    prepared: &mut Prepared,
) -> Result<(), IndexError> {
    let mut stage = prepared.last();
    stage.step = preparation.step();
    match preparation {
        Preparation::Denominate(denominators) => {
            denominate(structure, denominators, table, &mut stage)?;
            for Denominator { by, .. } in denominators {
                let sizes = Arc::from(table.column(by, Step::Denominate)?);
                prepared.sizes.entry(by.clone()).or_insert(sizes);
            }
        }
        Preparation::Impute(method) => impute(structure, method, table, &mut stage)?,
        Preparation::Screen(screening) => prepared.excluded = screen(screening, table, &mut stage)?,
        Preparation::Treat(treatment) => prepared.treated = treat(structure, treatment, &mut stage),
    }
    prepared.stages.push(stage);
    Ok(())
}

fn denominate(
    structure: &Structure,
    denominators: &[Denominator],
    table: &Table,
    stage: &mut Stage,
) -> Result<(), IndexError> {
    for denominator in denominators {
        let place = structure.find_indicator(&denominator.indicator, Step::Denominate)?;
        let mut column = stage.columns[place].to_vec();
        denominator.divide(&mut column, &stage.rows, table)?;
        stage.columns[place] = column.into();
    }
    Ok(())
}

fn impute(
    structure: &Structure,
    method: &Imputation,
    table: &Table,
    stage: &mut Stage,
) -> Result<(), IndexError> {
    if let Imputation::ExpectationMaximisation { tolerance, rounds } = *method {
        return expect(structure, (tolerance, rounds), table, stage);
    }
    let Some(fill) = method.fill(table)? else { return Ok(()) };
    let mut scratch = Vec::new();
    for (column, indicator) in stage.columns.iter_mut().zip(structure.indicators()) {
        if column.iter().any(|value| value.is_nan()) {
            let mut filled = column.to_vec();
            fill_column(&fill, &mut filled, &stage.rows, table, &mut scratch)
                .map_err(|error| error.at(&indicator.code))?;
            *column = filled.into();
        }
    }
    Ok(())
}

/// Fills one column and says of which unit it cannot.
pub(crate) fn fill_column(
    fill: &Fill,
    column: &mut [f64],
    rows: &[usize],
    table: &Table,
    scratch: &mut Vec<f64>,
) -> Result<(), IndexError> {
    fill.column(column, rows, scratch).map_err(|(cause, position)| {
        let error = IndexError::new(Step::Impute, cause);
        match position.and_then(|position| table.units().get(rows[position])) {
            Some(unit) => error.unit(unit),
            None => error,
        }
    })?;
    filled(column, rows, table)
}

/// After imputation every value is a number: of values too large to add, the mean is none.
fn filled(column: &[f64], rows: &[usize], table: &Table) -> Result<(), IndexError> {
    let lost = column.iter().position(|value| !value.is_finite());
    let unit = lost.and_then(|position| table.units().get(rows[position]));
    unit.map_or(Ok(()), |unit| Err(IndexError::new(Step::Impute, Cause::NotFinite).unit(unit)))
}

fn expect(
    structure: &Structure,
    (tolerance, rounds): (f64, usize),
    table: &Table,
    stage: &mut Stage,
) -> Result<(), IndexError> {
    if !tolerance.is_finite() || tolerance <= 0.0 {
        let cause = Cause::BadParameter { name: "tolerance", value: tolerance };
        return Err(IndexError::new(Step::Impute, cause));
    }
    for parent in structure.aggregates() {
        let siblings: Vec<usize> = structure
            .children(parent)
            .iter()
            .copied()
            .filter(|child| structure.children(*child).is_empty())
            .collect();
        let mut columns: Vec<Vec<f64>> =
            siblings.iter().map(|child| stage.columns[*child].to_vec()).collect();
        let code = |element: usize| structure.elements()[element].code.as_str();
        expectation::fill(&mut columns, tolerance, rounds).map_err(|stuck| match stuck {
            Stuck::Empty(place) => IndexError::new(Step::Impute, Cause::AllMissing).at(code(siblings[place])),
            Stuck::Rounds => IndexError::new(Step::Impute, Cause::NotConverged(rounds)).at(code(parent)),
        })?;
        for (child, mut column) in siblings.into_iter().zip(columns) {
            // Values that were there are kept to the last digit.
            let known = stage.columns[child].iter();
            column
                .iter_mut()
                .zip(known)
                .filter(|(_, known)| !known.is_nan())
                .for_each(|(value, known)| *value = *known);
            filled(&column, &stage.rows, table).map_err(|error| error.at(code(child)))?;
            stage.columns[child] = column.into();
        }
    }
    Ok(())
}

fn screen(screening: &Screening, table: &Table, stage: &mut Stage) -> Result<Vec<usize>, IndexError> {
    let kept = screening.keep(&stage.columns, &stage.rows, table)?;
    if kept.len() == stage.rows.len() {
        return Ok(Vec::new());
    }
    let rows: Arc<[usize]> = kept.iter().map(|position| stage.rows[*position]).collect();
    for column in &mut stage.columns {
        *column = kept.iter().map(|position| column[*position]).collect();
    }
    let left_out = |position: &usize| kept.binary_search(position).is_err();
    let excluded = (0..stage.rows.len()).filter(left_out).map(|position| stage.rows[position]).collect();
    stage.rows = rows;
    Ok(excluded)
}

fn treat(structure: &Structure, treatment: &Treatment, stage: &mut Stage) -> Vec<Treated> {
    let (mut scratch, mut column) = (Vec::new(), Vec::new());
    let mut treated = Vec::with_capacity(stage.columns.len());
    for (shared, indicator) in stage.columns.iter_mut().zip(structure.indicators()) {
        column.clear();
        column.extend_from_slice(shared);
        let skipped = treatment.skip.contains(&indicator.code);
        let rule = if skipped {
            &Treatment { winsorise: 0, logarithm: false, ..treatment.clone() }
        } else {
            treatment
        };
        let outcome = rule.column(&mut column, &mut scratch);
        if outcome.winsorised > 0 || outcome.logged {
            *shared = Arc::from(column.as_slice());
        }
        treated.push(outcome);
    }
    treated
}

/// Fills each unit's series of each indicator over the years.
fn impute_series(method: &Imputation, years: &[(i32, &Table)], all: &mut [Prepared]) {
    let when: Vec<i32> = years.iter().map(|(year, _)| *year).collect();
    let mut stages: Vec<Stage> = all.iter().map(Prepared::last).collect();
    let unit = |year: usize, row: usize| years[year].1.units()[row].as_str();
    let places: Vec<BTreeMap<&str, usize>> = stages
        .iter()
        .enumerate()
        .map(|(year, stage)| stage.rows.iter().enumerate().map(|(at, row)| (unit(year, *row), at)).collect())
        .collect();
    let units: BTreeSet<&str> = places.iter().flat_map(|known| known.keys().copied()).collect();
    let indicators = stages.first().map_or(0, |stage| stage.columns.len());
    for indicator in 0..indicators {
        let mut columns: Vec<Vec<f64>> =
            stages.iter().map(|stage| stage.columns[indicator].to_vec()).collect();
        for unit in &units {
            let at: Vec<Option<&usize>> = places.iter().map(|known| known.get(unit)).collect();
            let mut values: Vec<f64> =
                at.iter().zip(&columns).map(|(at, column)| at.map_or(f64::NAN, |at| column[*at])).collect();
            series(method, &when, &mut values);
            for ((at, column), value) in at.iter().zip(&mut columns).zip(values) {
                if let Some(at) = at {
                    column[**at] = value;
                }
            }
        }
        for (stage, column) in stages.iter_mut().zip(columns) {
            stage.columns[indicator] = column.into();
        }
    }
    for (prepared, mut stage) in all.iter_mut().zip(stages) {
        stage.step = Step::Impute;
        prepared.stages.push(stage);
    }
}
