//! Value cases, each for whoever may see it.

use access::{Permit, Sight};
use kernel::Instant;
use serde::{Deserialize, Serialize};
use store::{Read, Row, StoreError, Tx, values};

use super::{read_document, written};
use crate::{
    AmountShape, CaseMaterial, CaseSelection, CaseTiming, CostRow, NewValueCase, ValueCase, ValueCaseId,
    WithoutFrom,
};

/// All of a value case that no statement searches in.
#[derive(Serialize, Deserialize)]
struct Content {
    about: String,
    material: CaseMaterial,
    cost: Option<Vec<CostRow>>,
    shape: AmountShape,
    selection: CaseSelection,
    without_from: WithoutFrom,
    rate: u16,
    rate_source: String,
    timing: CaseTiming,
    seed: u32,
    caveats: Vec<String>,
}

impl Content {
    fn of(new: &NewValueCase) -> Self {
        Self {
            about: new.about.clone(),
            material: new.material.clone(),
            cost: new.cost.clone(),
            shape: new.shape,
            selection: new.selection,
            without_from: new.without_from,
            rate: new.rate,
            rate_source: new.rate_source.clone(),
            timing: new.timing,
            seed: new.seed,
            caveats: new.caveats.clone(),
        }
    }
}

fn value_case(row: &Row) -> Result<ValueCase, StoreError> {
    let content: Content = read_document(row, "content")?;
    Ok(ValueCase {
        id: row.id("id")?,
        particulars: NewValueCase {
            name: row.get("name")?,
            about: content.about,
            material: content.material,
            cost: content.cost,
            shape: content.shape,
            selection: content.selection,
            without_from: content.without_from,
            rate: content.rate,
            rate_source: content.rate_source,
            timing: content.timing,
            seed: content.seed,
            caveats: content.caveats,
            openness: row.parsed("openness")?,
            document: row.get("document")?,
        },
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The value cases within sight, by name.
pub(crate) async fn value_cases(read: &mut Read, sight: &Sight) -> Result<Vec<ValueCase>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, openness, document, content, version, changed_at
             FROM value_case
             ORDER BY LOWER(name), id",
            values![],
        )
        .await?;
    let all = rows.iter().map(value_case).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

/// One value case, when it lies within sight.
pub(crate) async fn find_value_case(
    read: &mut Read,
    sight: &Sight,
    id: ValueCaseId,
) -> Result<Option<ValueCase>, StoreError> {
    let row = read
        .row(
            "SELECT id, name, openness, document, content, version, changed_at
             FROM value_case
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(value_case).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, one.id.uuid())))
}

/// A new value case.
pub(crate) async fn insert_value_case(
    tx: &mut Tx,
    _permit: &Permit,
    id: ValueCaseId,
    new: &NewValueCase,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO value_case (id, name, openness, document, content, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, 1, $6, $6)",
        values![id, &new.name, new.openness.name(), &new.document, written(&Content::of(new))?, now],
    )
    .await
    .map(drop)
}

/// Keeps a changed value case, when it still is the version that the writer saw.
pub(crate) async fn update_value_case(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (ValueCaseId, i64),
    new: &NewValueCase,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE value_case
         SET name = $3, openness = $4, document = $5, content = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            &new.name,
            new.openness.name(),
            &new.document,
            written(&Content::of(new))?,
            now,
        ],
    )
    .await
}
