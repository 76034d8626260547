//! Leaving out units with too little to go on.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

use crate::error::{Cause, IndexError, Step};
use crate::imputation::availability;
use crate::table::Table;

/// Which units take part.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Screening {
    /// Least share of the indicators that must have a value, 0 to 1.
    pub least_available: Option<f64>,
    /// Least share of the values that must not be zero, 0 to 1.
    pub least_nonzero: Option<f64>,
    /// Units that take part whatever their shares.
    #[serde(default)]
    pub include: Vec<String>,
    /// Units that never take part.
    #[serde(default)]
    pub exclude: Vec<String>,
}

impl Screening {
    /// Positions that stay.
    pub(crate) fn keep(
        &self,
        columns: &[Arc<[f64]>],
        rows: &[usize],
        table: &Table,
    ) -> Result<Vec<usize>, IndexError> {
        self.check(table)?;
        let stays = |position: &usize| {
            let unit = &table.units()[rows[*position]];
            let values = columns.iter().map(|column| column[*position]).filter(|value| !value.is_nan());
            let (there, nonzero) = (values.clone().count(), values.filter(|value| *value != 0.0).count());
            let enough = self.least_available.is_none_or(|least| availability(there, columns.len()) >= least);
            let telling = self.least_nonzero.is_none_or(|least| availability(nonzero, there) >= least);
            !self.exclude.contains(unit) && (self.include.contains(unit) || (enough && telling))
        };
        let kept: Vec<usize> = (0..rows.len()).filter(stays).collect();
        let too_few = IndexError::new(Step::Screen, Cause::TooFewUnits { needed: 1, found: 0 });
        if kept.is_empty() { Err(too_few) } else { Ok(kept) }
    }

    fn check(&self, table: &Table) -> Result<(), IndexError> {
        for (name, share) in [
            ("least share of values", self.least_available),
            ("least share of values above zero", self.least_nonzero),
        ] {
            if let Some(value) = share.filter(|share| !(0.0..=1.0).contains(share)) {
                return Err(IndexError::new(Step::Screen, Cause::BadParameter { name, value }));
            }
        }
        for unit in self.include.iter().chain(&self.exclude) {
            if !table.units().contains(unit) {
                return Err(IndexError::new(Step::Screen, Cause::Unknown).unit(unit));
            }
        }
        let both = self.include.iter().find(|unit| self.exclude.contains(unit));
        both.map_or(Ok(()), |unit| Err(IndexError::new(Step::Screen, Cause::Duplicate).unit(unit)))
    }
}
