//! What can be done with the tracks. Pages, files and the demonstration all come through here.

mod editions;
mod figures;
mod milestones;
mod outlook;
mod risks;
mod tracks;

use access::{Cx, Permit, Refused};
use kernel::{Id, Openness};
use serde_json::Value as Json;
use store::{Entry, Read, StoreError, Subject};

use crate::store::dossier::{self, Dossier};
use crate::{EditionId, TrackId, WrongStep};

pub use editions::{start_edition, step_edition, write_part};
pub use figures::{change_figure, register_figure};
pub use milestones::{change_milestone, plan_milestone, step_milestone};
pub use outlook::{change_outlook, promise_outlook, step_outlook};
pub use risks::{change_risk, name_risk, step_risk};
pub use tracks::{add_track, change_track};

/// Why something of a track was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub enum TracksError {
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
    /// Another one has this name in addresses, number, half-year or key.
    #[error("another one has this name, number, half-year or key")]
    Taken,
    /// What was published stays as it is.
    #[error("what was published stays as it is")]
    Frozen,
    /// What was promised in the edition before is not answered yet.
    #[error("what was promised in the edition before is not answered yet")]
    Unanswered,
    /// A line of the outlook is answered in a later edition of the same track.
    #[error("a line of the outlook is answered in a later edition of the same track")]
    NotLater,
    /// A milestone is postponed to a later date.
    #[error("a milestone is postponed to a later date")]
    NotPostponed,
    /// A risk is assessed by its chance and its impact.
    #[error("a risk is assessed by its chance and its impact")]
    NotScored,
    /// A risk is controlled by at least one control.
    #[error("a risk is controlled by at least one control")]
    Uncontrolled,
    /// What stands in a part has another shape than that part.
    #[error("what stands in the part has another shape")]
    OtherShape,
    /// Tracks are read by everybody, the council or the municipality; nobody is named for them one by one.
    #[error("nobody is named as a reader of tracks one by one")]
    NotRestricted,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for TracksError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, |_| Self::Taken, Self::Store)
    }
}

/// A track as the actor sees it.
async fn seen(cx: &Cx, read: &mut Read, track: TrackId) -> Result<Dossier, TracksError> {
    let sight = cx.sight(read).await?;
    Dossier::of_track(read, &sight, track).await?.ok_or(TracksError::NotFound)
}

/// The track of an edition as the actor sees it.
async fn seen_around(cx: &Cx, read: &mut Read, edition: EditionId) -> Result<Dossier, TracksError> {
    let sight = cx.sight(read).await?;
    dossier::of_edition(read, &sight, edition).await?.ok_or(TracksError::NotFound)
}

/// The entry of what was done to a `kind`.
fn entry<T>(cx: &Cx, permit: &Permit, kind: &'static str, id: Id<T>, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of(kind, id.uuid()), details)
}

const fn not_restricted(openness: Openness) -> Result<(), TracksError> {
    match openness {
        Openness::Public | Openness::CouncilConfidential | Openness::Internal => Ok(()),
        Openness::Restricted => Err(TracksError::NotRestricted),
    }
}
