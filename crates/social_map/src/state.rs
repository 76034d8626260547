use std::fmt;

use chrono::NaiveDate;

use kernel::words;

/// Where an offer stands. Diagram: `docs/state-machines/offer.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Being written (*concept*).
    Draft,
    /// Waits for the editor (*te controleren*).
    ToCheck,
    /// Stands on the social map (*gepubliceerd*).
    Published,
    /// Stands on the map, but nobody confirmed it for long (*controle nodig*).
    CheckNeeded,
    /// Was not confirmed in time and is hidden (*verlopen*).
    Expired,
    /// Taken off the map (*gearchiveerd*).
    Archived,
    /// Stands on the map as closed for a while (*tijdelijk dicht*).
    TemporarilyClosed {
        /// The day on which it opens again, when known.
        until: Option<NaiveDate>,
    },
}

words! {
    /// What can happen to an offer.
    Step, "step" {
        /// Its writer hands it to the editor.
        Submit => "submit",
        /// The editor puts it on the map.
        Publish => "publish",
        /// The editor takes back that it was put on the map.
        TakeBack => "take-back",
        /// The editor gives it back to its writer.
        SendBack => "send-back",
        /// Time passes without anybody confirming it.
        AskToCheck => "ask-to-check",
        /// Somebody says that it is still right.
        Confirm => "confirm",
        /// More time passes.
        Expire => "expire",
        /// It is taken off the map.
        Archive => "archive",
        /// It is written again from the archive.
        Restore => "restore",
        /// It closes for a while.
        CloseTemporarily => "close-temporarily",
        /// It opens again.
        Reopen => "reopen",
    }
}

/// The step cannot be taken from this state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an offer that is {state} cannot be taken through the step {step}")]
pub struct NoSuchStep {
    /// Where the offer stands.
    pub state: State,
    /// What was tried.
    pub step: Step,
}

impl State {
    /// Where the offer stands after `step`. A temporary closure starts without a day of opening: [`State::closed_until`].
    ///
    /// # Errors
    /// When the step cannot be taken from here.
    pub fn after(self, step: Step) -> Result<Self, NoSuchStep> {
        use State::{Archived, CheckNeeded, Draft, Expired, Published, TemporarilyClosed, ToCheck};
        let stands = match step {
            Step::Submit => matches!(self, Draft | Expired).then_some(ToCheck),
            Step::Publish => matches!(self, Draft | ToCheck | Expired | Archived).then_some(Published),
            Step::TakeBack => (self == Published).then_some(ToCheck),
            Step::SendBack => (self == ToCheck).then_some(Draft),
            Step::AskToCheck => (self == Published).then_some(CheckNeeded),
            Step::Confirm if self.is_temporarily_closed() => Some(self),
            Step::Confirm => matches!(self, Published | CheckNeeded).then_some(Published),
            Step::Expire => (self == CheckNeeded || self.is_temporarily_closed()).then_some(Expired),
            Step::Archive => (self != Archived).then_some(Archived),
            Step::Restore => (self == Archived).then_some(Draft),
            Step::CloseTemporarily => {
                matches!(self, Published | CheckNeeded).then_some(TemporarilyClosed { until: None })
            }
            Step::Reopen => self.is_temporarily_closed().then_some(Published),
        };
        stands.ok_or(NoSuchStep { state: self, step })
    }

    /// The same, with the day on which it opens again when it is temporarily closed.
    #[must_use]
    pub fn closed_until(self, day: Option<NaiveDate>) -> Self {
        match self {
            Self::TemporarilyClosed { .. } => Self::TemporarilyClosed { until: day },
            Self::Draft
            | Self::ToCheck
            | Self::Published
            | Self::CheckNeeded
            | Self::Expired
            | Self::Archived => self,
        }
    }

