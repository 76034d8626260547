use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::NEW;

use super::{VisionError, entry};
use crate::store::decisions as rows;
use crate::{DecisionId, NewDecision};

const KIND: &str = "decision";

/// Registers a decision, motion, information note or agreement.
///
/// # Errors
/// When the actor may not.
pub async fn register_decision(cx: &Cx, new: &NewDecision) -> Result<DecisionId, VisionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepDecisions, &Facts::NONE)?;
    let id: DecisionId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    let registered = entry(cx, &permit, KIND, id, json!({ "registered": new.kind }));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(registered), named].into_iter().flatten().collect()).await?;
    Ok(id)
}

/// Changes what is registered of a decision of which the writer saw version `seen`.
///
/// # Errors
/// [`VisionError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_decision(
    cx: &Cx,
    id: DecisionId,
    seen: i64,
    new: &NewDecision,
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::decision_by_id(&mut tx, &sight, id).await?.ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepDecisions, &Facts::NONE)?;
    rows::save(&mut tx, &permit, (id, seen), new, cx.now()).await?;
    let changed = entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(changed), named].into_iter().flatten().collect()).await?;
    Ok(())
}
