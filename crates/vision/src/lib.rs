//! From ambition to goal: what the council wants, under which names, in which plans and by which decisions.

mod actions;
mod decision;
mod drawing;
mod findings;
mod goal;
mod ids;
mod openness;
mod pages;
mod plan;
mod promise;
mod promise_state;
mod series;
mod steps;
mod store;
mod theme;
mod tie;
mod web_link;
mod whole;

pub use actions::{
    AddedFramework, VisionError, add_goal_framework, add_goal_node, add_theme, change_decision,
    change_goal_framework, change_goal_mapping, change_goal_node, change_plan, change_promise, change_theme,
    draft_plan, make_promise, map_goal, register_decision, step_goal_framework, step_plan, step_promise,
    unmap_goal,
};
pub use decision::{Body, Dating, Decision, DecisionKind, DecisionTitle, NewDecision};
pub use findings::findings;
pub use goal::{
    FrameworkState, FrameworkStep, GoalFramework, GoalLevel, GoalMapping, GoalNode, GoalTitle,
    NewGoalFramework, NewGoalMapping, NewGoalNode,
};
pub use ids::{
    DecisionId, DecisionMark, GoalFrameworkId, GoalFrameworkMark, GoalMappingId, GoalMappingMark, GoalNodeId,
    GoalNodeMark, PolicyPlanId, PolicyPlanMark, PromiseId, PromiseMark, ThemeId, ThemeMark,
};
pub use openness::Thing;
pub use pages::{NAVIGATION, room};
pub(crate) use plan::plans_per_year;
pub use plan::{NewPolicyPlan, PlanState, PlanStep, PolicyPlan};
pub use promise::{NewPromise, Promise, Proof, Standing};
pub use promise_state::{PromiseState, PromiseStep};
pub use series::{Break, Series, Stretch, Why, series};
pub use steps::WrongStep;
pub use store::decisions::{decision_titles, decisions};
pub use store::goals::{frameworks, goal_titles, nodes};
pub use store::mappings::mappings;
pub use store::plans::plans;
pub use store::promises::promises;
pub use store::themes::{theme_titles, themes};
pub use store::{found, migrations, vision};
pub use theme::{Name, NameKind, NewTheme, Theme, ThemeKind};
pub use tie::{Bond, Ties};
pub use web_link::{NotAWebLink, WebLink};
pub use whole::Vision;
