use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::NEW;

use super::{VisionError, entry};
use crate::store::promises as rows;
use crate::{NewPromise, PromiseId, PromiseStep};

const KIND: &str = "promise";

/// Registers a promise to the council.
///
/// # Errors
/// When the actor may not.
pub async fn make_promise(cx: &Cx, new: &NewPromise) -> Result<PromiseId, VisionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepDecisions, &Facts::NONE)?;
    let id: PromiseId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    let made = entry(cx, &permit, KIND, id, json!({ "due": new.due }));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(made), named].into_iter().flatten().collect()).await?;
    Ok(id)
}

/// Changes what is registered of a promise of which the writer saw version `seen`.
///
/// # Errors
/// [`VisionError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_promise(cx: &Cx, id: PromiseId, seen: i64, new: &NewPromise) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::promise_by_id(&mut tx, &sight, id).await?.ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepDecisions, &Facts::NONE)?;
    rows::save(&mut tx, &permit, (id, seen), new, cx.now()).await?;
    let changed = entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(changed), named].into_iter().flatten().collect()).await?;
    Ok(())
}

/// Takes a promise of which the writer saw version `seen` a step further.
///
/// # Errors
/// [`VisionError::WrongStep`] when the step leads nowhere from where it stands.
pub async fn step_promise(cx: &Cx, id: PromiseId, seen: i64, step: PromiseStep) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let promise = rows::promise_by_id(&mut tx, &sight, id).await?.ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepDecisions, &Facts::NONE)?;
    let details = json!({ "from": promise.state.name(), "step": step.name() });
    let after = promise.state.after(step)?;
    rows::set_state(&mut tx, &permit, (id, seen), &after, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}
