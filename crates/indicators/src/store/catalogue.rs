use std::collections::BTreeSet;

use access::{Permit, Sight};
use kernel::{Instant, Openness};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Definition, DefinitionId, DefinitionVersion, Indicator, IndicatorId, Label, Series, Slug};

fn definition(row: &Row) -> Result<DefinitionVersion, StoreError> {
    Ok(DefinitionVersion {
        id: row.id("definition_id")?,
        series: Series(row.get("series")?),
        number: row.get("number")?,
        definition: row.document("definition")?,
        change: row.get("change")?,
        since: row.get("since")?,
    })
}

fn indicator(row: &Row) -> Result<Indicator, StoreError> {
    Ok(Indicator {
        id: row.id("id")?,
        slug: row.parsed("slug")?,
        label: Label {
            name: row.get("name")?,
            topic: row.parsed("topic")?,
            headline: row.get("headline")?,
            openness: row.parsed("openness")?,
            retired: row.get("retired")?,
        },
        current: definition(row)?,
        version: row.get("version")?,
    })
}

fn is_held(row: &Row, sight: &Sight) -> Result<bool, StoreError> {
    let (openness, id): (Openness, uuid::Uuid) = (row.parsed("openness")?, row.get("id")?);
    Ok(sight.holds(openness, id))
}

/// The indicators that lie within, by name.
pub(crate) async fn all(read: &mut Read, sight: &Sight) -> Result<Vec<Indicator>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.id, i.slug, i.name, i.topic, i.headline, i.openness, i.retired, i.version,
                    d.id AS definition_id, d.series, d.number, d.definition, d.change, d.since
             FROM indicator AS i
             JOIN indicator_definition AS d ON d.series = i.current_series
             ORDER BY i.slug",
            values![],
        )
        .await?;
    let mut held = Vec::with_capacity(rows.len());
    for row in &rows {
        if is_held(row, sight)? {
            held.push(indicator(row)?);
        }
    }
    // Both engines sort letters their own way.
    held.sort_by_cached_key(|one| one.label.name.to_lowercase());
    Ok(held)
}

/// One indicator, when it lies within.
pub(crate) async fn find(
    read: &mut Read,
    sight: &Sight,
    slug: &Slug,
) -> Result<Option<Indicator>, StoreError> {
    let row = read
        .row(
            "SELECT i.id, i.slug, i.name, i.topic, i.headline, i.openness, i.retired, i.version,
                    d.id AS definition_id, d.series, d.number, d.definition, d.change, d.since
             FROM indicator AS i
             JOIN indicator_definition AS d ON d.series = i.current_series
             WHERE i.slug = $1",
            values![slug.as_str()],
        )
        .await?;
    match row {
        Some(row) if is_held(&row, sight)? => indicator(&row).map(Some),
        Some(_) | None => Ok(None),
    }
}

/// The words of the indicators of which figures came in after this import, whoever may see them.
pub(crate) async fn brought_in_after(read: &mut Read, import: i64) -> Result<BTreeSet<Slug>, StoreError> {
    let rows = read
        .rows(
            "SELECT slug
             FROM indicator
             WHERE last_import > $1
             ORDER BY slug",
            values![import],
        )
        .await?;
    rows.iter().map(|row| row.parsed("slug")).collect()
}

/// Remembers that figures of a series came in with this import.
pub(crate) async fn note_import(
    tx: &mut Tx,
    _permit: &Permit,
    (series, import): (Series, i64),
) -> Result<(), StoreError> {
    tx.execute("UPDATE indicator SET last_import = $2 WHERE current_series = $1", values![series.0, import])
        .await
        .map(drop)
}

/// Whether a word is in use, whoever may see it.
pub(crate) async fn is_taken(read: &mut Read, slug: &Slug) -> Result<bool, StoreError> {
    Ok(read.row("SELECT slug FROM indicator WHERE slug = $1", values![slug.as_str()]).await?.is_some())
}

/// All versions of the definition of an indicator, the latest first.
pub(crate) async fn definitions(
    read: &mut Read,
    id: IndicatorId,
) -> Result<Vec<DefinitionVersion>, StoreError> {
    let rows = read
        .rows(
            "SELECT id AS definition_id, series, number, definition, change, since
             FROM indicator_definition
             WHERE indicator_id = $1
             ORDER BY number DESC",
            values![id],
        )
        .await?;
    rows.iter().map(definition).collect()
}

/// The number of the next series; the writer holds the revision.
async fn next_series(read: &mut Read) -> Result<Series, StoreError> {
    let row =
        read.one("SELECT COALESCE(max(series), 0) + 1 AS next FROM indicator_definition", values![]).await?;
    row.get("next").map(Series)
}

/// A new indicator with the first version of its definition.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    (id, slug, label): (IndicatorId, &Slug, &Label),
    (definition_id, definition): (DefinitionId, &Definition),
    now: Instant,
) -> Result<(), StoreError> {
    let series = next_series(tx).await?;
    tx.execute(
        "INSERT INTO indicator (id, slug, name, topic, headline, openness, retired, current_series, last_import,
                                version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9, $9)",
        values![
            id,
            slug.as_str(),
            &label.name,
            label.topic.name(),
            label.headline,
            label.openness.name(),
            label.retired.clone(),
            series.0,
            now,
        ],
    )
    .await?;
    let version = DefinitionVersion {
        id: definition_id,
        series,
        number: 1,
        definition: definition.clone(),
        change: String::new(),
        since: now,
    };
    insert_definition(tx, permit, id, &version).await
}

async fn insert_definition(
    tx: &mut Tx,
    _permit: &Permit,
    id: IndicatorId,
    version: &DefinitionVersion,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO indicator_definition (id, indicator_id, series, number, definition, change, since)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            version.id,
            id,
            version.series.0,
            version.number,
            json!(version.definition),
            &version.change,
            version.since,
        ],
    )
    .await
    .map(drop)
}

/// Gives an indicator another label, when it still is the version that the writer saw.
pub(crate) async fn relabel(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (IndicatorId, i64),
    label: &Label,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE indicator
         SET name = $3, topic = $4, headline = $5, openness = $6, retired = $7, version = version + 1, changed_at = $8
         WHERE id = $1
           AND version = $2",
        values![
            id,
            seen,
            &label.name,
            label.topic.name(),
            label.headline,
            label.openness.name(),
            label.retired.clone(),
            now,
        ],
    )
    .await
}

/// Gives an indicator another definition, from which a new series follows.
pub(crate) async fn define_anew(
    tx: &mut Tx,
    permit: &Permit,
    (old, seen): (&Indicator, i64),
    (definition_id, definition, change): (DefinitionId, &Definition, &str),
    now: Instant,
) -> Result<(), StoreError> {
    let series = next_series(tx).await?;
    tx.execute_on_seen(
        "UPDATE indicator
         SET current_series = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![old.id, seen, series.0, now],
    )
    .await?;
    let version = DefinitionVersion {
        id: definition_id,
        series,
        number: old.current.number + 1,
        definition: definition.clone(),
        change: change.to_owned(),
        since: now,
    };
    insert_definition(tx, permit, old.id, &version).await
}
