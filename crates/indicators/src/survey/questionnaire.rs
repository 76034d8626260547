use serde::{Deserialize, Serialize};

use super::coded;
use crate::{Definition, OverAreas, Slug, Unit};

kernel::words! {
    /// Whether an answer counts for the share that a question gives.
    Counts, "way in which an answer counts" {
        /// It is in the share.
        Yes => "ja",
        /// It is not.
        No => "nee",
        /// It says nothing, such as *I do not know*: as if nothing was answered.
        Nothing => "geen",
    }
}

/// An answer that can be chosen, with the code by which it stands in files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerOption {
    /// From 0 to 99.
    pub code: u8,
    /// What it says.
    pub label: String,
    /// Whether it counts.
    pub counts: Counts,
}

/// A question with its answers. There are no open questions: what people write can tell who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its word, which names its column in files.
    pub code: String,
    /// What is asked.
    pub text: String,
    /// What can be answered.
    pub answers: Vec<AnswerOption>,
    /// Of which indicator it makes the figures.
    #[serde(with = "coded::optional")]
    pub feeds: Option<Slug>,
}

impl Question {
    /// The answer with this code.
    #[must_use]
    pub fn answer(&self, code: u8) -> Option<&AnswerOption> {
        self.answers.iter().find(|one| one.code == code)
    }
}

/// What is asked in a wave (*vragenlijst*).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Questionnaire {
    /// The questions, in the order in which they are asked.
    pub questions: Vec<Question>,
}

/// What the answers to a question become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// The share of those whose answer counts.
    Share,
    /// The mean of the codes, such as of marks from 1 to 10.
    Mean,
}

/// What answers can become in figures of this definition; none where they cannot. Without a smallest number of answers nothing
/// would keep small places hidden, so that must be agreed upon.
#[must_use]
pub fn measure_of(definition: &Definition) -> Option<Measure> {
    let fits = definition.over_areas == OverAreas::None
        && !definition.modelled
        && definition.least_answers.is_some();
    if !fits {
        return None;
    }
    match definition.unit {
        Unit::Percent => Some(Measure::Share),
        Unit::Mark | Unit::Average => Some(Measure::Mean),
        Unit::Persons
        | Unit::Households
        | Unit::Dwellings
        | Unit::Number
        | Unit::PerThousand
        | Unit::Euro
        | Unit::Points => None,
    }
}

impl Measure {
    /// What an answer of somebody adds; nothing where it says nothing.
    #[must_use]
    pub fn value(self, question: &Question, code: Option<u8>) -> Option<f64> {
        let answer = question.answer(code?)?;
        match (self, answer.counts) {
            (_, Counts::Nothing) => None,
            (Self::Share, Counts::Yes) => Some(1.0),
            (Self::Share, Counts::No) => Some(0.0),
            (Self::Mean, Counts::Yes | Counts::No) => Some(f64::from(answer.code)),
        }
    }
}
