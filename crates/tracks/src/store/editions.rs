use std::collections::BTreeMap;

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use super::parts;
use crate::{Edition, EditionId, EditionState, NewEdition, Part, TrackId, WrittenPart};

fn edition(row: &Row, parts: BTreeMap<Part, WrittenPart>) -> Result<Edition, StoreError> {
    Ok(Edition {
        id: row.id("id")?,
        particulars: NewEdition {
            track: row.id("track_id")?,
            half: row.parsed("half")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: row.parsed("state")?,
        parts,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The editions that lie within the sight with their parts, the oldest first.
pub(crate) async fn editions(read: &mut Read, sight: &Sight) -> Result<Vec<Edition>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, track_id, half, state, openness, source, version, changed_at
             FROM track_edition
             ORDER BY half, id",
            values![],
        )
        .await?;
    let written = parts::parts(read).await?;
    within(sight, &rows, written)
}

/// Those of one track.
pub(super) async fn of_track(
    read: &mut Read,
    sight: &Sight,
    track: TrackId,
) -> Result<Vec<Edition>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, track_id, half, state, openness, source, version, changed_at
             FROM track_edition
             WHERE track_id = $1
             ORDER BY half, id",
            values![track],
        )
        .await?;
    let written = parts::of_track(read, track).await?;
    within(sight, &rows, written)
}

/// The track of an edition, whoever asks.
pub(super) async fn track_of(read: &mut Read, id: EditionId) -> Result<Option<TrackId>, StoreError> {
    let found = read.row("SELECT track_id FROM track_edition WHERE id = $1", values![id]).await?;
    found.map(|row| row.id("track_id")).transpose()
}

fn within(
    sight: &Sight,
    rows: &[Row],
    mut written: BTreeMap<EditionId, BTreeMap<Part, WrittenPart>>,
) -> Result<Vec<Edition>, StoreError> {
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let found = edition(row, written.remove(&row.id("id")?).unwrap_or_default())?;
        let openness = Edition::openness(found.state, found.particulars.openness);
        if sight.holds(openness, found.id.uuid()) {
            all.push(found);
        }
    }
    Ok(all)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: EditionId,
    new: &NewEdition,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO track_edition (id, track_id, half, state, openness, source, version, changed_at)
         VALUES ($1, $2, $3, 'draft', $4, $5, 1, $6)",
        values![id, new.track, new.half.to_string(), new.openness.name(), new.source.clone(), now],
    )
    .await
    .map(drop)
}

/// Keeps where an edition stands now, when it still is the version that the writer saw.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (EditionId, i64),
    state: EditionState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track_edition
         SET state = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), now],
    )
    .await
}
