use std::fmt;

use kernel::words;

words! {
    /// How far a file is that somebody wants to bring in. Diagram: `docs/state-machines/import.md`.
    ImportState, "state of an import" {
        /// It waits to be read, or is being read.
        ToRead => "to_read",
        /// What it would do is known; somebody has to say yes.
        Read => "read",
        /// Somebody said yes; it waits to be carried out, or is being carried out.
        ToBringIn => "to_bring_in",
        /// It was carried out, all of it.
        BroughtIn => "brought_in",
        /// The file cannot be read.
        Unreadable => "unreadable",
        /// Somebody stopped it before anything was done.
        Cancelled => "cancelled",
        /// The work broke off too often, or whoever asked may not any more; nothing was done.
        GivenUp => "given_up",
    }
}

words! {
    /// What can happen to such a file.
    ImportStep, "step of an import" {
        /// What it would do was worked out.
        Understand => "understand",
        /// It turned out to be unreadable.
        Fail => "fail",
        /// Somebody says yes to what they saw.
        Agree => "agree",
        /// It is carried out.
        CarryOut => "carry-out",
        /// What it would do turned out to differ from what was seen.
        LookAgain => "look-again",
        /// Somebody stops it.
        Cancel => "cancel",
        /// Nobody tries any more.
        GiveUp => "give-up",
    }
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub struct NoSuchImportStep {
    /// How far the file is.
    pub state: ImportState,
    /// What was tried.
    pub step: ImportStep,
}

impl fmt::Display for NoSuchImportStep {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "an import that is {} cannot be taken through the step {}", self.state, self.step)
    }
}

impl ImportState {
    /// How far the file is after `step`.
    ///
    /// # Errors
    /// When the step cannot be taken from here.
    pub fn after(self, step: ImportStep) -> Result<Self, NoSuchImportStep> {
        use ImportState::{BroughtIn, Cancelled, GivenUp, Read, ToBringIn, ToRead, Unreadable};
        let stands = match step {
            ImportStep::Understand => (self == ToRead).then_some(Read),
            ImportStep::Fail => matches!(self, ToRead | ToBringIn).then_some(Unreadable),
            ImportStep::Agree => (self == Read).then_some(ToBringIn),
            ImportStep::CarryOut => (self == ToBringIn).then_some(BroughtIn),
            ImportStep::LookAgain => (self == ToBringIn).then_some(Read),
            ImportStep::Cancel => matches!(self, ToRead | Read | ToBringIn).then_some(Cancelled),
            ImportStep::GiveUp => matches!(self, ToRead | ToBringIn).then_some(GivenUp),
        };
        stands.ok_or(NoSuchImportStep { state: self, step })
    }

    /// Whether the program has something to do for it.
    #[must_use]
    pub const fn is_under_way(self) -> bool {
        match self {
            Self::ToRead | Self::ToBringIn => true,
            Self::Read | Self::BroughtIn | Self::Unreadable | Self::Cancelled | Self::GivenUp => false,
        }
    }

    /// Whether nothing more becomes of it, so that the file itself can go.
    #[must_use]
    pub const fn is_over(self) -> bool {
        match self {
            Self::BroughtIn | Self::Unreadable | Self::Cancelled | Self::GivenUp => true,
            Self::ToRead | Self::Read | Self::ToBringIn => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: understand, fail, agree, carry-out, look-again, cancel, give-up. A dash is a step that cannot be
    /// taken.
    const TABLE: &str = "
        to_read     read unreadable -           -          -    cancelled given_up
        read        -    -          to_bring_in -          -    cancelled -
        to_bring_in -    unreadable -           brought_in read cancelled given_up
        brought_in  -    -          -           -          -    -         -
        unreadable  -    -          -           -          -    -         -
        cancelled   -    -          -           -          -    -         -
        given_up    -    -          -           -          -    -         -
    ";

    #[test]
    fn every_step_from_every_state_is_as_the_table_says() {
        let rows: Vec<Vec<&str>> =
            TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows.len(), ImportState::ALL.len());
        for row in rows {
            let from: ImportState = row[0].parse().unwrap();
            assert_eq!(row.len(), ImportStep::ALL.len() + 1);
            for (step, expected) in ImportStep::ALL.iter().zip(&row[1..]) {
                let expected = expected.parse().map_err(|_| NoSuchImportStep { state: from, step: *step });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    #[test]
    fn what_is_over_is_not_under_way_and_cannot_be_taken_further() {
        for state in ImportState::ALL {
            let goes_on = ImportStep::ALL.iter().any(|step| state.after(*step).is_ok());
            assert_eq!(state.is_over(), !goes_on, "{state}");
            assert!(!(state.is_over() && state.is_under_way()), "{state}");
        }
    }
}
