use serde::{Deserialize, Serialize};

use super::worth::{Model, Worth};
use crate::number::float;
use crate::{AllocationError, Division, PartOutcome, Seal};

/// Closer to the bound than this part of it, an outcome counts as the best there is.
const NEAR: f64 = 1e-6;

/// A balanced outcome beside the one by the published rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balanced {
    /// Each application in both outcomes, by part and id.
    pub lines: Vec<BalancedLine>,
    /// Each cell in both outcomes.
    pub cells: Vec<CellOutcome>,
    /// What becomes of each ceiling.
    pub parts: Vec<PartOutcome>,
    /// What balance costs.
    pub price: Price,
    /// What the balanced outcome is worth, in hundredths of a point × cents.
    pub value: i128,
    /// No outcome can be worth more than this.
    pub bound: i128,
    /// What is printed under it.
    pub seal: Seal,
}

/// One application in both outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BalancedLine {
    /// The application.
    pub id: String,
    /// Its part.
    pub part: String,
    /// Cents asked.
    pub asked: u64,
    /// Cents by the published rule.
    pub by_rule: u64,
    /// Cents in the balanced outcome.
    pub balanced: u64,
    /// Why that is not the same.
    pub change: Option<Change>,
}

/// Why the place of an application changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It is granted in the balanced outcome only.
    ComesIn {
        /// Cells that nobody else in the balanced outcome reaches.
        alone_in: Vec<String>,
        /// Cells that others in it reach too.
        beside_others_in: Vec<String>,
    },
    /// It is granted by the rule only.
    GoesOut {
        /// Its cells that others in the balanced outcome reach.
        still_reached: Vec<String>,
        /// Its cells that nobody reaches any more.
        given_up: Vec<String>,
        /// Cents that its part lacks to grant it as well; 0 when it would fit, and costs more by overlap than it brings or
        /// meets the limit of its lead.
        lacks: u64,
        /// Who comes in instead, in the same part.
        for_the_sake_of: Vec<String>,
    },
    /// It is granted more.
    More(u64),
    /// It is granted less.
    Less(u64),
}

/// One cell in both outcomes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellOutcome {
    /// The cell.
    pub name: String,
    /// How many grants by the rule reach it.
    pub by_rule: u32,
    /// How many grants in the balanced outcome reach it.
    pub balanced: u32,
}

/// What balance costs: score × amount given up for cells covered. In hundredths of a point × cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Σ score × amount by the rule.
    pub points_by_rule: i128,
    /// Σ score × amount in the balanced outcome.
    pub points_balanced: i128,
    /// Cells reached by the rule.
    pub cells_by_rule: usize,
    /// Cells reached in the balanced outcome.
    pub cells_balanced: usize,
}

impl Price {
    /// Points given up; below zero when the balanced outcome has more of them, because it leaves less money over.
    #[must_use]
    pub const fn given_up(&self) -> i128 {
        self.points_by_rule - self.points_balanced
    }
}

impl Balanced {
    /// How far the outcome can be from the best there is, as a part of the bound.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.bound <= self.value { 0.0 } else { float(self.bound - self.value) / float(self.bound).abs() }
    }

    /// Whether it is the best there is, to a millionth.
    #[must_use]
    pub fn is_best(&self) -> bool {
        self.gap() <= NEAR
    }
}

pub(super) fn advise(
    model: &Model<'_>,
    chosen: &[bool],
    bound: i128,
    by_rule: &Division,
) -> Result<Balanced, AllocationError> {
    // A round that is shown to be impossible was refused before; this one was not searched long enough.
    let Some((Worth { missing: 0, value }, amounts)) = model.worth(chosen).zip(model.amounts(chosen)) else {
        return Err(AllocationError::Solver("nothing found within the effort".to_owned()));
    };
    let rule: Vec<u64> = model
        .round
        .proposals
        .iter()
        .map(|one| by_rule.line(&one.ask.part, &one.ask.id).map_or(0, |line| line.outcome.granted()))
        .collect();
    let by_rule: Vec<bool> = rule.iter().map(|cents| *cents > 0).collect();
    let both = Both {
        model,
        rule: &rule,
        amounts: &amounts,
        by_rule: model.reached(&by_rule),
        balanced: model.reached(chosen),
    };
    let lines: Vec<BalancedLine> = (0..model.len()).map(|at| both.line(at)).collect();
    let parts: Vec<PartOutcome> = (0..model.round.parts.len()).map(|part| both.part(part)).collect();
    let covered = |reached: &[u32]| reached.iter().filter(|count| **count > 0).count();
    let price = Price {
        points_by_rule: model.points(&rule),
        points_balanced: model.points(&amounts),
        cells_by_rule: covered(&both.by_rule),
        cells_balanced: covered(&both.balanced),
    };
    let seal = Seal::of("balanced supply", &(model.round, &rule), &(&lines, value, bound.max(value)))?;
    Ok(Balanced { lines, cells: both.cells(), parts, price, value, bound: bound.max(value), seal })
}

