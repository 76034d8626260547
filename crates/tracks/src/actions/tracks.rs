use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::NEW;

use super::{TracksError, entry, not_restricted, seen};
use crate::store::tracks as rows;
use crate::{NewTrack, TrackId};

const KIND: &str = "track";

/// Adds a track to the programme.
///
/// # Errors
/// [`TracksError::Taken`] when another one has its name in addresses or its number.
pub async fn add_track(cx: &Cx, new: &NewTrack) -> Result<TrackId, TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let id: TrackId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "number": new.number }))).await?;
    Ok(id)
}

/// Changes what is registered of a track of which the writer saw version `seen`. Its name in addresses stays.
///
/// # Errors
/// [`TracksError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_track(cx: &Cx, id: TrackId, version: i64, new: &NewTrack) -> Result<(), TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    let old = seen(cx, &mut tx, id).await?.track;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    rows::save(&mut tx, &permit, (id, version), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}
