use std::collections::BTreeMap;

use access::{Action, Cx, Facts, Permit, Sight, fields_changed};
use serde_json::json;
use store::{NEW, StoreError, Tx};

use super::{VisionError, entry};
use crate::store::{decisions, goals as rows, themes};
use crate::{
    DecisionId, FrameworkState, FrameworkStep, GoalFramework, GoalFrameworkId, GoalNode, GoalNodeId,
    NewGoalFramework, NewGoalNode, Ties,
};

const KIND: &str = "goal_framework";
const NODE: &str = "goal_node";

/// The goals of a year that were added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedFramework {
    /// The identity of the year's goals.
    pub id: GoalFrameworkId,
    /// Each goal by its code.
    pub nodes: BTreeMap<String, GoalNodeId>,
}

/// Adds the goals of a budget year as a draft, all of them or none.
///
/// # Errors
/// [`VisionError::CodeTaken`] when two goals have one code, [`VisionError::NoParent`] when a goal comes before the one
/// above it.
pub async fn add_goal_framework(cx: &Cx, new: &NewGoalFramework) -> Result<AddedFramework, VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    let id: GoalFrameworkId = cx.new_id();
    rows::save_framework(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    let mut nodes: BTreeMap<String, GoalNodeId> = BTreeMap::new();
    for node in &new.nodes {
        let parent = match &node.parent {
            Some(code) => Some(*nodes.get(code).ok_or(VisionError::NoParent)?),
            None => None,
        };
        if nodes.contains_key(&node.code) {
            return Err(VisionError::CodeTaken);
        }
        let added = insert(cx, (&mut tx, &permit, &sight), (id, parent), node).await?;
        nodes.insert(node.code.clone(), added);
    }
    let added = entry(cx, &permit, KIND, id, json!({ "year": new.year, "nodes": nodes.len() }));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(added), named].into_iter().flatten().collect()).await?;
    Ok(AddedFramework { id, nodes })
}

/// Changes the name, year or openness of the goals of a year; its nodes are left alone.
///
/// # Errors
/// [`VisionError::AdoptedStays`] when another year is proposed for what was adopted.
pub async fn change_goal_framework(
    cx: &Cx,
    id: GoalFrameworkId,
    seen: i64,
    new: &NewGoalFramework,
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = framework(&mut tx, &sight, id).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    if old.state != FrameworkState::Draft && old.year != new.year {
        return Err(VisionError::AdoptedStays);
    }
    rows::save_framework(&mut tx, &permit, (id, seen), new, cx.now()).await?;
    let changed = entry(cx, &permit, KIND, id, json!({ "changed": old.year }));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(changed), named].into_iter().flatten().collect()).await?;
    Ok(())
}

/// Takes the goals of a year a step further; `decision` is the one that adopts them.
///
/// # Errors
/// [`VisionError::YearTaken`] when another budget of that year was adopted and not yet superseded.
pub async fn step_goal_framework(
    cx: &Cx,
    id: GoalFrameworkId,
    seen: i64,
    (step, decision): (FrameworkStep, Option<DecisionId>),
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let all = rows::frameworks(&mut tx, &sight).await?;
    let old = all.iter().find(|one| one.id == id).ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    let after = old.state.after(step)?;
    let rivals = all.iter().filter(|one| one.year == old.year && one.id != id);
    if after == FrameworkState::Adopted && rivals.into_iter().any(|one| one.state == after) {
        return Err(VisionError::YearTaken);
    }
    if let Some(decision) = decision {
        decisions::decision_by_id(&mut tx, &sight, decision).await?.ok_or(VisionError::NotFound)?;
    }
    let by = decision.or(old.decision);
    rows::set_framework_state(&mut tx, &permit, (id, seen), (after, by), cx.now()).await?;
    let details = json!({ "from": old.state, "step": step });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Adds a goal to the draft of a year.
///
/// # Errors
/// As [`add_goal_framework`]; [`VisionError::AdoptedStays`] when that year was adopted.
pub async fn add_goal_node(
    cx: &Cx,
    to: GoalFrameworkId,
    new: &NewGoalNode,
) -> Result<GoalNodeId, VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let framework = framework(&mut tx, &sight, to).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    if framework.state != FrameworkState::Draft {
        return Err(VisionError::AdoptedStays);
    }
    let others = of_framework(&mut tx, &sight, to).await?;
    let parent = parent(&others, None, new)?;
    let id = insert(cx, (&mut tx, &permit, &sight), (to, parent), new).await?;
    tx.commit(entry(cx, &permit, NODE, id, json!({ "code": new.code }))).await?;
    Ok(id)
}

