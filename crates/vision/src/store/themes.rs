use std::collections::BTreeMap;

use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{NewTheme, Theme, ThemeId};

fn theme(row: &Row) -> Result<Theme, StoreError> {
    Ok(Theme {
        id: row.id("id")?,
        particulars: NewTheme {
            kind: row.parsed("kind")?,
            number: row.get("number")?,
            about: row.get("about")?,
            names: row.document("names")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The themes that lie within the sight, by kind and place.
///
/// # Errors
/// When the database does not answer.
pub async fn themes(read: &mut Read, sight: &Sight) -> Result<Vec<Theme>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, kind, number, about, names, openness, source, version, changed_at
             FROM theme
             ORDER BY number, id",
            values![],
        )
        .await?;
    let all: Vec<Theme> = rows.iter().map(theme).collect::<Result<_, _>>()?;
    let mut seen: Vec<Theme> =
        all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect();
    seen.sort_by_key(|one| one.particulars.kind);
    Ok(seen)
}

/// One theme, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub async fn theme_by_id(read: &mut Read, sight: &Sight, id: ThemeId) -> Result<Option<Theme>, StoreError> {
    let row = read
        .row(
            "SELECT id, kind, number, about, names, openness, source, version, changed_at
             FROM theme
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found = row.as_ref().map(theme).transpose()?;
    Ok(found.filter(|one| sight.holds(one.particulars.openness, id.uuid())))
}

/// What the themes that lie within the sight are called by now.
///
/// # Errors
/// When the database does not answer.
pub async fn theme_titles(read: &mut Read, sight: &Sight) -> Result<BTreeMap<ThemeId, String>, StoreError> {
    let name = |one: &Theme| (one.id, one.particulars.latest_name().to_owned());
    Ok(themes(read, sight).await?.iter().map(name).collect())
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: ThemeId,
    new: &NewTheme,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO theme (id, kind, number, about, names, openness, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)",
        values![
            id,
            new.kind.name(),
            new.number,
            &new.about,
            json!(new.names),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed theme, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (ThemeId, i64),
    new: &NewTheme,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE theme
         SET kind = $3, number = $4, about = $5, names = $6, openness = $7, source = $8,
             version = version + 1, changed_at = $9
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            new.kind.name(),
            new.number,
            &new.about,
            json!(new.names),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await
}
