use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Score, Tie, Weighed};

/// One step on the way to the outcome of an application, as data: a page or a letter makes a sentence of it.
///
/// Amounts are cents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It was complete on this day, which counts and not the day on which it came in first.
    CompleteOn(NaiveDate),
    /// It was given points.
    Scored {
        /// By criterion.
        criteria: Vec<Weighed>,
        /// Weighed together.
        score: Score,
    },
    /// The score is below the minimum of the round.
    BelowMinimum {
        /// Hundredths of a point, of a hundred points.
        minimum: u32,
    },
    /// The points for one criterion are below the minimum of that criterion.
    BelowCriterion {
        /// Which.
        criterion: String,
        /// Hundredths of a point.
        points: u32,
        /// The fewest.
        least: u32,
    },
    /// It was tied with others, and this rule set them apart.
    TieBroken {
        /// The rule.
        by: Tie,
        /// The others.
        with: Vec<String>,
    },
    /// Its lot in a draw; the lowest comes first.
    Drawn {
        /// The lot.
        lot: String,
        /// With whom it was drawn.
        with: Vec<String>,
    },
    /// Its place in its part, counted from 1.
    Placed(u32),
    /// It fits into what is left.
    Fits {
        /// What was left before it.
        left: u64,
    },
    /// It does not fit into what is left.
    DoesNotFit {
        /// What was left.
        left: u64,
    },
    /// It comes after the application at which the round stopped.
    AfterTheLine {
        /// That application.
        stopped_at: String,
    },
    /// What is left is granted.
    RestGranted,
    /// What is left is less than it can do with.
    RestTooSmall {
        /// What was left.
        left: u64,
        /// The least it can do with.
        least: u64,
    },
    /// What is left is offered for a smaller plan.
    RestOffered,
    /// It waits until somebody before it has answered an offer.
    WaitsFor(String),
    /// It answered an offer with a smaller plan.
    Accepted {
        /// For this amount.
        amount: u64,
    },
    /// It declined an offer.
    Declined {
        /// Of this amount.
        offered: u64,
    },
    /// All that was asked fits under the ceiling.
    AllFit {
        /// Asked by all.
        asked: u64,
        /// The ceiling.
        ceiling: u64,
    },
    /// It has its part in proportion to what was asked: `asked × of / among`, rounded down.
    Cut {
        /// What there was for those who are cut.
        of: u64,
        /// What they asked together.
        among: u64,
    },
    /// Its part in proportion would be less than the floor, so it has the floor.
    Floor(u64),
    /// It has one of the cents that rounding down left over, because its remainder was among the largest.
    OddCent,
    /// The budget names it (Awb 4:23(3)(c)).
    Named {
        /// The line of the budget.
        line: String,
        /// The most that the budget allows.
        most: u64,
    },
}
