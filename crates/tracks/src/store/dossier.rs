use std::collections::BTreeSet;

use access::Sight;
use store::{Read, StoreError};

use super::{editions, outlook, tracks};
use crate::{Edition, EditionId, Outlook, Track, TrackId};

/// A track with all its editions and their outlook, as far as they lie within a sight: what a change of one of them is
/// weighed against.
#[derive(Debug)]
pub(crate) struct Dossier {
    pub(crate) track: Track,
    /// The oldest first.
    pub(crate) editions: Vec<Edition>,
    pub(crate) outlook: Vec<Outlook>,
}

impl Dossier {
    pub(crate) async fn of_track(
        read: &mut Read,
        sight: &Sight,
        id: TrackId,
    ) -> Result<Option<Self>, StoreError> {
        let Some(track) = tracks::track_of(read, sight, id).await? else { return Ok(None) };
        let editions = editions::of_track(read, sight, id).await?;
        let seen: BTreeSet<EditionId> = editions.iter().map(|edition| edition.id).collect();
        let mut outlook = outlook::of_track(read, id, &seen).await?;
        outlook.retain(|line| seen.contains(&line.particulars.edition));
        Ok(Some(Self { track, editions, outlook }))
    }

    pub(crate) fn edition(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The editions of an earlier half-year than this one.
    pub(crate) fn before<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a Edition> {
        self.editions.iter().filter(|one| one.particulars.half < edition.particulars.half)
    }

    /// The lines of an edition.
    pub(crate) fn outlook_of(&self, edition: EditionId) -> impl Iterator<Item = &Outlook> {
        self.outlook.iter().filter(move |line| line.particulars.edition == edition)
    }
}

/// The track in which an edition lies.
pub(crate) async fn of_edition(
    read: &mut Read,
    sight: &Sight,
    id: EditionId,
) -> Result<Option<Dossier>, StoreError> {
    match editions::track_of(read, id).await? {
        Some(track) => Dossier::of_track(read, sight, track).await,
        None => Ok(None),
    }
}
