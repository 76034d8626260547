/// What is wrong in one cell of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// A text stands where a number belongs.
    NotANumber(String),
    /// No place has this code.
    NotAPlace(String),
    /// The division does not know this place.
    UnknownPlace(String),
    /// It names no time.
    NotATime(String),
    /// The catalogue has no such indicator.
    UnknownIndicator(String),
    /// No such reason is known.
    NotAReason(String),
    /// The same figure stands there twice.
    Twice(String),
    /// More than there can be, such as a percentage above 100.
    AboveMost(String),
    /// Less than nothing.
    Negative(String),
    /// The indicator is divided, and there is nothing to divide by.
    NoDenominator,
    /// Numerator and denominator make another figure than the one that stands there.
    DiffersFromParts(String),
    /// The figure lies outside its own interval.
    OutsideMargin(String),
    /// The indicator is not known of places so small.
    TooSmallAPlace(String),
}

impl Wrong {
    /// Its word in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotANumber(_) => "not-a-number",
            Self::NotAPlace(_) => "not-a-place",
            Self::UnknownPlace(_) => "unknown-place",
            Self::NotATime(_) => "not-a-time",
            Self::UnknownIndicator(_) => "unknown-indicator",
            Self::NotAReason(_) => "not-a-reason",
            Self::Twice(_) => "twice",
            Self::AboveMost(_) => "above-most",
            Self::Negative(_) => "negative",
            Self::NoDenominator => "no-denominator",
            Self::DiffersFromParts(_) => "differs-from-parts",
            Self::OutsideMargin(_) => "outside-margin",
            Self::TooSmallAPlace(_) => "too-small-a-place",
        }
    }

    /// What stands there.
    #[must_use]
    pub fn found(&self) -> &str {
        match self {
            Self::NotANumber(found)
            | Self::NotAPlace(found)
            | Self::UnknownPlace(found)
            | Self::NotATime(found)
            | Self::UnknownIndicator(found)
            | Self::NotAReason(found)
            | Self::Twice(found)
            | Self::AboveMost(found)
            | Self::Negative(found)
            | Self::DiffersFromParts(found)
            | Self::OutsideMargin(found)
            | Self::TooSmallAPlace(found) => found,
            Self::NoDenominator => "",
        }
    }
}

/// Something wrong, by row and column. `Display` is for the command line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, column {column}: {} {}", .wrong.name().replace('-', " "), .wrong.found())]
pub struct Fault {
    /// The row in the file; the names of the columns stand in row 1.
    pub row: usize,
    /// What the column is called.
    pub column: String,
    /// What is wrong.
    pub wrong: Wrong,
}
