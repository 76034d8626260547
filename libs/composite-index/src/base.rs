//! The values that count as 100 in every later year.

use std::collections::BTreeMap;

use crate::denominator::no_counterpart;
use crate::error::{Cause, IndexError, Step};
use crate::moments::present;
use crate::preparation::prepare;
use crate::recipe::Recipe;
use crate::table::Table;

impl Recipe {
    /// The mean of each indicator over all units, after the preparations, weighed by a column such as inhabitants: what
    /// [`Method::BaseYear`](crate::Method::BaseYear) takes as 100. Run it on the first year and keep the outcome.
    ///
    /// # Errors
    ///
    /// A preparation that cannot be done, or a unit with a value and without a weight.
    pub fn bases(
        &self,
        table: &Table,
        population: Option<&str>,
    ) -> Result<BTreeMap<String, f64>, IndexError> {
        let prepared = prepare(self, &[(0, table)], false)?;
        let stage = prepared.first().map(|prepared| prepared.last());
        let stage = stage.ok_or_else(|| IndexError::new(Step::Table, Cause::Empty))?;
        let weights = population.map(|column| table.column(column, Step::Normalise)).transpose()?;
        let mut bases = BTreeMap::new();
        for (indicator, column) in self.structure.indicators().iter().zip(&stage.columns) {
            let fault = |cause| IndexError::new(Step::Normalise, cause).at(&indicator.code);
            let (mut sum, mut total) = (0.0, 0.0);
            for (value, row) in column.iter().zip(stage.rows.iter()).filter(|(value, _)| !value.is_nan()) {
                let weight = weights.map_or(1.0, |weights| weights[*row]);
                if weight.is_nan() || weight <= 0.0 {
                    let name = population.unwrap_or_default();
                    return Err(no_counterpart(name, *row, table, Step::Normalise).at(&indicator.code));
                }
                sum += weight * value;
                total += weight;
            }
            if present(column).next().is_none() {
                return Err(fault(Cause::AllMissing));
            }
            let base =
                Some(sum / total).filter(|base| base.is_finite()).ok_or_else(|| fault(Cause::NotFinite))?;
            bases.insert(indicator.code.clone(), base);
        }
        Ok(bases)
    }
}
