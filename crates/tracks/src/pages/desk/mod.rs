//! What lies at the desk of whoever keeps the tracks.

mod asked;
mod edition;
mod figure;
mod milestone;
mod outlook;
mod part;
mod part_content;
mod risk;
mod track;

use shell::desk::Whole;
use shell::{Crumb, PageError, Visit};

use super::shared;
use crate::{Beside, Programme, Track, TracksError};
pub(crate) use part::OpenPart;
pub(super) use shell::desk::{before, change, create, edit, fresh, step};

/// The one part of the room.
const HOME: &str = "/plannen";

impl Whole for Programme {
    type Error = TracksError;
    type State = Beside;

    const STEM: &'static str = "tracks";

    async fn seen(visit: &Visit, _: &Beside) -> Result<Self, PageError> {
        shared::seen(visit).await
    }

    fn crumbs(visit: &Visit, _: &str) -> Vec<Crumb> {
        shared::crumbs(visit, None)
    }

    fn is_stale(error: &TracksError) -> bool {
        matches!(error, TracksError::Stale)
    }

    fn fault(form: &str, error: &TracksError) -> Option<(&'static str, &'static str)> {
        Some(match error {
            TracksError::Taken => match form {
                "track" => ("slug", "track-taken"),
                "track-edition" => ("half", "track-edition-taken"),
                _ => ("key", "track-figure-taken"),
            },
            TracksError::Frozen if form == "track-part" => ("heading", "tracks-frozen"),
            TracksError::Frozen if form == "track-figure" => ("name", "tracks-frozen"),
            TracksError::Frozen if form == "outlook" => ("title", "tracks-frozen"),
            TracksError::NotLater => ("edition", "outlook-not-later"),
            TracksError::NotPostponed => ("to", "milestone-not-postponed"),
            TracksError::NotScored => ("inhoud", "risk-not-scored"),
            TracksError::Uncontrolled => ("inhoud", "risk-uncontrolled"),
            TracksError::Unanswered => ("inhoud", "track-edition-unanswered"),
            TracksError::NotRestricted => ("openness", "tracks-openness-error"),
            TracksError::NotFound
            | TracksError::Refused(_)
            | TracksError::Stale
            | TracksError::WrongStep(_)
            | TracksError::Frozen
            | TracksError::OtherShape
            | TracksError::Store(_) => return None,
        })
    }
}

/// Where a track is written; the programme when there is none.
fn work_of(track: Option<&Track>) -> String {
    track.map_or_else(|| HOME.to_owned(), |track| format!("{}/werk", shared::page_of(track)))
}

/// The track as a step on the way to what belongs to it.
fn crumb(track: Option<&Track>) -> Option<Crumb> {
    track.map(|track| Crumb { href: shared::page_of(track), label: track.particulars.name.clone() })
}
