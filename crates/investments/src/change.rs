//! What can be changed in a draft, one thing at a time.

use std::collections::BTreeMap;

use kernel::Cents;

use crate::{
    Amount, BudgetLine, BudgetLineId, Cell, CoverageAllocation, CoverageSourceId, LineHead, LineState,
    Nature, Years,
};

/// A change of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// What a line costs in a year.
    Amount {
        /// The line.
        line: BudgetLineId,
        /// The year.
        year: i32,
        /// What it costs.
        amount: Amount,
    },
    /// What a source pays of a line in a year.
    Coverage {
        /// The line.
        line: BudgetLineId,
        /// The source and the part of it.
        from: Payer,
        /// The year.
        year: i32,
        /// What it pays.
        amount: Amount,
    },
    /// A source pays nothing of a line any more.
    Uncover {
        /// The line.
        line: BudgetLineId,
        /// The source and the part of it.
        from: Payer,
    },
    /// What a line says of itself.
    Head {
        /// The line.
        line: BudgetLineId,
        /// What it says.
        head: Box<LineHead>,
    },
    /// A new line at the end.
    Add {
        /// The line.
        line: BudgetLineId,
        /// What it says of itself.
        head: Box<LineHead>,
    },
    /// A line goes.
    Remove {
        /// The line.
        line: BudgetLineId,
    },
}

/// Who pays: a source, and the part of it when it has parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Payer {
    /// The source.
    pub source: CoverageSourceId,
    /// The part of the grant.
    pub sub_grant: Option<String>,
}

/// Why a change is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChangeRefusal {
    /// There is no such line.
    #[error("the plan has no such line")]
    NoSuchLine,
    /// There is such a line already.
    #[error("the plan has this line already")]
    LineIsThere,
    /// The year is not of the plan.
    #[error("{0} is not a year of the plan")]
    NoSuchYear(i32),
    /// A plan holds no amounts below zero.
    #[error("an amount is below zero")]
    Negative,
}

impl Change {
    /// The line that it is about.
    #[must_use]
    pub fn line(&self) -> BudgetLineId {
        match self {
            Self::Amount { line, .. }
            | Self::Coverage { line, .. }
            | Self::Uncover { line, .. }
            | Self::Head { line, .. }
            | Self::Add { line, .. }
            | Self::Remove { line } => *line,
        }
    }

    /// Makes the change among `lines`.
    ///
    /// # Errors
    /// When it cannot be made; then nothing is changed.
    pub fn make(
        &self,
        lines: &mut BTreeMap<BudgetLineId, BudgetLine>,
        years: Years,
    ) -> Result<(), ChangeRefusal> {
        match self {
            Self::Add { line, head } => {
                if lines.contains_key(line) {
                    return Err(ChangeRefusal::LineIsThere);
                }
                let place = lines.values().map(|one| one.place).max().unwrap_or(0) + 1;
                lines.insert(*line, BudgetLine::new(*line, place, (**head).clone()));
                Ok(())
            }
            Self::Remove { line } => lines.remove(line).map(drop).ok_or(ChangeRefusal::NoSuchLine),
            Self::Amount { .. } | Self::Coverage { .. } | Self::Uncover { .. } | Self::Head { .. } => {
                let line = lines.get_mut(&self.line()).ok_or(ChangeRefusal::NoSuchLine)?;
                self.make_in(line, years)
            }
        }
    }

    fn make_in(&self, line: &mut BudgetLine, years: Years) -> Result<(), ChangeRefusal> {
        match self {
            Self::Amount { year, amount, .. } => {
                sound(years, *year, *amount)?;
                let cell = line.cells.entry(*year).or_default();
                *cell = Cell { realised: cell.realised, ..Cell::proposed(*amount) };
                line.cells.retain(|_, cell| !cell.is_bare());
            }
            Self::Coverage { from, year, amount, .. } => {
                sound(years, *year, *amount)?;
                line.cover(from, *year, *amount);
            }
            Self::Uncover { from, .. } => line.coverage.retain(|one| !one.is_of(from)),
            Self::Head { head, .. } => {
                line.state = LineState::of_draft(&head.nature);
                line.head = (**head).clone();
            }
            Self::Add { .. } | Self::Remove { .. } => {}
        }
        Ok(())
    }
}

fn sound(years: Years, year: i32, amount: Amount) -> Result<(), ChangeRefusal> {
    if !years.all().contains(&year) {
        return Err(ChangeRefusal::NoSuchYear(year));
    }
    if amount.cents() < Cents(0) { Err(ChangeRefusal::Negative) } else { Ok(()) }
}

impl LineState {
    /// Where a line of this nature stands in a draft.
    #[must_use]
    pub fn of_draft(nature: &Nature) -> Self {
        match nature {
            Nature::Reservation => Self::Reservation,
            Nature::Planned | Nature::Decided { .. } | Nature::Conditional(_) => Self::Proposed,
        }
    }
}

impl BudgetLine {
    /// A line without amounts.
    #[must_use]
    pub fn new(id: BudgetLineId, place: i64, head: LineHead) -> Self {
        let state = LineState::of_draft(&head.nature);
        Self { id, place, state, head, cells: BTreeMap::new(), coverage: Vec::new() }
    }

    /// Writes what a source pays in a year. A source that pays nothing keeps its row, until it is taken away.
    pub fn cover(&mut self, from: &Payer, year: i32, amount: Amount) {
        let known = self.coverage.iter().position(|one| one.is_of(from));
        let at = known.unwrap_or(self.coverage.len());
        if known.is_none() {
            self.coverage.push(CoverageAllocation {
                source: from.source,
                sub_grant: from.sub_grant.clone(),
                amounts: BTreeMap::new(),
            });
        }
        if let Some(one) = self.coverage.get_mut(at) {
            match amount {
                Amount::Empty => one.amounts.remove(&year),
                Amount::Money(_) | Amount::Pm | Amount::OutsideTable => one.amounts.insert(year, amount),
            };
        }
    }
}

impl CoverageAllocation {
    /// Whether it is what this one pays.
    #[must_use]
    pub fn is_of(&self, from: &Payer) -> bool {
        self.source == from.source && self.sub_grant == from.sub_grant
    }

    /// Who pays it.
    #[must_use]
    pub fn payer(&self) -> Payer {
        Payer { source: self.source, sub_grant: self.sub_grant.clone() }
    }
}
