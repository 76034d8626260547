use super::Balance;
use crate::Ask;

/// Values are hundredths of a point × cents; rewards come in points × euros.
pub(super) const UNIT: i128 = 10_000;

/// The fewest cents a grant can be: the least it can do with, or all where it names none.
pub(super) fn least(ask: &Ask) -> u64 {
    if ask.least == 0 { ask.asked } else { ask.least }
}

/// A round with everything by number, and what a choice is worth in whole numbers.
pub(super) struct Model<'a> {
    pub(super) round: &'a Balance,
    /// The part of each proposal.
    pub(super) part: Vec<usize>,
    /// The lead of each proposal.
    pub(super) lead: Vec<usize>,
    pub(super) leads: usize,
    /// Proposals by score, the highest first: who is lifted above the least first.
    by_score: Vec<usize>,
}

/// What a choice is worth: nothing that must be is missing, then the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    /// How much is missing of what must be, negative.
    pub(super) missing: i64,
    pub(super) value: i128,
}

impl<'a> Model<'a> {
    pub(super) fn of(round: &'a Balance) -> Self {
        let mut names: Vec<&str> = round.proposals.iter().map(|proposal| proposal.lead.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        let part = |name: &str| round.parts.iter().position(|part| part.name == name).unwrap_or(0);
        let mut by_score: Vec<usize> = (0..round.proposals.len()).collect();
        by_score.sort_by_key(|at| std::cmp::Reverse(round.proposals[*at].score));
        Self {
            round,
            part: round.proposals.iter().map(|proposal| part(&proposal.ask.part)).collect(),
            lead: round
                .proposals
                .iter()
                .map(|proposal| names.binary_search(&proposal.lead.as_str()).unwrap_or(0))
                .collect(),
            leads: names.len(),
            by_score,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.round.proposals.len()
    }

    /// What each gets when these are granted: the least each, the rest by score; nothing when that does not fit.
    pub(super) fn amounts(&self, chosen: &[bool]) -> Option<Vec<u64>> {
        let mut left: Vec<u64> = self.round.parts.iter().map(|part| part.ceiling).collect();
        let mut amounts = vec![0; self.len()];
        for at in (0..self.len()).filter(|at| chosen[*at]) {
            amounts[at] = least(&self.round.proposals[at].ask);
            left[self.part[at]] = left[self.part[at]].checked_sub(amounts[at])?;
        }
        for at in self.by_score.iter().copied().filter(|at| chosen[*at]) {
            let more = (self.round.proposals[at].ask.asked - amounts[at]).min(left[self.part[at]]);
            amounts[at] += more;
            left[self.part[at]] -= more;
        }
        Some(amounts)
    }

    /// How many of these reach each cell.
    pub(super) fn reached(&self, chosen: &[bool]) -> Vec<u32> {
        let mut reached = vec![0; self.round.cells.len()];
        for at in (0..self.len()).filter(|at| chosen[*at]) {
            for cell in &self.round.proposals[at].cells {
                reached[*cell] += 1;
            }
        }
        reached
    }

    /// Σ score × amount.
    pub(super) fn points(&self, amounts: &[u64]) -> i128 {
        let each = self.round.proposals.iter().zip(amounts);
        each.map(|(proposal, cents)| i128::from(proposal.score) * i128::from(*cents)).sum()
    }

    /// What a choice is worth; nothing when it does not fit under the ceilings.
    pub(super) fn worth(&self, chosen: &[bool]) -> Option<Worth> {
        let amounts = self.amounts(chosen)?;
        let mut value = self.points(&amounts);
        let mut missing = 0;
        for (cell, count) in self.round.cells.iter().zip(self.reached(chosen)) {
            missing += i64::from(cell.least.saturating_sub(count));
            if count > 0 {
                value += UNIT * i128::from(cell.reward);
            }
            value -= UNIT * i128::from(cell.overlap) * i128::from(count.saturating_sub(cell.enough));
        }
        if let Some(most) = self.round.most_per_lead {
            let mut held = vec![0_u32; self.leads];
            (0..self.len()).filter(|at| chosen[*at]).for_each(|at| held[self.lead[at]] += 1);
            missing += held.iter().map(|held| i64::from(held.saturating_sub(most))).sum::<i64>();
        }
        Some(Worth { missing: -missing, value })
    }

    pub(super) fn is_better(&self, one: &[bool], other: &[bool]) -> bool {
        self.worth(one) > self.worth(other)
    }
}
