use crate::{Said, WrongStep};

/// Where a risk stands.
///
/// Diagram: `docs/state-machines/risk.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RiskState {
    /// Somebody named it.
    Identified,
    /// Its chance and impact are judged.
    Assessed,
    /// Something is done about it.
    Controlled,
    /// It is taken, with what is left of it.
    Accepted(Said),
    /// Somebody higher must decide.
    Escalated(Said),
    /// It is over.
    Closed(Said),
}

/// What can be done with a risk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RiskStep {
    /// Chance and impact are judged.
    Assess,
    /// Controls are at work.
    Control,
    /// What is left is taken.
    Accept(Said),
    /// It goes higher up.
    Escalate(Said),
    /// It is over.
    Close(Said),
    /// It is back.
    Reopen,
}

impl RiskState {
    /// Its name in rows and files.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Identified => "identified",
            Self::Assessed => "assessed",
            Self::Controlled => "controlled",
            Self::Accepted(_) => "accepted",
            Self::Escalated(_) => "escalated",
            Self::Closed(_) => "closed",
        }
    }

    /// What was said with it.
    #[must_use]
    pub const fn said(&self) -> Option<&Said> {
        match self {
            Self::Accepted(said) | Self::Escalated(said) | Self::Closed(said) => Some(said),
            Self::Identified | Self::Assessed | Self::Controlled => None,
        }
    }

    /// Whether it still counts.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        match self {
            Self::Identified | Self::Assessed | Self::Controlled | Self::Accepted(_) | Self::Escalated(_) => {
                true
            }
            Self::Closed(_) => false,
        }
    }

    /// The names of the steps that lead somewhere.
    #[must_use]
    pub const fn ways(&self) -> &'static [&'static str] {
        match self {
            Self::Identified => &["assess", "close"],
            Self::Assessed => &["control", "accept", "escalate", "close"],
            Self::Controlled => &["accept", "escalate", "close"],
            Self::Accepted(_) => &["control", "escalate", "close"],
            Self::Escalated(_) => &["control", "accept", "close"],
            Self::Closed(_) => &["reopen"],
        }
    }

    /// The state after the step.
    ///
    /// # Errors
    /// [`WrongStep`] where the step leads nowhere.
    pub fn after(self, step: RiskStep) -> Result<Self, WrongStep> {
        use RiskStep as Step;
        match (self, step) {
            (Self::Identified, Step::Assess) => Ok(Self::Assessed),
            (Self::Assessed | Self::Accepted(_) | Self::Escalated(_), Step::Control) => Ok(Self::Controlled),
            (Self::Assessed | Self::Controlled | Self::Escalated(_), Step::Accept(said)) => {
                Ok(Self::Accepted(said))
            }
            (Self::Assessed | Self::Controlled | Self::Accepted(_), Step::Escalate(said)) => {
                Ok(Self::Escalated(said))
            }
            (
                Self::Identified | Self::Assessed | Self::Controlled | Self::Accepted(_) | Self::Escalated(_),
                Step::Close(said),
            ) => Ok(Self::Closed(said)),
            (Self::Closed(_), Step::Reopen) => Ok(Self::Identified),
            (
                state @ (Self::Assessed
                | Self::Controlled
                | Self::Accepted(_)
                | Self::Escalated(_)
                | Self::Closed(_)),
                step @ Step::Assess,
            )
            | (state @ (Self::Identified | Self::Controlled | Self::Closed(_)), step @ Step::Control)
            | (state @ (Self::Identified | Self::Accepted(_) | Self::Closed(_)), step @ Step::Accept(_))
            | (state @ (Self::Identified | Self::Escalated(_) | Self::Closed(_)), step @ Step::Escalate(_))
            | (state @ Self::Closed(_), step @ Step::Close(_))
            | (
                state @ (Self::Identified
                | Self::Assessed
                | Self::Controlled
                | Self::Accepted(_)
                | Self::Escalated(_)),
                step @ Step::Reopen,
            ) => Err(WrongStep { step: step.name(), state: state.name() }),
        }
    }
}

impl RiskStep {
    /// Its name in addresses and in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Assess => "assess",
            Self::Control => "control",
            Self::Accept(_) => "accept",
            Self::Escalate(_) => "escalate",
            Self::Close(_) => "close",
            Self::Reopen => "reopen",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_from_each_state_leads_where_the_table_says() {
        use RiskState::{Accepted, Assessed, Closed, Controlled, Escalated, Identified};
        use RiskStep::{Accept, Assess, Close, Control, Escalate, Reopen};
        let first = Said { on: "2023-01-01".parse().unwrap(), text: "eerst".to_owned() };
        let then = Said { text: "daarna".to_owned(), ..first.clone() };
        let steps =
            [Assess, Control, Accept(then.clone()), Escalate(then.clone()), Close(then.clone()), Reopen];
        let (accepted, escalated, closed) =
            (Some(Accepted(then.clone())), Some(Escalated(then.clone())), Some(Closed(then.clone())));
        for (from, expected) in [
            (Identified, [Some(Assessed), None, None, None, closed.clone(), None]),
            (Assessed, [None, Some(Controlled), accepted.clone(), escalated.clone(), closed.clone(), None]),
            (Controlled, [None, None, accepted.clone(), escalated.clone(), closed.clone(), None]),
            (Accepted(first.clone()), [None, Some(Controlled), None, escalated, closed.clone(), None]),
            (Escalated(first.clone()), [None, Some(Controlled), accepted, None, closed, None]),
            (Closed(first), [None, None, None, None, None, Some(Identified)]),
        ] {
            let ways: Vec<&str> = steps
                .iter()
                .zip(&expected)
                .filter(|(_, to)| to.is_some())
                .map(|(step, _)| step.name())
                .collect();
            assert_eq!(from.ways(), ways, "{from:?}");
            for (step, expected) in steps.iter().zip(expected) {
                let wrong = WrongStep { step: step.name(), state: from.name() };
                assert_eq!(from.clone().after(step.clone()), expected.ok_or(wrong), "{from:?} {step:?}");
            }
        }
    }
}
