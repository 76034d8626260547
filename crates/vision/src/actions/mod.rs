//! What can be done with the vision, its goals, plans, decisions and promises. Pages, files and the demonstration all come
//! through here.

mod decisions;
mod goals;
mod mappings;
mod plans;
mod promises;
mod themes;

use access::{Cx, Permit, ReaderError, Refused};
use kernel::Id;
use serde_json::Value as Json;
use store::{Entry, StoreError, Subject};

use crate::WrongStep;

pub use decisions::{change_decision, register_decision};
pub use goals::{
    AddedFramework, add_goal_framework, add_goal_node, change_goal_framework, change_goal_node,
    step_goal_framework,
};
pub use mappings::{change_goal_mapping, map_goal, unmap_goal};
pub use plans::{change_plan, draft_plan, step_plan};
pub use promises::{change_promise, make_promise, step_promise};
pub use themes::{add_theme, change_theme};

/// Why something of the vision was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub enum VisionError {
    /// There is none, or not for them.
    #[error("there is no such thing")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The step leads nowhere from where it stands.
    #[error(transparent)]
    WrongStep(#[from] WrongStep),
    /// Another goal of that year has this code.
    #[error("another goal of that year has this code")]
    CodeTaken,
    /// There is no goal with the code of the node above it, or it is the node itself.
    #[error("no goal of that year can be the one above it")]
    NoParent,
    /// What the council adopted stays as it is: code, name, level and place.
    #[error("the goals of this year were adopted, and stay as they are")]
    AdoptedStays,
    /// Another budget of that year was adopted.
    #[error("another budget of that year was adopted")]
    YearTaken,
    /// The known shares of the older goal would be more than the whole.
    #[error("the known shares of the older goal would be more than the whole")]
    SharesAboveWhole,
    /// A mapping leads from an older year to a later one.
    #[error("a mapping leads from an older year to a later one")]
    BackInTime,
    /// There is a line between these two goals.
    #[error("there is a line between these two goals")]
    MappedAlready,
    /// The plan would come in its own place, at the end of a chain of successors.
    #[error("the plan would come in its own place")]
    OwnSuccessor,
    /// It has no name.
    #[error("it has no name")]
    Nameless,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for VisionError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

impl From<ReaderError> for VisionError {
    fn from(error: ReaderError) -> Self {
        error.called()
    }
}

/// The entry of what was done to a `kind`.
fn entry<T>(cx: &Cx, permit: &Permit, kind: &'static str, id: Id<T>, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of(kind, id.uuid()), details)
}
