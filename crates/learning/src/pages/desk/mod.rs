//! What lies at the desk of whoever keeps pilots, evaluations, the learning agenda and lessons.

mod asked;
mod cycle;
mod evaluation;
mod evaluation_step;
mod lesson;
mod pilot;
mod pilot_step;
mod question;
mod taken;

use areas::Shelf;
use shell::desk::Whole;
use shell::{Crumb, PageError, Visit};

use super::places::Places;
use crate::LearningError;
use crate::actions::{self, whole};
pub(crate) use cycle::OpenCycle;
pub(super) use shell::desk::{before, change, create, edit, fresh, step};

/// All of the room, and the places where something can happen.
#[derive(Debug)]
pub struct Desk {
    all: actions::Whole,
    places: Places,
}

impl Whole for Desk {
    type Error = LearningError;
    type State = Shelf;

    const STEM: &'static str = "learning";

    async fn seen(visit: &Visit, shelf: &Shelf) -> Result<Self, PageError> {
        Ok(Self { all: whole(&visit.cx).await?, places: Places::of(visit, shelf).await? })
    }

    fn crumbs(visit: &Visit, part: &str) -> Vec<Crumb> {
        let label = match part {
            "/evaluaties" => "evaluations-title",
            "/leeragenda" => "agenda-title",
            "/lessen" => "lessons-title",
            _ => "pilots-title",
        };
        super::crumbs(visit, part, label)
    }

    fn is_stale(error: &LearningError) -> bool {
        match error {
            LearningError::Stale
            | LearningError::PilotStep(_)
            | LearningError::EvaluationStep(_)
            | LearningError::Cycle => true,
            LearningError::NotFound
            | LearningError::Refused(_)
            | LearningError::Lacks(_)
            | LearningError::NotLater
            | LearningError::Pointer(_)
            | LearningError::Store(_) => false,
        }
    }

    fn fault(_: &str, error: &LearningError) -> Option<(&'static str, &'static str)> {
        matches!(error, LearningError::NotLater).then_some(("due_after", "learning-step-due_after-error"))
    }
}
