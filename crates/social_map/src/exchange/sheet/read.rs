use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, open_workbook_from_rs};
use dutch_text::fold;
use hsds::{Finding, Limits, Origin, Unreadable, What};

use super::COLUMNS;
use super::row::offers;
use crate::exchange::Incoming;
use crate::exchange::reading::{BroughtFile, ExchangeError};

/// Far outside any table that people fill: a cell there is a mistake or an attack.
const LAST_COLUMN: u32 = 200;
const LAST_ROW: u32 = 20_000;

/// One row of the sheet: what stands under which column.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) origin: Origin,
    pub(super) cells: BTreeMap<&'static str, String>,
}

/// Reads a workbook of our template, cell by cell: a sheet that says to be a million rows wide takes no room.
pub(in crate::exchange) fn read(
    file: &BroughtFile,
    source: &str,
    limits: &Limits,
    text: &dyn Fn(&str) -> String,
) -> Result<(Vec<Incoming>, Vec<Finding>), ExchangeError> {
    hsds::check_archive(&file.bytes, limits)?;
    let broken = |error: calamine::XlsxError| Unreadable::NotAZip(error.to_string());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(file.bytes.as_slice())).map_err(broken)?;
    let names = book.sheet_names();
    let wanted = text("sheet-name");
    let name = names.iter().find(|name| **name == wanted).or(names.first()).cloned();
    let name = name.ok_or(Unreadable::NoServices)?;
    let mut findings = Vec::new();
    let cells = cells(&mut book, &name, limits)?;
    let columns = columns(&cells, &name, text, &mut findings)?;
    find_formulas(&mut book, &name, (&cells, limits), &mut findings)?;
    let rows: Vec<Row> = cells
        .into_iter()
        .filter(|(row, _)| *row > 0)
        .map(|(row, cells)| {
            let known = cells.into_iter().filter_map(|(column, cell)| Some((*columns.get(&column)?, cell)));
            Row { origin: Origin::new(&name, u64::from(row) + 1), cells: known.collect() }
        })
        .filter(|row| !row.cells.is_empty())
        .collect();
    let refused: BTreeSet<Origin> = findings.iter().map(|finding: &Finding| finding.origin.clone()).collect();
    let sound =
        rows.into_iter().filter(|row| row.origin.row == 1 || !refused.contains(&row.origin)).collect();
    let incoming = offers(sound, source, text, &mut findings);
    Ok((incoming, findings))
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

fn cells(book: &mut Book<'_>, name: &str, limits: &Limits) -> Result<Cells, ExchangeError> {
    let broken = |error: calamine::XlsxError| Unreadable::NotAZip(error.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut cells = Cells::new();
    let mut count = 0_usize;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        count += 1;
        if count > limits.cells {
            return Err(Unreadable::TooManyCells { name: name.to_owned(), most: limits.cells }.into());
        }
        let (row, column) = cell.get_position();
        let Some(written) = written(cell.get_value()) else { continue };
        if row > LAST_ROW || column >= LAST_COLUMN {
            return Err(ExchangeError::FarCell {
                row: row.saturating_add(1),
                column: column.saturating_add(1),
            });
        }
        cells.entry(row).or_default().insert(column, written);
    }
    Ok(cells)
}

fn written(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(day) => match day.as_datetime() {
            Some(day) => day.date().to_string(),
            None => day.as_f64().to_string(),
        },
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => return None,
    };
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Which column of ours stands where.
fn columns(
    cells: &Cells,
    name: &str,
    text: &dyn Fn(&str) -> String,
    findings: &mut Vec<Finding>,
) -> Result<BTreeMap<u32, &'static str>, ExchangeError> {
    let mut columns = BTreeMap::new();
    let origin = Origin::new(name, 1);
    for (place, head) in cells.get(&0).into_iter().flatten() {
        let plain = fold(head.trim_end_matches('*').trim());
        let known = COLUMNS.iter().find(|column| fold(&text(&format!("sheet-{column}"))) == plain);
        match known {
            Some(column) => {
                columns.insert(*place, *column);
            }
            None => findings.push(origin.finding(head, "", What::UnknownColumn)),
        }
    }
    for needed in ["organisation", "title"] {
        if !columns.values().any(|column| *column == needed) {
            return Err(ExchangeError::NoColumn(text(&format!("sheet-{needed}"))));
        }
    }
    Ok(columns)
}

/// Nobody can vouch for the outcome of a formula: each is told, and its row is not taken.
fn find_formulas(
    book: &mut Book<'_>,
    name: &str,
    (cells, limits): (&Cells, &Limits),
    findings: &mut Vec<Finding>,
) -> Result<(), ExchangeError> {
    const MOST: usize = 1_000;
    let broken = |error: calamine::XlsxError| Unreadable::NotAZip(error.to_string());
    let mut reader = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut count = 0_usize;
    while let Some(cell) = reader.next_formula().map_err(broken)? {
        count += 1;
        if count > limits.cells || findings.len() > MOST {
            break;
        }
        if cell.get_value().is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        let head = cells.get(&0).and_then(|heads| heads.get(&column)).map_or("", String::as_str);
        let origin = Origin::new(name, u64::from(row) + 1);
        findings.push(origin.finding(head, cell.get_value(), What::Formula));
    }
    Ok(())
}