/// Both outcomes side by side.
struct Both<'m, 'a> {
    model: &'m Model<'a>,
    rule: &'m [u64],
    amounts: &'m [u64],
    by_rule: Vec<u32>,
    balanced: Vec<u32>,
}

impl Both<'_, '_> {
    fn line(&self, at: usize) -> BalancedLine {
        let ask = &self.model.round.proposals[at].ask;
        let (by_rule, balanced) = (self.rule[at], self.amounts[at]);
        let change = match (by_rule, balanced) {
            (before, after) if before == after => None,
            (0, _) => Some(self.comes_in(at)),
            (_, 0) => Some(self.goes_out(at)),
            (before, after) if after > before => Some(Change::More(after - before)),
            (before, after) => Some(Change::Less(before - after)),
        };
        let (id, part) = (ask.id.clone(), ask.part.clone());
        BalancedLine { id, part, asked: ask.asked, by_rule, balanced, change }
    }

    fn split(&self, at: usize, holds: impl Fn(u32) -> bool) -> (Vec<String>, Vec<String>) {
        let named = |cell: &usize| self.model.round.cells[*cell].name.clone();
        let (yes, no): (Vec<usize>, Vec<usize>) = self.model.round.proposals[at]
            .cells
            .iter()
            .copied()
            .partition(|cell| holds(self.balanced[*cell]));
        (yes.iter().map(named).collect(), no.iter().map(named).collect())
    }

    fn comes_in(&self, at: usize) -> Change {
        let (alone_in, beside_others_in) = self.split(at, |count| count == 1);
        Change::ComesIn { alone_in, beside_others_in }
    }

    fn goes_out(&self, at: usize) -> Change {
        let (given_up, still_reached) = self.split(at, |count| count == 0);
        let part = self.model.part[at];
        let proposals = &self.model.round.proposals;
        let same_part = (0..self.model.len()).filter(|other| self.model.part[*other] == part);
        let instead = same_part.filter(|other| self.rule[*other] == 0 && self.amounts[*other] > 0);
        let for_the_sake_of = instead.map(|other| proposals[other].ask.id.clone()).collect();
        let lacks = (self.spent(part) + self.rule[at]).saturating_sub(self.model.round.parts[part].ceiling);
        Change::GoesOut { still_reached, given_up, lacks, for_the_sake_of }
    }

    fn spent(&self, part: usize) -> u64 {
        let of_part = self.amounts.iter().zip(&self.model.part).filter(|(_, of)| **of == part);
        of_part.map(|(cents, _)| *cents).sum()
    }

    fn part(&self, at: usize) -> PartOutcome {
        let (part, granted) = (&self.model.round.parts[at], self.spent(at));
        let of_part = self.model.round.proposals.iter().zip(&self.model.part).filter(|(_, of)| **of == at);
        let asked = of_part.map(|(proposal, _)| proposal.ask.asked).sum();
        let (name, ceiling) = (part.name.clone(), part.ceiling);
        let left = ceiling - granted;
        PartOutcome { name, ceiling, moved_in: 0, moved_out: 0, asked, granted, offered: 0, left }
    }

    fn cells(&self) -> Vec<CellOutcome> {
        let counts = self.by_rule.iter().zip(&self.balanced);
        let cells = self.model.round.cells.iter().zip(counts);
        cells
            .map(|(cell, (by_rule, balanced))| CellOutcome {
                name: cell.name.clone(),
                by_rule: *by_rule,
                balanced: *balanced,
            })
            .collect()
    }
}
