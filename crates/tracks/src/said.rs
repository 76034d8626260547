use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::EditionId;

/// What was said with a step, and on which day: why a risk is accepted, what shows that a milestone was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The day.
    pub on: NaiveDate,
    /// The reason, or the proof.
    pub text: String,
}

/// What a later edition says of a line of the outlook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The edition that answers.
    pub edition: EditionId,
    /// What it says.
    pub text: String,
}

/// A step that leads nowhere from the state at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{step}` leads nowhere from `{state}`")]
pub struct WrongStep {
    /// The step.
    pub step: &'static str,
    /// Where the thing stands.
    pub state: &'static str,
}
