use std::collections::{BTreeMap, BTreeSet};

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use super::{goals, themes, ties};
use crate::{DecisionId, NewPolicyPlan, PlanState, PolicyPlan, PolicyPlanId, Ties};

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
            themes: Ties::new(),
            goals: Ties::new(),
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: row.parsed("state")?,
        decision: row.optional_id("decision_id")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The plans that lie within the sight, by name, each with as much of what it serves and what comes after it as does.
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
    let mut plans: Vec<PolicyPlan> =
        all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect();
    let (themes, goals) = (themes::theme_titles(read, sight).await?, goals::goal_titles(read, sight).await?);
    let mut for_themes = ties::all(read, &ties::PLAN_THEME, |id| themes.contains_key(id)).await?;
    let mut for_goals = ties::all(read, &ties::PLAN_GOAL, |id| goals.contains_key(id)).await?;
    let seen: BTreeSet<PolicyPlanId> = plans.iter().map(|plan| plan.id).collect();
    let mut successors = all_successors(read).await?;
    for plan in &mut plans {
        plan.particulars.themes = for_themes.remove(&plan.id).unwrap_or_default();
        plan.particulars.goals = for_goals.remove(&plan.id).unwrap_or_default();
        let after = successors.remove(&plan.id).unwrap_or_default();
        plan.particulars.successors = after.intersection(&seen).copied().collect();
    }
    Ok(plans)
}

async fn all_successors(
    read: &mut Read,
) -> Result<BTreeMap<PolicyPlanId, BTreeSet<PolicyPlanId>>, StoreError> {
    let rows = read
        .rows(
            "SELECT plan_id, successor_id
             FROM plan_succession
             ORDER BY plan_id, successor_id",
            values![],
        )
        .await?;
    let mut successors: BTreeMap<PolicyPlanId, BTreeSet<PolicyPlanId>> = BTreeMap::new();
    for row in &rows {
        successors.entry(row.id("plan_id")?).or_default().insert(row.id("successor_id")?);
    }
    Ok(successors)
}

/// One plan, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn plan_by_id(
    read: &mut Read,
    sight: &Sight,
    id: PolicyPlanId,
) -> Result<Option<PolicyPlan>, StoreError> {
    Ok(plans(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// Keeps a plan: a new one, or the one of which the writer saw version `seen`. What it is tied to goes by [`save_ties`].
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (PolicyPlanId, i64),
    new: &NewPolicyPlan,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO policy_plan (id, title, about, since, until, owner, openness, source, state, version,
                                  changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'preparing', 1, $9)
         ON CONFLICT (id) DO UPDATE
         SET title = excluded.title, about = excluded.about, since = excluded.since, until = excluded.until,
             owner = excluded.owner, openness = excluded.openness, source = excluded.source,
             version = policy_plan.version + 1, changed_at = excluded.changed_at
         WHERE policy_plan.version = $10",
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
            seen,
        ],
    )
    .await
}

/// Makes what comes after a plan and what it serves, as far as the writer saw it in `old`, what it is now; what they
/// cannot see stays.
pub(crate) async fn save_ties(
    tx: &mut Tx,
    permit: &Permit,
    id: PolicyPlanId,
    (old, new): (Option<&NewPolicyPlan>, &NewPolicyPlan),
) -> Result<(), StoreError> {
    let nothing = NewPolicyPlan::titled("");
    let old = old.unwrap_or(&nothing);
    for gone in old.successors.difference(&new.successors) {
        let sql = "DELETE FROM plan_succession WHERE plan_id = $1 AND successor_id = $2";
        tx.execute(sql, values![id, *gone]).await?;
    }
    for successor in &new.successors {
        let sql = "INSERT INTO plan_succession (plan_id, successor_id) VALUES ($1, $2)
                   ON CONFLICT (plan_id, successor_id) DO NOTHING";
        tx.execute(sql, values![id, *successor]).await?;
    }
    ties::keep(tx, permit, &ties::PLAN_THEME, id, (&old.themes, &new.themes)).await?;
    ties::keep(tx, permit, &ties::PLAN_GOAL, id, (&old.goals, &new.goals)).await
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
