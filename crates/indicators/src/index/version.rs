use kernel::Instant;

use super::{IndexKind, IndexOutcome, IndexRecipe, RecipeState};
use crate::{IndexId, RecipeId, Slug};

/// An index (*index*): one picture of a place, made of many indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// Which one.
    pub id: IndexId,
    /// Its word in addresses and files.
    pub slug: Slug,
    /// What it is called.
    pub name: String,
    /// What it tells, in a few sentences.
    pub about: String,
    /// What it is about.
    pub kind: IndexKind,
}

/// What is known of a version without what came out.
#[derive(Debug, Clone, PartialEq)]
pub struct VersionHead {
    /// Which one.
    pub id: RecipeId,
    /// From 1.
    pub number: i64,
    /// Where it stands.
    pub state: RecipeState,
    /// Everything that was chosen.
    pub recipe: IndexRecipe,
    /// The version it began as a copy of.
    pub copied_from: Option<i64>,
    /// What is new, for who reads it.
    pub note: String,
    /// Why it is used no more.
    pub retired_because: String,
    /// When it was made of the figures of then; none as long as it was not.
    pub made_at: Option<Instant>,
    /// When everybody could read it first.
    pub published_at: Option<Instant>,
    /// Counts its changes.
    pub version: i64,
}

impl VersionHead {
    /// Whether it is for everybody, as far as its indicators are: it is published, or was.
    #[must_use]
    pub const fn was_published(&self) -> bool {
        self.published_at.is_some()
    }
}

/// A version of an index with what came out.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexVersion {
    /// Of which index.
    pub index: Index,
    /// What was chosen, and where it stands.
    pub head: VersionHead,
    /// What came out, with what went in.
    pub outcome: Option<IndexOutcome>,
    /// The numbers and states of all versions that the reader may see, the latest first.
    pub others: Vec<(i64, RecipeState)>,
}
