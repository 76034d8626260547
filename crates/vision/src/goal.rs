use kernel::{Instant, Openness};
use serde::Serialize;

use crate::{DecisionId, GoalFrameworkId, GoalMappingId, GoalNodeId, ThemeId, Ties};

kernel::words! {
    /// How high a node stands in the goal tree.
    GoalLevel, "level of the goal tree" {
        /// A domain (*domein*).
        Domain => "domain",
        /// A programme of the budget (*programma*).
        Programme => "programme",
        /// An ambition (*ambitie*).
        Ambition => "ambition",
        /// A goal (*doel*).
        Goal => "goal",
        /// A result (*resultaat*).
        Result => "result",
    }
}

/// The goals of one budget year, as they are registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewGoalFramework {
    /// The budget year.
    pub year: i32,
    /// What the budget is called.
    pub name: String,
    /// Who may see it, with all its goals.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
    /// Its nodes, each after its parent.
    pub nodes: Vec<NewGoalNode>,
}

/// A node of the goal tree as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewGoalNode {
    /// The code of the node above it, in the same year.
    pub parent: Option<String>,
    /// What of the vision it serves.
    pub themes: Ties<ThemeId>,
    /// How high it stands.
    pub level: GoalLevel,
    /// Its code, such as `1.1.2`: one in its year, and by itself of no meaning in another.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// When it is reached (*zodanig dat*); may be empty.
    pub criteria: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

impl NewGoalNode {
    /// A node of which only the place and the name are known.
    #[must_use]
    pub fn named(parent: Option<&str>, level: GoalLevel, code: &str, name: &str) -> Self {
        Self {
            parent: parent.map(ToOwned::to_owned),
            themes: Ties::new(),
            level,
            code: code.to_owned(),
            name: name.to_owned(),
            criteria: String::new(),
            owner: None,
            source: None,
        }
    }
}

kernel::words! {
    /// Where the goals of a budget year stand. Diagram: `docs/state-machines/goal-framework.md`.
    FrameworkState, "state of a goal framework" {
        /// Being written.
        Draft => "draft",
        /// Adopted with the budget.
        Adopted => "adopted",
        /// Another one took its place.
        Superseded => "superseded",
    }
}

kernel::words! {
    /// What can be done with the goals of a budget year.
    FrameworkStep, "step of a goal framework" {
        /// The council adopts them with the budget.
        Adopt => "adopt",
        /// Another one takes their place.
        Supersede => "supersede",
    }
}

impl FrameworkState {
    /// The state after the step.
    ///
    /// # Errors
    /// [`crate::WrongStep`] where the step leads nowhere.
    pub fn after(self, step: FrameworkStep) -> Result<Self, crate::WrongStep> {
        match (self, step) {
            (Self::Draft, FrameworkStep::Adopt) => Ok(Self::Adopted),
            (Self::Adopted, FrameworkStep::Supersede) => Ok(Self::Superseded),
            (Self::Adopted | Self::Superseded, FrameworkStep::Adopt)
            | (Self::Draft | Self::Superseded, FrameworkStep::Supersede) => {
                Err(crate::WrongStep { step: step.name(), state: self.name() })
            }
        }
    }
}

/// The goals of one budget year (*doelenkader*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalFramework {
    /// Its identity.
    pub id: GoalFrameworkId,
    /// The budget year.
    pub year: i32,
    /// What the budget is called.
    pub name: String,
    /// Where it stands.
    pub state: FrameworkState,
    /// By which decision it was adopted.
    pub decision: Option<DecisionId>,
    /// Who may see it, with all its goals.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

/// A node of the goal tree (*knoop van de doelenboom*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalNode {
    /// Its identity.
    pub id: GoalNodeId,
    /// The goals of which year it belongs to.
    pub framework: GoalFrameworkId,
    /// That year.
    pub year: i32,
    /// The node above it.
    pub parent: Option<GoalNodeId>,
    /// What is registered; `parent` holds the code of the node above it.
    pub particulars: NewGoalNode,
    /// How often it was written.
    pub version: i64,
}

impl GoalNode {
    /// Its year, code and name in one line.
    #[must_use]
    pub fn label(&self) -> String {
        format!("{}: {} {}", self.year, self.particulars.code, self.particulars.name)
    }
}

/// Where a goal of one year went in another, as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewGoalMapping {
    /// The goal of the older year.
    pub from: GoalNodeId,
    /// The goal of the later year.
    pub to: GoalNodeId,
    /// Which part of the older one went there, in tenths of a percent; none when nobody knows.
    pub permille: Option<i64>,
    /// What is known of it.
    pub note: String,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// Where a goal of one year went in another (*koppeling*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalMapping {
    /// Its identity.
    pub id: GoalMappingId,
    /// What is registered.
    pub particulars: NewGoalMapping,
    /// How often it was written.
    pub version: i64,
}

/// What other rooms show of a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalTitle {
    /// The budget year.
    pub year: i32,
    /// Its code in that year.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How high it stands.
    pub level: GoalLevel,
}

/// Whether one more line from the same older goal, with this share, keeps what is known of its shares within the whole.
#[must_use]
pub(crate) fn shares_fit(others: &[Option<i64>], share: Option<i64>) -> bool {
    let known: i64 = others.iter().copied().flatten().sum();
    known + share.unwrap_or_default() <= 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::WrongStep;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use FrameworkState::{Adopted, Draft, Superseded};
        for (from, expected) in [
            (Draft, [Ok(Adopted), Err("supersede")]),
            (Adopted, [Err("adopt"), Ok(Superseded)]),
            (Superseded, [Err("adopt"), Err("supersede")]),
        ] {
            for (step, expected) in FrameworkStep::ALL.iter().zip(expected) {
                let expected = expected.map_err(|step| WrongStep { step, state: from.name() });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    #[test]
    fn what_is_known_of_the_shares_stays_within_the_whole() {
        assert!(shares_fit(&[Some(600), None], Some(400)));
        assert!(!shares_fit(&[Some(600), None], Some(401)));
        assert!(shares_fit(&[Some(1000)], None));
    }
}