/// Changes a goal of which the writer saw version `seen`. Of what was adopted only the criteria, the owner, what it
/// serves and the source can still be mended.
///
/// # Errors
/// [`VisionError::AdoptedStays`] when more than that is proposed.
pub async fn change_goal_node(
    cx: &Cx,
    id: GoalNodeId,
    seen: i64,
    new: &NewGoalNode,
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let all = rows::nodes(&mut tx, &sight).await?;
    let old = all.iter().find(|one| one.id == id).ok_or(VisionError::NotFound)?;
    let framework = framework(&mut tx, &sight, old.framework).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    let kept = |node: &NewGoalNode| (node.code.clone(), node.name.clone(), node.level, node.parent.clone());
    if framework.state != FrameworkState::Draft && kept(&old.particulars) != kept(new) {
        return Err(VisionError::AdoptedStays);
    }
    let others: Vec<GoalNode> = all.iter().filter(|one| one.framework == old.framework).cloned().collect();
    let parent = parent(&others, Some(id), new)?;
    themes_seen(&mut tx, &sight, new).await?;
    rows::save_node(&mut tx, &permit, (id, seen), (old.framework, parent), new, cx.now()).await?;
    rows::save_ties(&mut tx, &permit, id, (&old.particulars.themes, &new.themes)).await?;
    tx.commit(entry(cx, &permit, NODE, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}

async fn framework(tx: &mut Tx, sight: &Sight, id: GoalFrameworkId) -> Result<GoalFramework, VisionError> {
    let all = rows::frameworks(tx, sight).await?;
    all.into_iter().find(|one| one.id == id).ok_or(VisionError::NotFound)
}

async fn of_framework(tx: &mut Tx, sight: &Sight, id: GoalFrameworkId) -> Result<Vec<GoalNode>, StoreError> {
    Ok(rows::nodes(tx, sight).await?.into_iter().filter(|one| one.framework == id).collect())
}

async fn insert(
    cx: &Cx,
    (tx, permit, sight): (&mut Tx, &Permit, &Sight),
    at: (GoalFrameworkId, Option<GoalNodeId>),
    new: &NewGoalNode,
) -> Result<GoalNodeId, VisionError> {
    themes_seen(tx, sight, new).await?;
    let id: GoalNodeId = cx.new_id();
    rows::save_node(tx, permit, (id, NEW), at, new, cx.now()).await?;
    rows::save_ties(tx, permit, id, (&Ties::new(), &new.themes)).await?;
    Ok(id)
}

async fn themes_seen(tx: &mut Tx, sight: &Sight, new: &NewGoalNode) -> Result<(), VisionError> {
    let themes = themes::theme_titles(tx, sight).await?;
    if new.themes.keys().all(|id| themes.contains_key(id)) { Ok(()) } else { Err(VisionError::NotFound) }
}

/// The node above, among the others of the year: with that code, and not below the node itself.
fn parent(
    others: &[GoalNode],
    own: Option<GoalNodeId>,
    new: &NewGoalNode,
) -> Result<Option<GoalNodeId>, VisionError> {
    if others.iter().any(|one| Some(one.id) != own && one.particulars.code == new.code) {
        return Err(VisionError::CodeTaken);
    }
    let Some(code) = &new.parent else { return Ok(None) };
    let above = |id: GoalNodeId| others.iter().find(|one| one.id == id).and_then(|one| one.parent);
    let found = others.iter().find(|one| one.particulars.code == *code).ok_or(VisionError::NoParent)?;
    let below_itself = std::iter::successors(Some(found.id), |id| above(*id)).any(|id| Some(id) == own);
    if below_itself { Err(VisionError::NoParent) } else { Ok(Some(found.id)) }
}
