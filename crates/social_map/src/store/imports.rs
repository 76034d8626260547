use std::collections::BTreeMap;

use access::Permit;
use kernel::{AccountId, Instant};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use super::document;
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
    Ok(Known { own_id: row.get("own_id")?, base: document(row, "base")?, original: row.get("original")? })
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
pub(crate) async fn save_import_record(
    tx: &mut Tx,
    _permit: &Permit,
    (source, kind, source_id): (&str, &str, Uuid),
    known: &Known,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO import_record (source, kind, source_id, own_id, base, original)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (source, kind, source_id) DO UPDATE
         SET base = excluded.base,
             original = excluded.original",
        values![source, kind, source_id, known.own_id, json!(known.base), known.original.clone()],
    )
    .await
    .map(drop)
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
            counts: document(row, "counts")?,
            created_at: row.get("created_at")?,
        })
    };
    rows.iter().map(run).collect()
}

/// A file that waits for somebody to look at what it would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) id: Uuid,
    pub(crate) account: AccountId,
    pub(crate) source: String,
    pub(crate) file_name: String,
    pub(crate) format: String,
    pub(crate) publish: bool,
    /// Its bytes as base64: a text in both engines.
    pub(crate) content: String,
    pub(crate) created_at: Instant,
}

/// Puts a file down. Nobody decides anything with it yet, so it is no event.
pub(crate) async fn insert_import_file(
    tx: &mut Tx,
    _permit: &Permit,
    file: &Waiting,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO import_file (id, account_id, source, file_name, format, publish, content, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            file.id,
            file.account,
            &file.source,
            &file.file_name,
            &file.format,
            file.publish,
            &file.content,
            file.created_at,
        ],
    )
    .await
    .map(drop)
}

/// A file that this account put down after `since`.
pub(crate) async fn import_file(
    read: &mut Read,
    (id, account): (Uuid, AccountId),
    since: Instant,
) -> Result<Option<Waiting>, StoreError> {
    let row = read
        .row(
            "SELECT id, account_id, source, file_name, format, publish, content, created_at
             FROM import_file
             WHERE id = $1
               AND account_id = $2
               AND created_at > $3",
            values![id, account, since],
        )
        .await?;
    let waiting = |row: &Row| {
        Ok(Waiting {
            id: row.get("id")?,
            account: row.id("account_id")?,
            source: row.get("source")?,
            file_name: row.get("file_name")?,
            format: row.get("format")?,
            publish: row.get("publish")?,
            content: row.get("content")?,
            created_at: row.get("created_at")?,
        })
    };
    row.as_ref().map(waiting).transpose()
}

/// Clears a file away, once it was brought in.
pub(crate) async fn drop_import_file(tx: &mut Tx, id: Uuid) -> Result<(), StoreError> {
    tx.execute("DELETE FROM import_file WHERE id = $1", values![id]).await.map(drop)
}

/// Clears away the files that were put down before `since`.
pub(crate) async fn drop_old_import_files(tx: &mut Tx, since: Instant) -> Result<(), StoreError> {
    tx.execute("DELETE FROM import_file WHERE created_at <= $1", values![since]).await.map(drop)
}
