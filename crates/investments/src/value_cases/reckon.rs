//! From what was written down to the reckoning of the library.

use ::value_case as reckoning;
use kernel::Cents;

use super::{
    AmountShape, CaseMaterial, CaseRow, CaseSelection, CaseTiming, CostRow, Given, NewValueCase, Weighed,
    WithoutFrom,
};

impl NewValueCase {
    /// The value case as it is reckoned with.
    #[must_use]
    pub fn reckoning(&self) -> reckoning::ValueCase {
        let flows = |rows: &[CaseRow]| rows.iter().map(|row| self.flow(row)).collect();
        reckoning::ValueCase {
            material: match &self.material {
                CaseMaterial::Cases(cases) => reckoning::Material::Cases(
                    cases
                        .iter()
                        .map(|(number, rows)| reckoning::Case {
                            name: number.to_string(),
                            flows: flows(rows),
                        })
                        .collect(),
                ),
                CaseMaterial::Totals { n, rows } => reckoning::Material::Totals { n: *n, flows: flows(rows) },
            },
            cost: match &self.cost {
                None => reckoning::MethodCost::Unknown,
                Some(rows) => {
                    reckoning::MethodCost::Known(rows.iter().map(|row| self.cost_of(row)).collect())
                }
            },
            selection: match self.selection {
                CaseSelection::All => reckoning::Selection::All,
                CaseSelection::Random => reckoning::Selection::Random,
                CaseSelection::Chosen => reckoning::Selection::Chosen,
                CaseSelection::Unknown => reckoning::Selection::Unknown,
            },
            counterfactual: match self.without_from {
                WithoutFrom::ComparisonGroup => reckoning::Counterfactual::ComparisonGroup,
                WithoutFrom::JudgedBefore => reckoning::Counterfactual::JudgedBefore,
                WithoutFrom::JudgedAfter => reckoning::Counterfactual::JudgedAfter,
                WithoutFrom::Unknown => reckoning::Counterfactual::Unknown,
            },
            discounting: reckoning::Discounting {
                rate: f64::from(self.rate) / 10_000.0,
                timing: match self.timing {
                    CaseTiming::EndOfYear => reckoning::Timing::EndOfYear,
                    CaseTiming::MidYear => reckoning::Timing::MidYear,
                },
            },
            caveats: self.caveats.clone(),
        }
    }

    fn amount(&self, given: Given) -> reckoning::Amount {
        match (given, self.shape) {
            (Given::Known(Cents(cents)), _) => reckoning::Amount::Exact(cents),
            (Given::Between { low, likely, high }, AmountShape::Pert) => {
                reckoning::Amount::pert(low.0, likely.0, high.0)
            }
            (Given::Between { low, likely, high }, AmountShape::Triangular) => {
                reckoning::Amount::Triangular { low: low.0, likely: likely.0, high: high.0 }
            }
        }
    }

    fn flow(&self, row: &CaseRow) -> reckoning::Flow {
        let amounts = match row.weighed {
            Weighed::Three { now, without, after } => reckoning::Amounts::Three {
                now: self.amount(now),
                without: self.amount(without),
                after: self.amount(after),
            },
            Weighed::Difference(given) => reckoning::Amounts::Difference(self.amount(given)),
        };
        reckoning::Flow { payer: row.payer.clone(), year: row.year, amounts, booked: row.booked.0 }
    }

    fn cost_of(&self, row: &CostRow) -> reckoning::Cost {
        reckoning::Cost { payer: row.payer.clone(), year: row.year, amount: self.amount(row.amount) }
    }
}
