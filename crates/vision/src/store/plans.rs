use std::collections::{BTreeMap, BTreeSet};

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use crate::{DecisionId, NewPolicyPlan, PlanState, PolicyPlan, PolicyPlanId};

fn plan(row: &Row) -> Result<PolicyPlan, StoreError> {
    Ok(PolicyPlan {
        id: row.id("id")?,
        particulars: NewPolicyPlan {
            title: row.get("title")?,
            about: row.get("about")?,
            since: row.optionally_parsed("since")?,
            until: row.optionally_parsed("until")?,
            owner: row.get("owner")?,
            successors: BTreeSet::new(),
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: row.parsed("state")?,
        decision: row.optional_id("decision_id")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The plans that lie within the sight, by name, each with those of its successors that do.
///
/// # Errors
/// When the database does not answer.
pub async fn plans(read: &mut Read, sight: &Sight) -> Result<Vec<PolicyPlan>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, title, about, since, until, owner, state, decision_id, openness, source, version,
                    changed_at
             FROM policy_plan
             ORDER BY LOWER(title), id",
            values![],
        )
        .await?;
    let all: Vec<PolicyPlan> = rows.iter().map(plan).collect::<Result<_, _>>()?;
    let mut seen: BTreeMap<PolicyPlanId, PolicyPlan> = BTreeMap::new();
    let mut order = Vec::new();
    for one in all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())) {
        order.push(one.id);
        seen.insert(one.id, one);
    }
    let rows = read
        .rows(
            "SELECT plan_id, successor_id
             FROM plan_succession
             ORDER BY plan_id, successor_id",
            values![],
        )
        .await?;
    for row in &rows {
        let (of, successor) = (row.id("plan_id")?, row.id("successor_id")?);
        if seen.contains_key(&successor)
            && let Some(plan) = seen.get_mut(&of)
        {
            plan.particulars.successors.insert(successor);
        }
    }
    Ok(order.iter().filter_map(|id| seen.remove(id)).collect())
}

/// One plan, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn plan_by_id(
    read: &mut Read,
    sight: &Sight,
    id: PolicyPlanId,
) -> Result<Option<PolicyPlan>, StoreError> {
    Ok(plans(read, sight).await?.into_iter().find(|one| one.id == id))
}

pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    id: PolicyPlanId,
    new: &NewPolicyPlan,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO policy_plan (id, title, about, since, until, owner, state, openness, source, version,
                                  changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'preparing', $7, $8, 1, $9)",
        values![
            id,
            &new.title,
            &new.about,
            new.since.map(|date| date.to_string()),
            new.until.map(|date| date.to_string()),
            new.owner.clone(),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await?;
    add_successors(tx, permit, id, &new.successors).await
}

/// Keeps a changed plan, when it still is the version that the writer saw. `gone` are successors taken
/// away; one that the writer cannot see stays.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    permit: &Permit,
    seen: (PolicyPlanId, i64),
    new: &NewPolicyPlan,
    gone: &BTreeSet<PolicyPlanId>,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE policy_plan
         SET title = $3, about = $4, since = $5, until = $6, owner = $7, openness = $8, source = $9,
             version = version + 1, changed_at = $10
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            &new.title,
            &new.about,
            new.since.map(|date| date.to_string()),
            new.until.map(|date| date.to_string()),
            new.owner.clone(),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await?;
    for successor in gone {
        let sql = "DELETE FROM plan_succession WHERE plan_id = $1 AND successor_id = $2";
        tx.execute(sql, values![seen.0, *successor]).await?;
    }
    add_successors(tx, permit, seen.0, &new.successors).await
}

async fn add_successors(
    tx: &mut Tx,
    _permit: &Permit,
    plan: PolicyPlanId,
    successors: &BTreeSet<PolicyPlanId>,
) -> Result<(), StoreError> {
    for successor in successors {
        let sql = "INSERT INTO plan_succession (plan_id, successor_id) VALUES ($1, $2)
                   ON CONFLICT (plan_id, successor_id) DO NOTHING";
        tx.execute(sql, values![plan, *successor]).await?;
    }
    Ok(())
}

/// Keeps where a plan stands now.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (PolicyPlanId, i64),
    (state, decision): (PlanState, Option<DecisionId>),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE policy_plan
         SET state = $3, decision_id = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), decision, now],
    )
    .await
}