    /// Whether everybody may see it.
    #[must_use]
    pub const fn is_public(self) -> bool {
        match self {
            Self::Published | Self::CheckNeeded | Self::TemporarilyClosed { .. } => true,
            Self::Draft | Self::ToCheck | Self::Expired | Self::Archived => false,
        }
    }

    /// Its word in rows, files and texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ToCheck => "to_check",
            Self::Published => "published",
            Self::CheckNeeded => "check_needed",
            Self::Expired => "expired",
            Self::Archived => "archived",
            Self::TemporarilyClosed { .. } => "temporarily_closed",
        }
    }

    /// The state with this word, with the day on which it opens again if that word has one.
    #[must_use]
    pub fn from_name(name: &str, until: Option<NaiveDate>) -> Option<Self> {
        Self::all(until).into_iter().find(|state| state.name() == name)
    }

    /// Each state once.
    #[must_use]
    pub const fn all(until: Option<NaiveDate>) -> [Self; 7] {
        [
            Self::Draft,
            Self::ToCheck,
            Self::Published,
            Self::CheckNeeded,
            Self::Expired,
            Self::Archived,
            Self::TemporarilyClosed { until },
        ]
    }

    /// Whether it is closed for a while, and still on `date`.
    #[must_use]
    pub fn is_closed_on(self, date: NaiveDate) -> bool {
        match self {
            Self::TemporarilyClosed { until } => until.is_none_or(|opens| date < opens),
            Self::Draft
            | Self::ToCheck
            | Self::Published
            | Self::CheckNeeded
            | Self::Expired
            | Self::Archived => false,
        }
    }

    /// Whether it is closed for a while.
    #[must_use]
    pub const fn is_temporarily_closed(self) -> bool {
        matches!(self, Self::TemporarilyClosed { .. })
    }
}

impl fmt::Display for State {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows: from. Columns: submit, publish, take-back, send-back, ask-to-check, confirm, expire, archive, restore,
    /// close-temporarily, reopen. A dash is a step that cannot be taken.
    const TABLE: &str = "
        draft              to_check published -        -     -            -                  -       archived -     -                  -
        to_check           -        published -        draft -            -                  -       archived -     -                  -
        published          -        -         to_check -     check_needed published          -       archived -     temporarily_closed -
        check_needed       -        -         -        -     -            published          expired archived -     temporarily_closed -
        expired            to_check published -        -     -            -                  -       archived -     -                  -
        archived           -        published -        -     -            -                  -       -        draft -                  -
        temporarily_closed -        -         -        -     -            temporarily_closed expired archived -     -                  published
    ";

    #[test]
    fn every_step_from_every_state_is_as_the_table_says() {
        let rows: Vec<Vec<&str>> =
            TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(rows.len(), State::all(None).len());
        for row in rows {
            let from = State::from_name(row[0], None).unwrap();
            assert_eq!(row.len(), Step::ALL.len() + 1);
            for (step, expected) in Step::ALL.iter().zip(&row[1..]) {
                let expected =
                    State::from_name(expected, None).ok_or(NoSuchStep { state: from, step: *step });
                assert_eq!(from.after(*step), expected, "{from} {step}");
            }
        }
    }

    #[test]
    fn only_what_stands_on_the_map_is_public() {
        let public: Vec<&str> =
            State::all(None).into_iter().filter(|state| state.is_public()).map(State::name).collect();
        assert_eq!(public, ["published", "check_needed", "temporarily_closed"]);
    }

    #[test]
    fn a_closure_remembers_its_end() {
        let day = "2027-01-04".parse().ok();
        let closed = State::Published.after(Step::CloseTemporarily).unwrap().closed_until(day);
        assert_eq!(closed, State::TemporarilyClosed { until: day });
        assert_eq!(State::from_name(closed.name(), day), Some(closed));
        assert_eq!(State::Published.closed_until(day), State::Published);
        assert_eq!(closed.after(Step::Confirm), Ok(closed), "who confirms a closure keeps its end");
    }
}
