use access::Refused;
use store::StoreError;

use crate::{IndexFault, WrongRecipeStep};

/// Why something with an index was not done, or not found.
#[derive(Debug, thiserror::Error)]
pub enum IndicesError {
    /// There is none, or not for them.
    #[error("there is no such index")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The word of the index is in use.
    #[error("there is an index with this word")]
    Taken,
    /// The version does not take this step.
    #[error(transparent)]
    Step(#[from] WrongRecipeStep),
    /// Only a draft is changed.
    #[error("only a draft is changed")]
    NotADraft,
    /// The index cannot be made.
    #[error(transparent)]
    Fault(#[from] IndexFault),
    /// A note or a reason is missing.
    #[error("words are missing")]
    NoWords,
    /// No areas are known.
    #[error("import the wards and neighbourhoods first")]
    NoAreas,
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for IndicesError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}
