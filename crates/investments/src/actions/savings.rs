use access::{Action, Cx, Facts, Permit};
use serde_json::{Value as Json, json};
use store::{Entry, Read, Subject};
use uuid::Uuid;

use super::MoneyError;
use crate::{
    ClaimEvidence, ClaimJudgement, ClaimStep, NewSavingsClaim, NewSavingsTask, Savings, SavingsClaim,
    SavingsClaimId, SavingsTask, SavingsTaskId, TaskAdjustment, store as rows,
};

/// All savings that the actor may see.
///
/// # Errors
/// When the database does not answer.
pub async fn savings(cx: &Cx) -> Result<Savings, MoneyError> {
    let (mut read, sight) = cx.look().await?;
    Ok(super::found::savings_within(&mut read, &sight).await?)
}

/// One task.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none, or not for them.
pub async fn savings_task(cx: &Cx, id: SavingsTaskId) -> Result<SavingsTask, MoneyError> {
    task_of(cx, &mut cx.read().await?, id).await
}

/// One claim with its task.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none, or not for them.
pub async fn savings_claim(cx: &Cx, id: SavingsClaimId) -> Result<(SavingsClaim, SavingsTask), MoneyError> {
    claim_of(cx, &mut cx.read().await?, id).await
}

/// Whether the actor claimed, or gave the evidence, and so does not judge it.
///
/// # Errors
/// When the database does not answer.
pub async fn has_claimed(cx: &Cx, id: SavingsClaimId) -> Result<bool, MoneyError> {
    let mut read = cx.read().await?;
    match cx.actor.account {
        Some(account) => Ok(rows::is_claimant(&mut read, id, account).await?),
        None => Ok(false),
    }
}

async fn task_of(cx: &Cx, read: &mut Read, id: SavingsTaskId) -> Result<SavingsTask, MoneyError> {
    let sight = cx.sight(read).await?;
    rows::find_task(read, &sight, id).await?.ok_or(MoneyError::NotFound)
}

async fn claim_of(
    cx: &Cx,
    read: &mut Read,
    id: SavingsClaimId,
) -> Result<(SavingsClaim, SavingsTask), MoneyError> {
    let sight = cx.sight(read).await?;
    rows::find_claim(read, &sight, id).await?.ok_or(MoneyError::NotFound)
}

fn entry(cx: &Cx, permit: &Permit, (kind, id): (&'static str, Uuid), details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of(kind, id), details)
}

const TASK: &str = "savings-task";
const CLAIM: &str = "savings-claim";

/// Adds a task.
///
/// # Errors
/// When the actor may not, or another task has its code.
pub async fn add_savings_task(cx: &Cx, new: &NewSavingsTask) -> Result<SavingsTaskId, MoneyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let id: SavingsTaskId = cx.new_id();
    rows::insert_task(&mut tx, &permit, id, new, cx.now()).await?;
    let details = json!({ "kind": new.kind, "openness": new.openness });
    tx.commit(entry(cx, &permit, (TASK, id.uuid()), details)).await?;
    Ok(id)
}

/// Mends what was written down of a task, of which the writer saw row `seen.1`. A task that is made larger or smaller is
/// adjusted by decision instead.
///
/// # Errors
/// As [`add_savings_task`], or when somebody else was first.
pub async fn change_savings_task(
    cx: &Cx,
    seen: (SavingsTaskId, i64),
    new: &NewSavingsTask,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let mut task = task_of(cx, &mut tx, seen.0).await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let details = json!({
        "amounts": task.particulars.amounts != new.amounts,
        "openness": new.openness,
    });
    task.particulars = new.clone();
    rows::update_task(&mut tx, &permit, seen.1, &task, cx.now()).await?;
    tx.commit(entry(cx, &permit, (TASK, seen.0.uuid()), details)).await?;
    Ok(())
}

