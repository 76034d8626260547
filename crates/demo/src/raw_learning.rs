//! The files about pilots and lessons as they are written. A field that the program does not know is an error, and what
//! is left out is empty.

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawPilot {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: String,
    pub(crate) about: String,
    pub(crate) hypothesis: String,
    pub(crate) change_story: String,
    pub(crate) working_elements: Vec<String>,
    pub(crate) questions: Vec<String>,
    pub(crate) areas: Vec<String>,
    pub(crate) parties: Vec<String>,
    /// Keys of themes of the vision.
    pub(crate) themes: Vec<String>,
    pub(crate) starts: Option<String>,
    pub(crate) ends: Option<String>,
    pub(crate) source: String,
    pub(crate) before: Vec<RawStep>,
    pub(crate) after: Vec<RawStep>,
}

/// A step of a pilot or an evaluation, with what it asks.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawStep {
    pub(crate) step: String,
    pub(crate) on: String,
    pub(crate) reason: String,
    /// The key of a decision of the vision.
    pub(crate) decision: Option<String>,
    /// What a decision that stands in no register is called.
    pub(crate) decision_named: String,
    pub(crate) due_after: Option<String>,
    pub(crate) owner: Option<String>,
    pub(crate) conclusion: String,
    pub(crate) evidence: String,
    pub(crate) grade: String,
    pub(crate) published: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawEvaluation {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) pilot: Option<String>,
    pub(crate) interim: bool,
    pub(crate) due: String,
    pub(crate) questions: Vec<String>,
    pub(crate) method: String,
    pub(crate) source: String,
    pub(crate) steps: Vec<RawStep>,
    /// The key of the decision that followed.
    pub(crate) followed: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawQuestion {
    pub(crate) key: String,
    pub(crate) question: String,
    pub(crate) hypothesis: String,
    pub(crate) months: Option<u8>,
    pub(crate) pilot: Option<String>,
    pub(crate) themes: Vec<String>,
    pub(crate) starts: String,
    pub(crate) source: String,
    pub(crate) rounds: Vec<RawRound>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawRound {
    pub(crate) on: String,
    pub(crate) outcome: String,
    pub(crate) figures: String,
    pub(crate) stories: String,
    pub(crate) change: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct RawLesson {
    pub(crate) key: String,
    pub(crate) lesson: String,
    pub(crate) more: String,
    pub(crate) learned: String,
    pub(crate) pilot: Option<String>,
    pub(crate) evaluation: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) themes: Vec<String>,
    pub(crate) source: String,
}
