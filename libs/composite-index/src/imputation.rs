//! Filling what is missing, from other units, other indicators or other years.

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::moments::{mean, median, present};
use crate::number::count;
use crate::table::Table;

/// Where a missing value is taken from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Imputation {
    /// The mean of the other units.
    Mean,
    /// The median of the other units.
    Median,
    /// The mean of the units with the same label.
    GroupMean {
        /// Name of the labels in the table.
        group: String,
    },
    /// The median of the units with the same label.
    GroupMedian {
        /// Name of the labels in the table.
        group: String,
    },
    /// What the other indicators of the same parent lead one to expect (multivariate normal, Dempster, Laird and Rubin
    /// 1977).
    ExpectationMaximisation {
        /// Stops when no filled value moves by more than this many standard deviations.
        tolerance: f64,
        /// Gives up after this many rounds.
        rounds: usize,
    },
    /// Panel: the last value of the unit before.
    Latest,
    /// Panel: the last value before, or else the first after.
    Constant,
    /// Panel: on the line between the values around it; beyond the ends the nearest value.
    Linear,
}

/// An imputation that works on one column at a time, its groups looked up.
#[derive(Debug, Clone)]
pub(crate) enum Fill {
    Mean,
    Median,
    GroupMean { groups: Vec<Option<usize>>, name: String },
    GroupMedian { groups: Vec<Option<usize>>, name: String },
}

impl Imputation {
    /// `None` for a method that looks at several columns or years.
    pub(crate) fn fill(&self, table: &Table) -> Result<Option<Fill>, IndexError> {
        let groups = |name: &str| table.groups(name, Step::Impute);
        Ok(match self {
            Self::Mean => Some(Fill::Mean),
            Self::Median => Some(Fill::Median),
            Self::GroupMean { group } => {
                Some(Fill::GroupMean { groups: groups(group)?, name: group.clone() })
            }
            Self::GroupMedian { group } => {
                Some(Fill::GroupMedian { groups: groups(group)?, name: group.clone() })
            }
            Self::ExpectationMaximisation { .. } | Self::Latest | Self::Constant | Self::Linear => None,
        })
    }
}

impl Fill {
    /// Fills a column in place. An error carries the position that could not be filled, where there is one.
    pub(crate) fn column(
        &self,
        column: &mut [f64],
        rows: &[usize],
        scratch: &mut Vec<f64>,
    ) -> Result<(), (Cause, Option<usize>)> {
        if !column.iter().any(|value| value.is_nan()) {
            return Ok(());
        }
        match self {
            Self::Mean => everywhere(column, mean(column)),
            Self::Median => everywhere(column, median(present(column), scratch)),
            Self::GroupMean { groups, name } => group_means(column, rows, (groups, name), scratch),
            Self::GroupMedian { groups, name } => group_medians(column, rows, (groups, name), scratch),
        }
    }
}

fn everywhere(column: &mut [f64], value: Option<f64>) -> Result<(), (Cause, Option<usize>)> {
    let value = value.ok_or((Cause::AllMissing, None))?;
    for gap in column.iter_mut().filter(|value| value.is_nan()) {
        *gap = value;
    }
    Ok(())
}

type Groups<'a> = (&'a [Option<usize>], &'a str);

fn group_means(
    column: &mut [f64],
    rows: &[usize],
    (groups, name): Groups<'_>,
    scratch: &mut Vec<f64>,
) -> Result<(), (Cause, Option<usize>)> {
    let number = groups.iter().flatten().max().map_or(0, |most| most + 1);
    scratch.clear();
    scratch.resize(2 * number, 0.0);
    for (value, row) in column.iter().zip(rows) {
        if let (false, Some(group)) = (value.is_nan(), groups[*row]) {
            scratch[group] += value;
            scratch[number + group] += 1.0;
        }
    }
    for (position, (value, row)) in column.iter_mut().zip(rows).enumerate() {
        if value.is_nan() {
            let group = groups[*row].filter(|group| scratch[number + group] > 0.0);
            let group = group.ok_or_else(|| (Cause::NoGroup(name.to_owned()), Some(position)))?;
            *value = scratch[group] / scratch[number + group];
        }
    }
    Ok(())
}

fn group_medians(
    column: &mut [f64],
    rows: &[usize],
    (groups, name): Groups<'_>,
    scratch: &mut Vec<f64>,
) -> Result<(), (Cause, Option<usize>)> {
    let gaps: Vec<usize> = (0..column.len()).filter(|position| column[*position].is_nan()).collect();
    let mut filled: Vec<(usize, f64)> = Vec::with_capacity(gaps.len());
    let mut medians = std::collections::BTreeMap::new();
    for position in gaps {
        let none = || (Cause::NoGroup(name.to_owned()), Some(position));
        let group = groups[rows[position]].ok_or_else(none)?;
        let alike = column.iter().zip(rows).filter(|(_, row)| groups[**row] == Some(group));
        let middle = *medians.entry(group).or_insert_with(|| {
            median(alike.map(|(value, _)| *value).filter(|value| !value.is_nan()), scratch)
        });
        filled.push((position, middle.ok_or_else(none)?));
    }
    for (position, value) in filled {
        column[position] = value;
    }
    Ok(())
}

/// Fills one unit's series over the years; years that stay empty stay NaN.
pub(crate) fn series(method: &Imputation, years: &[i32], values: &mut [f64]) {
    let known: Vec<usize> = (0..values.len()).filter(|place| !values[*place].is_nan()).collect();
    for place in 0..values.len() {
        if !values[place].is_nan() {
            continue;
        }
        let before = known.iter().rev().find(|known| **known < place);
        let after = known.iter().find(|known| **known > place);
        let nearest = before.or(after).map(|known| values[*known]);
        let value = match method {
            Imputation::Latest => before.map(|known| values[*known]),
            Imputation::Constant => nearest,
            Imputation::Linear => match (before, after) {
                (Some(from), Some(to)) => {
                    let year = |place: usize| f64::from(years[place]);
                    let way = (year(place) - year(*from)) / (year(*to) - year(*from));
                    Some(values[*from] + way * (values[*to] - values[*from]))
                }
                (Some(_), None) | (None, Some(_)) | (None, None) => nearest,
            },
            Imputation::Mean
            | Imputation::Median
            | Imputation::GroupMean { .. }
            | Imputation::GroupMedian { .. }
            | Imputation::ExpectationMaximisation { .. } => None,
        };
        values[place] = value.unwrap_or(f64::NAN);
    }
}

/// Share of the values that are there.
pub(crate) fn availability(there: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { count(there) / count(all) }
}
