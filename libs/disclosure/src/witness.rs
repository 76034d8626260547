use std::collections::BTreeMap;

use crate::model::Model;
use crate::program::SLIGHT;

/// Another table that says the same wherever something is published: how its cells differ from the true ones.
///
/// That it exists is the proof that the true figure cannot be told from that of this table.
#[derive(Debug, Clone)]
pub(crate) struct Witness {
    changes: BTreeMap<usize, f64>,
}

impl Witness {
    pub(crate) fn new(changes: impl IntoIterator<Item = (usize, f64)>) -> Self {
        Self { changes: changes.into_iter().filter(|(_, change)| change.abs() > SLIGHT).collect() }
    }

    /// The same table reflected in the true one, which may or may not be possible.
    pub(crate) fn reflected(&self) -> Self {
        Self { changes: self.changes.iter().map(|(cell, change)| (*cell, -change)).collect() }
    }

    pub(crate) fn changes(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.changes.iter().map(|(cell, change)| (*cell, *change))
    }

    /// How much one cell differs.
    pub(crate) fn change(&self, cell: usize) -> f64 {
        self.changes.get(&cell).copied().unwrap_or(0.0)
    }

    pub(crate) fn touches(&self, cell: usize) -> bool {
        self.changes.contains_key(&cell)
    }

    /// Whether the table really adds up and keeps the bounds, reckoned afresh: the solver is not taken at its word.
    pub(crate) fn holds(&self, model: &Model) -> bool {
        let largest = self.changes.values().fold(1.0_f64, |largest, change| largest.max(change.abs()));
        let possible = |(&cell, &change): (&usize, &f64)| {
            let ((low, high), value) = (model.bounds[cell], model.values[cell] + change);
            let room = if model.whole[cell] { 0.0 } else { SLIGHT * largest };
            value >= low - room && value <= high + room && (!model.whole[cell] || change.fract() == 0.0)
        };
        let adds_up = |row: &usize| {
            let terms = model.rows[*row].iter();
            let sum: f64 = terms.map(|(cell, factor)| factor * self.change(*cell)).sum();
            sum.abs()
                <= if model.rows[*row].iter().all(|(cell, _)| model.whole[*cell]) {
                    0.0
                } else {
                    SLIGHT * largest
                }
        };
        self.changes.iter().all(possible)
            && self.changes.keys().all(|cell| model.rows_of(*cell).iter().all(adds_up))
    }
}
