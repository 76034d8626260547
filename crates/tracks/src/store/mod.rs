//! All SQL of the room, a file per noun. Whoever asks for a list gives a [`access::Sight`], and gets what it holds.

pub(crate) mod dossier;
pub(crate) mod editions;
pub(crate) mod figures;
pub(crate) mod milestones;
pub(crate) mod outlook;
pub(crate) mod parts;
pub(crate) mod risks;
pub(crate) mod tracks;

use std::collections::BTreeSet;

use access::Sight;
use chrono::NaiveDate;
use consistency::Finding;
use store::{Migration, Read, StoreError};

use crate::{EditionId, Programme, TrackId, findings};

/// The tables of the tracks: editions with their parts and figures, risks, milestones, and the outlook.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 17,
        name: "tracks",
        both: include_str!("../../migrations/0017_tracks.sql"),
        sqlite: "",
        postgres: "",
    }]
}

/// What the checker finds in what lies within the sight, on `today`.
///
/// # Errors
/// When the database does not answer.
pub async fn found(read: &mut Read, sight: &Sight, today: NaiveDate) -> Result<Vec<Finding>, StoreError> {
    Ok(findings(&programme(read, sight, today).await?))
}

/// All of the programme that lies within the sight, on `today`. What belongs to a track or an edition that does not lie
/// within is left out with it.
///
/// # Errors
/// When the database does not answer.
pub async fn programme(read: &mut Read, sight: &Sight, today: NaiveDate) -> Result<Programme, StoreError> {
    let tracks = tracks::tracks(read, sight).await?;
    let seen_tracks: BTreeSet<TrackId> = tracks.iter().map(|track| track.id).collect();
    let mut editions = editions::editions(read, sight).await?;
    editions.retain(|edition| seen_tracks.contains(&edition.particulars.track));
    let seen_editions: BTreeSet<EditionId> = editions.iter().map(|edition| edition.id).collect();
    let mut risks = risks::risks(read, sight).await?;
    risks.retain(|risk| risk.particulars.track.is_none_or(|track| seen_tracks.contains(&track)));
    let mut milestones = milestones::milestones(read, sight).await?;
    milestones.retain(|milestone| seen_tracks.contains(&milestone.particulars.track));
    let mut figures = figures::figures(read).await?;
    figures.retain(|figure| seen_editions.contains(&figure.particulars.edition));
    let mut outlook = outlook::outlook(read, &seen_editions).await?;
    outlook.retain(|line| seen_editions.contains(&line.particulars.edition));
    Ok(Programme {
        today,
        tracks,
        editions,
        figures,
        risks,
        milestones,
        outlook,
        promises: vision::promises(read, sight).await?,
        organisations: partners::names(read).await?,
    })
}
