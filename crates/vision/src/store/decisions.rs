use std::collections::BTreeMap;

use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Decision, DecisionId, DecisionTitle, NewDecision};

fn decision(row: &Row) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: row.id("id")?,
        particulars: NewDecision {
            kind: row.parsed("kind")?,
            body: row.parsed("body")?,
            date: row.parsed("dated")?,
            title: row.get("title")?,
            summary: row.get("summary")?,
            link: row.optionally_parsed("link")?,
            datings: row.document("datings")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The decisions that lie within the sight, the youngest first; a municipality has some thousands, so all of them.
///
/// # Errors
/// When the database does not answer.
pub async fn decisions(read: &mut Read, sight: &Sight) -> Result<Vec<Decision>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, kind, body, dated, title, summary, link, datings, openness, source, version, changed_at
             FROM decision
             ORDER BY id",
            values![],
        )
        .await?;
    let all: Vec<Decision> = rows.iter().map(decision).collect::<Result<_, _>>()?;
    let mut seen: Vec<Decision> =
        all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect();
    seen.sort_by_key(|one| std::cmp::Reverse(one.particulars.date));
    Ok(seen)
}

/// One decision, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn decision_by_id(
    read: &mut Read,
    sight: &Sight,
    id: DecisionId,
) -> Result<Option<Decision>, StoreError> {
    Ok(decisions(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// What other rooms show of the decisions that lie within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn decision_titles(
    read: &mut Read,
    sight: &Sight,
) -> Result<BTreeMap<DecisionId, DecisionTitle>, StoreError> {
    let title = |one: Decision| {
        let NewDecision { title, date, body, openness, .. } = one.particulars;
        (one.id, DecisionTitle { title, date, body, openness })
    };
    Ok(decisions(read, sight).await?.into_iter().map(title).collect())
}

/// Keeps a decision: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (DecisionId, i64),
    new: &NewDecision,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO decision (id, kind, body, dated, title, summary, link, datings, openness, source, version,
                               changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)
         ON CONFLICT (id) DO UPDATE
         SET kind = excluded.kind, body = excluded.body, dated = excluded.dated, title = excluded.title,
             summary = excluded.summary, link = excluded.link, datings = excluded.datings,
             openness = excluded.openness, source = excluded.source, version = decision.version + 1,
             changed_at = excluded.changed_at
         WHERE decision.version = $12",
        values![
            id,
            new.kind.name(),
            new.body.name(),
            new.date.to_string(),
            &new.title,
            &new.summary,
            new.link.as_ref().map(|link| link.as_str()),
            json!(new.datings),
            new.openness.name(),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}
