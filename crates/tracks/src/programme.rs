use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::OrganisationId;
use vision::{Promise, PromiseId, Standing};

use crate::{Edition, EditionId, Figure, HalfYear, Milestone, Outlook, Risk, Track, TrackId};

/// All of the programme that somebody sees, on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// The day.
    pub today: NaiveDate,
    /// The tracks, by number.
    pub tracks: Vec<Track>,
    /// Their editions, the oldest first.
    pub editions: Vec<Edition>,
    /// The figures of those editions, in the order in which they were registered.
    pub figures: Vec<Figure>,
    /// Risks of these tracks and of the whole programme.
    pub risks: Vec<Risk>,
    /// Milestones, by the day on which they are due.
    pub milestones: Vec<Milestone>,
    /// The outlook of those editions.
    pub outlook: Vec<Outlook>,
    /// Promises to the council.
    pub promises: Vec<Promise>,
    /// Organisations that the municipality knows, by name.
    pub organisations: BTreeMap<OrganisationId, String>,
}

impl Programme {
    /// The track of this name in addresses.
    #[must_use]
    pub fn track(&self, slug: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.particulars.slug.as_str() == slug)
    }

    /// The track of this identity.
    #[must_use]
    pub fn track_of(&self, id: TrackId) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// The edition of this identity.
    #[must_use]
    pub fn edition_of(&self, id: EditionId) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.id == id)
    }

    /// The editions of a track, the oldest first.
    pub fn editions_of(&self, track: TrackId) -> impl DoubleEndedIterator<Item = &Edition> {
        self.editions.iter().filter(move |edition| edition.particulars.track == track)
    }

    /// The edition of a track in a half-year; the youngest when no half-year is asked.
    #[must_use]
    pub fn edition(&self, track: TrackId, half: Option<HalfYear>) -> Option<&Edition> {
        let asked = |edition: &&Edition| half.is_none_or(|half| edition.particulars.half == half);
        self.editions_of(track).rfind(asked)
    }

    /// The half-years of which there is an edition, the youngest first.
    #[must_use]
    pub fn halves(&self) -> Vec<HalfYear> {
        let halves: BTreeSet<HalfYear> = self.editions.iter().map(|one| one.particulars.half).collect();
        halves.into_iter().rev().collect()
    }

    /// The figures of an edition.
    pub fn figures_of(&self, edition: EditionId) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(move |figure| figure.particulars.edition == edition)
    }

    /// The outlook of an edition.
    pub fn outlook_of(&self, edition: EditionId) -> impl Iterator<Item = &Outlook> {
        self.outlook.iter().filter(move |line| line.particulars.edition == edition)
    }

    /// The risks of a track; those of the whole programme for none.
    pub fn risks_of(&self, track: Option<TrackId>) -> impl Iterator<Item = &Risk> {
        self.risks.iter().filter(move |risk| risk.particulars.track == track)
    }

    /// The milestones of a track.
    pub fn milestones_of(&self, track: TrackId) -> impl Iterator<Item = &Milestone> {
        self.milestones.iter().filter(move |milestone| milestone.particulars.track == track)
    }

    /// The promise of this identity, when it is seen.
    #[must_use]
    pub fn promise(&self, id: Option<PromiseId>) -> Option<&Promise> {
        self.promises.iter().find(|promise| Some(promise.id) == id)
    }

    /// How a line of the outlook stands today.
    #[must_use]
    pub fn standing(&self, line: &Outlook) -> Standing {
        line.standing(self.promise(line.particulars.promise), self.today)
    }

    /// The name of the track of an edition.
    #[must_use]
    pub fn track_of_edition(&self, id: EditionId) -> Option<&Track> {
        self.edition_of(id).and_then(|edition| self.track_of(edition.particulars.track))
    }
}
