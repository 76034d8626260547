use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::row;
use crate::exchange::Mapping;

/// A time that figures were brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRun {
    /// Which one, from 1.
    pub number: i64,
    /// The file.
    pub file_name: String,
    /// Where it came from.
    pub source: String,
    /// By the division of which year its places are meant.
    pub division: i32,
    /// When.
    pub brought_in_at: Instant,
    /// In which role.
    pub brought_in_as: String,
    /// Figures that were not there before.
    pub added: i64,
    /// Figures that were another.
    pub changed: i64,
    /// Figures that stayed.
    pub unchanged: i64,
}

fn run(row: &Row) -> Result<ImportRun, StoreError> {
    Ok(ImportRun {
        number: row.get("number")?,
        file_name: row.get("file_name")?,
        source: row.get("source")?,
        division: row::year(row, "division")?,
        brought_in_at: row.get("brought_in_at")?,
        brought_in_as: row.get("brought_in_as")?,
        added: row.get("added")?,
        changed: row.get("changed")?,
        unchanged: row.get("unchanged")?,
    })
}

/// Begins the next revision of catalogue and figures; writers wait for each other here. Its number is that of an import.
pub(crate) async fn start_revision(tx: &mut Tx, _permit: &Permit) -> Result<i64, StoreError> {
    tx.execute_on_seen("UPDATE figure_revision SET revision = revision + 1 WHERE id = 1", values![]).await?;
    revision(tx).await
}

/// The number of the last revision of catalogue and figures.
pub(crate) async fn revision(read: &mut Read) -> Result<i64, StoreError> {
    read.one("SELECT revision FROM figure_revision WHERE id = 1", values![]).await?.get("revision")
}

/// The last times that figures were brought in, the latest first.
pub(crate) async fn latest(read: &mut Read) -> Result<Vec<ImportRun>, StoreError> {
    let rows = read
        .rows(
            "SELECT number, file_name, source, division, brought_in_at, brought_in_as, added, changed, unchanged
             FROM figure_import
             ORDER BY number DESC
             LIMIT 20",
            values![],
        )
        .await?;
    rows.iter().map(run).collect()
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, run: &ImportRun) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO figure_import (number, file_name, source, division, brought_in_at, brought_in_as, added, changed,
                                    unchanged)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            run.number,
            &run.file_name,
            &run.source,
            i64::from(run.division),
            run.brought_in_at,
            &run.brought_in_as,
            run.added,
            run.changed,
            run.unchanged,
        ],
    )
    .await
    .map(drop)
}

/// What the columns in the files of this source mean, as it was said last.
pub(crate) async fn mapping(read: &mut Read, source: &str) -> Result<Option<Mapping>, StoreError> {
    let row = read.row("SELECT mapping FROM figure_mapping WHERE source = $1", values![source]).await?;
    row.map(|row| row.document("mapping")).transpose()
}

/// Remembers what the columns in the files of this source mean.
pub(crate) async fn remember_mapping(
    tx: &mut Tx,
    _permit: &Permit,
    source: &str,
    mapping: &Mapping,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO figure_mapping (source, mapping, changed_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (source) DO UPDATE SET mapping = excluded.mapping, changed_at = excluded.changed_at",
        values![source, json!(mapping), now],
    )
    .await
    .map(drop)
}
