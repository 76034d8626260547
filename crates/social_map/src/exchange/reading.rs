use std::fmt;

use hsds::{Finding, Limits, Unreadable};

use super::{Incoming, from_hsds, sheet};

/// A file that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct BroughtFile {
    /// What it is called.
    pub(crate) name: String,
    /// What stands in it.
    pub(crate) bytes: Vec<u8>,
}

/// The kinds of file in which offers come and go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFormat {
    /// HSDS 3.0 as JSON.
    HsdsJson,
    /// HSDS 3.0 as a tabular data package.
    HsdsCsv,
    /// A workbook of our own template.
    Xlsx,
    /// The same table as text; only to take along.
    Csv,
}

impl FileFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::HsdsJson, Self::HsdsCsv, Self::Xlsx, Self::Csv];

    /// Its word on the command line and in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HsdsJson => "hsds-json",
            Self::HsdsCsv => "hsds-csv",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The kind with this word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The kind of file that this is, by what stands in it.
    #[must_use]
    pub fn of(name: &str, bytes: &[u8]) -> Option<Self> {
        if hsds::is_archive(bytes) {
            let is_workbook = bytes.windows(12).any(|part| part == b"xl/workbook.");
            return Some(if is_workbook { Self::Xlsx } else { Self::HsdsCsv });
        }
        let start = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte));
        match start {
            Some(b'{' | b'[') => Some(Self::HsdsJson),
            Some(_) | None if name.to_lowercase().ends_with(".csv") => Some(Self::HsdsCsv),
            Some(_) | None => None,
        }
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExchangeError {
    /// It is broken, hostile or too large.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The sheet lacks a column that it cannot do without.
    #[error("the sheet has no column {0}; use the template")]
    NoColumn(String),
    /// A cell lies far outside the table.
    #[error("a cell lies outside the table, at row {row}, column {column}")]
    FarCell {
        /// Row, from 1.
        row: u32,
        /// Column, from 1.
        column: u32,
    },
}

/// The offers in a file, and what was found in it.
pub(crate) fn read(
    file: &BroughtFile,
    format: FileFormat,
    source: &str,
    text: &dyn Fn(&str) -> String,
) -> Result<(Vec<Incoming>, Vec<Finding>), ExchangeError> {
    let limits = Limits::DEFAULT;
    let reading = match format {
        FileFormat::HsdsJson => hsds::read_json(&file.name, &file.bytes, source, &limits)?,
        FileFormat::HsdsCsv if hsds::is_archive(&file.bytes) => {
            hsds::read_package(&file.bytes, source, &limits)?
        }
        FileFormat::HsdsCsv => {
            hsds::read_tables(vec![(file.name.clone(), file.bytes.clone())], source, &limits)?
        }
        FileFormat::Xlsx => return sheet::read(file, source, &limits, text),
        FileFormat::Csv => return Err(Unreadable::UnknownKind.into()),
    };
    let mut findings = reading.findings;
    let records = reading.records.into_iter();
    let incoming = records.map(|record| from_hsds::incoming(record, &mut findings)).collect();
    Ok((incoming, findings))
}
