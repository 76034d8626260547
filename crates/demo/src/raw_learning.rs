//! The files about pilots and lessons as they are written. A field that the program does not know is an error.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PilotFile {
    pub(crate) pilot: Vec<RawPilot>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPilot {
    pub(crate) key: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) aliases: Vec<String>,
    pub(crate) kind: String,
    pub(crate) about: String,
    #[serde(default)]
    pub(crate) hypothesis: String,
    #[serde(default)]
    pub(crate) change_story: String,
    #[serde(default)]
    pub(crate) working_elements: Vec<String>,
    #[serde(default)]
    pub(crate) questions: Vec<String>,
    #[serde(default)]
    pub(crate) areas: Vec<String>,
    #[serde(default)]
    pub(crate) parties: Vec<String>,
    pub(crate) starts: Option<String>,
    pub(crate) ends: Option<String>,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) before: Vec<RawPilotStep>,
    #[serde(default)]
    pub(crate) after: Vec<RawPilotStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPilotStep {
    pub(crate) step: String,
    pub(crate) on: String,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) decision: String,
    pub(crate) due_after: Option<String>,
    pub(crate) owner: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EvaluationFile {
    pub(crate) evaluation: Vec<RawEvaluation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEvaluation {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) pilot: Option<String>,
    #[serde(default)]
    pub(crate) interim: bool,
    pub(crate) due: String,
    #[serde(default)]
    pub(crate) questions: Vec<String>,
    #[serde(default)]
    pub(crate) method: String,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) steps: Vec<RawEvaluationStep>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawEvaluationStep {
    pub(crate) step: String,
    pub(crate) on: String,
    #[serde(default)]
    pub(crate) reason: String,
    #[serde(default)]
    pub(crate) decision: String,
    pub(crate) due_after: Option<String>,
    #[serde(default)]
    pub(crate) conclusion: String,
    #[serde(default)]
    pub(crate) evidence: String,
    #[serde(default)]
    pub(crate) grade: String,
    #[serde(default)]
    pub(crate) published: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionFile {
    pub(crate) question: Vec<RawQuestion>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawQuestion {
    pub(crate) key: String,
    pub(crate) question: String,
    pub(crate) hypothesis: String,
    pub(crate) months: Option<u8>,
    pub(crate) pilot: Option<String>,
    pub(crate) starts: String,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) rounds: Vec<RawRound>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRound {
    pub(crate) on: String,
    pub(crate) outcome: String,
    #[serde(default)]
    pub(crate) figures: String,
    #[serde(default)]
    pub(crate) stories: String,
    #[serde(default)]
    pub(crate) change: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LessonFile {
    pub(crate) lesson: Vec<RawLesson>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLesson {
    pub(crate) key: String,
    pub(crate) lesson: String,
    #[serde(default)]
    pub(crate) more: String,
    pub(crate) learned: String,
    pub(crate) pilot: Option<String>,
    pub(crate) evaluation: Option<String>,
    pub(crate) question: Option<String>,
    pub(crate) source: String,
}
