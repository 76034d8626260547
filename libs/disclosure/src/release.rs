use std::collections::{BTreeMap, BTreeSet};

use crate::cell::{Cell, Content, Fate, Key};
use crate::error::DisclosureError;
use crate::table::Table;

/// Tables that are published together or after each other, with everything they say about the same cells.
///
/// Cells with the same key are one cell, so that tables with a margin in common are linked by it.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    cells: Vec<Cell>,
    places: BTreeMap<Key, usize>,
    sums: BTreeSet<Sum>,
}

/// A cell that is the sum of others, along one dimension.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Sum {
    pub(crate) total: usize,
    pub(crate) parts: Vec<usize>,
    pub(crate) dimension: String,
}

impl Release {
    /// Everything that the tables say.
    pub fn of(tables: &[Table]) -> Result<Self, DisclosureError> {
        let mut release = Self { cells: Vec::new(), places: BTreeMap::new(), sums: BTreeSet::new() };
        for table in tables {
            let mut places = Vec::with_capacity(table.cells.len());
            for cell in &table.cells {
                places.push(release.add(cell)?);
            }
            for (total, parts, dimension) in &table.sums {
                let mut parts: Vec<usize> = parts.iter().map(|part| places[*part]).collect();
                parts.sort_unstable();
                release.sums.insert(Sum { total: places[*total], parts, dimension: dimension.clone() });
            }
        }
        Ok(release)
    }

    fn add(&mut self, cell: &Cell) -> Result<usize, DisclosureError> {
        let Some(&place) = self.places.get(&cell.key) else {
            self.places.insert(cell.key.clone(), self.cells.len());
            self.cells.push(cell.clone());
            return Ok(self.cells.len() - 1);
        };
        let known = &mut self.cells[place];
        let apart = (known.value - cell.value).abs() > 1e-6 * known.value.abs().max(1.0);
        if apart {
            let (one, other) = (known.value, cell.value);
            return Err(DisclosureError::Disagree { cell: cell.key.to_string(), one, other });
        }
        if cell.fate == Fate::Open {
            known.fate = Fate::Open;
        }
        Ok(place)
    }

    /// The same, knowing that these cells are out already; they can no longer be left out.
    pub fn already_out<'a>(
        mut self,
        keys: impl IntoIterator<Item = &'a Key>,
    ) -> Result<Self, DisclosureError> {
        for key in keys {
            self.decide(key, Fate::Out)?;
        }
        Ok(self)
    }

    /// The same, where these cells are published nowhere, such as a total of which the source has no figure.
    pub fn never_out<'a>(mut self, keys: impl IntoIterator<Item = &'a Key>) -> Result<Self, DisclosureError> {
        for key in keys {
            self.decide(key, Fate::Hidden)?;
        }
        Ok(self)
    }

    pub(crate) fn decide(&mut self, key: &Key, fate: Fate) -> Result<(), DisclosureError> {
        let place = self.find(key).ok_or_else(|| DisclosureError::UnknownCell { cell: key.to_string() })?;
        self.cells[place].fate = fate;
        Ok(())
    }

    /// The same, reckoning with somebody who supposes that no figure changed by more than `most` between two measures,
    /// such as `inwoners 2023` and `inwoners 2024`.
    ///
    /// Where a figure did change by more, the supposition is wrong and tells nothing.
    #[must_use]
    pub fn supposing_change(mut self, earlier: &str, later: &str, most: f64) -> Self {
        let before: Vec<usize> =
            (0..self.cells.len()).filter(|place| self.cells[*place].key.measure == earlier).collect();
        for from in before {
            let codes = self.cells[from].key.codes.clone();
            let Some(to) = self.find(&Key { measure: later.to_owned(), codes: codes.clone() }) else {
                continue;
            };
            let change = self.cells[to].value - self.cells[from].value;
            if change.abs() > most {
                continue;
            }
            let key = Key { measure: format!("{earlier} to {later}"), codes };
            let cell = Cell { key, value: change, content: Content::Change { most }, fate: Fate::Hidden };
            self.places.insert(cell.key.clone(), self.cells.len());
            let mut parts = vec![from, self.cells.len()];
            parts.sort_unstable();
            self.sums.insert(Sum { total: to, parts, dimension: String::new() });
            self.cells.push(cell);
        }
        self
    }

    /// The cells, in the order of the tables.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// Where a cell stands among the cells.
    #[must_use]
    pub fn find(&self, key: &Key) -> Option<usize> {
        self.places.get(key).copied()
    }

    pub(crate) fn sums(&self) -> impl Iterator<Item = &Sum> {
        self.sums.iter()
    }
}
