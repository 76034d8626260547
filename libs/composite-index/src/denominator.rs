//! Dividing by a size, so that large and small units compare.

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::table::Table;

/// Divides an indicator by a column of the table: `value / size × scale`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Denominator {
    /// Code of the indicator.
    pub indicator: String,
    /// Column to divide by, such as inhabitants.
    pub by: String,
    /// Multiplies the outcome: 1000 for a number per thousand.
    pub scale: f64,
    /// What happens where a unit has a value and no size.
    #[serde(default)]
    pub lacking: Lacking,
}

/// What happens where a unit has a value and no size to divide it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Lacking {
    /// It is an error: leaving the value out in silence would change the index.
    #[default]
    Refuse,
    /// The value is missing from then on, and may be filled like other gaps.
    Gap,
}

impl Denominator {
    /// Divides `indicator` by `by`.
    pub fn new(indicator: &str, by: &str) -> Self {
        Self { indicator: indicator.to_owned(), by: by.to_owned(), scale: 1.0, lacking: Lacking::Refuse }
    }

    /// Divides a column in place; `rows` tells which row of the table each position is.
    pub(crate) fn divide(&self, column: &mut [f64], rows: &[usize], table: &Table) -> Result<(), IndexError> {
        let sizes = table.column(&self.by, Step::Denominate)?;
        for (value, row) in column.iter_mut().zip(rows).filter(|(value, _)| !value.is_nan()) {
            let size = sizes[*row];
            let may_lack = size.is_nan() && self.lacking == Lacking::Gap;
            if !may_lack && (size.is_nan() || size <= 0.0) {
                return Err(no_counterpart(&self.by, *row, table, Step::Denominate).at(&self.indicator));
            }
            *value = *value / size * self.scale;
            if value.is_infinite() {
                let unit = table.units().get(*row).map_or("", String::as_str);
                return Err(IndexError::new(Step::Denominate, Cause::NotFinite)
                    .at(&self.indicator)
                    .unit(unit));
            }
        }
        Ok(())
    }
}

/// What stands in a column that is divided or weighed by is missing, zero or negative.
pub(crate) fn no_counterpart(column: &str, row: usize, table: &Table, step: Step) -> IndexError {
    let unit = table.units().get(row).map_or("", String::as_str);
    let cause = match table.cell(unit, column) {
        Some(Ok(value)) => Cause::NotPositiveCounterpart { column: column.to_owned(), value },
        Some(Err(reason)) => Cause::NoCounterpart { column: column.to_owned(), reason },
        None => Cause::Unknown,
    };
    IndexError::new(step, cause).unit(unit)
}
