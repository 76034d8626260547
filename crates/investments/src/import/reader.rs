//! Reads the cells of a table one by one, and notes what is wrong with each.

use std::collections::BTreeMap;

use kernel::clean_line;

use super::amounts::amount;
use super::grid::{At, Content, Grid};
use super::registers::Registers;
use super::words::{Column, Head, head, is_total};
use super::{CellFault, Reason};
use crate::Amount;

/// A table with its heads, as far as it was read.
pub(super) struct Reader<'a> {
    pub(super) grid: &'a Grid,
    pub(super) registers: &'a Registers,
    pub(super) columns: BTreeMap<Column, u32>,
    pub(super) years: BTreeMap<i32, u32>,
    pub(super) faults: Vec<(At, CellFault)>,
}

impl Reader<'_> {
    /// Notes that a cell is wrong.
    pub(super) fn fault(&mut self, at: At, reason: Reason, shown: &str) {
        let shown = shown.chars().take(60).collect();
        self.faults.push((at, CellFault { at: at.to_string(), reason, shown }));
    }

    /// Which column is which.
    pub(super) fn heads(&mut self, row: u32) {
        for (column, content) in self.grid.rows.get(&row).into_iter().flatten() {
            let (at, shown) = (At { row, column: *column }, content.shown());
            let twice = match head(&shown) {
                Some(Head::Column(known)) => self.columns.insert(known, *column).is_some(),
                Some(Head::Year(year)) => self.years.insert(year, *column).is_some(),
                None => {
                    self.fault(at, Reason::NoColumn, &shown);
                    false
                }
            };
            if twice {
                self.fault(at, Reason::ColumnTwice, &shown);
            }
        }
    }

    /// What a spreadsheet hides or glues together.
    pub(super) fn hidden_and_merged(&mut self, first: u32) {
        for row in self.grid.hidden.iter().filter(|row| self.grid.rows.contains_key(row)) {
            self.fault(At { row: *row, column: 0 }, Reason::HiddenRow, "");
        }
        for (from, until) in self.grid.merged.iter().filter(|(_, until)| until.row > first) {
            self.fault(*from, Reason::Merged, &format!("{from}:{until}"));
        }
    }

    /// Where a column of a row stands, and what stands there.
    pub(super) fn cell(&self, row: u32, column: Column) -> (At, String) {
        let column = self.columns.get(&column).copied().unwrap_or_default();
        let at = At { row, column };
        (at, self.grid.at(at).map(Content::shown).unwrap_or_default())
    }

    /// A text of a row; nothing when the table has no such column.
    pub(super) fn text(&mut self, row: u32, column: Column, most: usize) -> String {
        if !self.columns.contains_key(&column) {
            return String::new();
        }
        let (at, shown) = self.cell(row, column);
        match clean_line(&shown, most) {
            Ok(line) => line,
            Err(kernel::NotText::Empty) => String::new(),
            Err(kernel::NotText::TooLong { .. }) => {
                self.fault(at, Reason::TooLong, &shown);
                String::new()
            }
        }
    }

    /// Whether a row is one of totals.
    pub(super) fn is_total(&self, row: u32) -> bool {
        let texts = self.grid.rows.get(&row).into_iter().flatten().map(|(_, content)| content.shown());
        texts.take(2).any(|text| is_total(&text))
    }

    /// The amounts of a row by year.
    pub(super) fn amounts(&mut self, row: u32) -> BTreeMap<i32, Amount> {
        let mut amounts = BTreeMap::new();
        for (year, column) in self.years.clone() {
            let at = At { row, column };
            let Some(content) = self.grid.at(at) else { continue };
            match amount(content) {
                Ok(Amount::Empty) => {}
                Ok(amount) => drop(amounts.insert(year, amount)),
                Err(reason) => {
                    let shown = content.shown();
                    self.fault(at, reason, &shown);
                }
            }
        }
        amounts
    }

    /// A year that must stand there.
    pub(super) fn year(&mut self, row: u32, column: Column) -> i32 {
        let (at, shown) = self.cell(row, column);
        shown.trim().parse().ok().filter(|year| (1990..=2200).contains(year)).unwrap_or_else(|| {
            self.fault(at, Reason::NotAYear, &shown);
            0
        })
    }

    /// A thing that a register knows by what stands in the cell; nothing when nothing stands there. The register is also
    /// told the first year of the table.
    pub(super) fn named<T>(
        &mut self,
        row: u32,
        column: Column,
        unknown: Reason,
        look: impl Fn(&Registers, &str, i32) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(row, column, 300);
        if text.is_empty() {
            return None;
        }
        let first = self.years.keys().next().copied().unwrap_or_default();
        let found = look(self.registers, &text, first);
        if found.is_none() {
            let (at, _) = self.cell(row, column);
            self.fault(at, unknown, &text);
        }
        found
    }
}
