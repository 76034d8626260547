use chrono::NaiveDate;
use kernel::Cents;
use learning::EvidenceGrade;
use serde::{Deserialize, Serialize};

use crate::{ClaimState, SavingsClaimId, SavingsTaskId, ValueCaseId};

kernel::words! {
    /// Whether what was saved comes back each year.
    Recurrence, "recurrence" {
        /// It was saved once; it never counts as a yearly level (I-20).
        OneOff => "one-off",
        /// It is saved each year.
        Yearly => "yearly",
    }
}

/// A savings claim as somebody makes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewSavingsClaim {
    /// What was saved, in words.
    pub about: String,
    /// How much; nothing when the source does not say, which is not the same as nought.
    pub amount: Option<Cents>,
    /// Whether it comes back each year.
    pub recurrence: Recurrence,
    /// The year of a one-off, or the first of the years.
    pub from: i32,
    /// The last year, when it ends.
    pub until: Option<i32>,
    /// How it was reckoned.
    pub method: String,
    /// What else claims the same money: of claims with the same word only the largest counts.
    pub overlap: Option<String>,
    /// The value case that it comes from.
    pub value_case: Option<ValueCaseId>,
    /// Where it stands, as document and line.
    pub document: String,
}

/// On what a claim rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimEvidence {
    /// What was seen.
    pub text: String,
    /// How well it is shown.
    pub grade: EvidenceGrade,
    /// Where it stands.
    pub document: String,
}

/// What somebody else found of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimJudgement {
    /// When.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A savings claim (*besparingsclaim*): somebody says that something was saved on a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavingsClaim {
    /// Which one.
    pub id: SavingsClaimId,
    /// On which task.
    pub task: SavingsTaskId,
    /// What is claimed.
    pub claimed: NewSavingsClaim,
    /// Where it stands.
    pub state: ClaimState,
    /// On what it rests.
    pub evidence: Option<ClaimEvidence>,
    /// What was found of it.
    pub judgement: Option<ClaimJudgement>,
    /// Its version, for whoever changes it.
    pub version: i64,
}

impl SavingsClaim {
    /// What it says was saved in `year`: a one-off only in its own year.
    #[must_use]
    pub fn of_year(&self, year: i32) -> Cents {
        let claimed = &self.claimed;
        let holds = match claimed.recurrence {
            Recurrence::OneOff => claimed.from == year,
            Recurrence::Yearly => claimed.from <= year && claimed.until.is_none_or(|until| year <= until),
        };
        claimed.amount.filter(|_| holds).unwrap_or_default()
    }

    /// What it lacks to be accepted, in a word.
    #[must_use]
    pub fn lacks(&self) -> Option<&'static str> {
        if self.claimed.amount.is_none() {
            Some("an amount")
        } else if self.evidence.is_none() {
            Some("evidence")
        } else {
            None
        }
    }
}
