use chrono::NaiveDate;
use kernel::Instant;
use serde::{Deserialize, Serialize};

use super::{Evidence, SignalState};
use crate::{Indicator, Place, SignalId, SignalSessionId, When};

kernel::words! {
    /// How sure people are of what they said.
    Confidence, "confidence" {
        /// It is a guess.
        Low => "low",
        /// It is likely.
        Middle => "middle",
        /// Several sources say the same.
        High => "high",
    }
}

/// What people said of a signal (*duiding*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRecord {
    /// When they met.
    pub held_on: NaiveDate,
    /// Who took part: roles and names of staff, never of residents.
    pub participants: String,
    /// What may be behind it.
    pub explanations: String,
    /// What else plays a part, such as other policy, new housing or the way of counting.
    pub influences: String,
    /// How sure they are.
    pub confidence: Confidence,
    /// What will be done, or that nothing is needed.
    pub action: String,
}

/// A signal (*signaal*): the figures of an indicator in a place ask for a conversation.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// Which one.
    pub id: SignalId,
    /// Of which indicator.
    pub indicator: Indicator,
    /// Of which place.
    pub place: Place,
    /// By the figures of when.
    pub when: When,
    /// What was found.
    pub evidence: Evidence,
    /// Where it stands.
    pub state: SignalState,
    /// Why it is no signal; empty when it is one.
    pub reason: String,
    /// When it was noticed.
    pub noticed_at: Instant,
    /// What people said, the latest first.
    pub sessions: Vec<(SignalSessionId, SessionRecord)>,
    /// Counts its changes.
    pub version: i64,
}
