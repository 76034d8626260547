use chrono::NaiveDate;
use kernel::words;

use super::AnswerWeights;
use crate::{SurveyId, WaveId, When};

words! {
    /// Where a wave stands. Diagram: `docs/state-machines/survey-wave.md`.
    WaveState, "state of a wave" {
        /// To be held (*gepland*).
        Planned => "planned",
        /// People are being asked (*loopt*).
        InTheField => "in-the-field",
        /// Nobody is asked any more (*gesloten*).
        Closed => "closed",
        /// The answers have weights; the figures wait (*gewogen*).
        Weighted => "weighted",
        /// Its figures are out (*gepubliceerd*).
        Published => "published",
    }
}

words! {
    /// What can happen to a wave.
    WaveStep, "step of a wave" {
        /// People are asked.
        Open => "open",
        /// Answers are brought in, instead of those before.
        BringIn => "bring-in",
        /// Nobody is asked any more.
        Close => "close",
        /// The answers are weighted, perhaps by another recipe than before.
        Weigh => "weigh",
        /// The figures come out.
        Publish => "publish",
    }
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a wave that is {state} cannot be taken through the step {step}")]
pub struct NoSuchWaveStep {
    /// Where the wave stands.
    pub state: WaveState,
    /// What was tried.
    pub step: WaveStep,
}

impl WaveState {
    /// Where the wave stands after `step`. Other answers undo the weights; what is published stays as it is.
    ///
    /// # Errors
    /// When the step cannot be taken from here.
    pub fn after(self, step: WaveStep) -> Result<Self, NoSuchWaveStep> {
        let stands = match (self, step) {
            (Self::Planned, WaveStep::Open) => Some(Self::InTheField),
            (Self::InTheField, WaveStep::BringIn) => Some(Self::InTheField),
            (Self::InTheField, WaveStep::Close) => Some(Self::Closed),
            (Self::Closed | Self::Weighted, WaveStep::BringIn) => Some(Self::Closed),
            (Self::Closed | Self::Weighted, WaveStep::Weigh) => Some(Self::Weighted),
            (Self::Weighted, WaveStep::Publish) => Some(Self::Published),
            (Self::Planned, WaveStep::BringIn | WaveStep::Close | WaveStep::Weigh | WaveStep::Publish)
            | (Self::InTheField, WaveStep::Open | WaveStep::Weigh | WaveStep::Publish)
            | (Self::Closed, WaveStep::Open | WaveStep::Close | WaveStep::Publish)
            | (Self::Weighted, WaveStep::Open | WaveStep::Close)
            | (
                Self::Published,
                WaveStep::Open | WaveStep::BringIn | WaveStep::Close | WaveStep::Weigh | WaveStep::Publish,
            ) => None,
        };
        stands.ok_or(NoSuchWaveStep { state: self, step })
    }

    /// Whether a step can be taken from here.
    #[must_use]
    pub fn can(self, step: WaveStep) -> bool {
        self.after(step).is_ok()
    }
}

/// A wave (*peiling*) of a survey: one time that people are asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Wave {
    /// Which one.
    pub id: WaveId,
    /// Of which survey.
    pub survey: SurveyId,
    /// The time of which its figures speak.
    pub when: When,
    /// Which version of the questionnaire is asked.
    pub questionnaire: i64,
    /// How many people were drawn and invited.
    pub invited: u32,
    /// Where it stands.
    pub state: WaveState,
    /// Until when the answers of people are kept.
    pub keep_until: Option<NaiveDate>,
    /// The day on which they were deleted.
    pub forgotten_on: Option<NaiveDate>,
    /// How the answers were weighted.
    pub weighing: Option<AnswerWeights>,
    /// Counts its changes.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: open, bring-in, close, weigh, publish. A dash is a step that cannot be taken.
    const TABLE: &str = "
        planned      in-the-field -            -      -        -
        in-the-field -            in-the-field closed -        -
        closed       -            closed       -      weighted -
        weighted     -            closed       -      weighted published
        published    -            -            -      -        -
    ";

    #[test]
    fn every_step_from_every_state_is_as_the_table_says() {
        let rows: Vec<Vec<&str>> =
            TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows.len(), WaveState::ALL.len());
        for row in rows {
            let from: WaveState = row[0].parse().unwrap();
            assert_eq!(row.len(), WaveStep::ALL.len() + 1);
            for (step, expected) in WaveStep::ALL.iter().zip(&row[1..]) {
                let expected = expected.parse().map_err(|_| NoSuchWaveStep { state: from, step: *step });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }
}
