use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::Read;

use super::editions::not_frozen;
use super::{TracksError, entry, seen_around};
use crate::store::dossier::Dossier;
use crate::store::outlook as rows;
use crate::{Answer, Edition, EditionState, NewOutlook, Outlook, OutlookId, OutlookState, OutlookStep};

const KIND: &str = "outlook";

/// Writes a line of the outlook of an edition.
///
/// # Errors
/// [`TracksError::Frozen`] when that edition is published.
pub async fn promise_outlook(cx: &Cx, new: &NewOutlook) -> Result<OutlookId, TracksError> {
    let mut tx = cx.begin().await?;
    let track = seen_around(cx, &mut tx, new.edition).await?;
    let edition = track.edition(new.edition).ok_or(TracksError::NotFound)?;
    promise_is_seen(cx, &mut tx, new).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    not_frozen(edition)?;
    let id: OutlookId = cx.new_id();
    rows::insert(&mut tx, &permit, id, new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "due": new.due }))).await?;
    Ok(id)
}

/// Changes a line of which the writer saw version `version`; its edition stays. When that edition is published, only the
/// promise that the line became can be named still.
///
/// # Errors
/// [`TracksError::Frozen`] when more would change; [`TracksError::Stale`] when somebody else was first.
pub async fn change_outlook(
    cx: &Cx,
    id: OutlookId,
    version: i64,
    new: &NewOutlook,
) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let track = around(cx, &mut tx, id).await?;
    let (old, edition) = found(&track, id)?;
    promise_is_seen(cx, &mut tx, new).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let of = &old.particulars;
    if edition.state == EditionState::Published && (of.title != new.title || of.due != new.due) {
        return Err(TracksError::Frozen);
    }
    rows::update(&mut tx, &permit, (id, version), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(of, new))).await?;
    Ok(())
}

/// Takes a line of which the writer saw version `version` a step further: what a later edition says of it.
///
/// # Errors
/// [`TracksError::NotLater`] when the edition that answers is none of a later half-year of the same track,
/// [`TracksError::Frozen`] when it is published.
pub async fn step_outlook(
    cx: &Cx,
    id: OutlookId,
    version: i64,
    step: OutlookStep,
) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let track = around(cx, &mut tx, id).await?;
    let (line, edition) = found(&track, id)?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let answers = [step.answer(), line.state.answer().filter(|_| step == OutlookStep::Reopen)];
    for answer in answers.into_iter().flatten() {
        not_frozen(answering(&track, edition, answer)?)?;
    }
    let details = json!({ "from": line.state.name(), "step": step.name() });
    let after: OutlookState = line.state.clone().after(step)?;
    rows::set_state(&mut tx, &permit, (id, version), &after, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// The track in which a line stands, as the actor sees it.
async fn around(cx: &Cx, read: &mut Read, id: OutlookId) -> Result<Dossier, TracksError> {
    let edition = rows::edition_of(read, id).await?.ok_or(TracksError::NotFound)?;
    seen_around(cx, read, edition).await
}

fn found(track: &Dossier, id: OutlookId) -> Result<(&Outlook, &Edition), TracksError> {
    let line = track.outlook.iter().find(|one| one.id == id).ok_or(TracksError::NotFound)?;
    let edition = track.edition(line.particulars.edition).ok_or(TracksError::NotFound)?;
    Ok((line, edition))
}

/// The edition that answers: a later one of the same track.
fn answering<'a>(track: &'a Dossier, edition: &Edition, answer: &Answer) -> Result<&'a Edition, TracksError> {
    let answers = track.edition(answer.edition);
    let later = answers.filter(|one| one.particulars.half > edition.particulars.half);
    later.ok_or(TracksError::NotLater)
}

async fn promise_is_seen(cx: &Cx, read: &mut Read, new: &NewOutlook) -> Result<(), TracksError> {
    let Some(promise) = new.promise else { return Ok(()) };
    let sight = cx.sight(read).await?;
    let seen = vision::promises(read, &sight).await?.iter().any(|one| one.id == promise);
    if seen { Ok(()) } else { Err(TracksError::NotFound) }
}
