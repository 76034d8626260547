//! What if: what becomes of the lines of a copy. Nothing here reaches the version that was copied.

use kernel::Cents;

use crate::{Amount, BudgetLine, Cell, CoverageSourceId, LineState};

/// What happens in a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatIf {
    /// A source pays nothing after `last`. What it paid stays uncovered, so that the hole can be seen.
    SourceEnds {
        /// The source.
        source: CoverageSourceId,
        /// The last year in which it pays.
        last: i32,
    },
    /// From a year on everything becomes dearer. What a source pays is rounded to whole euros, half a euro up; a line
    /// costs what its sources pay together, so that what closed still closes. What was not covered is rounded by itself.
    Index {
        /// By how many thousandths.
        permille: i64,
        /// The first year.
        from: i32,
    },
}

impl WhatIf {
    /// The line after it happened.
    #[must_use]
    pub fn of(self, mut line: BudgetLine) -> BudgetLine {
        match self {
            Self::SourceEnds { source, last } => {
                for one in line.coverage.iter_mut().filter(|one| one.source == source) {
                    one.amounts.retain(|year, _| *year <= last);
                }
                line.coverage.retain(|one| !one.amounts.is_empty());
            }
            Self::Index { permille, from } => {
                let years = line.years().into_iter().filter(|year| *year >= from).collect::<Vec<_>>();
                for year in years {
                    index(&mut line, year, permille);
                }
            }
        }
        line
    }
}

fn index(line: &mut BudgetLine, year: i32, permille: i64) {
    let open = line.amount(year).cents() - line.covered(year).money;
    for amount in line.coverage.iter_mut().filter_map(|one| one.amounts.get_mut(&year)) {
        if let Amount::Money(cents) = amount {
            *cents = indexed(*cents, permille);
        }
    }
    let covered = line.covered(year).money;
    if let Some(cell) = line.cells.get_mut(&year)
        && let Amount::Money(_) = cell.amount()
    {
        *cell = Cell {
            realised: cell.realised,
            ..Cell::proposed(Amount::Money(covered + indexed(open, permille)))
        };
    }
}

/// The amount with `permille` thousandths more, to whole euros, half a euro away from zero.
fn indexed(cents: Cents, permille: i64) -> Cents {
    let scaled = i128::from(cents.0) * (1_000 + i128::from(permille));
    let half = if scaled < 0 { -50_000 } else { 50_000 };
    let euros = (scaled + half) / 100_000;
    Cents(i64::try_from(euros * 100).unwrap_or(cents.0))
}

impl BudgetLine {
    /// The line as it stands in a new draft: what held is proposed anew. What it did cost stays known.
    #[must_use]
    pub fn reopened(mut self) -> Self {
        for cell in self.cells.values_mut() {
            *cell = Cell { realised: cell.realised, ..Cell::proposed(cell.amount()) };
        }
        self.state = match self.state {
            LineState::Adopted | LineState::Amended | LineState::Realised | LineState::Settled => {
                LineState::Proposed
            }
            LineState::Idea | LineState::Reservation | LineState::Proposed => self.state,
        };
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indexing_rounds_to_whole_euros_half_up() {
        for (cents, permille, expected) in [
            (30_000_000, 39, 31_170_000),
            (6_403_800, 39, 6_653_500),
            (100, 5, 100),
            (10_000, 5, 10_100),
            (10_000, 4, 10_000),
            (-10_000, 5, -10_100),
            (0, 39, 0),
            (10_000, -100, 9_000),
        ] {
            assert_eq!(indexed(Cents(cents), permille), Cents(expected), "{cents} {permille}");
        }
    }
}
