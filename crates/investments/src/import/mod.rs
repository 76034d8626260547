//! A plan that somebody brings as a table: what it would become, or what is wrong with it, cell by cell.
//!
//! A row is what one source pays of one line. Rows with the same number are one line. Nothing is brought in by half.

mod amounts;
mod grid;
mod lines;
mod reader;
mod registers;
mod words;
mod workbook;

use std::fmt;

pub use grid::At;
pub use registers::Registers;

use crate::{NewLine, Statement, Years};

kernel::words! {
    /// Why a cell keeps a table from being brought in.
    Reason, "reason" {
        /// A text stands where an amount should.
        Text => "text",
        /// It can be read in two ways.
        Ambiguous => "ambiguous",
        /// It is below zero.
        Negative => "negative",
        /// It has parts of a cent.
        PartOfACent => "part-of-a-cent",
        /// It is more than any plan holds.
        TooLarge => "too-large",
        /// Its formula went wrong.
        FormulaError => "formula-error",
        /// Cells are merged, so that nobody can tell to which rows it belongs.
        Merged => "merged",
        /// The row is hidden, and something stands in it.
        HiddenRow => "hidden-row",
        /// There is no source of this name.
        UnknownSource => "unknown-source",
        /// The source has no part of this name.
        UnknownPart => "unknown-part",
        /// There is no ambition of this name or number.
        UnknownAmbition => "unknown-ambition",
        /// There is no track of this name or number.
        UnknownTrack => "unknown-track",
        /// There is no goal of this code in that year.
        UnknownGoal => "unknown-goal",
        /// There is no evaluation of this title.
        UnknownEvaluation => "unknown-evaluation",
        /// There is no decision of this title.
        UnknownDecision => "unknown-decision",
        /// It does not say what is done with the money.
        NoIntervention => "no-intervention",
        /// Two rows of one line say different things of it.
        Contradicts => "contradicts",
        /// It is neither S nor I.
        NotLasting => "not-lasting",
        /// It is no nature of a line.
        NotNature => "not-nature",
        /// It is no year.
        NotAYear => "not-a-year",
        /// It is longer than its field.
        TooLong => "too-long",
        /// The same year stands above two columns, or the same word.
        ColumnTwice => "column-twice",
        /// Nothing in the row of heads names this column.
        NoColumn => "no-column",
    }
}

/// What is wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellFault {
    /// Where it stands: `D12`.
    pub at: String,
    /// Why it is wrong.
    pub reason: Reason,
    /// What stands there.
    pub shown: String,
}

impl fmt::Display for CellFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {} `{}`", self.at, self.reason, self.shown)
    }
}

/// Why a file is no table at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotATable {
    /// It is neither a workbook nor text with commas or semicolons.
    #[error("the file is no workbook and no text with separators: {0}")]
    Unreadable(String),
    /// It is larger than any plan.
    #[error("the file is larger than a plan can be")]
    TooLarge,
    /// Its first row does not say which column is which.
    #[error("the first row names no column for what is done, or no year")]
    NoHeads,
}

/// What stands in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The years of its columns.
    pub years: Years,
    /// Its lines.
    pub lines: Vec<NewLine>,
    /// Its rows with totals, to be held against the lines.
    pub totals: Vec<Statement>,
    /// What is wrong with it. As long as there is anything, it is not brought in.
    pub faults: Vec<CellFault>,
}

/// Reads a workbook (XLSX) or text with separators (CSV), whichever it is.
///
/// # Errors
/// When it is neither, or does not say which column is which.
pub fn read_table(bytes: &[u8], registers: &Registers) -> Result<Table, NotATable> {
    const ZIP: &[u8] = b"PK\x03\x04";
    let grid = if bytes.starts_with(ZIP) { workbook::read(bytes)? } else { grid::from_csv(bytes)? };
    lines::read(&grid, registers)
}
