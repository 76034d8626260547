//! Where money comes from, and what it is spent on.

use std::collections::BTreeMap;

use access::Permit;
use kernel::Instant;
use store::{NEW, Read, Row, StoreError, Tx, values};

use super::{optional_year, read_document, written};
use crate::{CoverageSource, CoverageSourceId, CoverageState, InterventionId, SourceParticulars};

fn source(row: &Row) -> Result<CoverageSource, StoreError> {
    Ok(CoverageSource {
        id: row.id("id")?,
        particulars: SourceParticulars {
            name: row.get("name")?,
            kind: row.parsed("kind")?,
            lasting: row.parsed("lasting")?,
            purpose: row.get("purpose")?,
            ceiling: read_document(row, "ceiling")?,
            from: optional_year(row, "from_year")?,
            until: optional_year(row, "until_year")?,
            sub_grants: read_document(row, "sub_grants")?,
            decision: row.optional_id("decision_id")?,
            document: row.get("document")?,
        },
        state: row.parsed("state")?,
        version: row.get("version")?,
    })
}

/// All sources, by name. Who shows them leaves out what the plan at hand does not use.
pub(crate) async fn all_sources(
    read: &mut Read,
) -> Result<BTreeMap<CoverageSourceId, CoverageSource>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, kind, lasting, purpose, ceiling, from_year, until_year, sub_grants,
                    decision_id, document, state, version
             FROM coverage_source
             ORDER BY id",
            values![],
        )
        .await?;
    rows.iter().map(|row| source(row).map(|source| (source.id, source))).collect()
}

/// One source.
pub(crate) async fn find_source(
    read: &mut Read,
    id: CoverageSourceId,
) -> Result<Option<CoverageSource>, StoreError> {
    Ok(all_sources(read).await?.remove(&id))
}

/// A new source, of which nothing is sure yet.
pub(crate) async fn insert_source(
    tx: &mut Tx,
    permit: &Permit,
    id: CoverageSourceId,
    particulars: &SourceParticulars,
    now: Instant,
) -> Result<(), StoreError> {
    update_source(tx, permit, (id, NEW), particulars, now).await
}

/// Keeps a changed source, when it still is the version `seen` that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update_source(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (CoverageSourceId, i64),
    particulars: &SourceParticulars,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO coverage_source (id, name, kind, lasting, purpose, ceiling, from_year, until_year,
                                      sub_grants, decision_id, document, state, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'assumed', 1, $12)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, kind = excluded.kind, lasting = excluded.lasting,
             purpose = excluded.purpose, ceiling = excluded.ceiling, from_year = excluded.from_year,
             until_year = excluded.until_year, sub_grants = excluded.sub_grants,
             decision_id = excluded.decision_id, document = excluded.document,
             version = coverage_source.version + 1, changed_at = excluded.changed_at
         WHERE coverage_source.version = $13",
        values![
            id,
            &particulars.name,
            particulars.kind.name(),
            particulars.lasting.name(),
            &particulars.purpose,
            written(&particulars.ceiling)?,
            particulars.from.map(i64::from),
            particulars.until.map(i64::from),
            written(&particulars.sub_grants)?,
            particulars.decision,
            &particulars.document,
            now,
            seen,
        ],
    )
    .await
}

/// Keeps how sure the money of a source is.
pub(crate) async fn step_source(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (CoverageSourceId, i64),
    state: CoverageState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE coverage_source
         SET state = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), now],
    )
    .await
}

/// What all interventions are called. Who shows them leaves out what the plan at hand does not name.
pub(crate) async fn interventions(read: &mut Read) -> Result<BTreeMap<InterventionId, String>, StoreError> {
    let rows = read.rows("SELECT id, name FROM intervention ORDER BY id", values![]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("name")?))).collect()
}

/// A new intervention.
pub(crate) async fn insert_intervention(
    tx: &mut Tx,
    _permit: &Permit,
    id: InterventionId,
    name: &str,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO intervention (id, name, created_at)
         VALUES ($1, $2, $3)",
        values![id, name, now],
    )
    .await
    .map(drop)
}
