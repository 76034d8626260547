use super::{Sheet, csv, json, workbook};

/// More columns than any table of figures has.
pub(super) const MOST_COLUMNS: usize = 400;
/// More rows than belong in one file.
pub(super) const MOST_ROWS: usize = 500_000;

/// A file of figures that somebody brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FiguresFile {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// Why a file cannot be read at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// It is broken or no table.
    #[error("the file cannot be read: {0}")]
    Broken(String),
    /// It has more rows or columns than belong in one file.
    #[error("the file has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns; bring it in parts")]
    TooLarge,
    /// There is no row in it.
    #[error("there is nothing in the file")]
    Empty,
    /// A column has no name, or two have the same.
    #[error("each column needs a name of its own; `{0}` stands there twice or is empty")]
    Names(String),
}

/// The table in a file: CSV, a workbook, or the JSON of StatLine, by what stands in it.
///
/// # Errors
/// When it cannot be read at all.
pub fn sheet_of(file: &FiguresFile) -> Result<Sheet, FileFault> {
    let is_mark = |byte: &&u8| !byte.is_ascii_whitespace() && !b"\xef\xbb\xbf".contains(byte);
    let mut sheet = if hsds::is_archive(&file.bytes) {
        workbook::sheet(&file.bytes)?
    } else {
        match file.bytes.iter().find(is_mark) {
            Some(b'{' | b'[') => json::sheet(&file.bytes)?,
            Some(_) => csv::sheet(&file.bytes)?,
            None => return Err(FileFault::Empty),
        }
    };
    // A spreadsheet program leaves empty columns behind the last.
    while sheet.columns.last().is_some_and(String::is_empty) {
        sheet.columns.pop();
    }
    let mut names: Vec<&String> = sheet.columns.iter().collect();
    names.sort_unstable();
    let twice = names.windows(2).find_map(|pair| match pair {
        [one, other] if one == other => Some((*one).clone()),
        _ => None,
    });
    match twice.or_else(|| names.into_iter().find(|name| name.is_empty()).cloned()) {
        Some(name) => Err(FileFault::Names(name)),
        None if sheet.rows.is_empty() => Err(FileFault::Empty),
        None => Ok(sheet),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> FileFault {
        sheet_of(&FiguresFile { name: "x".to_owned(), bytes: text.as_bytes().to_vec() }).unwrap_err()
    }

    #[test]
    fn what_is_no_table_is_told() {
        assert_eq!(fault(" \n"), FileFault::Empty);
        assert_eq!(fault("a,b\n"), FileFault::Empty);
        assert_eq!(fault("a,b,a\n1,2,3\n"), FileFault::Names("a".to_owned()));
        assert_eq!(fault("a,,b\n1,2,3\n"), FileFault::Names(String::new()));
        assert!(matches!(fault("{\"a\": "), FileFault::Broken(_)));
        assert!(matches!(fault("{\"a\": 1}"), FileFault::Broken(_)));
        let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
        assert_eq!(fault(&format!("{wide}\n1\n")), FileFault::TooLarge);
    }

    #[test]
    fn columns_left_empty_at_the_end_are_no_columns() {
        let file = FiguresFile { name: "x".to_owned(), bytes: b"a;b;;\n1;2;;\n".to_vec() };
        assert_eq!(sheet_of(&file).unwrap().columns, ["a", "b"]);
    }
}
