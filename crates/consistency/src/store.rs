//! All SQL of the room.

use access::Permit;
use kernel::Instant;
use store::{Migration, Read, Row, StoreError, Tx, values};

use crate::{Explanation, ExplanationId, ExplanationState, Rule};

/// The table of explanations.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 14,
        name: "explanations of findings",
        both: include_str!("../migrations/0014_consistency.sql"),
        sqlite: "",
        postgres: "",
    }]
}

fn explanation(row: &Row) -> Result<Explanation, StoreError> {
    Ok(Explanation {
        id: row.id("id")?,
        rule: row.parsed("rule")?,
        key: row.get("finding_key")?,
        mark: row.get("mark")?,
        arithmetic: row.get("arithmetic")?,
        standing: row.parsed("standing")?,
        why: row.get("why")?,
        account: row.optional_id("account_id")?,
        by: row.get("by_name")?,
        at: row.get("explained_at")?,
        state: row.parsed("state")?,
        ended_at: row.get("ended_at")?,
    })
}

/// The explanations that hold.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn held(read: &mut Read) -> Result<Vec<Explanation>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, rule, finding_key, mark, arithmetic, standing, why, account_id, by_name,
                    explained_at, state, ended_at
             FROM explanation
             WHERE state = 'holds'
             ORDER BY id",
            values![],
        )
        .await?;
    rows.iter().map(explanation).collect()
}

/// All that was ever said of one finding, newest first.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn history(read: &mut Read, rule: Rule, key: &str) -> Result<Vec<Explanation>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, rule, finding_key, mark, arithmetic, standing, why, account_id, by_name,
                    explained_at, state, ended_at
             FROM explanation
             WHERE rule = $1
               AND finding_key = $2
             ORDER BY explained_at DESC, id DESC",
            values![rule.name(), key],
        )
        .await?;
    rows.iter().map(explanation).collect()
}

/// Keeps a new explanation.
///
/// # Errors
/// [`StoreError::Taken`] when another holds.
pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, new: &Explanation) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO explanation (id, rule, finding_key, mark, arithmetic, standing, why, account_id,
                                  by_name, explained_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        values![
            new.id,
            new.rule.name(),
            &new.key,
            &new.mark,
            new.arithmetic.clone(),
            new.standing.name(),
            &new.why,
            new.account,
            &new.by,
            new.at,
            new.state.name(),
        ],
    )
    .await
    .map(drop)
}

/// Ends an explanation that holds.
///
/// # Errors
/// [`StoreError::Stale`] when it ended already.
pub(crate) async fn end(
    tx: &mut Tx,
    _permit: &Permit,
    id: ExplanationId,
    (state, at): (ExplanationState, Instant),
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE explanation
         SET state = $2, ended_at = $3
         WHERE id = $1
           AND state = 'holds'",
        values![id, state.name(), at],
    )
    .await
}
