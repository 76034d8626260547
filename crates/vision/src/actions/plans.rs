use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Cx, Facts, Sight, fields_changed};
use serde_json::json;
use store::{NEW, Tx};

use super::{VisionError, entry};
use crate::plan::comes_in_its_own_place;
use crate::store::{decisions, goals, plans as rows, themes};
use crate::{DecisionId, NewPolicyPlan, PlanStep, PolicyPlan, PolicyPlanId};

const KIND: &str = "policy_plan";

/// Registers a plan that is being written.
///
/// # Errors
/// When the actor may not.
pub async fn draft_plan(cx: &Cx, new: &NewPolicyPlan) -> Result<PolicyPlanId, VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let others = rows::plans(&mut tx, &sight).await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    let id: PolicyPlanId = cx.new_id();
    known(&others, id, &new.successors)?;
    ties_known(&mut tx, &sight, new).await?;
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    rows::save_ties(&mut tx, &permit, id, (None, new)).await?;
    let drafted = entry(cx, &permit, KIND, id, json!({}));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(drafted), named].into_iter().flatten().collect()).await?;
    Ok(id)
}

/// Changes a plan of which the writer saw version `seen`.
///
/// # Errors
/// [`VisionError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_plan(
    cx: &Cx,
    id: PolicyPlanId,
    seen: i64,
    new: &NewPolicyPlan,
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let all = rows::plans(&mut tx, &sight).await?;
    let old = all.iter().find(|one| one.id == id).ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    known(&all, id, &new.successors)?;
    ties_known(&mut tx, &sight, new).await?;
    rows::save(&mut tx, &permit, (id, seen), new, cx.now()).await?;
    rows::save_ties(&mut tx, &permit, id, (Some(&old.particulars), new)).await?;
    let changed = entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new));
    let named = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(changed), named].into_iter().flatten().collect()).await?;
    Ok(())
}

/// Takes a plan of which the writer saw version `seen` a step further; `decision` is the one that adopts it.
///
/// # Errors
/// [`VisionError::WrongStep`] when the step leads nowhere from where it stands.
pub async fn step_plan(
    cx: &Cx,
    id: PolicyPlanId,
    seen: i64,
    (step, decision): (PlanStep, Option<DecisionId>),
) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let plan = rows::plan_by_id(&mut tx, &sight, id).await?.ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    let after = plan.state.after(step)?;
    if let Some(decision) = decision {
        decisions::decision_by_id(&mut tx, &sight, decision).await?.ok_or(VisionError::NotFound)?;
    }
    let by = decision.or(plan.decision);
    rows::set_state(&mut tx, &permit, (id, seen), (after, by), cx.now()).await?;
    let details = json!({ "from": plan.state, "step": step });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Whether a plan serves themes and goals that the writer can see.
async fn ties_known(tx: &mut Tx, sight: &Sight, new: &NewPolicyPlan) -> Result<(), VisionError> {
    let themes = themes::theme_titles(tx, sight).await?;
    let goals = goals::goal_titles(tx, sight).await?;
    let are_seen = new.themes.keys().all(|id| themes.contains_key(id))
        && new.goals.keys().all(|id| goals.contains_key(id));
    if are_seen { Ok(()) } else { Err(VisionError::NotFound) }
}

/// Whether the successors are plans that the writer can see, and none leads back to the plan.
fn known(
    all: &[PolicyPlan],
    id: PolicyPlanId,
    successors: &BTreeSet<PolicyPlanId>,
) -> Result<(), VisionError> {
    let mut chains: BTreeMap<PolicyPlanId, BTreeSet<PolicyPlanId>> =
        all.iter().map(|one| (one.id, one.particulars.successors.clone())).collect();
    if successors.iter().any(|one| !chains.contains_key(one)) {
        return Err(VisionError::NotFound);
    }
    chains.insert(id, successors.clone());
    if comes_in_its_own_place(&chains, id) { Err(VisionError::OwnSuccessor) } else { Ok(()) }
}
