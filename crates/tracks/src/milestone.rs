use chrono::NaiveDate;
use kernel::{Instant, Openness, Span};
use serde::{Deserialize, Serialize};

use crate::{MilestoneId, Said, TrackId, WrongStep};

/// A milestone as it is registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewMilestone {
    /// Of which track.
    pub track: TrackId,
    /// What is reached.
    pub title: String,
    /// When, as first planned; later it changes by postponing only.
    pub due: Span,
    /// Who may see it.
    pub openness: Openness,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// A date that was given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The date.
    pub from: Span,
    /// On which day it was given up.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// Where a milestone stands. Whether it is late is derived, and no state.
///
/// Diagram: `docs/state-machines/milestone.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MilestoneState {
    /// To come.
    Planned,
    /// Reached, as was said.
    Reached(Said),
    /// Given up, for the reason that was said.
    Dropped(Said),
}

/// What can be done with a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MilestoneStep {
    /// It is reached.
    Reach(Said),
    /// It gets another date.
    Postpone {
        /// The new date.
        to: Span,
        /// When that was decided, and why.
        said: Said,
    },
    /// It is given up.
    Drop(Said),
    /// It is to come again.
    Reopen,
}

impl MilestoneState {
    /// Its name in rows and files.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Reached(_) => "reached",
            Self::Dropped(_) => "dropped",
        }
    }

    /// What was said with it.
    #[must_use]
    pub const fn said(&self) -> Option<&Said> {
        match self {
            Self::Reached(said) | Self::Dropped(said) => Some(said),
            Self::Planned => None,
        }
    }

    /// The names of the steps that lead somewhere.
    #[must_use]
    pub const fn ways(&self) -> &'static [&'static str] {
        match self {
            Self::Planned => &["reach", "postpone", "drop"],
            Self::Reached(_) | Self::Dropped(_) => &["reopen"],
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: &MilestoneStep) -> Result<Self, WrongStep> {
        use MilestoneStep as Step;
        match (self, step) {
            (Self::Planned, Step::Reach(said)) => Ok(Self::Reached(said.clone())),
            (Self::Planned, Step::Postpone { .. }) => Ok(Self::Planned),
            (Self::Planned, Step::Drop(said)) => Ok(Self::Dropped(said.clone())),
            (Self::Reached(_) | Self::Dropped(_), Step::Reopen) => Ok(Self::Planned),
            (state @ Self::Planned, Step::Reopen)
            | (
                state @ (Self::Reached(_) | Self::Dropped(_)),
                Step::Reach(_) | Step::Postpone { .. } | Step::Drop(_),
            ) => Err(WrongStep { step: step.name(), state: state.name() }),
        }
    }
}

impl MilestoneStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Reach(_) => "reach",
            Self::Postpone { .. } => "postpone",
            Self::Drop(_) => "drop",
            Self::Reopen => "reopen",
        }
    }
}

/// A milestone of a track (*mijlpaal*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its identity.
    pub id: MilestoneId,
    /// What is registered, with the date that holds now.
    pub particulars: NewMilestone,
    /// Where it stands.
    pub state: MilestoneState,
    /// The dates that were given up, the oldest first: they stay in sight.
    pub moved: Vec<Moved>,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

impl Milestone {
    /// How many days its last day has gone while it is still to come; nothing when it has not.
    #[must_use]
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        let days = (today - self.particulars.due.last_day()).num_days();
        (self.state == MilestoneState::Planned && days > 0).then_some(days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use MilestoneState::{Dropped, Planned, Reached};
        use MilestoneStep::{Drop, Postpone, Reach, Reopen};
        let first = Said { on: "2023-01-01".parse().unwrap(), text: "eerst".to_owned() };
        let then = Said { text: "daarna".to_owned(), ..first.clone() };
        let steps = [
            Reach(then.clone()),
            Postpone { to: "2026".parse().unwrap(), said: then.clone() },
            Drop(then.clone()),
            Reopen,
        ];
        for (from, expected) in [
            (Planned, [Some(Reached(then.clone())), Some(Planned), Some(Dropped(then)), None]),
            (Reached(first.clone()), [None, None, None, Some(Planned)]),
            (Dropped(first), [None, None, None, Some(Planned)]),
        ] {
            for (step, expected) in steps.iter().zip(expected) {
                assert_eq!(from.ways().contains(&step.name()), expected.is_some(), "{from:?} {step:?}");
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.clone().after(step), expected.ok_or(wrong), "{from:?} {step:?}");
            }
        }
    }
}
