use serde::{Deserialize, Serialize};

use crate::{Ask, Seal, Step};

/// What becomes of one application in one part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// All that was asked.
    Granted(u64),
    /// Part of it.
    Partly(u64),
    /// This is offered for a smaller plan, and kept until the answer.
    Offered(u64),
    /// Nothing yet: somebody before it has an offer.
    Waits,
    /// Nothing.
    Refused(Refusal),
}

impl Outcome {
    /// Cents granted.
    #[must_use]
    pub const fn granted(self) -> u64 {
        match self {
            Self::Granted(cents) | Self::Partly(cents) => cents,
            Self::Offered(_) | Self::Waits | Self::Refused(_) => 0,
        }
    }

    /// Cents that nobody else can have: granted or offered.
    #[must_use]
    pub const fn taken(self) -> u64 {
        match self {
            Self::Granted(cents) | Self::Partly(cents) | Self::Offered(cents) => cents,
            Self::Waits | Self::Refused(_) => 0,
        }
    }
}

/// Why nothing is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It would go over the ceiling (Awb 4:25(2)).
    Ceiling,
    /// The score is below the minimum.
    Score,
    /// The points for one criterion are below its minimum.
    Criterion,
    /// It declined the offer of a smaller amount.
    Declined,
}

/// One application in one part, with the way to its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The application.
    pub id: String,
    /// The part.
    pub part: String,
    /// Its place in the part, where there is an order and it has a place in it.
    pub place: Option<u32>,
    /// Cents asked.
    pub asked: u64,
    /// What becomes of it.
    pub outcome: Outcome,
    /// Each step of the way.
    pub steps: Vec<Step>,
}

impl Line {
    pub(crate) fn new(ask: &Ask, outcome: Outcome, steps: Vec<Step>) -> Self {
        Self { id: ask.id.clone(), part: ask.part.clone(), place: None, asked: ask.asked, outcome, steps }
    }
}

/// What became of a ceiling; every cent of it stands in one of these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOutcome {
    /// The part.
    pub name: String,
    /// Its ceiling as published.
    pub ceiling: u64,
    /// What other parts left over for it.
    pub moved_in: u64,
    /// What it left over for other parts.
    pub moved_out: u64,
    /// Asked by all its applications, also those below a minimum.
    pub asked: u64,
    /// Granted.
    pub granted: u64,
    /// Offered, and not answered yet.
    pub offered: u64,
    /// Left over: ceiling + moved in − moved out − granted − offered.
    pub left: u64,
}

impl PartOutcome {
    pub(crate) fn of(name: &str, ceiling: u64, moved_in: u64, moved_out: u64, lines: &[Line]) -> Self {
        let sum = |of: fn(&Line) -> u64| lines.iter().filter(|line| line.part == name).map(of).sum::<u64>();
        let granted = sum(|line| line.outcome.granted());
        let offered = sum(|line| line.outcome.taken()) - granted;
        let left = (ceiling + moved_in).saturating_sub(moved_out + granted + offered);
        let asked = sum(|line| line.asked);
        Self { name: name.to_owned(), ceiling, moved_in, moved_out, asked, granted, offered, left }
    }
}

/// A ceiling divided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// By part in the order of the round, then by place; what has no place comes last, by id.
    pub lines: Vec<Line>,
    /// What became of each ceiling.
    pub parts: Vec<PartOutcome>,
    /// What is printed under it.
    pub seal: Seal,
}

impl Division {
    /// The line of an application in a part.
    #[must_use]
    pub fn line(&self, part: &str, id: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.part == part && line.id == id)
    }
}
