use std::collections::BTreeMap;

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use super::{themes, ties};
use crate::{
    DecisionId, FrameworkState, GoalFramework, GoalFrameworkId, GoalNode, GoalNodeId, GoalTitle,
    NewGoalFramework, NewGoalNode, ThemeId, Ties,
};

fn framework(row: &Row) -> Result<GoalFramework, StoreError> {
    let year: i64 = row.get("budget_year")?;
    let unreadable = || StoreError::Unreadable { column: "budget_year".to_owned(), value: year.to_string() };
    Ok(GoalFramework {
        id: row.id("id")?,
        year: i32::try_from(year).map_err(|_| unreadable())?,
        name: row.get("name")?,
        state: row.parsed("state")?,
        decision: row.optional_id("decision_id")?,
        openness: row.parsed("openness")?,
        source: row.get("source")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The goal frameworks that lie within the sight, by year.
///
/// # Errors
/// When the database does not answer.
pub async fn frameworks(read: &mut Read, sight: &Sight) -> Result<Vec<GoalFramework>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, budget_year, name, state, decision_id, openness, source, version, changed_at
             FROM goal_framework
             ORDER BY budget_year, id",
            values![],
        )
        .await?;
    let all: Vec<GoalFramework> = rows.iter().map(framework).collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.openness, one.id.uuid())).collect())
}

/// The nodes of the goal frameworks that lie within the sight, by year and code.
///
/// # Errors
/// When the database does not answer.
pub async fn nodes(read: &mut Read, sight: &Sight) -> Result<Vec<GoalNode>, StoreError> {
    let years: BTreeMap<GoalFrameworkId, i32> =
        frameworks(read, sight).await?.into_iter().map(|one| (one.id, one.year)).collect();
    let rows = read
        .rows(
            "SELECT node.id, node.framework_id, node.parent_id, parent.code AS parent_code, node.level, node.code, node.name, node.criteria, node.owner, node.source, node.version
             FROM goal_node AS node
             LEFT JOIN goal_node AS parent
               ON parent.id = node.parent_id
             ORDER BY node.code, node.id",
            values![],
        )
        .await?;
    let mut nodes = Vec::with_capacity(rows.len());
    for row in &rows {
        let of: GoalFrameworkId = row.id("framework_id")?;
        if let Some(year) = years.get(&of) {
            nodes.push(node(row, of, *year)?);
        }
    }
    nodes.sort_by_key(|one| one.year);
    let themes = themes::theme_titles(read, sight).await?;
    let mut served = ties::all(read, &ties::GOAL_THEME, |id| themes.contains_key(id)).await?;
    for node in &mut nodes {
        node.particulars.themes = served.remove(&node.id).unwrap_or_default();
    }
    Ok(nodes)
}

fn node(row: &Row, framework: GoalFrameworkId, year: i32) -> Result<GoalNode, StoreError> {
    Ok(GoalNode {
        id: row.id("id")?,
        framework,
        year,
        parent: row.optional_id("parent_id")?,
        particulars: NewGoalNode {
            parent: row.get("parent_code")?,
            themes: Ties::new(),
            level: row.parsed("level")?,
            code: row.get("code")?,
            name: row.get("name")?,
            criteria: row.get("criteria")?,
            owner: row.get("owner")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
    })
}

/// What other rooms show of the goals that lie within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn goal_titles(
    read: &mut Read,
    sight: &Sight,
) -> Result<BTreeMap<GoalNodeId, GoalTitle>, StoreError> {
    let title = |one: GoalNode| {
        let NewGoalNode { code, name, level, .. } = one.particulars;
        (one.id, GoalTitle { year: one.year, code, name, level })
    };
    Ok(nodes(read, sight).await?.into_iter().map(title).collect())
}

/// Keeps the year, name and openness of the goals of a year: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save_framework(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (GoalFrameworkId, i64),
    new: &NewGoalFramework,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO goal_framework (id, budget_year, name, openness, source, state, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, 'draft', 1, $6)
         ON CONFLICT (id) DO UPDATE
         SET budget_year = excluded.budget_year, name = excluded.name, openness = excluded.openness,
             source = excluded.source, version = goal_framework.version + 1, changed_at = excluded.changed_at
         WHERE goal_framework.version = $7",
        values![id, i64::from(new.year), &new.name, new.openness.name(), new.source.clone(), now, seen,],
    )
    .await
}

/// Keeps where a framework stands now.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_framework_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (GoalFrameworkId, i64),
    (state, decision): (FrameworkState, Option<DecisionId>),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE goal_framework
         SET state = $3, decision_id = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), decision, now],
    )
    .await
}

/// Keeps a node: a new one, or the one of which the writer saw version `seen`. `at` is its framework and the
/// node above it.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save_node(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (GoalNodeId, i64),
    at: (GoalFrameworkId, Option<GoalNodeId>),
    new: &NewGoalNode,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO goal_node (id, framework_id, parent_id, level, code, name, criteria, owner, source,
                                version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10)
         ON CONFLICT (id) DO UPDATE
         SET framework_id = excluded.framework_id, parent_id = excluded.parent_id, level = excluded.level,
             code = excluded.code, name = excluded.name, criteria = excluded.criteria, owner = excluded.owner,
             source = excluded.source, version = goal_node.version + 1, changed_at = excluded.changed_at
         WHERE goal_node.version = $11",
        values![
            id,
            at.0,
            at.1,
            new.level.name(),
            &new.code,
            &new.name,
            &new.criteria,
            new.owner.clone(),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}

/// Makes what a node serves, as far as the writer saw it in `old`, what it is now.
pub(crate) async fn save_ties(
    tx: &mut Tx,
    permit: &Permit,
    id: GoalNodeId,
    ties: (&Ties<ThemeId>, &Ties<ThemeId>),
) -> Result<(), StoreError> {
    ties::keep(tx, permit, &ties::GOAL_THEME, id, ties).await
}
