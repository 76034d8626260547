//! Workbooks, read cell by cell: a sheet that says to be a million rows wide takes no room.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader as _, Xlsx, open_workbook_from_rs};
use hsds::Limits;

use super::file::{MOST_COLUMNS, MOST_ROWS};
use super::{FileFault, Mark, Sheet, SheetRow};

/// The most cells of a workbook that are read.
const MOST_CELLS: usize = 4_000_000;

pub(super) fn sheet(bytes: &[u8]) -> Result<Sheet, FileFault> {
    hsds::check_archive(bytes, &Limits::DEFAULT).map_err(|error| FileFault::Broken(error.to_string()))?;
    let broken = |error: calamine::XlsxError| FileFault::Broken(error.to_string());
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let name = book.sheet_names().first().cloned().ok_or(FileFault::Empty)?;
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows: BTreeMap<usize, BTreeMap<usize, String>> = BTreeMap::new();
    let mut count = 0_usize;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        count += 1;
        let (row, column) = cell.get_position();
        let position = usize::try_from(row).ok().zip(usize::try_from(column).ok());
        let (row, column) = position.ok_or(FileFault::TooLarge)?;
        let Some(text) = written(cell.get_value()) else { continue };
        if count > MOST_CELLS || row > MOST_ROWS || column >= MOST_COLUMNS {
            return Err(FileFault::TooLarge);
        }
        rows.entry(row).or_default().insert(column, text);
    }
    let mut rows = rows.into_iter().map(|(row, cells)| SheetRow { number: row + 1, cells: in_line(cells) });
    let columns = rows.next().map(|head| head.cells).ok_or(FileFault::Empty)?;
    Ok(Sheet { columns, rows: rows.collect(), mark: Mark::Point })
}

fn in_line(cells: BTreeMap<usize, String>) -> Vec<String> {
    let mut line = Vec::new();
    for (column, text) in cells {
        line.resize(column, String::new());
        line.push(text);
    }
    line
}

fn written(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(yes) => yes.to_string(),
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
