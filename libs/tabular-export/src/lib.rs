//! A table of typed cells, written as CSV, XLSX or OpenDocument.
//!
//! What people typed must arrive as text: no cell of any of the three files is
//! ever evaluated by a spreadsheet program. Numbers, money and dates stay what
//! they are, so that the reader can add and sort them. The one formula is the
//! sum of a column, which the program itself writes.

mod csv;
mod ods;
mod table;
mod text;
mod xlsx;

pub use crate::csv::Bom;
pub use table::{COLUMN_LIMIT, Cell, ExportError, ROW_LIMIT, TEXT_LIMIT, Table};

use chrono::NaiveDate;

/// The three file formats of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma separated, UTF-8 with a byte order mark, RFC 4180.
    Csv,
    /// Office Open XML workbook.
    Xlsx,
    /// OpenDocument spreadsheet (ISO/IEC 26300).
    Ods,
}

impl Format {
    /// Every format, in the order in which pages offer them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Ods];

    /// The extension of the file name, without the dot.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
        }
    }

    /// The media type for the `Content-Type` header.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8; header=present",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
        }
    }

    /// The format with this extension.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension() == extension)
    }
}

/// Writes `table` as a file in `format`; `made_on` is the date the file carries.
///
/// # Errors
/// [`ExportError::Unwritable`] when a writer refuses, with its reason.
pub fn write(table: &Table, format: Format, made_on: NaiveDate) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Csv => csv(table, Bom::With),
        Format::Xlsx => xlsx::write(table, made_on),
        Format::Ods => ods::write(table, made_on),
    }
}

/// Writes `table` as CSV, with or without a byte order mark.
///
/// Spreadsheet programs need the mark to read UTF-8; other programs rather
/// have none.
///
/// # Errors
/// [`ExportError::Unwritable`] when the writer refuses, with its reason.
pub fn csv(table: &Table, bom: Bom) -> Result<Vec<u8>, ExportError> {
    crate::csv::write(table, bom)
}
