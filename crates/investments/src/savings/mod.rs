//! Savings: tasks, claims and evidence stand apart, and what a document prints is reckoned anew.

mod claim;
mod claim_state;
mod printed;
mod standing;
mod task;

pub use claim::{ClaimEvidence, ClaimJudgement, NewSavingsClaim, Recurrence, SavingsClaim};
pub use claim_state::{ClaimState, ClaimStep};
pub(crate) use printed::with_differences;
pub use printed::{NewPrintedFigure, Printed, PrintedFigure, PrintedPoint, Stated};
pub use standing::{Savings, TaskStanding, standing};
pub use task::{NewSavingsTask, SavingsTask, TaskAdjustment, TaskKind};
