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
pub(crate) async fn theme_by_id(
    read: &mut Read,
    sight: &Sight,
    id: ThemeId,
) -> Result<Option<Theme>, StoreError> {
    Ok(themes(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// What the themes that lie within the sight are called by now.
///
/// # Errors
/// When the database does not answer.
pub async fn theme_titles(read: &mut Read, sight: &Sight) -> Result<BTreeMap<ThemeId, String>, StoreError> {
    let name = |one: &Theme| (one.id, one.particulars.latest_name().to_owned());
    Ok(themes(read, sight).await?.iter().map(name).collect())
}

/// Keeps a theme: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (ThemeId, i64),
    new: &NewTheme,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO theme (id, kind, number, about, names, openness, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)
         ON CONFLICT (id) DO UPDATE
         SET kind = excluded.kind, number = excluded.number, about = excluded.about, names = excluded.names,
             openness = excluded.openness, source = excluded.source, version = theme.version + 1,
             changed_at = excluded.changed_at
         WHERE theme.version = $9",
        values![
            id,
            new.kind.name(),
            new.number,
            &new.about,
            json!(new.names),
            new.openness.name(),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}
