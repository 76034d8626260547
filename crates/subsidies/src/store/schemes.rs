use access::Permit;
use chrono::NaiveDate;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{NewScheme, Rules, RulesVersion, Scheme, SchemeId};

fn scheme(row: &Row) -> Result<Scheme, StoreError> {
    Ok(Scheme {
        id: row.id("id")?,
        particulars: row.document("particulars")?,
        rules: rules(row)?,
        version: row.get("version")?,
    })
}

/// The version of the rules that stands in a row.
pub(crate) fn rules(row: &Row) -> Result<RulesVersion, StoreError> {
    Ok(RulesVersion { number: row.get("number")?, since: row.get("since")?, rules: row.document("rules")? })
}

/// All schemes with their latest rules, by name in addresses.
pub(crate) async fn schemes(read: &mut Read) -> Result<Vec<Scheme>, StoreError> {
    let rows = read
        .rows(
            "SELECT s.id, s.particulars, s.version, r.number, r.since, r.rules
             FROM subsidy_scheme s
             JOIN subsidy_rules r ON r.scheme_id = s.id
             WHERE r.number = (SELECT max(l.number) FROM subsidy_rules l WHERE l.scheme_id = s.id)
             ORDER BY s.slug",
            values![],
        )
        .await?;
    rows.iter().map(scheme).collect()
}

/// The scheme with its latest rules.
pub(crate) async fn find(read: &mut Read, id: SchemeId) -> Result<Option<Scheme>, StoreError> {
    Ok(schemes(read).await?.into_iter().find(|one| one.id == id))
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: SchemeId,
    new: &NewScheme,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_scheme (id, slug, particulars, version, changed_at)
         VALUES ($1, $2, $3, 1, $4)",
        values![id, new.slug.as_str(), json!(new), now],
    )
    .await?;
    Ok(())
}

/// Keeps what a scheme says of itself.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (SchemeId, i64),
    new: &NewScheme,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_scheme
         SET particulars = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, json!(new), now],
    )
    .await
}

/// Adds a version of the rules; the versions before it stay.
pub(crate) async fn insert_rules(
    tx: &mut Tx,
    _permit: &Permit,
    scheme: SchemeId,
    (number, rules): (i64, &Rules),
    since: NaiveDate,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_rules (scheme_id, number, rules, since)
         VALUES ($1, $2, $3, $4)",
        values![scheme, number, json!(rules), since],
    )
    .await?;
    Ok(())
}
