//! From ambition to goal: what the council wants, under which names, in which plans and by which decisions.

mod ids;

pub use ids::{
    DecisionId, DecisionMark, GoalNodeId, GoalNodeMark, PolicyPlanId, PolicyPlanMark, PromiseId, PromiseMark,
    ThemeId, ThemeMark,
};
