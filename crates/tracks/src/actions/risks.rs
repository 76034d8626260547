use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::{NEW, Read};

use super::{TracksError, entry, not_restricted, seen};
use crate::store::risks as rows;
use crate::{NewRisk, Risk, RiskId, RiskState, RiskStep};

const KIND: &str = "risk";

/// Names a risk of a track or of the whole programme.
///
/// # Errors
/// When the actor may not, or the track is not there for them.
pub async fn name_risk(cx: &Cx, new: &NewRisk) -> Result<RiskId, TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    track_is_seen(cx, &mut tx, new).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let id: RiskId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "score": new.score }))).await?;
    Ok(id)
}

/// Changes what is registered of a risk of which the writer saw version `version`.
///
/// # Errors
/// [`TracksError::Stale`] when somebody else was first; [`TracksError::NotScored`] or [`TracksError::Uncontrolled`] when
/// that would take away what its state rests on.
pub async fn change_risk(cx: &Cx, id: RiskId, version: i64, new: &NewRisk) -> Result<(), TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    let old = found(cx, &mut tx, id).await?;
    track_is_seen(cx, &mut tx, new).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    rests_on(&old.state, new)?;
    rows::save(&mut tx, &permit, (id, version), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}

/// Takes a risk of which the writer saw version `version` a step further.
///
/// # Errors
/// [`TracksError::NotScored`] when it is assessed without chance and impact, [`TracksError::Uncontrolled`] when it is
/// controlled without a control.
pub async fn step_risk(cx: &Cx, id: RiskId, version: i64, step: RiskStep) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let Risk { particulars, state, .. } = found(cx, &mut tx, id).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let details = json!({ "from": state.name(), "step": step.name() });
    let after = state.after(step)?;
    rests_on(&after, &particulars)?;
    rows::set_state(&mut tx, &permit, (id, version), &after, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// The risk, when the actor sees it and its track.
async fn found(cx: &Cx, read: &mut Read, id: RiskId) -> Result<Risk, TracksError> {
    let sight = cx.sight(read).await?;
    let risk = rows::risks(read, &sight).await?.into_iter().find(|one| one.id == id);
    let risk = risk.ok_or(TracksError::NotFound)?;
    track_is_seen(cx, read, &risk.particulars).await?;
    Ok(risk)
}

async fn track_is_seen(cx: &Cx, read: &mut Read, risk: &NewRisk) -> Result<(), TracksError> {
    match risk.track {
        Some(track) => seen(cx, read, track).await.map(drop),
        None => Ok(()),
    }
}

/// A risk that was assessed has a score, one that is controlled has a control.
fn rests_on(state: &RiskState, risk: &NewRisk) -> Result<(), TracksError> {
    match state {
        RiskState::Identified | RiskState::Accepted(_) | RiskState::Escalated(_) | RiskState::Closed(_) => {
            Ok(())
        }
        RiskState::Assessed | RiskState::Controlled if risk.score.is_none() => Err(TracksError::NotScored),
        RiskState::Controlled if risk.controls.is_empty() => Err(TracksError::Uncontrolled),
        RiskState::Assessed | RiskState::Controlled => Ok(()),
    }
}
