use access::{Action, Cx, Facts, Sight, fields_changed};
use serde_json::json;
use store::{NEW, StoreError, Tx};

use super::{VisionError, entry};
use crate::goal::shares_fit;
use crate::store::{goals, mappings as rows};
use crate::{GoalMapping, GoalMappingId, NewGoalMapping};

const KIND: &str = "goal_mapping";

/// Says where a goal of one year went in a later one.
///
/// # Errors
/// [`VisionError::SharesAboveWhole`] when the known shares of the older goal would be more than the whole,
/// [`VisionError::BackInTime`] when the other goal is not of a later year.
pub async fn map_goal(cx: &Cx, new: &NewGoalMapping) -> Result<GoalMappingId, VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    fits(&mut tx, &sight, new, None).await?;
    let id: GoalMappingId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await.map_err(taken)?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "permille": new.permille }))).await?;
    Ok(id)
}

/// Changes such a line of which the writer saw version `seen`.
///
/// # Errors
/// As [`map_goal`].
pub async fn change_goal_mapping(
    cx: &Cx,
    id: GoalMappingId,
    seen: i64,
    new: &NewGoalMapping,
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = mapping(&mut tx, &sight, id).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    fits(&mut tx, &sight, new, Some(id)).await?;
    rows::save(&mut tx, &permit, (id, seen), new, cx.now()).await.map_err(taken)?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}

/// Takes such a line away, of which the writer saw version `seen`.
///
/// # Errors
/// [`VisionError::Stale`] when somebody else changed it.
pub async fn unmap_goal(cx: &Cx, id: GoalMappingId, seen: i64) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = mapping(&mut tx, &sight, id).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    rows::delete(&mut tx, &permit, (id, seen)).await?;
    let details = json!({ "taken_away": [old.particulars.from, old.particulars.to] });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

async fn mapping(tx: &mut Tx, sight: &Sight, id: GoalMappingId) -> Result<GoalMapping, VisionError> {
    let all = rows::mappings(tx, sight).await?;
    all.into_iter().find(|one| one.id == id).ok_or(VisionError::NotFound)
}

async fn fits(
    tx: &mut Tx,
    sight: &Sight,
    new: &NewGoalMapping,
    own: Option<GoalMappingId>,
) -> Result<(), VisionError> {
    let nodes = goals::nodes(tx, sight).await?;
    let year = |id| nodes.iter().find(|one| one.id == id).map(|one| one.year);
    let from = year(new.from).ok_or(VisionError::NotFound)?;
    let to = year(new.to).ok_or(VisionError::NotFound)?;
    if from >= to {
        return Err(VisionError::BackInTime);
    }
    let others = rows::other_shares(tx, new.from, own).await?;
    if shares_fit(&others, new.permille) { Ok(()) } else { Err(VisionError::SharesAboveWhole) }
}

fn taken(error: StoreError) -> VisionError {
    error.called(VisionError::Stale, |_| VisionError::MappedAlready, VisionError::Store)
}
