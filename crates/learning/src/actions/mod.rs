//! What can be done with pilots, evaluations, questions and lessons. Pages and files all come through here.

mod evaluations;
mod lessons;
mod pilots;
mod questions;
mod whole;

use access::{Cx, Permit, ReaderError, Refused};
use serde_json::Value as Json;
use store::{Entry, StoreError, Subject};

use crate::{NoSuchEvaluationStep, NoSuchPilotStep};

pub use evaluations::{
    Concluding, add_evaluation, begin_evaluation, change_evaluation, conclude_evaluation, evaluation,
    follow_evaluation, postpone_evaluation, publish_evaluation,
};
pub use lessons::{add_lesson, change_lesson, lesson};
pub use pilots::{add_pilot, change_pilot, pilot, take_step};
pub use questions::{Noted, ask_question, change_question, end_cycle, note_cycle, question, reopen_question};
pub(crate) use whole::{Whole, whole};

/// Why something was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub enum LearningError {
    /// There is none, or not for them.
    #[error("there is no such thing")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// A pilot cannot take this step.
    #[error(transparent)]
    PilotStep(#[from] NoSuchPilotStep),
    /// An evaluation cannot take this step.
    #[error(transparent)]
    EvaluationStep(#[from] NoSuchEvaluationStep),
    /// The cycle ended before, or one is under way.
    #[error("the learning cycle is not in the state for this")]
    Cycle,
    /// A step lacks what it asks: a reason, a decision, a date, an owner.
    #[error("the step asks for a {0}")]
    Lacks(&'static str),
    /// The new date does not lie after the old one.
    #[error("the new date does not lie after the old one")]
    NotLater,
    /// The thing, the pilot or the decision that it points to is not there, or not for them.
    #[error("the {0} that it points to is not there")]
    Pointer(&'static str),
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for LearningError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

impl From<ReaderError> for LearningError {
    fn from(error: ReaderError) -> Self {
        error.called()
    }
}

/// What stands in the log of one change; details name fields and states.
fn entry(cx: &Cx, permit: &Permit, subject: Subject, details: Json) -> Entry {
    permit.entry(cx.now(), subject, details)
}
