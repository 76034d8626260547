//! What lies at the desk of whoever keeps the vision and the register.

mod asked;
mod decision;
mod framework;
mod mapping;
mod node;
mod plan;
mod promise;
mod readers;
mod theme;
mod ties;

use shell::desk::{Way, Whole};
use shell::{Crumb, House, PageError, Visit};
use uuid::Uuid;

use super::shared;
use crate::{Thing, Vision, VisionError};
pub(super) use readers::{name_or_forget, readers};
pub(super) use shell::desk::{before, change, create, edit, fresh, step};

impl Whole for Vision {
    type Error = VisionError;
    type State = House;

    const STEM: &'static str = "vision";

    async fn seen(visit: &Visit, _: &House) -> Result<Self, PageError> {
        shared::seen(visit).await
    }

    fn crumbs(visit: &Visit, part: &str) -> Vec<Crumb> {
        shared::crumbs(visit, part)
    }

    fn is_stale(error: &VisionError) -> bool {
        matches!(error, VisionError::Stale)
    }

    fn fault(form: &str, error: &VisionError) -> Option<(&'static str, &'static str)> {
        Some(match error {
            VisionError::CodeTaken => ("code", "goal-node-code-taken"),
            VisionError::NoParent => ("parent", "goal-node-parent-error"),
            VisionError::AdoptedStays if form == "goal-framework" => ("year", "goal-framework-year-stays"),
            VisionError::AdoptedStays => ("name", "goal-node-adopted-stays"),
            VisionError::YearTaken => ("decision", "goal-framework-year-taken"),
            VisionError::SharesAboveWhole => ("share", "goal-mapping-share-above"),
            VisionError::BackInTime => ("to", "goal-mapping-back-in-time"),
            VisionError::MappedAlready => ("to", "goal-mapping-already"),
            VisionError::OwnSuccessor => ("successors", "policy-plan-own-successor"),
            VisionError::Nameless => ("name-1", "vision-theme-name-error"),
            VisionError::NotFound
            | VisionError::Refused(_)
            | VisionError::Stale
            | VisionError::WrongStep(_)
            | VisionError::Store(_) => return None,
        })
    }
}

/// From the form of a thing to its readers.
fn readers_way(visit: &Visit, thing: Thing, id: Uuid) -> Vec<Way> {
    Way::to_readers(visit, format!("/visie/lezers/{thing}/{id}")).into_iter().collect()
}
