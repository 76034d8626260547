//! The investment plan: budget lines, what covers them, savings and value cases.

mod actions;
mod amount;
mod change;
mod check;
mod coverage_state;
mod difference;
mod fan_picture;
mod flow;
mod flow_picture;
mod ids;
mod import;
mod line;
mod line_state;
mod pages;
mod picture;
mod plan;
mod savings;
mod scenario;
mod source;
mod store;
mod sums;
mod typed;
mod value_cases;
mod version_state;

pub use actions::{
    Adoption, BESIDE_TRACKS, MoneyError, NewLine, PlanEvent, PlanStep, add_printed_figure, add_savings_task,
    add_source, add_value_case, adjust_savings_task, adopt, adopt_line, amend, bring_in, change_head,
    change_printed_figure, change_savings_task, change_source, change_value_case, claim_savings, copy, edit,
    found_in_the_money, found_in_the_plan, has_claimed, has_prepared, history, intervention_named,
    judge_claim, lift, plan, printed_figure, propose, realise, redo, registers, savings, savings_claim,
    savings_task, send_back, settle, sources, step_source, substantiate_claim, undo, unexplained, value_case,
    value_cases, versions,
};
pub use amount::{Amount, Plain, Total};
pub use change::{Change, ChangeRefusal, Payer};
pub use check::{findings, savings_findings, value_case_findings};
pub use coverage_state::{CoverageState, CoverageStep};
pub use difference::{Difference, Happened, LinePart, Waterfall, differences, waterfall};
pub use flow::{Stream, flow};
pub use ids::{
    BudgetLineId, BudgetLineMark, CoverageSourceId, CoverageSourceMark, InterventionId, InterventionMark,
    PlanVersionId, PlanVersionMark, PrintedFigureId, PrintedFigureMark, SavingsClaimId, SavingsClaimMark,
    SavingsTaskId, SavingsTaskMark, ValueCaseId, ValueCaseMark,
};
pub use import::{At, CellFault, NotATable, Reason, Registers, Table, read_table};
pub use line::{BudgetLine, Cell, Closing, Condition, CoverageAllocation, Lifted, LineHead, Nature};
pub use line_state::{LineRefusal, LineState, LineStep, WrongStep};
pub use pages::{NAVIGATION, room};
pub use plan::{Plan, PlanVersion, Purpose, Reads, Statement, VersionHead, Years};
pub use savings::{
    ClaimEvidence, ClaimJudgement, ClaimState, ClaimStep, NewPrintedFigure, NewSavingsClaim, NewSavingsTask,
    Printed, PrintedFigure, PrintedPoint, Recurrence, Savings, SavingsClaim, SavingsTask, Stated,
    TaskAdjustment, TaskKind, TaskStanding, standing,
};
pub use scenario::WhatIf;
pub use source::{Ceiling, CoverageSource, Lasting, SourceKind, SourceParticulars, Span, SubGrant};
pub use store::migrations;
pub use sums::{Firmness, Group, Grouping, Sums, sums};
pub use typed::NotMoney;
pub use value_cases::{
    AmountShape, CaseMaterial, CaseRow, CaseSelection, CaseTiming, CostRow, Given, NewValueCase, ValueCase,
    Weighed, WithoutFrom,
};
pub use version_state::{VersionState, VersionStep};
