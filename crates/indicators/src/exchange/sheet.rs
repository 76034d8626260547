use super::Mark;

/// A table as it stands in a file, all of it text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What the columns are called.
    pub columns: Vec<String>,
    /// The rows below.
    pub rows: Vec<SheetRow>,
    /// Which mark stands before the decimals.
    pub mark: Mark,
}

/// A row with its number in the file, as a spreadsheet program counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    /// The first row below the names of the columns is 2.
    pub number: usize,
    /// A text for each column; those at the end may be left out.
    pub cells: Vec<String>,
}

impl SheetRow {
    /// What stands in a column.
    #[must_use]
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.trim())
    }
}
