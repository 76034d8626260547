//! Scores of all elements: a row of units for each, laid end to end.

/// Elements × units.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Grid {
    pub(crate) values: Vec<f64>,
    pub(crate) units: usize,
}

impl Grid {
    pub(crate) fn new(elements: usize, units: usize) -> Self {
        Self { values: vec![f64::NAN; elements * units], units }
    }

    pub(crate) fn row(&self, element: usize) -> &[f64] {
        &self.values[element * self.units..(element + 1) * self.units]
    }

    pub(crate) fn row_mut(&mut self, element: usize) -> &mut [f64] {
        &mut self.values[element * self.units..(element + 1) * self.units]
    }

    /// All rows before an element, and its own.
    pub(crate) fn split(&mut self, element: usize) -> (Below<'_>, &mut [f64]) {
        let (below, own) = self.values.split_at_mut(element * self.units);
        (Below { values: below, units: self.units }, &mut own[..self.units])
    }
}

/// Rows that stand before an element: whatever it is made of.
#[derive(Clone, Copy)]
pub(crate) struct Below<'a> {
    pub(crate) values: &'a [f64],
    pub(crate) units: usize,
}

impl<'a> Below<'a> {
    pub(crate) fn row(self, element: usize) -> &'a [f64] {
        &self.values[element * self.units..(element + 1) * self.units]
    }
}
