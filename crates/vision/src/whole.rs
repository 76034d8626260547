use chrono::NaiveDate;

use crate::{Decision, GoalFramework, GoalMapping, GoalNode, PolicyPlan, Promise, Theme};

/// All of the vision that somebody sees, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vision {
    /// The day.
    pub today: NaiveDate,
    /// Ambitions, pillars, focus points, movements, tasks, programmes.
    pub themes: Vec<Theme>,
    /// The goals of each year.
    pub frameworks: Vec<GoalFramework>,
    /// Their nodes, by year and code.
    pub nodes: Vec<GoalNode>,
    /// Where goals went from year to year.
    pub mappings: Vec<GoalMapping>,
    /// Policy plans, by name.
    pub plans: Vec<PolicyPlan>,
    /// Decisions, the youngest first.
    pub decisions: Vec<Decision>,
    /// Promises, by the day on which they are due.
    pub promises: Vec<Promise>,
}
