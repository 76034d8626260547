//! Tables as text, with whatever mark between the columns and in whatever of the two encodings people meet.

use std::borrow::Cow;

use super::file::{MOST_COLUMNS, MOST_ROWS};
use super::{FileFault, Mark, Sheet, SheetRow};

pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, FileFault> {
    let text = decoded(bytes);
    let delimiter = delimiter(&text);
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let broken = |error: csv::Error| FileFault::Broken(error.to_string());
    let columns: Vec<String> =
        reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_owned()).collect();
    if columns.len() > MOST_COLUMNS {
        return Err(FileFault::TooLarge);
    }
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    let mut lines = Lines { byte: 0, passed: 0 };
    while reader.read_record(&mut record).map_err(broken)? {
        if rows.len() >= MOST_ROWS {
            return Err(FileFault::TooLarge);
        }
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            let number = lines.number(&text, record.position());
            rows.push(SheetRow { number, cells });
        }
    }
    // Where columns are parted by a comma the decimals cannot be.
    let mark = if delimiter == b',' { Mark::Point } else { Mark::Comma };
    Ok(Sheet { columns, rows, mark })
}

/// Counts the lines of a file, so that a row is told by the number that people see.
struct Lines {
    byte: usize,
    passed: usize,
}

impl Lines {
    /// The line on which a record begins. The reader says where it left off, which may be before empty lines.
    fn number(&mut self, text: &str, position: Option<&csv::Position>) -> usize {
        let left_off =
            position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(self.byte);
        let rest = text.as_bytes().get(left_off..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let begins = left_off + empty;
        let between = text.as_bytes().get(self.byte..begins).unwrap_or_default();
        self.passed += between.iter().filter(|byte| **byte == b'\n').count();
        self.byte = begins;
        self.passed + 1
    }
}

/// UTF-8, or else Windows-1252 as spreadsheet programs write it.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    }
}

/// The mark that stands most often between the names of the columns.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |mark: char| first.matches(mark).count();
    match (count(';'), count('\t'), count(',')) {
        (semicolons, tabs, commas) if semicolons >= tabs && semicolons >= commas && semicolons > 0 => b';',
        (_, tabs, commas) if tabs > commas => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_encodings_are_recognised() {
        for (text, mark) in [
            ("gebied,waarde\nGM0193,1.5\n", Mark::Point),
            ("gebied;waarde\r\nGM0193;1,5\r\n", Mark::Comma),
            ("\u{feff}gebied\twaarde\nGM0193\t1,5\n", Mark::Comma),
        ] {
            let sheet = sheet(text.as_bytes()).unwrap();
            assert_eq!((sheet.columns.join("|"), sheet.mark), ("gebied|waarde".to_owned(), mark));
            assert_eq!(
                (sheet.rows[0].number, sheet.rows[0].cell(0), sheet.rows[0].cell(9)),
                (2, "GM0193", "")
            );
        }
        let windows = sheet(b"gebied;beg\xeblei\xefd\n").unwrap();
        assert_eq!(windows.columns[1], "begëleiïd");
    }

    #[test]
    fn empty_rows_are_passed_over() {
        let sheet = sheet(b"a,b\n,\n1,2\n\n3,4\n").unwrap();
        assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [3, 5]);
    }
}
