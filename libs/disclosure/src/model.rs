use std::collections::BTreeSet;

use crate::release::Release;

/// A release as somebody with a pencil sees it: unknowns with bounds, and rows that add up to 0.
pub(crate) struct Model {
    pub(crate) values: Vec<f64>,
    pub(crate) bounds: Vec<(f64, f64)>,
    pub(crate) whole: Vec<bool>,
    /// Each row is a sum minus its parts.
    pub(crate) rows: Vec<Vec<(usize, f64)>>,
    rows_of: Vec<Vec<usize>>,
}

impl Model {
    pub(crate) fn of(release: &Release) -> Self {
        let cells = release.cells();
        let row = |sum: &crate::release::Sum| {
            let parts = sum.parts.iter().map(|part| (*part, -1.0));
            std::iter::once((sum.total, 1.0)).chain(parts).collect()
        };
        let mut model = Self {
            values: cells.iter().map(|cell| cell.value).collect(),
            bounds: cells.iter().map(crate::cell::Cell::bounds).collect(),
            whole: cells.iter().map(crate::cell::Cell::is_whole).collect(),
            rows: release.sums().map(row).collect(),
            rows_of: vec![Vec::new(); cells.len()],
        };
        for (place, row) in model.rows.iter().enumerate() {
            for (cell, _) in row {
                model.rows_of[*cell].push(place);
            }
        }
        model
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    /// The rows that a cell stands in.
    pub(crate) fn rows_of(&self, cell: usize) -> &[usize] {
        &self.rows_of[cell]
    }

    /// The free cells that hang together with one by rows, and those rows; nothing else bears on it.
    pub(crate) fn around(&self, cell: usize, free: impl Fn(usize) -> bool) -> (Vec<usize>, Vec<usize>) {
        let mut cells = BTreeSet::from([cell]);
        let mut rows = BTreeSet::new();
        let mut waiting = vec![cell];
        while let Some(cell) = waiting.pop() {
            for &row in &self.rows_of[cell] {
                if rows.insert(row) {
                    for &(other, _) in &self.rows[row] {
                        if free(other) && cells.insert(other) {
                            waiting.push(other);
                        }
                    }
                }
            }
        }
        (cells.into_iter().collect(), rows.into_iter().collect())
    }
}
