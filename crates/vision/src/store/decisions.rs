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
             ORDER BY dated DESC, id",
            values![],
        )
        .await?;
    let all: Vec<Decision> = rows.iter().map(decision).collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

/// One decision, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn decision_by_id(
    read: &mut Read,
    sight: &Sight,
    id: DecisionId,
) -> Result<Option<Decision>, StoreError> {
    let row = read
        .row(
            "SELECT id, kind, body, dated, title, summary, link, datings, openness, source, version, changed_at
             FROM decision
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(decision).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, id.uuid())))
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

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: DecisionId,
    new: &NewDecision,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO decision (id, kind, body, dated, title, summary, link, datings, openness, source,
                               version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11)",
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
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed decision, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (DecisionId, i64),
    new: &NewDecision,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE decision
         SET kind = $3, body = $4, dated = $5, title = $6, summary = $7, link = $8, datings = $9,
             openness = $10, source = $11, version = version + 1, changed_at = $12
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
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
        ],
    )
    .await
}
