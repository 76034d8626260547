//! Value cases by the three-amounts method: what people give, and how it is handed to the reckoning.

mod reckon;
mod record;
mod typed;

pub use record::{
    AmountShape, CaseMaterial, CaseRow, CaseSelection, CaseTiming, CostRow, Given, NewValueCase, ValueCase,
    Weighed, WithoutFrom,
};
pub(crate) use typed::{RowMistake, costs_typed, material_typed, written_costs, written_material};
