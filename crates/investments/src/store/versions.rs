//! Versions of the plan, each for whoever may see it.

use access::{Permit, Sight};
use kernel::{AccountId, Instant};
use store::{Read, Row, StoreError, Tx, values};

use super::{read_document, written, year};
use crate::{PlanVersion, PlanVersionId, VersionHead, VersionState, Years};

fn version(row: &Row) -> Result<PlanVersion, StoreError> {
    Ok(PlanVersion {
        id: row.id("id")?,
        parent: row.optional_id("parent_id")?,
        head: VersionHead {
            name: row.get("name")?,
            about: row.get("about")?,
            openness: row.parsed("openness")?,
            years: Years { first: year(row, "first_year")?, last: year(row, "last_year")? },
            statements: read_document(row, "statements")?,
        },
        purpose: row.parsed("purpose")?,
        state: row.parsed("state")?,
        decision: row.optional_id("decision_id")?,
        step: row.get("step")?,
        last_step: row.get("last_step")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The versions within sight, the latest first.
pub(crate) async fn versions(read: &mut Read, sight: &Sight) -> Result<Vec<PlanVersion>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, parent_id, name, about, openness, first_year, last_year, statements, purpose, state,
                    decision_id, step, last_step, version, changed_at
             FROM plan_version
             ORDER BY created_at DESC, id DESC",
            values![],
        )
        .await?;
    let all = rows.iter().map(version).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.head.openness, one.id.uuid())).collect())
}

/// One version, when it lies within sight.
pub(crate) async fn find(
    read: &mut Read,
    sight: &Sight,
    id: PlanVersionId,
) -> Result<Option<PlanVersion>, StoreError> {
    let row = read
        .row(
            "SELECT id, parent_id, name, about, openness, first_year, last_year, statements, purpose, state,
                    decision_id, step, last_step, version, changed_at
             FROM plan_version
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(version).transpose()?;
    Ok(found.filter(|one| sight.holds(one.head.openness, one.id.uuid())))
}

/// The versions that are adopted now, to be superseded by another, whoever may see them.
pub(crate) async fn adopted_versions(tx: &mut Tx, _permit: &Permit) -> Result<Vec<PlanVersion>, StoreError> {
    let rows = tx
        .rows(
            "SELECT id, parent_id, name, about, openness, first_year, last_year, statements, purpose, state,
                    decision_id, step, last_step, version, changed_at
             FROM plan_version
             WHERE state = $1
             ORDER BY id",
            values![VersionState::Adopted.name()],
        )
        .await?;
    rows.iter().map(version).collect()
}

/// A new version.
pub(crate) async fn insert_version(
    tx: &mut Tx,
    _permit: &Permit,
    one: &PlanVersion,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO plan_version (id, parent_id, name, about, openness, first_year, last_year, statements,
                                   purpose, state, decision_id, step, last_step, version, created_at,
                                   changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $14, $14)",
        values![
            one.id,
            one.parent,
            &one.head.name,
            &one.head.about,
            one.head.openness.name(),
            i64::from(one.head.years.first),
            i64::from(one.head.years.last),
            written(&one.head.statements)?,
            one.purpose.name(),
            one.state.name(),
            one.decision,
            one.step,
            one.last_step,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed version, when it still is the one that the writer saw.
pub(crate) async fn keep_version(
    tx: &mut Tx,
    _permit: &Permit,
    seen: i64,
    one: &PlanVersion,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE plan_version
         SET name = $3, about = $4, openness = $5, first_year = $6, last_year = $7, statements = $8,
             state = $9, decision_id = $10, step = $11, last_step = $12, version = version + 1,
             changed_at = $13
         WHERE id = $1
           AND version = $2",
        values![
            one.id,
            seen,
            &one.head.name,
            &one.head.about,
            one.head.openness.name(),
            i64::from(one.head.years.first),
            i64::from(one.head.years.last),
            written(&one.head.statements)?,
            one.state.name(),
            one.decision,
            one.step,
            one.last_step,
            now,
        ],
    )
    .await
}

/// Notes that somebody wrote in a version.
pub(crate) async fn note_preparer(
    tx: &mut Tx,
    _permit: &Permit,
    version: PlanVersionId,
    account: AccountId,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO plan_preparer (version_id, account_id)
         VALUES ($1, $2)
         ON CONFLICT (version_id, account_id) DO NOTHING",
        values![version, account],
    )
    .await
    .map(drop)
}

/// Whether somebody wrote in a version.
pub(crate) async fn is_preparer(
    read: &mut Read,
    version: PlanVersionId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let row = read
        .row(
            "SELECT version_id
             FROM plan_preparer
             WHERE version_id = $1
               AND account_id = $2",
            values![version, account],
        )
        .await?;
    Ok(row.is_some())
}
