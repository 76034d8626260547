//! XLSX: texts are string cells, so nothing in them is a formula.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::table::{Cell, ExportError, Table};
use crate::text::{euros, letters, writable};

/// Beyond fifteen digits a spreadsheet rounds; such a number is written as text.
const EXACT: u64 = 999_999_999_999_999;
/// What Excel allows in the name of a sheet, in characters.
const NAME_LENGTH: usize = 31;

struct Styles {
    header: Format,
    money: Format,
    day: Format,
}

pub(crate) fn write(table: &Table, made_on: NaiveDate) -> Result<Vec<u8>, ExportError> {
    fill(table, made_on).map_err(|error| ExportError::Unwritable(error.to_string()))
}

fn fill(table: &Table, made_on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let styles = Styles {
        header: Format::new().set_bold(),
        money: Format::new().set_num_format("#,##0.00"),
        day: Format::new().set_num_format("yyyy-mm-dd"),
    };
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(writable(table.title()));
    workbook.set_properties(&match excel_day(made_on) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    });
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(table.title()))?;
    for (column, header) in (0_u16..).zip(table.headers()) {
        sheet.write_string_with_format(0, column, writable(header), &styles.header)?;
    }
    for (row, cells) in (1_u32..).zip(table.rows()) {
        for (column, cell) in (0_u16..).zip(cells) {
            write_cell(sheet, (row, column), cell, &styles)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    workbook.save_to_buffer()
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    styles: &Styles,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, writable(text))?,
        Cell::Whole(number) => match exact(*number) {
            Some(exact) => sheet.write_number(row, column, exact)?,
            None => sheet.write_string(row, column, number.to_string())?,
        },
        Cell::Decimal(number) => sheet.write_number(row, column, *number)?,
        Cell::Cents(cents) => match exact(*cents) {
            Some(exact) => sheet.write_number_with_format(row, column, exact / 100.0, &styles.money)?,
            None => sheet.write_string(row, column, euros(*cents))?,
        },
        Cell::Sum { from, until, cents } => {
            // The header takes the first row.
            let letters = letters(column);
            let formula = Formula::new(format!("=SUM({letters}{}:{letters}{})", from + 1, until + 1))
                .set_result(euros(*cents));
            sheet.write_formula_with_format(row, column, formula, &styles.money)?
        }
        Cell::Date(day) => match excel_day(*day) {
            Some(excel) => sheet.write_datetime_with_format(row, column, excel, &styles.day)?,
            None => sheet.write_string(row, column, day.to_string())?,
        },
        Cell::Empty => return Ok(()),
    };
    Ok(())
}

/// The number as a float, when no digit is lost.
pub(crate) fn exact(number: i64) -> Option<f64> {
    if number.unsigned_abs() > EXACT {
        return None;
    }
    let high = i32::try_from(number / 1_000_000_000).ok()?;
    let low = i32::try_from(number % 1_000_000_000).ok()?;
    Some(f64::from(high) * 1e9 + f64::from(low))
}

/// The day in Excel's calendar, which begins with 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    let day = u8::try_from(day.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// The title without the signs that Excel refuses in the name of a sheet.
fn sheet_name(title: &str) -> String {
    let allowed = |sign: &char| !sign.is_control() && !"[]:*?/\\'".contains(*sign);
    let mut units = 0;
    let name: String = title
        .chars()
        .filter(allowed)
        .take_while(|sign| {
            units += sign.len_utf16();
            units <= NAME_LENGTH
        })
        .collect();
    // Excel keeps "History" for itself.
    if name.trim().is_empty() || name.eq_ignore_ascii_case("history") {
        return "Tabel".to_owned();
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_up_to_fifteen_digits_are_exact() {
        for number in [0, 1, -1, 2_147_483_648, -999_999_999_999_999, 999_999_999_999_999] {
            let exact = exact(number).unwrap();
            assert_eq!(format!("{exact:.0}"), number.to_string());
        }
        assert_eq!(exact(1_000_000_000_000_000), None);
        assert_eq!(exact(i64::MIN), None);
    }

    #[test]
    fn a_sheet_is_never_refused_for_its_name() {
        for title in
            ["", "a/b:c*?[d]\\", "'", "History", &"é".repeat(60), &"\u{1F600}".repeat(40), "\u{FFFE}x"]
        {
            let table = Table::new(title, ["kop"]).unwrap();
            assert!(write(&table, NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()).is_ok(), "{title:?}");
        }
    }
}
