use std::collections::BTreeMap;
use std::str::FromStr;

use access::Permit;
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use crate::{Decided, Taken};

/// The kinds of things that steps are kept of.
pub(crate) const PILOT: &str = "pilot";
pub(crate) const EVALUATION: &str = "evaluation";

fn taken<S: FromStr>(row: &Row) -> Result<Taken<S>, StoreError> {
    Ok(Taken {
        step: row.parsed("step")?,
        on: row.parsed("taken_on")?,
        reason: row.get("reason")?,
        decision: Decided::of(row.optional_id("decision_id")?, row.get("decision_named")?),
        due_before: row.optionally_parsed("due_before")?,
        due_after: row.optionally_parsed("due_after")?,
        owner: row.get("owner")?,
    })
}

/// What happened to all things of this kind, the oldest first.
pub(crate) async fn of_all<S: FromStr>(
    read: &mut Read,
    kind: &'static str,
) -> Result<BTreeMap<Uuid, Vec<Taken<S>>>, StoreError> {
    let rows = read
        .rows(
            "SELECT subject_id, step, taken_on, reason, decision_id, decision_named, due_before, due_after, owner
             FROM learning_step
             WHERE subject_kind = $1
             ORDER BY subject_id, number",
            values![kind],
        )
        .await?;
    let mut histories: BTreeMap<Uuid, Vec<Taken<S>>> = BTreeMap::new();
    for row in &rows {
        histories.entry(row.get("subject_id")?).or_default().push(taken(row)?);
    }
    Ok(histories)
}

/// Writes a step down after those that were taken before; the writer holds the version of the thing.
pub(crate) async fn insert<S: std::fmt::Display>(
    tx: &mut Tx,
    _permit: &Permit,
    (id, kind, subject): (Uuid, &'static str, Uuid),
    taken: &Taken<S>,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO learning_step (id, subject_kind, subject_id, number, step, taken_on, reason, decision_id,
                                    decision_named, due_before, due_after, owner, recorded_at)
         VALUES ($1, $2, $3,
                 (SELECT COALESCE(MAX(number), 0) + 1 FROM learning_step WHERE subject_id = $3),
                 $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        values![
            id,
            kind,
            subject,
            taken.step.to_string(),
            taken.on.to_string(),
            &taken.reason,
            taken.decision.as_ref().and_then(|decision| decision.id),
            taken.decision.as_ref().map_or("", |decision| decision.named.as_str()),
            taken.due_before.map(|span| span.to_string()),
            taken.due_after.map(|span| span.to_string()),
            taken.owner.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}
