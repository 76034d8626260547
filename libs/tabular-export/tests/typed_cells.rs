//! Numbers, money and dates keep their kind; limits are clear errors.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::io::Cursor;

use calamine::{Data, DataType, Ods, Reader, Xlsx};
use chrono::NaiveDate;
use tabular_export::{
    Bom, COLUMN_LIMIT, Cell, ExportError, Format, ROW_LIMIT, TEXT_LIMIT, Table, csv, write,
};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn one_row() -> Table {
    let mut table = Table::new("Wijken", ["naam", "inwoners", "aandeel", "bedrag", "dag", "leeg"]).unwrap();
    let row = vec![
        "Assendorp".into(),
        Cell::Whole(-12_345),
        Cell::Decimal(0.25),
        Cell::Cents(-123_456),
        Cell::Date(day(2024, 1, 1)),
        Cell::Empty,
    ];
    table.push(row).unwrap();
    table
}

#[test]
fn csv_is_the_form_of_rfc_4180() {
    let plain = csv(&one_row(), Bom::Without).unwrap();
    assert_eq!(
        String::from_utf8(plain.clone()).unwrap(),
        "naam,inwoners,aandeel,bedrag,dag,leeg\r\nAssendorp,-12345,0.25,-1234.56,2024-01-01,\r\n"
    );
    let marked = write(&one_row(), Format::Csv, day(2026, 3, 2)).unwrap();
    assert_eq!(marked, [b"\xEF\xBB\xBF".as_slice(), &plain].concat());
}

#[test]
fn a_workbook_keeps_the_kinds_of_its_cells() {
    let file = write(&one_row(), Format::Xlsx, day(2026, 3, 2)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let cells = book.worksheet_range("Wijken").unwrap();
    assert_eq!(cells.get_value((1, 1)), Some(&Data::Float(-12_345.0)));
    assert_eq!(cells.get_value((1, 2)), Some(&Data::Float(0.25)));
    assert_eq!(cells.get_value((1, 3)), Some(&Data::Float(-1234.56)));
    assert_eq!(cells.get_value((1, 4)).and_then(DataType::as_date), Some(day(2024, 1, 1)));
    assert!(cells.get_value((1, 5)).is_none_or(DataType::is_empty));
}

#[test]
fn open_document_keeps_the_kinds_of_its_cells() {
    let file = write(&one_row(), Format::Ods, day(2026, 3, 2)).unwrap();
    let mut book: Ods<_> = Ods::new(Cursor::new(file)).unwrap();
    let cells = book.worksheet_range("Wijken").unwrap();
    assert_eq!(cells.get_value((1, 1)), Some(&Data::Float(-12_345.0)));
    assert_eq!(cells.get_value((1, 2)), Some(&Data::Float(0.25)));
    assert_eq!(cells.get_value((1, 3)), Some(&Data::Float(-1234.56)));
    assert_eq!(cells.get_value((1, 4)), Some(&Data::DateTimeIso("2024-01-01".to_owned())));
    assert!(cells.get_value((1, 5)).is_none_or(DataType::is_empty));
}

#[test]
fn numbers_and_days_that_a_spreadsheet_cannot_hold_become_text() {
    let mut table = Table::new("t", ["a", "b", "c"]).unwrap();
    let row = vec![Cell::Whole(i64::MAX), Cell::Cents(i64::MIN), Cell::Date(day(1850, 6, 1))];
    table.push(row).unwrap();
    let file = write(&table, Format::Xlsx, day(2026, 3, 2)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let cells = book.worksheet_range("t").unwrap();
    for (column, text) in [(0, "9223372036854775807"), (1, "-92233720368547758.08"), (2, "1850-06-01")] {
        assert_eq!(cells.get_value((1, column)), Some(&Data::String(text.to_owned())));
    }
    assert!(write(&table, Format::Ods, day(2026, 3, 2)).is_ok());
}

#[test]
fn a_sum_is_a_formula_where_the_format_has_formulas() {
    let mut table = Table::new("Plan", ["naam", "2024"]).unwrap();
    for (name, cents) in [("een", 100), ("twee", 250)] {
        table.push(vec![name.into(), Cell::Cents(cents)]).unwrap();
    }
    table.push(vec!["totaal".into(), Cell::Sum { from: 1, until: 2, cents: 350 }]).unwrap();
    assert!(String::from_utf8(csv(&table, Bom::Without).unwrap()).unwrap().ends_with("totaal,3.50\r\n"));
    let file = write(&table, Format::Xlsx, day(2026, 3, 2)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    assert_eq!(book.worksheet_formula("Plan").unwrap().get_value((3, 1)), Some(&"SUM(B2:B3)".to_owned()));
    assert_eq!(book.worksheet_range("Plan").unwrap().get_value((3, 1)), Some(&Data::Float(3.5)));
    let file = write(&table, Format::Ods, day(2026, 3, 2)).unwrap();
    let mut book: Ods<_> = Ods::new(Cursor::new(file)).unwrap();
    assert_eq!(
        book.worksheet_formula("Plan").unwrap().get_value((3, 1)),
        Some(&"of:=SUM([.B2:.B3])".to_owned())
    );
    assert_eq!(book.worksheet_range("Plan").unwrap().get_value((3, 1)), Some(&Data::Float(3.5)));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    for format in Format::ALL {
        let once = write(&one_row(), format, day(2026, 3, 2)).unwrap();
        assert_eq!(write(&one_row(), format, day(2026, 3, 2)).unwrap(), once, "{format:?}");
        assert_eq!(Format::from_extension(format.extension()), Some(format));
    }
}

#[test]
fn a_table_above_a_limit_is_refused_with_its_place() {
    assert_eq!(Table::new("t", Vec::<String>::new()).unwrap_err(), ExportError::Columns(0));
    let wide = vec!["kop"; COLUMN_LIMIT + 1];
    assert_eq!(Table::new("t", wide).unwrap_err(), ExportError::Columns(COLUMN_LIMIT + 1));

    let mut table = Table::new("t", ["naam"]).unwrap();
    let column = || "naam".to_owned();
    let long = table.push(vec!["x".repeat(TEXT_LIMIT + 1).into()]);
    assert_eq!(long, Err(ExportError::TextTooLong { row: 1, column: column() }));
    let endless = table.push(vec![Cell::Decimal(f64::INFINITY)]);
    assert_eq!(endless, Err(ExportError::NotFinite { row: 1, column: column() }));
    assert_eq!(table.push(vec![]), Err(ExportError::Ragged { row: 1, cells: 0, headers: 1 }));
    assert!(table.rows().is_empty(), "a refused row is not kept");

    for _ in 0..ROW_LIMIT {
        table.push(vec![Cell::Empty]).unwrap();
    }
    assert_eq!(table.push(vec![Cell::Empty]), Err(ExportError::TooManyRows));
    assert!(ExportError::TooManyRows.to_string().contains("100000"));
}
