use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::StoreError;

use super::{TracksError, entry, not_restricted, seen, seen_around};
use crate::store::dossier::Dossier;
use crate::store::{editions as rows, parts};
use crate::{Edition, EditionId, EditionState, EditionStep, NewEdition, OutlookState, Part, PartText};

const KIND: &str = "track_edition";

/// Begins an edition. The parts that last are taken over from the one before.
///
/// # Errors
/// [`TracksError::Taken`] when the track has one of that half-year.
pub async fn start_edition(cx: &Cx, new: &NewEdition) -> Result<EditionId, TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    let track = seen(cx, &mut tx, new.track).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let id: EditionId = cx.new_id();
    rows::insert(&mut tx, &permit, id, new, cx.now()).await?;
    let before = track.editions.iter().rfind(|one| one.particulars.half < new.half);
    let lasting = before.into_iter().flat_map(|edition| &edition.parts).filter(|(part, _)| part.lasts());
    for (part, written) in lasting {
        parts::write(&mut tx, &permit, (id, *part, 0), &written.text, cx.now()).await?;
    }
    tx.commit(entry(cx, &permit, KIND, id, json!({ "half": new.half }))).await?;
    Ok(id)
}

/// Writes a part of an edition, of which the writer saw version `version`; 0 is one that was never written.
///
/// # Errors
/// [`TracksError::Frozen`] when the edition is published; [`TracksError::Stale`] when somebody else was first.
pub async fn write_part(
    cx: &Cx,
    (id, part): (EditionId, Part),
    version: i64,
    text: &PartText,
) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let track = seen_around(cx, &mut tx, id).await?;
    let edition = track.edition(id).ok_or(TracksError::NotFound)?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    not_frozen(edition)?;
    if text.content.shape() != part.shape() {
        return Err(TracksError::OtherShape);
    }
    let written = parts::write(&mut tx, &permit, (id, part, version), text, cx.now()).await;
    // Somebody else wrote this part first.
    let taken = |error: &StoreError| matches!(error, StoreError::Taken(_));
    written.map_err(|error| if taken(&error) { TracksError::Stale } else { error.into() })?;
    let old = edition.text(part).cloned().unwrap_or_else(|| PartText::none(part));
    let mut details = fields_changed(&old, text);
    details["part"] = json!(part);
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Takes an edition of which the writer saw version `version` a step further.
///
/// # Errors
/// [`TracksError::Unanswered`] when it would be published while something that was promised before is not answered.
pub async fn step_edition(
    cx: &Cx,
    id: EditionId,
    version: i64,
    step: EditionStep,
) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let track = seen_around(cx, &mut tx, id).await?;
    let edition = track.edition(id).ok_or(TracksError::NotFound)?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let after = edition.state.after(step)?;
    if after == EditionState::Published && owes_answers(&track, edition) {
        return Err(TracksError::Unanswered);
    }
    rows::set_state(&mut tx, &permit, (id, version), after, cx.now()).await?;
    let details = json!({ "from": edition.state, "step": step });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Whether something that an earlier edition of the track promised is not answered.
fn owes_answers(track: &Dossier, edition: &Edition) -> bool {
    track
        .before(edition)
        .flat_map(|one| track.outlook_of(one.id))
        .any(|line| line.state == OutlookState::Promised)
}

/// What was published stays as it is.
pub(super) const fn not_frozen(edition: &Edition) -> Result<(), TracksError> {
    match edition.state {
        EditionState::Draft | EditionState::Shared => Ok(()),
        EditionState::Published => Err(TracksError::Frozen),
    }
}
