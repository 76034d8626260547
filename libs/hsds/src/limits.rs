//! How much a file from outside may ask of this program.

/// Bounds on one file. Whoever sends more gets a clear answer, quickly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file: usize,
    /// Bytes of all that is packed in it, once unpacked.
    pub unpacked: usize,
    /// Files packed in it.
    pub entries: usize,
    /// How many times larger something may become by unpacking.
    pub ratio: usize,
    /// Rows of all tables together.
    pub rows: usize,
    /// Cells of all tables together; for JSON, values.
    pub cells: usize,
    /// How deep JSON may be nested.
    pub depth: usize,
    /// Bytes of one record.
    pub record: usize,
    /// Records.
    pub records: usize,
}

impl Limits {
    /// Room for the map of a large city, in less than 64 MiB of memory.
    pub const DEFAULT: Self = Self {
        file: 16 << 20,
        unpacked: 16 << 20,
        entries: 60,
        ratio: 200,
        rows: 150_000,
        cells: 1_500_000,
        depth: 40,
        record: 512 << 10,
        records: 20_000,
    };
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// More bytes than [`Limits::file`].
    #[error("the file is larger than {most} bytes")]
    TooLarge {
        /// How many are allowed.
        most: usize,
    },
    /// What is packed in it is more than [`Limits::unpacked`], or grows more than [`Limits::ratio`] times.
    #[error("unpacked, {name} is far larger than a social map can be")]
    Bomb {
        /// The packed file.
        name: String,
    },
    /// More packed files than [`Limits::entries`].
    #[error("more than {most} files are packed in it")]
    TooManyFiles {
        /// How many are allowed.
        most: usize,
    },
    /// More rows, cells or values than allowed.
    #[error("{name} has more rows or cells than {most}")]
    TooManyCells {
        /// The file.
        name: String,
        /// How many are allowed.
        most: usize,
    },
    /// More records than [`Limits::records`], or one that is larger than [`Limits::record`].
    #[error("it holds more than {records} records, or one of more than {bytes} bytes")]
    TooManyRecords {
        /// How many records are allowed.
        records: usize,
        /// How many bytes one of them may have.
        bytes: usize,
    },
    /// Nested deeper than [`Limits::depth`].
    #[error("it is nested deeper than {most} levels")]
    TooDeep {
        /// How deep it may be.
        most: usize,
    },
    /// It is no ZIP file, or a broken one.
    #[error("it cannot be unpacked: {0}")]
    NotAZip(String),
    /// It is no JSON.
    #[error("{name}, line {line}, column {column}: this is not JSON")]
    NotJson {
        /// The file.
        name: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A table that is no table.
    #[error("{name}, row {row}: this is not a table of columns")]
    NotATable {
        /// The file.
        name: String,
        /// Row, from 1.
        row: u64,
    },
    /// There is no list of services in it.
    #[error("there are no services in it")]
    NoServices,
    /// It is none of the kinds of file that can be read.
    #[error("this is not a file of a kind that can be read here")]
    UnknownKind,
}
