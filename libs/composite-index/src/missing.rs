//! Why a value is missing.

use std::fmt;

/// Why a unit has no value.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize,
)]
pub enum Missing {
    /// The source does not tell.
    #[default]
    NotReported,
    /// Too few answers or cases to publish.
    TooFew,
    /// Withheld, so that nobody can be recognised.
    Withheld,
    /// Has no meaning for this unit.
    NotApplicable,
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotReported => "not reported",
            Self::TooFew => "too few answers",
            Self::Withheld => "withheld",
            Self::NotApplicable => "not applicable",
        })
    }
}
