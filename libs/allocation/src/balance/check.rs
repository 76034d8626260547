use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::worth::least;
use super::{Balance, Proposal};
use crate::AllocationError;
use crate::ask::{MOST_CENTS, check_asks, check_distinct, check_name};

/// More than these are not balanced in one go.
const MOST_PROPOSALS: usize = 300;
const MOST_CELLS: usize = 1_000;

/// Rewards beyond this are no rewards: a hundred points for each euro there can be.
const MOST_REWARD: u64 = MOST_CENTS;

/// Why a round cannot be balanced as asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Impossible {
    /// Fewer applications reach a cell than must.
    #[error("{cell}: {least} grants must reach it, {found} applications do")]
    NobodyReaches {
        /// The cell.
        cell: String,
        /// How many must.
        least: u32,
        /// How many could.
        found: usize,
    },
    /// The cheapest applications that reach a cell cost more than all there is.
    #[error("{cell}: the cheapest {least} grants cost {needed} cents, there are {ceilings}")]
    TooDear {
        /// The cell.
        cell: String,
        /// How many must reach it.
        least: u32,
        /// What these cost.
        needed: u64,
        /// What there is in all parts together.
        ceilings: u64,
    },
    /// Each cell could be covered, but not all of them under these ceilings and limits.
    #[error("not all cells that must be covered can be, under these ceilings and limits")]
    Together,
}

/// Everything is what it says, and no sum shows that the round cannot be balanced.
pub(super) fn check(round: &Balance) -> Result<(), AllocationError> {
    check_asks(&round.parts, round.proposals.iter().map(|proposal| &proposal.ask))?;
    check_distinct("cell", round.cells.iter().map(|cell| cell.name.as_str()))?;
    for (what, count, most) in [
        ("applications to balance", round.proposals.len(), MOST_PROPOSALS),
        ("cells", round.cells.len(), MOST_CELLS),
    ] {
        if count > most {
            return Err(AllocationError::TooMany { what, count, most });
        }
    }
    for cell in &round.cells {
        if let Some(cents) = [cell.reward, cell.overlap].into_iter().find(|value| *value > MOST_REWARD) {
            return Err(AllocationError::TooMuch { name: cell.name.clone(), cents, most: MOST_REWARD });
        }
    }
    round.proposals.iter().try_for_each(|proposal| check_proposal(proposal, round.cells.len()))?;
    check_sums(round)
}

fn check_proposal(proposal: &Proposal, cells: usize) -> Result<(), AllocationError> {
    let id = || proposal.ask.id.clone();
    check_name("a lead", &proposal.lead)?;
    if proposal.score > 10_000 {
        let criterion = "score".to_owned();
        return Err(AllocationError::Points { id: id(), criterion, points: proposal.score, most: 10_000 });
    }
    let mut seen = BTreeSet::new();
    for cell in &proposal.cells {
        if *cell >= cells {
            return Err(AllocationError::UnknownCell { id: id(), cell: *cell, cells });
        }
        if !seen.insert(cell) {
            return Err(AllocationError::Twice { what: "cell", name: format!("{cell} of {}", id()) });
        }
    }
    Ok(())
}

fn check_sums(round: &Balance) -> Result<(), AllocationError> {
    let ceilings: u64 = round.parts.iter().map(|part| part.ceiling).sum();
    let fits = |proposal: &&Proposal| {
        let part = round.parts.iter().find(|part| part.name == proposal.ask.part);
        part.is_some_and(|part| least(&proposal.ask) <= part.ceiling)
    };
    for (at, cell) in round.cells.iter().enumerate().filter(|(_, cell)| cell.least > 0) {
        let reaching = round.proposals.iter().filter(|proposal| proposal.cells.contains(&at));
        let mut costs: Vec<u64> = reaching.filter(fits).map(|proposal| least(&proposal.ask)).collect();
        costs.sort_unstable();
        let wanted = usize::try_from(cell.least).unwrap_or(usize::MAX);
        let (name, found) = (cell.name.clone(), costs.len());
        if found < wanted {
            return Err(Impossible::NobodyReaches { cell: name, least: cell.least, found }.into());
        }
        let needed: u64 = costs.into_iter().take(wanted).sum();
        if needed > ceilings {
            return Err(Impossible::TooDear { cell: name, least: cell.least, needed, ceilings }.into());
        }
    }
    Ok(())
}
