//! The investment plan: budget lines, what covers them, savings and value cases.

mod ids;

pub use ids::{
    BudgetLineId, BudgetLineMark, CoverageSourceId, CoverageSourceMark, InterventionId, InterventionMark,
    PlanVersionId, PlanVersionMark,
};
