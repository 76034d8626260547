//! Figures that documents print, each for whoever may see it.

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use super::{read_document, written};
use crate::{NewPrintedFigure, PrintedFigure, PrintedFigureId};

fn figure(row: &Row) -> Result<PrintedFigure, StoreError> {
    Ok(PrintedFigure {
        id: row.id("id")?,
        particulars: NewPrintedFigure {
            name: row.get("name")?,
            printed: read_document(row, "content")?,
            openness: row.parsed("openness")?,
            document: row.get("document")?,
        },
        version: row.get("version")?,
    })
}

/// What documents print, within sight, by name.
pub(crate) async fn figures(read: &mut Read, sight: &Sight) -> Result<Vec<PrintedFigure>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, openness, document, content, version
             FROM printed_figure
             ORDER BY LOWER(name), id",
            values![],
        )
        .await?;
    let all = rows.iter().map(figure).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

/// One of them, when it lies within sight.
pub(crate) async fn find_figure(
    read: &mut Read,
    sight: &Sight,
    id: PrintedFigureId,
) -> Result<Option<PrintedFigure>, StoreError> {
    let row = read
        .row(
            "SELECT id, name, openness, document, content, version
             FROM printed_figure
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(figure).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, one.id.uuid())))
}

/// A new one.
pub(crate) async fn insert_figure(
    tx: &mut Tx,
    _permit: &Permit,
    id: PrintedFigureId,
    new: &NewPrintedFigure,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO printed_figure (id, name, openness, document, content, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $6)",
        values![id, &new.name, new.openness.name(), &new.document, written(&new.printed)?, now],
    )
    .await
    .map(drop)
}

/// Keeps a changed one, when it still is the version that the writer saw.
pub(crate) async fn update_figure(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (PrintedFigureId, i64),
    new: &NewPrintedFigure,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE printed_figure
         SET name = $3, openness = $4, document = $5, content = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, &new.name, new.openness.name(), &new.document, written(&new.printed)?, now],
    )
    .await
}
