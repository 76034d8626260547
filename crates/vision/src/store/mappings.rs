use std::collections::BTreeSet;

use access::{Permit, Sight};
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use super::goals::nodes;
use crate::{GoalMapping, GoalMappingId, GoalNodeId, NewGoalMapping};

fn mapping(row: &Row) -> Result<GoalMapping, StoreError> {
    Ok(GoalMapping {
        id: row.id("id")?,
        particulars: NewGoalMapping {
            from: row.id("from_node_id")?,
            to: row.id("to_node_id")?,
            permille: row.get("permille")?,
            note: row.get("note")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
    })
}

/// The mappings of which both goals lie within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn mappings(read: &mut Read, sight: &Sight) -> Result<Vec<GoalMapping>, StoreError> {
    let seen: BTreeSet<GoalNodeId> = nodes(read, sight).await?.into_iter().map(|one| one.id).collect();
    let all = all_mappings(read).await?;
    let both = |one: &GoalMapping| seen.contains(&one.particulars.from) && seen.contains(&one.particulars.to);
    Ok(all.into_iter().filter(both).collect())
}

async fn all_mappings(read: &mut Read) -> Result<Vec<GoalMapping>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, from_node_id, to_node_id, permille, note, source, version
             FROM goal_mapping
             ORDER BY id",
            values![],
        )
        .await?;
    rows.iter().map(mapping).collect()
}

/// The shares of the other lines that leave a goal, whoever may see where they lead.
pub(crate) async fn other_shares(
    read: &mut Read,
    from: GoalNodeId,
    except: Option<GoalMappingId>,
) -> Result<Vec<Option<i64>>, StoreError> {
    let all = all_mappings(read).await?;
    let others = all.into_iter().filter(|one| one.particulars.from == from && Some(one.id) != except);
    Ok(others.map(|one| one.particulars.permille).collect())
}

/// Keeps where a goal went: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (GoalMappingId, i64),
    new: &NewGoalMapping,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO goal_mapping (id, from_node_id, to_node_id, permille, note, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, 1, $7)
         ON CONFLICT (id) DO UPDATE
         SET from_node_id = excluded.from_node_id, to_node_id = excluded.to_node_id,
             permille = excluded.permille, note = excluded.note, source = excluded.source,
             version = goal_mapping.version + 1, changed_at = excluded.changed_at
         WHERE goal_mapping.version = $8",
        values![id, new.from, new.to, new.permille, &new.note, new.source.clone(), now, seen,],
    )
    .await
}

/// Takes a mapping away, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn delete(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (GoalMappingId, i64),
) -> Result<(), StoreError> {
    tx.execute_on_seen("DELETE FROM goal_mapping WHERE id = $1 AND version = $2", values![seen.0, seen.1])
        .await
}
