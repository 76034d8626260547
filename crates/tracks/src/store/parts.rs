use std::collections::BTreeMap;

use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{EditionId, Part, PartText, TrackId, WrittenPart};

type OfEdition = BTreeMap<Part, WrittenPart>;

fn part(row: &Row) -> Result<WrittenPart, StoreError> {
    Ok(WrittenPart {
        text: PartText {
            heading: row.get("heading")?,
            content: row.document("content")?,
            absent_because: row.get("absent_because")?,
        },
        version: row.get("version")?,
    })
}

/// What was written, by edition and part.
pub(super) async fn parts(read: &mut Read) -> Result<BTreeMap<EditionId, OfEdition>, StoreError> {
    let rows = read
        .rows(
            "SELECT edition_id, part, heading, content, absent_because, version
             FROM track_part
             ORDER BY edition_id, part",
            values![],
        )
        .await?;
    by_edition(&rows)
}

/// What was written of one track.
pub(super) async fn of_track(
    read: &mut Read,
    track: TrackId,
) -> Result<BTreeMap<EditionId, OfEdition>, StoreError> {
    let rows = read
        .rows(
            "SELECT edition_id, part, heading, content, absent_because, version
             FROM track_part
             WHERE edition_id IN (SELECT id FROM track_edition WHERE track_id = $1)",
            values![track],
        )
        .await?;
    by_edition(&rows)
}

fn by_edition(rows: &[Row]) -> Result<BTreeMap<EditionId, OfEdition>, StoreError> {
    let mut all: BTreeMap<EditionId, OfEdition> = BTreeMap::new();
    for row in rows {
        all.entry(row.id("edition_id")?).or_default().insert(row.parsed("part")?, part(row)?);
    }
    Ok(all)
}

/// Keeps a part, when it still is the version that the writer saw; version 0 is a part that was never written.
pub(crate) async fn write(
    tx: &mut Tx,
    permit: &Permit,
    (edition, part, seen): (EditionId, Part, i64),
    text: &PartText,
    now: Instant,
) -> Result<(), StoreError> {
    if seen == 0 {
        return insert(tx, permit, (edition, part), text, now).await;
    }
    tx.execute_on_seen(
        "UPDATE track_part
         SET heading = $4, content = $5, absent_because = $6, version = version + 1, changed_at = $7
         WHERE edition_id = $1
           AND part = $2
           AND version = $3",
        values![
            edition,
            part.name(),
            seen,
            text.heading.clone(),
            json!(text.content),
            text.absent_because.clone(),
            now,
        ],
    )
    .await
}

async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    (edition, part): (EditionId, Part),
    text: &PartText,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO track_part (edition_id, part, heading, content, absent_because, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, 1, $6)",
        values![
            edition,
            part.name(),
            text.heading.clone(),
            json!(text.content),
            text.absent_because.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}
