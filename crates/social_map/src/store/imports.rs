use std::collections::BTreeMap;

use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use crate::OfferId;
use crate::exchange::{Counts, Known, Table};

/// One time that a file was brought in.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub(crate) id: Uuid,
    pub(crate) source: String,
    pub(crate) file_name: String,
    pub(crate) format: String,
    pub(crate) brought_in_as: String,
    pub(crate) counts: Counts,
    pub(crate) created_at: Instant,
}

fn known(row: &Row) -> Result<Known, StoreError> {
    Ok(Known { own_id: row.get("own_id")?, base: row.document("base")?, original: row.get("original")? })
}

/// What a source said before.
pub(crate) async fn import_records(read: &mut Read, source: &str) -> Result<Table, StoreError> {
    let rows = read
        .rows(
            "SELECT kind, source_id, own_id, base, original
             FROM import_record
             WHERE source = $1
             ORDER BY kind, source_id",
            values![source],
        )
        .await?;
    rows.iter().map(|row| Ok(((row.get("kind")?, row.get("source_id")?), known(row)?))).collect()
}

/// What sources said of the offers that they brought.
pub(crate) async fn imported_offers(read: &mut Read) -> Result<BTreeMap<OfferId, Known>, StoreError> {
    let rows = read
        .rows(
            "SELECT own_id, base, original
             FROM import_record
             WHERE kind = 'offer'
             ORDER BY own_id, source",
            values![],
        )
        .await?;
    rows.iter().map(|row| known(row).map(|known| (OfferId::from_uuid(known.own_id), known))).collect()
}

/// Keeps what a source says now.
pub(crate) async fn save_import_records(
    tx: &mut Tx,
    _permit: &Permit,
    source: &str,
    records: &Table,
) -> Result<(), StoreError> {
    let row = |((kind, source_id), known): (&(String, Uuid), &Known)| {
        values![source, kind, *source_id, known.own_id, json!(known.base), known.original.clone()]
    };
    tx.insert_rows(
        "INSERT INTO import_record (source, kind, source_id, own_id, base, original)",
        "ON CONFLICT (source, kind, source_id) DO UPDATE
         SET base = excluded.base,
             original = excluded.original",
        records.iter().map(row).collect(),
    )
    .await
}

/// Keeps that a file was brought in.
pub(crate) async fn insert_import_run(tx: &mut Tx, _permit: &Permit, run: &Run) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO import_run (id, source, file_name, format, brought_in_as, counts, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            run.id,
            &run.source,
            &run.file_name,
            &run.format,
            &run.brought_in_as,
            json!(run.counts),
            run.created_at,
        ],
    )
    .await
    .map(drop)
}

/// The last times that a file was brought in, latest first.
pub(crate) async fn import_runs(read: &mut Read) -> Result<Vec<Run>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, source, file_name, format, brought_in_as, counts, created_at
             FROM import_run
             ORDER BY created_at DESC, id DESC
             LIMIT 100",
            values![],
        )
        .await?;
    let run = |row: &Row| {
        Ok(Run {
            id: row.get("id")?,
            source: row.get("source")?,
            file_name: row.get("file_name")?,
            format: row.get("format")?,
            brought_in_as: row.get("brought_in_as")?,
            counts: row.document("counts")?,
            created_at: row.get("created_at")?,
        })
    };
    rows.iter().map(run).collect()
}
