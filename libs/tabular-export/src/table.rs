//! The table and the limits it keeps.

use chrono::NaiveDate;

/// The most rows a table may have, the header not counted.
pub const ROW_LIMIT: usize = 100_000;
/// The most columns a table may have.
pub const COLUMN_LIMIT: usize = 200;
/// The most UTF-16 units of one text, a limit of XLSX kept by every format.
pub const TEXT_LIMIT: usize = 32_000;

/// One cell. The kind decides how each format writes it.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Words; never evaluated, whatever they begin with.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A finite number with a fraction.
    Decimal(f64),
    /// Money in cents of a euro.
    Cents(i64),
    /// A day.
    Date(NaiveDate),
    /// Money that is the sum of cells above it in its column: a formula where the format has formulas.
    Sum {
        /// The first row that it adds; the first under the header is 1.
        from: usize,
        /// The last row that it adds.
        until: usize,
        /// What they come to, in cents.
        cents: i64,
    },
    /// Nothing: not zero, not an empty text.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Whole(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

/// Why a table cannot be exported.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// More rows than [`ROW_LIMIT`].
    #[error("a table holds at most {ROW_LIMIT} rows: choose a smaller selection")]
    TooManyRows,
    /// No columns, or more than [`COLUMN_LIMIT`].
    #[error("a table has 1 to {COLUMN_LIMIT} columns, this one {0}")]
    Columns(usize),
    /// A row with more or fewer cells than there are headers.
    #[error("row {row} has {cells} cells under {headers} headers")]
    Ragged {
        /// Row number, the first under the header is 1.
        row: usize,
        /// Cells in that row.
        cells: usize,
        /// Headers of the table.
        headers: usize,
    },
    /// A text longer than [`TEXT_LIMIT`].
    #[error("row {row}, column {column:?}: a text holds at most {TEXT_LIMIT} characters")]
    TextTooLong {
        /// Row number, the first under the header is 1.
        row: usize,
        /// Header of the column.
        column: String,
    },
    /// A decimal that is infinite or not a number.
    #[error("row {row}, column {column:?}: not a finite number")]
    NotFinite {
        /// Row number, the first under the header is 1.
        row: usize,
        /// Header of the column.
        column: String,
    },
    /// The writer of the format refused.
    #[error("the file could not be written: {0}")]
    Unwritable(String),
}

/// A header and rows of the same width.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    title: String,
    headers: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty table; `title` names the sheet.
    ///
    /// # Errors
    /// [`ExportError::Columns`] without headers or with too many;
    /// [`ExportError::TextTooLong`] in row 0 for a header that is too long.
    pub fn new<T: Into<String>>(
        title: &str,
        headers: impl IntoIterator<Item = T>,
    ) -> Result<Self, ExportError> {
        let headers: Vec<String> = headers.into_iter().map(Into::into).collect();
        if headers.is_empty() || headers.len() > COLUMN_LIMIT {
            return Err(ExportError::Columns(headers.len()));
        }
        if let Some(long) = headers.iter().find(|header| too_long(header)) {
            let column = long.chars().take(40).collect();
            return Err(ExportError::TextTooLong { row: 0, column });
        }
        Ok(Self { title: title.to_owned(), headers, rows: Vec::new() })
    }

    /// Adds a row at the end.
    ///
    /// # Errors
    /// When the row is ragged, above a limit, or holds a number that is none;
    /// the table is then unchanged.
    pub fn push(&mut self, cells: Vec<Cell>) -> Result<(), ExportError> {
        let row = self.rows.len() + 1;
        if row > ROW_LIMIT {
            return Err(ExportError::TooManyRows);
        }
        if cells.len() != self.headers.len() {
            return Err(ExportError::Ragged { row, cells: cells.len(), headers: self.headers.len() });
        }
        for (cell, header) in cells.iter().zip(&self.headers) {
            let column = || header.clone();
            match cell {
                Cell::Text(text) if too_long(text) => {
                    return Err(ExportError::TextTooLong { row, column: column() });
                }
                Cell::Decimal(number) if !number.is_finite() => {
                    return Err(ExportError::NotFinite { row, column: column() });
                }
                Cell::Text(_)
                | Cell::Whole(_)
                | Cell::Decimal(_)
                | Cell::Cents(_)
                | Cell::Date(_)
                | Cell::Sum { .. }
                | Cell::Empty => {}
            }
        }
        self.rows.push(cells);
        Ok(())
    }

    /// What the table is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The texts above the columns.
    #[must_use]
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The rows, each as wide as the header.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }
}

fn too_long(text: &str) -> bool {
    text.len() > TEXT_LIMIT && text.encode_utf16().count() > TEXT_LIMIT
}
