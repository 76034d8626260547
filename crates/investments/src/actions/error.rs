use ::value_case::ValueCaseError;
use access::Refused;
use store::StoreError;

use crate::{ChangeRefusal, LineRefusal, WrongStep};

/// Why something with the plan was not done, or not found.
#[derive(Debug, thiserror::Error)]
pub enum MoneyError {
    /// There is none, or not for them.
    #[error("there is no such plan")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The name belongs to another.
    #[error("another one has this name")]
    NameTaken,
    /// The version does not take this step.
    #[error(transparent)]
    Step(#[from] WrongStep),
    /// A line does not take this step.
    #[error(transparent)]
    Line(#[from] LineRefusal),
    /// The change cannot be made.
    #[error(transparent)]
    Change(#[from] ChangeRefusal),
    /// Only a draft is changed; what is adopted is changed by decision.
    #[error("only a draft is changed")]
    NotADraft,
    /// A copy to see what would happen is never proposed.
    #[error("a what-if copy is never proposed")]
    OnlyWhatIf,
    /// Lines are not covered by what they cost; it can be kept, never adopted (I-01).
    #[error("{lines} lines are not covered by what they cost")]
    DoesNotClose {
        /// How many lines.
        lines: usize,
    },
    /// A source is used beyond ceiling, years or purpose, which asks a decision of its own (I-02, I-05).
    #[error("{findings} times a source is used beyond what it allows")]
    BeyondSources {
        /// How many times.
        findings: usize,
    },
    /// There is nothing to go back or forward to.
    #[error("there is no change to go to")]
    NoSuchStep,
    /// The years are none that a plan can be about, or an amount stands in a year that is no longer among them.
    #[error("these are no years for this plan")]
    Years,
    /// There is nothing to reckon a value case with.
    #[error(transparent)]
    ValueCase(#[from] ValueCaseError),
    /// A claim without an amount, or without evidence, is not accepted (I-20).
    #[error("the claim lacks {0}")]
    ClaimLacks(&'static str),
    /// Errors that nobody explained hold up adoption.
    #[error("{errors} errors are not explained")]
    Unexplained {
        /// How many.
        errors: usize,
    },
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for MoneyError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, |_| Self::NameTaken, Self::Store)
    }
}
