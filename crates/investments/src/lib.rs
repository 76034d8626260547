//! The investment plan: budget lines, what covers them, savings and value cases.

mod actions;
mod amount;
mod change;
mod check;
mod coverage_state;
mod difference;
mod ids;
mod import;
mod line;
mod line_state;
mod pages;
mod picture;
mod plan;
mod scenario;
mod source;
mod store;
mod sums;
mod typed;
mod version_state;

pub use actions::{
    Adoption, MoneyError, NewLine, add_source, adopt, adopt_line, amend, bring_in, change_head,
    change_source, copy, edit, found_in_the_plan, intervention_named, lift, plan, propose, realise, redo,
    send_back, settle, sources, step_source, undo, versions,
};
pub use amount::{Amount, Plain, Total};
pub use change::{Change, ChangeRefusal, Payer};
pub use check::findings;
pub use coverage_state::{CoverageState, CoverageStep};
pub use difference::{Difference, Happened, Waterfall, differences, waterfall};
pub use ids::{
    BudgetLineId, BudgetLineMark, CoverageSourceId, CoverageSourceMark, InterventionId, InterventionMark,
    PlanVersionId, PlanVersionMark,
};
pub use import::{At, CellFault, NotATable, Reason, Table, read_table};
pub use line::{BudgetLine, Cell, Closing, Condition, CoverageAllocation, Lifted, LineHead, Nature};
pub use line_state::{LineRefusal, LineState, LineStep, WrongStep};
pub use pages::{NAVIGATION, room};
pub use plan::{Plan, PlanVersion, Purpose, Reads, Statement, VersionHead, Years};
pub use scenario::WhatIf;
pub use source::{Ceiling, CoverageSource, Lasting, SourceKind, SourceParticulars, Span, SubGrant};
pub use store::migrations;
pub use sums::{Firmness, Group, Grouping, Sums, sums};
pub use typed::NotMoney;
pub use version_state::{VersionState, VersionStep};
