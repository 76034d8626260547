//! A workbook, read cell by cell: a sheet that says to be a million rows wide takes no room.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, Xlsx, open_workbook_from_rs};
use quick_xml::events::{BytesStart, Event};

use super::NotATable;
use super::grid::{At, Content, Grid};

pub(super) fn read(bytes: &[u8]) -> Result<Grid, NotATable> {
    let unreadable = |error: &dyn std::fmt::Display| NotATable::Unreadable(error.to_string());
    hsds::check_archive(bytes, &hsds::Limits::DEFAULT).map_err(|error| match error {
        hsds::Unreadable::NotAZip(why) => NotATable::Unreadable(why),
        hsds::Unreadable::TooLarge { .. }
        | hsds::Unreadable::Bomb { .. }
        | hsds::Unreadable::TooManyFiles { .. }
        | hsds::Unreadable::TooManyCells { .. }
        | hsds::Unreadable::TooManyRecords { .. }
        | hsds::Unreadable::TooDeep { .. }
        | hsds::Unreadable::NotJson { .. }
        | hsds::Unreadable::NotATable { .. }
        | hsds::Unreadable::NoServices
        | hsds::Unreadable::UnknownKind => NotATable::TooLarge,
    })?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| {
        let error: calamine::XlsxError = error;
        unreadable(&error)
    })?;
    let name = book.sheet_names().first().cloned().ok_or(NotATable::NoHeads)?;
    let mut grid = Grid::default();
    let mut cells = book.worksheet_cells_reader(&name).map_err(|error| unreadable(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let (row, column) = cell.get_position();
        if let Some(content) = content(cell.get_value()) {
            grid.put(At { row, column }, content)?;
        }
    }
    drop(cells);
    let merged = book.merge_cells_by_sheet_name(&name).map_err(|error| unreadable(&error))?;
    let at = |(row, column): (u32, u32)| At { row, column };
    grid.merged = merged.into_iter().map(|area| (at(area.start), at(area.end))).collect();
    grid.hidden = hidden_rows(bytes, &name).unwrap_or_default();
    Ok(grid)
}

fn content(value: &DataRef<'_>) -> Option<Content> {
    let text = |text: &str| {
        Some(text.trim()).filter(|text| !text.is_empty()).map(|text| Content::Text(text.to_owned()))
    };
    match value {
        DataRef::Float(number) => Some(Content::Number(*number)),
        DataRef::Int(number) => text(&number.to_string()),
        DataRef::String(words) => text(words),
        DataRef::SharedString(words) => text(words),
        DataRef::Bool(yes) => text(if *yes { "ja" } else { "nee" }),
        DataRef::DateTime(day) => day.as_datetime().and_then(|day| text(&day.date().to_string())),
        DataRef::DateTimeIso(words) | DataRef::DurationIso(words) => text(words),
        DataRef::Error(error) => Some(Content::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

/// The rows of a sheet that are hidden, which the reader of cells does not tell.
fn hidden_rows(bytes: &[u8], sheet: &str) -> Option<BTreeSet<u32>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.read_to_string(&mut text).ok()?;
        Some(text)
    };
    let relation = elements(&part("xl/workbook.xml")?, "sheet", |sheet_tag| {
        (attribute(sheet_tag, "name").as_deref() == Some(sheet)).then(|| attribute(sheet_tag, "id")).flatten()
    });
    let relation = relation.into_iter().next()?;
    let targets: BTreeMap<String, String> =
        elements(&part("xl/_rels/workbook.xml.rels")?, "Relationship", |tag| {
            Some((attribute(tag, "Id")?, attribute(tag, "Target")?))
        })
        .into_iter()
        .collect();
    let target = targets.get(&relation)?;
    let path = match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("xl/{target}"),
    };
    let hidden = elements(&part(&path)?, "row", |tag| {
        let hidden = matches!(attribute(tag, "hidden").as_deref(), Some("1" | "true"));
        let row: u32 = attribute(tag, "r")?.parse().ok()?;
        hidden.then_some(row.saturating_sub(1))
    });
    Some(hidden.into_iter().collect())
}

/// What `take` finds in each element of this name.
fn elements<T>(xml: &str, name: &str, take: impl Fn(&BytesStart<'_>) -> Option<T>) -> Vec<T> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        if event == Event::Eof {
            break;
        }
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == name
        {
            found.extend(take(&tag));
        }
    }
    found
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
