//! Balanced supply: which grants would cover wards and target groups best, as advice beside the published rule.

mod advice;
mod branch;
mod check;
mod linear;
mod program;
mod search;
mod worth;

use serde::{Deserialize, Serialize};

use crate::{AllocationError, Ask, Division, Part};

pub use advice::{Balanced, BalancedLine, CellOutcome, Change, Price};
pub use check::Impossible;

/// How many branches are looked at when nobody says otherwise: a round of 60 applications and 48 cells takes two seconds at
/// most.
pub const RULE_OF_EFFORT: u32 = 10_000;

/// One combination to be covered: a ward and a target group, say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// How it is called.
    pub name: String,
    /// What it is worth that somebody reaches it, in points × euros: as much as that many euros granted to an application
    /// of one point out of a hundred.
    pub reward: u64,
    /// How many grants must reach it.
    pub least: u32,
    /// How many grants are enough.
    pub enough: u32,
    /// What each grant above enough costs, in points × euros.
    pub overlap: u64,
}

/// An application that has passed the minimum, with its score and what it reaches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// What it asks. With a `least` above 0 it can be granted any amount from there on; with 0 it is all or nothing here,
    /// because a plan for a cent reaches nobody.
    pub ask: Ask,
    /// Who leads it.
    pub lead: String,
    /// Its score in hundredths of a point, out of a hundred points.
    pub score: u32,
    /// The cells it reaches, by their places in the round.
    pub cells: Vec<usize>,
}

/// A round to be balanced: maximise Σ score × amount + rewards − overlaps, under each ceiling.
///
/// This is advice: the published criteria decide. The outcome tells what balance costs in points, and why each place would
/// change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// The parts with their ceilings.
    pub parts: Vec<Part>,
    /// What is to be covered.
    pub cells: Vec<Cell>,
    /// The applications.
    pub proposals: Vec<Proposal>,
    /// No lead gets more grants than this.
    pub most_per_lead: Option<u32>,
    /// How many branches may be looked at; the same number gives the same outcome on every machine.
    pub effort: u32,
}

impl Balance {
    /// Finds a balanced outcome and holds it against the one by the published rule.
    ///
    /// # Errors
    /// When an application, a part or a cell is none, and when the round cannot be balanced as asked, which most rounds that
    /// cannot are told before anything is solved.
    pub fn advise(&self, by_rule: &Division) -> Result<Balanced, AllocationError> {
        let mut round = self.clone();
        round.proposals.sort_by(|one, other| key(&one.ask).cmp(&key(&other.ask)));
        check::check(&round)?;
        let model = worth::Model::of(&round);
        let starts = search::starts(&model, by_rule);
        let found = search::best(&model, starts);
        let solved = program::solve(&model, &found)?;
        let chosen = solved.chosen.filter(|chosen| model.is_better(chosen, &found)).unwrap_or(found);
        advice::advise(&model, &chosen, solved.bound, by_rule)
    }
}

fn key(ask: &Ask) -> (&str, &str) {
    (&ask.part, &ask.id)
}
