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
///
/// # Errors
/// When the database does not answer.
pub async fn tracks(read: &mut Read, sight: &Sight) -> Result<Vec<Track>, StoreError> {
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

/// The track of this identity, when it lies within the sight.
pub(super) async fn track_of(
    read: &mut Read,
    sight: &Sight,
    id: TrackId,
) -> Result<Option<Track>, StoreError> {
    let found = read
        .row(
            "SELECT id, slug, number, name, about, owner, openness, source, version, changed_at
             FROM track
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = found.as_ref().map(track).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, id.uuid())))
}

/// Keeps a track, new or when it still is the version that the writer saw; its name in addresses stays.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (TrackId, i64),
    new: &NewTrack,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO track (id, slug, number, name, about, owner, openness, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
         ON CONFLICT (id) DO UPDATE
         SET number = excluded.number, name = excluded.name, about = excluded.about,
             owner = excluded.owner, openness = excluded.openness, source = excluded.source,
             version = track.version + 1, changed_at = excluded.changed_at
         WHERE track.version = $10",
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
            seen,
        ],
    )
    .await
}
