use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::NotATable;

/// The most rows and columns that are read; a plan of that size is none.
pub(super) const ROWS: u32 = 20_000;
pub(super) const COLUMNS: u32 = 100;

/// Where a cell stands, counted from nought; people read `D12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The row.
    pub row: u32,
    /// The column.
    pub column: u32,
}

impl fmt::Display for At {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column;
        loop {
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            if rest < 26 {
                break;
            }
            rest = rest / 26 - 1;
        }
        let letters: String = letters.into_iter().rev().collect();
        write!(out, "{letters}{}", self.row + 1)
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Text(String),
    Number(f64),
    Error(String),
}

impl Content {
    /// As people read it.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// The cells of a table, with what a spreadsheet hides or glues together.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    pub(super) rows: BTreeMap<u32, BTreeMap<u32, Content>>,
    pub(super) merged: Vec<(At, At)>,
    pub(super) hidden: BTreeSet<u32>,
}

impl Grid {
    pub(super) fn put(&mut self, at: At, content: Content) -> Result<(), NotATable> {
        if at.row >= ROWS || at.column >= COLUMNS {
            return Err(NotATable::TooLarge);
        }
        self.rows.entry(at.row).or_default().insert(at.column, content);
        Ok(())
    }

    pub(super) fn at(&self, at: At) -> Option<&Content> {
        self.rows.get(&at.row)?.get(&at.column)
    }
}

/// The most bytes of a table in text.
const BYTES: usize = 8 << 20;

/// Text with commas, semicolons or tabs: the sign that the first line has most of.
pub(super) fn from_csv(bytes: &[u8]) -> Result<Grid, NotATable> {
    if bytes.len() > BYTES {
        return Err(NotATable::TooLarge);
    }
    let unreadable = |error: &dyn fmt::Display| NotATable::Unreadable(error.to_string());
    let text = std::str::from_utf8(bytes).map_err(|error| unreadable(&error))?;
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let separator = [(b';', ';'), (b'\t', '\t'), (b',', ',')]
        .into_iter()
        .max_by_key(|(_, sign)| count(*sign))
        .map_or(b',', |(byte, _)| byte);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut grid = Grid::default();
    let (mut row, mut from) = (0_u32, 0_usize);
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error))?;
        // The reader passes over empty lines; people count them.
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let empty =
            text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        let passed = text.get(from..start + empty).unwrap_or_default().matches('\n').count();
        row = row.saturating_add(u32::try_from(passed).unwrap_or(u32::MAX));
        from = start + empty;
        for (column, cell) in (0_u32..).zip(record.iter()) {
            let cell = cell.trim();
            if !cell.is_empty() {
                grid.put(At { row, column }, content(cell))?;
            }
        }
    }
    Ok(grid)
}

fn content(cell: &str) -> Content {
    match cell.starts_with('#') && cell.len() > 1 && cell.ends_with(['!', '?', 'A']) {
        true => Content::Error(cell.to_owned()),
        false => Content::Text(cell.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_named_as_people_name_it() {
        for (row, column, name) in
            [(0, 0, "A1"), (11, 3, "D12"), (0, 25, "Z1"), (0, 26, "AA1"), (1, 52, "BA2")]
        {
            assert_eq!(At { row, column }.to_string(), name);
        }
    }

    #[test]
    fn text_is_cut_at_the_sign_that_its_first_line_has_most_of() {
        for text in ["a;b,c;d\n1;2,5;3\n", "a\tb,c\td\n1\t2,5\t3\n", "\u{feff}a,\"b,c\",d\n1,\"2,5\",3\n"] {
            let grid = from_csv(text.as_bytes()).unwrap();
            assert_eq!(grid.at(At { row: 1, column: 1 }), Some(&Content::Text("2,5".to_owned())), "{text:?}");
        }
        assert!(from_csv(&[0xff, 0xfe, 0x00]).is_err());
    }

    #[test]
    fn lines_are_counted_as_people_see_them() {
        let grid = from_csv(b"a,b\r\n\r\n\r\n\"x\ny\",1\r\nz,2\r\n").unwrap();
        assert_eq!(grid.rows.keys().copied().collect::<Vec<_>>(), [0, 3, 5]);
    }
}
