use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::NEW;

use super::editions::not_frozen;
use super::{TracksError, entry, seen_around};
use crate::store::figures as rows;
use crate::{FigureId, NewFigure};

const KIND: &str = "track_figure";

/// Registers a figure of an edition.
///
/// # Errors
/// [`TracksError::Taken`] when another figure of that edition has its key.
pub async fn register_figure(cx: &Cx, new: &NewFigure) -> Result<FigureId, TracksError> {
    let mut tx = cx.begin().await?;
    let track = seen_around(cx, &mut tx, new.edition).await?;
    let edition = track.edition(new.edition).ok_or(TracksError::NotFound)?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    not_frozen(edition)?;
    let id: FigureId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "key": new.key }))).await?;
    Ok(id)
}

/// Changes a figure of which the writer saw version `version`; its edition and its key stay.
///
/// # Errors
/// [`TracksError::Frozen`] when its edition is published; [`TracksError::Stale`] when somebody else was first.
pub async fn change_figure(cx: &Cx, id: FigureId, version: i64, new: &NewFigure) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let old = rows::figure_of(&mut tx, id).await?.ok_or(TracksError::NotFound)?;
    let track = seen_around(cx, &mut tx, old.particulars.edition).await?;
    let edition = track.edition(old.particulars.edition).ok_or(TracksError::NotFound)?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    not_frozen(edition)?;
    rows::save(&mut tx, &permit, (id, version), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}
