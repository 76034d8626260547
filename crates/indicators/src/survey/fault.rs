/// What is wrong in a file of a survey. What somebody typed is told only where it can be no text about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SurveyWrong {
    /// A column that must be there is missing.
    NoSuchColumn,
    /// A column that says who somebody is: it may not come in.
    TellsWho,
    /// A column that is no question and nothing that is needed: it may not come in.
    UnknownColumn,
    /// No neighbourhood of the municipality has this code.
    NotANeighbourhood,
    /// No neighbourhood or ward from which people were drawn.
    NotAStratum,
    /// The neighbourhood does not lie in the stratum.
    OutsideStratum,
    /// Neither man, woman nor x.
    NotASex,
    /// No age class of the survey.
    NotAnAge,
    /// Neither yes nor no.
    NotYesOrNo,
    /// No answer of the question.
    NotAnAnswer,
    /// No text stands where one belongs.
    Empty,
    /// It is no word of lower-case letters, digits and hyphens.
    NotAWord(String),
    /// It is no whole number from 0 to 99.
    NotACode(String),
    /// The answer stands there twice.
    Twice(String),
    /// The question was told in other words in a row above.
    OtherWords,
    /// The catalogue has no such indicator.
    UnknownIndicator(String),
    /// Figures of the indicator cannot be made of answers: it is reckoned from smaller places, or in another unit.
    NotOfAnswers(String),
    /// Another question makes the figures of this indicator.
    FedTwice(String),
    /// Nothing is counted of which there could be a share.
    NothingCounts,
}

impl SurveyWrong {
    /// Its word in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NoSuchColumn => "no-such-column",
            Self::TellsWho => "tells-who",
            Self::UnknownColumn => "unknown-column",
            Self::NotANeighbourhood => "not-a-neighbourhood",
            Self::NotAStratum => "not-a-stratum",
            Self::OutsideStratum => "outside-stratum",
            Self::NotASex => "not-a-sex",
            Self::NotAnAge => "not-an-age",
            Self::NotYesOrNo => "not-yes-or-no",
            Self::NotAnAnswer => "not-an-answer",
            Self::Empty => "empty",
            Self::NotAWord(_) => "not-a-word",
            Self::NotACode(_) => "not-a-code",
            Self::Twice(_) => "twice",
            Self::OtherWords => "other-words",
            Self::UnknownIndicator(_) => "unknown-indicator",
            Self::NotOfAnswers(_) => "not-of-answers",
            Self::FedTwice(_) => "fed-twice",
            Self::NothingCounts => "nothing-counts",
        }
    }

    /// What stands there, where that can be told.
    #[must_use]
    pub fn found(&self) -> &str {
        match self {
            Self::NotAWord(found)
            | Self::NotACode(found)
            | Self::Twice(found)
            | Self::UnknownIndicator(found)
            | Self::NotOfAnswers(found)
            | Self::FedTwice(found) => found,
            Self::NoSuchColumn
            | Self::TellsWho
            | Self::UnknownColumn
            | Self::NotANeighbourhood
            | Self::NotAStratum
            | Self::OutsideStratum
            | Self::NotASex
            | Self::NotAnAge
            | Self::NotYesOrNo
            | Self::NotAnAnswer
            | Self::Empty
            | Self::OtherWords
            | Self::NothingCounts => "",
        }
    }
}

/// Something wrong in a file of a survey, by row and column.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}, column {column}: {} {}", .wrong.name().replace('-', " "), .wrong.found())]
pub struct SurveyFault {
    /// The row in the file; the names of the columns stand in row 1.
    pub row: usize,
    /// What the column is called.
    pub column: String,
    /// What is wrong.
    pub wrong: SurveyWrong,
}

/// The most faults that are kept; more help nobody.
const MOST: usize = 200;

/// The faults of a file, as they are found.
#[derive(Debug, Default)]
pub(super) struct Faults(pub(super) Vec<SurveyFault>);

impl Faults {
    pub(super) fn add(&mut self, row: usize, column: &str, wrong: SurveyWrong) {
        if self.0.len() < MOST {
            self.0.push(SurveyFault { row, column: column.to_owned(), wrong });
        }
    }
}
