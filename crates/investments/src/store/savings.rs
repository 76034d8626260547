//! Savings tasks with their claims, each for whoever may see the task.

use access::{Permit, Sight};
use kernel::{AccountId, Instant};
use store::{Read, Row, StoreError, Tx, values};
use tracks::TrackId;

use super::{read_document, written};
use crate::{
    ClaimState, NewSavingsClaim, NewSavingsTask, SavingsClaim, SavingsClaimId, SavingsTask, SavingsTaskId,
};

fn task(row: &Row) -> Result<SavingsTask, StoreError> {
    Ok(SavingsTask {
        id: row.id("id")?,
        particulars: NewSavingsTask {
            code: row.get("code")?,
            name: row.get("name")?,
            kind: row.parsed("kind")?,
            amounts: read_document(row, "amounts")?,
            track: row.get::<Option<uuid::Uuid>>("track_id")?.map(TrackId::from_uuid),
            openness: row.parsed("openness")?,
            document: row.get("document")?,
        },
        adjustments: read_document(row, "adjustments")?,
        version: row.get("version")?,
    })
}

/// The tasks within sight, by code.
pub(crate) async fn tasks(read: &mut Read, sight: &Sight) -> Result<Vec<SavingsTask>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, code, name, kind, amounts, adjustments, track_id, openness, document, version
             FROM savings_task
             ORDER BY LOWER(code), id",
            values![],
        )
        .await?;
    let all = rows.iter().map(task).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

/// One task, when it lies within sight.
pub(crate) async fn find_task(
    read: &mut Read,
    sight: &Sight,
    id: SavingsTaskId,
) -> Result<Option<SavingsTask>, StoreError> {
    let row = read
        .row(
            "SELECT id, code, name, kind, amounts, adjustments, track_id, openness, document, version
             FROM savings_task
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(task).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, one.id.uuid())))
}

/// A new task.
pub(crate) async fn insert_task(
    tx: &mut Tx,
    _permit: &Permit,
    id: SavingsTaskId,
    new: &NewSavingsTask,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO savings_task (id, code, name, kind, amounts, adjustments, track_id, openness, document,
                                   version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, '[]', $6, $7, $8, 1, $9, $9)",
        values![
            id,
            &new.code,
            &new.name,
            new.kind.name(),
            written(&new.amounts)?,
            new.track,
            new.openness.name(),
            &new.document,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed task, when it still is the version that the writer saw.
pub(crate) async fn update_task(
    tx: &mut Tx,
    _permit: &Permit,
    seen: i64,
    task: &SavingsTask,
    now: Instant,
) -> Result<(), StoreError> {
    let of = &task.particulars;
    tx.execute_on_seen(
        "UPDATE savings_task
         SET code = $3, name = $4, kind = $5, amounts = $6, adjustments = $7, track_id = $8, openness = $9,
             document = $10, version = version + 1, changed_at = $11
         WHERE id = $1
           AND version = $2",
        values![
            task.id,
            seen,
            &of.code,
            &of.name,
            of.kind.name(),
            written(&of.amounts)?,
            written(&task.adjustments)?,
            of.track,
            of.openness.name(),
            &of.document,
            now,
        ],
    )
    .await
}

fn claim(row: &Row) -> Result<SavingsClaim, StoreError> {
    let told = |column: &str| row.get::<Option<String>>(column).map(|text| text.is_some());
    Ok(SavingsClaim {
        id: row.id("id")?,
        task: row.id("task_id")?,
        claimed: read_document(row, "content")?,
        state: row.parsed("state")?,
        evidence: told("evidence")?.then(|| read_document(row, "evidence")).transpose()?,
        judgement: told("judgement")?.then(|| read_document(row, "judgement")).transpose()?,
        version: row.get("version")?,
    })
}

/// The claims on tasks within sight, the oldest first.
pub(crate) async fn claims(read: &mut Read, held: &[SavingsTask]) -> Result<Vec<SavingsClaim>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, task_id, state, content, evidence, judgement, version
             FROM savings_claim
             ORDER BY created_at, id",
            values![],
        )
        .await?;
    let all = rows.iter().map(claim).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| held.iter().any(|task| task.id == one.task)).collect())
}

/// One claim with its task, when that lies within sight.
pub(crate) async fn find_claim(
    read: &mut Read,
    sight: &Sight,
    id: SavingsClaimId,
) -> Result<Option<(SavingsClaim, SavingsTask)>, StoreError> {
    let row = read
        .row(
            "SELECT id, task_id, state, content, evidence, judgement, version
             FROM savings_claim
             WHERE id = $1",
            values![id],
        )
        .await?;
    let Some(claim) = row.as_ref().map(claim).transpose()? else { return Ok(None) };
    Ok(find_task(read, sight, claim.task).await?.map(|task| (claim, task)))
}

/// A new claim.
pub(crate) async fn insert_claim(
    tx: &mut Tx,
    _permit: &Permit,
    id: SavingsClaimId,
    (task, new): (SavingsTaskId, &NewSavingsClaim),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO savings_claim (id, task_id, state, content, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, 1, $5, $5)",
        values![id, task, ClaimState::Estimated.name(), written(new)?, now],
    )
    .await
    .map(drop)
}

/// Keeps a claim as it stands, when it still is the version that the writer saw.
pub(crate) async fn keep_claim(
    tx: &mut Tx,
    _permit: &Permit,
    seen: i64,
    claim: &SavingsClaim,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE savings_claim
         SET state = $3, content = $4, evidence = $5, judgement = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![
            claim.id,
            seen,
            claim.state.name(),
            written(&claim.claimed)?,
            claim.evidence.as_ref().map(written).transpose()?,
            claim.judgement.as_ref().map(written).transpose()?,
            now,
        ],
    )
    .await
}

/// Notes that somebody claimed, or gave the evidence.
pub(crate) async fn note_claimant(
    tx: &mut Tx,
    _permit: &Permit,
    claim: SavingsClaimId,
    account: AccountId,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO savings_claimant (claim_id, account_id)
         VALUES ($1, $2)
         ON CONFLICT (claim_id, account_id) DO NOTHING",
        values![claim, account],
    )
    .await
    .map(drop)
}

/// Whether somebody claimed, or gave the evidence.
pub(crate) async fn is_claimant(
    read: &mut Read,
    claim: SavingsClaimId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let row = read
        .row(
            "SELECT claim_id
             FROM savings_claimant
             WHERE claim_id = $1
               AND account_id = $2",
            values![claim, account],
        )
        .await?;
    Ok(row.is_some())
}