/// Changes a task by decision.
///
/// # Errors
/// When the actor may not, or somebody else was first.
pub async fn adjust_savings_task(
    cx: &Cx,
    seen: (SavingsTaskId, i64),
    adjustment: TaskAdjustment,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let mut task = task_of(cx, &mut tx, seen.0).await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    task.adjustments.push(adjustment);
    rows::update_task(&mut tx, &permit, seen.1, &task, cx.now()).await?;
    let details = json!({ "year": adjustment.year, "decision": adjustment.decision });
    tx.commit(entry(cx, &permit, (TASK, seen.0.uuid()), details)).await?;
    Ok(())
}

/// Claims that something was saved on a task.
///
/// # Errors
/// When the actor may not, or there is no such task for them.
pub async fn claim_savings(
    cx: &Cx,
    task: SavingsTaskId,
    new: &NewSavingsClaim,
) -> Result<SavingsClaimId, MoneyError> {
    let mut tx = cx.begin().await?;
    task_of(cx, &mut tx, task).await?;
    let permit = cx.permit(Action::ClaimSavings, &Facts::NONE)?;
    let id: SavingsClaimId = cx.new_id();
    rows::insert_claim(&mut tx, &permit, id, (task, new), cx.now()).await?;
    if let Some(account) = cx.actor.account {
        rows::note_claimant(&mut tx, &permit, id, account).await?;
    }
    let details = json!({ "task": task, "recurrence": new.recurrence });
    tx.commit(entry(cx, &permit, (CLAIM, id.uuid()), details)).await?;
    Ok(id)
}

/// Gives the evidence of a claim; an amount that was not known before may come with it.
///
/// # Errors
/// When the claim is not an estimate any more, or somebody else was first.
pub async fn substantiate_claim(
    cx: &Cx,
    seen: (SavingsClaimId, i64),
    evidence: ClaimEvidence,
    amount: Option<kernel::Cents>,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let (mut claim, _) = claim_of(cx, &mut tx, seen.0).await?;
    let permit = cx.permit(Action::ClaimSavings, &Facts::NONE)?;
    claim.state = claim.state.after(ClaimStep::Substantiate)?;
    claim.claimed.amount = amount.or(claim.claimed.amount);
    let details = json!({ "state": claim.state, "grade": evidence.grade });
    claim.evidence = Some(evidence);
    rows::keep_claim(&mut tx, &permit, seen.1, &claim, cx.now()).await?;
    if let Some(account) = cx.actor.account {
        rows::note_claimant(&mut tx, &permit, seen.0, account).await?;
    }
    tx.commit(entry(cx, &permit, (CLAIM, seen.0.uuid()), details)).await?;
    Ok(())
}

/// Accepts or rejects a claim, by somebody else than who claimed it or gave the evidence.
///
/// # Errors
/// [`MoneyError::ClaimLacks`] when a claim without an amount or evidence would be accepted; when it was judged before.
pub async fn judge_claim(
    cx: &Cx,
    seen: (SavingsClaimId, i64),
    step: ClaimStep,
    reason: &str,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let (mut claim, _) = claim_of(cx, &mut tx, seen.0).await?;
    let prepared_by_actor = match cx.actor.account {
        Some(account) => rows::is_claimant(&mut tx, seen.0, account).await?,
        None => false,
    };
    let permit = cx.permit(Action::JudgeSavings, &Facts { prepared_by_actor, ..Facts::NONE })?;
    claim.state = claim.state.after(step)?;
    if let Some(lacks) = claim.lacks().filter(|_| step == ClaimStep::Accept) {
        return Err(MoneyError::ClaimLacks(lacks));
    }
    claim.judgement = Some(ClaimJudgement { on: cx.clock.today(), reason: reason.to_owned() });
    rows::keep_claim(&mut tx, &permit, seen.1, &claim, cx.now()).await?;
    let details = json!({ "state": claim.state });
    tx.commit(entry(cx, &permit, (CLAIM, seen.0.uuid()), details)).await?;
    Ok(())
}
