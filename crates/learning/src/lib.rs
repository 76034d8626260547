//! Pilots, their evaluations, and what was learned from them.

mod ids;

pub use ids::{EvaluationId, EvaluationMark, PilotId, PilotMark, QuestionId, QuestionMark};
