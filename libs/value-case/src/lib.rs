#![doc = include_str!("../README.md")]

mod amount;
mod case;
mod chance;
mod checked;
mod discount;
mod error;
mod number;
mod outcome;
mod quantile;
mod reckon;
mod simulate;
mod strips;

pub use amount::{Amount, MOST, NotAnAmount};
pub use case::{Amounts, Case, Cost, Counterfactual, Flow, Material, MethodCost, Selection, ValueCase};
pub use discount::{Discounting, Timing};
pub use error::{CannotExtrapolate, ValueCaseError};
pub use outcome::{
    Average, CaseShare, Caveat, Extrapolation, LEAST_TO_EXTRAPOLATE, Outcome, PayerShare, Spread,
    ThreeAmounts, WithoutOne,
};
pub use quantile::{Band, Fan};
pub use simulate::{Bootstrap, Draws, PayerFan, Simulation, YearFan};
