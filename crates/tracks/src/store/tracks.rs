use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use crate::{NewTrack, Track, TrackId};

fn track(row: &Row) -> Result<Track, StoreError> {
    Ok(Track {
        id: row.id("id")?,
        particulars: NewTrack {
            slug: row.parsed("slug")?,
            number: row.get("number")?,
            name: row.get("name")?,
            about: row.get("about")?,
            owner: row.get("owner")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The tracks that lie within the sight, by number.
pub(crate) async fn tracks(read: &mut Read, sight: &Sight) -> Result<Vec<Track>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, slug, number, name, about, owner, openness, source, version, changed_at
             FROM track
             ORDER BY number, id",
            values![],
        )
        .await?;
    let all: Vec<Track> = rows.iter().map(track).collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: TrackId,
    new: &NewTrack,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO track (id, slug, number, name, about, owner, openness, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)",
        values![
            id,
            new.slug.as_str(),
            new.number,
            &new.name,
            &new.about,
            new.owner.clone(),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed track, when it still is the version that the writer saw; its name in addresses stays.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (TrackId, i64),
    new: &NewTrack,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track
         SET number = $3, name = $4, about = $5, owner = $6, openness = $7, source = $8,
             version = version + 1, changed_at = $9
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            new.number,
            &new.name,
            &new.about,
            new.owner.clone(),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await
}
