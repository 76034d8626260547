//! Values of units, column by column, with the reason where one is missing.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Cause, IndexError, Step};
use crate::missing::Missing;

/// Units (areas) × columns. Columns are indicators, denominators, population weights and margins alike: the recipe
/// says which is what. A missing value carries its reason and is never zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    units: Vec<String>,
    codes: BTreeMap<String, usize>,
    columns: Vec<Vec<f64>>,
    reasons: BTreeMap<(usize, usize), Missing>,
    labels: BTreeMap<String, Vec<Option<String>>>,
}

impl Table {
    /// A table of these units, without columns yet.
    ///
    /// # Errors
    ///
    /// No units, or a code twice.
    pub fn new<U: Into<String>>(units: impl IntoIterator<Item = U>) -> Result<Self, IndexError> {
        let units: Vec<String> = units.into_iter().map(Into::into).collect();
        if units.is_empty() {
            return Err(IndexError::new(Step::Table, Cause::Empty));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = units.iter().find(|unit| !seen.insert(unit.as_str())) {
            return Err(IndexError::new(Step::Table, Cause::Duplicate).unit(twice));
        }
        Ok(Self {
            units,
            codes: BTreeMap::new(),
            columns: Vec::new(),
            reasons: BTreeMap::new(),
            labels: BTreeMap::new(),
        })
    }

    /// Adds a column; `None` is a value that is not reported.
    ///
    /// # Errors
    ///
    /// A code that is there already, another number of values than units, a value that is infinite or no number.
    pub fn with_column(
        self,
        code: &str,
        values: impl IntoIterator<Item = Option<f64>>,
    ) -> Result<Self, IndexError> {
        self.with_cells(code, values.into_iter().map(|value| value.ok_or(Missing::NotReported)))
    }

    /// Adds a column whose gaps have reasons.
    ///
    /// # Errors
    ///
    /// As [`Table::with_column`].
    pub fn with_cells(
        mut self,
        code: &str,
        cells: impl IntoIterator<Item = Result<f64, Missing>>,
    ) -> Result<Self, IndexError> {
        let fault = |cause| IndexError::new(Step::Table, cause).at(code);
        let place = self.columns.len();
        if self.codes.insert(code.to_owned(), place).is_some() {
            return Err(fault(Cause::Duplicate));
        }
        let mut column = Vec::with_capacity(self.units.len());
        for (row, cell) in cells.into_iter().enumerate() {
            match cell {
                Ok(value) if value.is_finite() => column.push(value),
                Ok(_) => {
                    let unit = self.units.get(row).map_or("", String::as_str);
                    return Err(fault(Cause::NotFinite).unit(unit));
                }
                Err(reason) => {
                    self.reasons.insert((place, row), reason);
                    column.push(f64::NAN);
                }
            }
        }
        if column.len() != self.units.len() {
            return Err(fault(Cause::WrongLength { units: self.units.len(), values: column.len() }));
        }
        self.columns.push(column);
        Ok(self)
    }

    /// Adds a grouping of the units, such as urban and rural.
    ///
    /// # Errors
    ///
    /// A name that is there already, or another number of labels than units.
    pub fn with_labels(mut self, name: &str, labels: Vec<Option<String>>) -> Result<Self, IndexError> {
        let fault = |cause| IndexError::new(Step::Table, cause).at(name);
        if labels.len() != self.units.len() {
            return Err(fault(Cause::WrongLength { units: self.units.len(), values: labels.len() }));
        }
        if self.labels.insert(name.to_owned(), labels).is_some() {
            return Err(fault(Cause::Duplicate));
        }
        Ok(self)
    }

    /// The codes of the units, in order.
    pub fn units(&self) -> &[String] {
        &self.units
    }

    /// The value of a unit, or why it is missing; `None` where unit or column is unknown.
    pub fn cell(&self, unit: &str, code: &str) -> Option<Result<f64, Missing>> {
        let row = self.units.iter().position(|known| known == unit)?;
        let column = *self.codes.get(code)?;
        Some(self.at(column, row))
    }

    fn at(&self, column: usize, row: usize) -> Result<f64, Missing> {
        let value = self.columns[column][row];
        if value.is_nan() { Err(self.reason(column, row)) } else { Ok(value) }
    }

    fn reason(&self, column: usize, row: usize) -> Missing {
        self.reasons.get(&(column, row)).copied().unwrap_or_default()
    }

    /// A column with NaN for what is missing.
    pub(crate) fn column(&self, code: &str, step: Step) -> Result<&[f64], IndexError> {
        let column = self.codes.get(code).map(|place| self.columns[*place].as_slice());
        column.ok_or_else(|| IndexError::new(step, Cause::Unknown).at(code))
    }

    pub(crate) fn missing(&self, code: &str, row: usize) -> Missing {
        self.codes.get(code).map_or_else(Missing::default, |column| self.reason(*column, row))
    }

    /// The group of each unit as a number; units without a label have none.
    pub(crate) fn groups(&self, name: &str, step: Step) -> Result<Vec<Option<usize>>, IndexError> {
        let labels = self.labels.get(name).ok_or_else(|| IndexError::new(step, Cause::Unknown).at(name))?;
        let known: BTreeSet<&String> = labels.iter().flatten().collect();
        let numbers: BTreeMap<&String, usize> = known.into_iter().zip(0..).collect();
        Ok(labels.iter().map(|label| label.as_ref().and_then(|label| numbers.get(label).copied())).collect())
    }
}
