use access::{Action, Cx, Facts};
use serde_json::json;
use store::Subject;

use super::readers::name_writer;
use super::{FiguresError, entry};
use crate::store::notes as rows;
use crate::{Note, NoteId};

/// Writes a note about a place down.
///
/// # Errors
/// When the actor may not.
pub async fn write_note(cx: &Cx, note: &Note) -> Result<NoteId, FiguresError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepIndicators, &Facts::NONE)?;
    let id: NoteId = cx.new_id();
    rows::insert(&mut tx, &permit, id, note).await?;
    let reader = name_writer(cx, &mut tx, ("area-note", id.uuid()), note.openness).await?;
    let details = json!({ "place": note.place.to_string(), "openness": note.openness });
    let written = entry(cx, &permit, Subject::of("area-note", id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([written]).collect()).await?;
    Ok(id)
}
