//! What follows a decision that grants: terms, payments, what is told of it and how it ends. Pure.

mod ledger;
mod report;
mod schedule;
mod settling;
mod state;
mod terms;
mod verdict;

pub use ledger::Ledger;
pub use report::{Report, ReportState, ReportStep, Reporting, reminder_on, urge_on};
pub use schedule::{Instalment, split};
pub use settling::{NoSetOff, Recovery, may_set_off, recovery_instalments};
pub use state::{GrantState, GrantStep, Intention};
pub use terms::{Grant, GrantTaken, PlanChange, ReportDue, Terms, TermsFault};
pub use verdict::{ChangeGround, LowerGround};
