use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use serde_json::{Map, Value};

use crate::encoding::decode;
use crate::finding::{Finding, Origin, What};
use crate::limits::{Limits, Unreadable};
use crate::node::FROM;

/// One table of a package.
pub(crate) struct Table {
    pub(crate) file: String,
    headers: Vec<String>,
    rows: Vec<StringRecord>,
    /// In which row of the file each stands: a text may go over several lines.
    numbers: Vec<u64>,
}

/// What is left of the limits.
pub(crate) struct Room {
    pub(crate) rows: usize,
    pub(crate) cells: usize,
}

impl Table {
    /// Reads a table; commas, semicolons and tabs are told apart by the header.
    pub(crate) fn read(
        file: &str,
        bytes: &[u8],
        room: &mut Room,
        limits: &Limits,
        findings: &mut Vec<Finding>,
    ) -> Result<Self, Unreadable> {
        let (text, is_unicode) = decode(bytes);
        if !is_unicode {
            findings.push(Origin::new(file, 1).finding("", "", What::WrongEncoding));
        }
        let separator = separator(&text);
        // Counted before anything is kept: a file of separators alone would become a thousand times its size.
        let cells = text.bytes().filter(|byte| *byte == separator || *byte == b'\n').count();
        let too_many = |most| Unreadable::TooManyCells { name: file.to_owned(), most };
        room.cells = room.cells.checked_sub(cells).ok_or_else(|| too_many(limits.cells))?;
        let mut reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut table =
            Self { file: file.to_owned(), headers: Vec::new(), rows: Vec::new(), numbers: Vec::new() };
        for (nth, record) in (1_u64..).zip(reader.records()) {
            let record = record.map_err(|_| Unreadable::NotATable { name: file.to_owned(), row: nth })?;
            if table.headers.is_empty() {
                table.headers = record.iter().map(|head| head.trim().to_lowercase()).collect();
            } else if record.iter().any(|cell| !cell.trim().is_empty()) {
                room.rows = room.rows.checked_sub(1).ok_or_else(|| too_many(limits.rows))?;
                table.rows.push(record);
                table.numbers.push(nth);
            }
        }
        Ok(table)
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A cell; what is empty is absent.
    pub(crate) fn cell(&self, row: usize, column: &str) -> Option<&str> {
        let index = self.headers.iter().position(|head| head == column)?;
        self.rows.get(row)?.get(index).map(str::trim).filter(|cell| !cell.is_empty())
    }

    /// The row as an object that knows where it stands.
    pub(crate) fn object(&self, row: usize) -> Map<String, Value> {
        let mut map = Map::new();
        let cells = self.rows.get(row).into_iter().flat_map(StringRecord::iter);
        for (head, cell) in self.headers.iter().zip(cells) {
            if !cell.trim().is_empty() && !head.is_empty() {
                map.insert(head.clone(), Value::String(cell.to_owned()));
            }
        }
        map.insert(FROM.to_owned(), Value::String(format!("{} {}", self.number(row), self.file)));
        map
    }

    pub(crate) fn origin(&self, row: usize) -> Origin {
        Origin::new(&self.file, self.number(row))
    }

    fn number(&self, row: usize) -> u64 {
        self.numbers.get(row).copied().unwrap_or_default()
    }

    /// The rows by what stands in a column.
    pub(crate) fn by(&self, column: &str) -> BTreeMap<String, Vec<usize>> {
        let mut by: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for row in 0..self.len() {
            if let Some(cell) = self.cell(row, column) {
                by.entry(cell.to_owned()).or_default().push(row);
            }
        }
        by
    }
}

fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default();
    let count = |sign: u8| header.bytes().filter(|byte| *byte == sign).count();
    let signs = [b',', b';', b'\t'];
    signs.into_iter().rev().max_by_key(|sign| count(*sign)).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> Result<Table, Unreadable> {
        let limits = Limits { cells: 100, rows: 5, ..Limits::DEFAULT };
        let mut room = Room { rows: limits.rows, cells: limits.cells };
        Table::read("a.csv", text, &mut room, &limits, &mut Vec::new())
    }

    #[test]
    fn a_table_is_read_with_either_separator() {
        for text in [
            "\u{feff}id;Name \n1;Koken, samen\n",
            "id,name\n1,\"Koken, samen\"\n",
            "id\tname\n1\tKoken, samen",
        ] {
            let table = read(text.as_bytes()).unwrap();
            assert_eq!(table.cell(0, "name"), Some("Koken, samen"), "{text}");
            assert_eq!(table.origin(0), Origin::new("a.csv", 2));
        }
    }

    #[test]
    fn a_table_of_separators_is_refused_before_it_is_read() {
        assert!(matches!(read(&[b','; 200]), Err(Unreadable::TooManyCells { most: 100, .. })));
        assert!(matches!(
            read("id\n1\n2\n3\n4\n5\n6\n".as_bytes()),
            Err(Unreadable::TooManyCells { most: 5, .. })
        ));
    }
}
