use access::{Permit, Sight};
use kernel::Openness;
use store::{Read, StoreError, Tx, values};

use super::row;
use crate::{Note, NoteId, Place};

/// What was noted of a place and lies within, the latest first.
pub(crate) async fn of(read: &mut Read, sight: &Sight, place: Place) -> Result<Vec<Note>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, place, note, source, openness, written_at
             FROM area_note
             WHERE place = $1
             ORDER BY written_at DESC, id DESC",
            values![place.key()],
        )
        .await?;
    let mut notes = Vec::new();
    for row in &rows {
        let (openness, id): (Openness, uuid::Uuid) = (row.parsed("openness")?, row.get("id")?);
        if sight.holds(openness, id) {
            notes.push(Note {
                place: row::place(row)?,
                text: row.get("note")?,
                source: row.get("source")?,
                openness,
                written: row.get("written_at")?,
            });
        }
    }
    Ok(notes)
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, id: NoteId, note: &Note) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO area_note (id, place, note, source, openness, written_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        values![id, note.place.key(), &note.text, &note.source, note.openness.name(), note.written],
    )
    .await
    .map(drop)
}
