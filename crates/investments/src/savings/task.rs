use std::collections::BTreeMap;

use kernel::{Cents, Openness};
use serde::{Deserialize, Serialize};
use tracks::TrackId;
use vision::DecisionId;

use crate::SavingsTaskId;

kernel::words! {
    /// How the amounts of a savings task are meant.
    TaskKind, "kind of savings task" {
        /// Each is what is saved in that year, and stays saved in the years after it.
        Level => "level",
        /// Each is what comes on top of the year before.
        Increment => "increment",
    }
}

/// A savings task as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSavingsTask {
    /// Its code in the table, such as `1c`.
    pub code: String,
    /// What is to save.
    pub name: String,
    /// How its amounts are meant.
    pub kind: TaskKind,
    /// What is to be saved, by year.
    pub amounts: BTreeMap<i32, Cents>,
    /// The track of the programme that is to save it; none when no document says so.
    pub track: Option<TrackId>,
    /// Who may see it, with its claims.
    pub openness: Openness,
    /// Where it stands, as document and line.
    pub document: String,
}

/// A change of a task by decision; no task becomes another one without (I-21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskAdjustment {
    /// Of which year.
    pub year: i32,
    /// What is added to the amount of that year; below zero when the task becomes smaller.
    pub amount: Cents,
    /// By which decision.
    pub decision: DecisionId,
}

/// A savings task (*besparingstaak*): what a budget counts on being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavingsTask {
    /// Which one.
    pub id: SavingsTaskId,
    /// What was written down.
    pub particulars: NewSavingsTask,
    /// How it was changed by decision.
    pub adjustments: Vec<TaskAdjustment>,
    /// Its version, for whoever changes it.
    pub version: i64,
}

impl SavingsTask {
    /// What is to be saved in `year`, with what was decided since.
    #[must_use]
    pub fn level(&self, year: i32) -> Cents {
        let of_year = |year: i32| {
            let decided = self.adjustments.iter().filter(|one| one.year == year).map(|one| one.amount);
            self.particulars.amounts.get(&year).copied().unwrap_or_default() + decided.sum()
        };
        match self.particulars.kind {
            TaskKind::Level => of_year(year),
            TaskKind::Increment => self.years().into_iter().filter(|one| *one <= year).map(of_year).sum(),
        }
    }

    /// The years that it says something of.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let decided = self.adjustments.iter().map(|one| one.year);
        let years: std::collections::BTreeSet<i32> =
            self.particulars.amounts.keys().copied().chain(decided).collect();
        years.into_iter().collect()
    }
}
