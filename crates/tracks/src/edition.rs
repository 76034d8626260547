use std::collections::BTreeMap;

use kernel::{Instant, Openness};
use serde::Serialize;

use crate::{EditionId, EditionState, HalfYear, Part, PartText, TrackId};

/// An edition as it is begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewEdition {
    /// Of which track.
    pub track: TrackId,
    /// Of which half-year.
    pub half: HalfYear,
    /// Who may see it once it is published; before that it is for the municipality's own staff.
    pub openness: Openness,
    /// The document it was taken from.
    pub source: Option<String>,
}

/// A part with how often it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenPart {
    /// What is written.
    pub text: PartText,
    /// How often.
    pub version: i64,
}

/// What a track tells of one half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its identity.
    pub id: EditionId,
    /// With what it was begun.
    pub particulars: NewEdition,
    /// Where it stands.
    pub state: EditionState,
    /// What was written, by part; a part that is not here was never written.
    pub parts: BTreeMap<Part, WrittenPart>,
    /// How often its state changed.
    pub version: i64,
    /// When that was last.
    pub changed_at: Instant,
}

impl Edition {
    /// Who may see it as it stands.
    #[must_use]
    pub const fn openness(state: EditionState, published: Openness) -> Openness {
        match state {
            EditionState::Draft | EditionState::Shared => Openness::Internal,
            EditionState::Published => published,
        }
    }

    /// What a part says.
    #[must_use]
    pub fn text(&self, part: Part) -> Option<&PartText> {
        self.parts.get(&part).map(|written| &written.text)
    }

    /// How often a part was written.
    #[must_use]
    pub fn version_of(&self, part: Part) -> i64 {
        self.parts.get(&part).map_or(0, |written| written.version)
    }

    /// The parts of the template that say nothing, not even why.
    pub fn silent_parts(&self) -> impl Iterator<Item = Part> {
        let silent = |part: &Part| self.text(*part).is_none_or(PartText::is_silent);
        Part::ALL.iter().copied().filter(|part| part.is_of_the_template()).filter(silent)
    }
}
