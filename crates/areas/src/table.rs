//! What the imports of tables share: columns by name, and every fault with its
//! place.

use std::fmt;
use std::str::FromStr;

/// The most faults that are collected before reading stops.
pub(crate) const PROBLEM_LIMIT: usize = 50;
/// The most rows of a table: twenty years of the neighbourhoods of the largest city fit ten times.
const MOST_ROWS: usize = 100_000;
/// How many columns a table may have: those that nobody asks for are passed over.
const MOST_COLUMNS: usize = 1_000;

/// Where a fault stands, as a spreadsheet counts: the header is row 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Row number.
    pub row: usize,
    /// Name of the column.
    pub column: &'static str,
}

/// What is wrong there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The table has no such column.
    #[error("this column is missing")]
    NoColumn,
    /// The row cannot be read at all.
    #[error("{0}")]
    Unreadable(String),
    /// The value is of another kind; the text says which kind is expected.
    #[error("{0}")]
    Unfit(String),
    /// The place lies in another municipality.
    #[error("{0} lies in another municipality")]
    Foreign(String),
    /// The neighbourhood lies in another ward than its code says.
    #[error("{0} does not lie in that ward")]
    WrongWard(String),
    /// Given twice, with different values.
    #[error("{0} stands in the table twice")]
    Twice(String),
    /// The table goes on beyond any of its kind.
    #[error("there are more than {MOST_ROWS} rows")]
    TooManyRows,
    /// The parts do not add up to the whole.
    #[error("the age bands add up to {bands}, the residents are {residents}")]
    Sum {
        /// Sum of the bands.
        bands: u32,
        /// The whole.
        residents: u32,
    },
}

/// All faults of a table, in order, up to 50.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Problems {
    found: Vec<(Place, Problem)>,
}

impl std::error::Error for Problems {}

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (place, problem)) in self.found.iter().enumerate() {
            let line_end = if index == 0 { "" } else { "\n" };
            write!(out, "{line_end}row {}, column {}: {problem}", place.row, place.column)?;
        }
        if self.is_full() {
            write!(out, "\nand perhaps more: reading stopped here")?;
        }
        Ok(())
    }
}

impl Problems {
    /// The faults, in the order of the table.
    #[must_use]
    pub fn found(&self) -> &[(Place, Problem)] {
        &self.found
    }

    /// Whether reading stopped at the limit.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.found.len() >= PROBLEM_LIMIT
    }

    pub(crate) fn add(&mut self, place: Place, problem: Problem) {
        if !self.is_full() {
            self.found.push((place, problem));
        }
    }

    /// `value`, when nothing was wrong.
    pub(crate) fn none_or<T>(self, value: T) -> Result<T, Self> {
        if self.found.is_empty() { Ok(value) } else { Err(self) }
    }
}

/// A row with its values in the order in which the columns were asked for.
pub(crate) struct Row {
    pub(crate) number: usize,
    columns: &'static [&'static str],
    values: Vec<String>,
}

impl Row {
    /// The value of the column with this place in the list, without blanks around it.
    pub(crate) fn value(&self, column: usize) -> &str {
        self.values.get(column).map_or("", |value| value.trim())
    }

    pub(crate) fn place(&self, column: usize) -> Place {
        Place { row: self.number, column: self.columns.get(column).copied().unwrap_or("?") }
    }
}

/// The rows of a table; commas or semicolons, columns in any order, others
/// ignored, a byte order mark allowed.
pub(crate) fn open(text: &str, columns: &'static [&'static str], problems: &mut Problems) -> Vec<Row> {
    let text = text.trim_start_matches('\u{FEFF}');
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') { b';' } else { b',' };
    let first = columns.first().copied().unwrap_or("?");
    let separators = |line: &str| line.bytes().filter(|byte| *byte == delimiter).count();
    // Before anything is made of it: each empty value of such a row would take more room than it has in the file.
    if let Some(before) = text.lines().position(|line| separators(line) > MOST_COLUMNS) {
        let why = Problem::Unreadable(format!("it has more than {MOST_COLUMNS} columns"));
        problems.add(Place { row: before + 1, column: first }, why);
        return Vec::new();
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let headers = reader.headers().cloned().unwrap_or_default();
    let mut places = Vec::new();
    for column in columns {
        match headers.iter().position(|header| header.trim().eq_ignore_ascii_case(column)) {
            Some(place) => places.push(place),
            None => problems.add(Place { row: 1, column }, Problem::NoColumn),
        }
    }
    if places.len() < columns.len() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for (record, number) in reader.records().zip(2..) {
        if rows.len() == MOST_ROWS {
            problems.add(Place { row: number, column: first }, Problem::TooManyRows);
            break;
        }
        match record {
            Ok(record) => {
                let value = |place: &usize| record.get(*place).unwrap_or_default().to_owned();
                rows.push(Row { number, columns, values: places.iter().map(value).collect() });
            }
            Err(error) => {
                problems.add(Place { row: number, column: first }, Problem::Unreadable(error.to_string()));
                if problems.is_full() {
                    break;
                }
            }
        }
    }
    rows
}

/// The value of a column as a `T`; a fault when it is none.
pub(crate) fn read<T>(row: &Row, column: usize, problems: &mut Problems) -> Option<T>
where
    T: FromStr<Err: fmt::Display>,
{
    match row.value(column).parse() {
        Ok(value) => Some(value),
        Err(error) => {
            let why = error.to_string();
            problems.add(row.place(column), Problem::Unfit(why));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_by_the_names_of_its_columns() {
        let mut problems = Problems::default();
        let rows = open("\u{FEFF}B;extra;a\r\n 1 ;x;2\r\n", &["a", "b"], &mut problems);
        assert_eq!((rows[0].number, rows[0].value(0), rows[0].value(1)), (2, "2", "1"));
        assert_eq!(problems, Problems::default());
    }

    #[test]
    fn missing_columns_and_ragged_rows_are_named() {
        let mut problems = Problems::default();
        assert!(open("a\n1\n", &["a", "b", "c"], &mut problems).is_empty());
        assert_eq!(
            problems.to_string(),
            "row 1, column b: this column is missing\nrow 1, column c: this column is missing"
        );
        let mut problems = Problems::default();
        assert_eq!(open("a,b\n1\n1,2\n", &["a", "b"], &mut problems).len(), 1);
        assert_eq!(problems.found()[0].0, Place { row: 2, column: "a" });
        assert!(!open("", &["a"], &mut Problems::default()).iter().any(|_| true));
    }

    #[test]
    fn a_table_that_goes_on_and_on_is_refused() {
        let mut problems = Problems::default();
        let rows = open(&format!("a\n{}", "1\n".repeat(MOST_ROWS + 9)), &["a"], &mut problems);
        assert_eq!(rows.len(), MOST_ROWS);
        assert_eq!(problems.to_string(), "row 100002, column a: there are more than 100000 rows");
    }

    #[test]
    fn no_more_than_fifty_faults_are_collected() {
        let mut problems = Problems::default();
        for row in 0..80 {
            problems.add(Place { row, column: "a" }, Problem::NoColumn);
        }
        assert_eq!(problems.found().len(), PROBLEM_LIMIT);
        assert!(problems.to_string().ends_with("reading stopped here"));
    }
}
