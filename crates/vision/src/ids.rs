use kernel::Id;

/// Marks the identity of an ambition, pillar, focus point, movement or task (*thema van de visie*).
#[derive(Debug)]
pub enum ThemeMark {}

/// Identity of an ambition, pillar, focus point, movement or task (*thema van de visie*).
pub type ThemeId = Id<ThemeMark>;

/// Marks the identity of the goals of one budget year (*doelenkader*).
#[derive(Debug)]
pub enum GoalFrameworkMark {}

/// Identity of the goals of one budget year (*doelenkader*).
pub type GoalFrameworkId = Id<GoalFrameworkMark>;

/// Marks the identity of a node of the goal tree of the programme budget (*doelenboom*).
#[derive(Debug)]
pub enum GoalNodeMark {}

/// Identity of a node of the goal tree of the programme budget (*doelenboom*).
pub type GoalNodeId = Id<GoalNodeMark>;

/// Marks the identity of a line that says where a goal went (*koppeling*).
#[derive(Debug)]
pub enum GoalMappingMark {}

/// Identity of a line that says where a goal went (*koppeling*).
pub type GoalMappingId = Id<GoalMappingMark>;

/// Marks the identity of a policy plan (*beleidsplan*).
#[derive(Debug)]
pub enum PolicyPlanMark {}

/// Identity of a policy plan (*beleidsplan*).
pub type PolicyPlanId = Id<PolicyPlanMark>;

/// Marks the identity of a decision, motion or information note (*besluit*).
#[derive(Debug)]
pub enum DecisionMark {}

/// Identity of a decision, motion or information note (*besluit*).
pub type DecisionId = Id<DecisionMark>;

/// Marks the identity of a promise to the council (*toezegging*).
#[derive(Debug)]
pub enum PromiseMark {}

/// Identity of a promise to the council (*toezegging*).
pub type PromiseId = Id<PromiseMark>;
