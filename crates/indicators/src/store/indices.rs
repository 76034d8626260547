use access::Permit;
use kernel::{AccountId, Instant};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Index, IndexId, IndexOutcome, Place, PlaceScores, RecipeId, RecipeState, Slug, VersionHead};

fn index(row: &Row) -> Result<Index, StoreError> {
    Ok(Index {
        id: row.id("index_id")?,
        slug: row.parsed("slug")?,
        name: row.get("name")?,
        about: row.get("about")?,
        kind: row.parsed("kind")?,
    })
}

fn head(row: &Row) -> Result<VersionHead, StoreError> {
    Ok(VersionHead {
        id: row.id("id")?,
        number: row.get("number")?,
        state: row.parsed("state")?,
        recipe: row.document("recipe")?,
        copied_from: row.get("copied_from")?,
        note: row.get("note")?,
        retired_because: row.get("retired_because")?,
        made_at: row.get("made_at")?,
        published_at: row.get("published_at")?,
        version: row.get("version")?,
    })
}

/// All versions of all indices without what came out, by the word of the index, the latest first.
pub(crate) async fn all(read: &mut Read) -> Result<Vec<(Index, VersionHead)>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.id AS index_id, i.slug, i.name, i.about, i.kind, r.id, r.number, r.state, r.recipe, r.copied_from,
                    r.note, r.retired_because, r.made_at, r.published_at, r.version
             FROM composite_index AS i
             JOIN index_recipe AS r ON r.index_id = i.id
             ORDER BY i.slug, r.number DESC",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((index(row)?, head(row)?))).collect()
}

/// All versions of one index, the latest first.
pub(crate) async fn of_index(
    read: &mut Read,
    slug: &Slug,
) -> Result<Option<(Index, Vec<VersionHead>)>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.id AS index_id, i.slug, i.name, i.about, i.kind, r.id, r.number, r.state, r.recipe, r.copied_from,
                    r.note, r.retired_because, r.made_at, r.published_at, r.version
             FROM composite_index AS i
             JOIN index_recipe AS r ON r.index_id = i.id
             WHERE i.slug = $1
             ORDER BY r.number DESC",
            values![slug.as_str()],
        )
        .await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let heads: Result<Vec<_>, StoreError> = rows.iter().map(head).collect();
    Ok(Some((index(first)?, heads?)))
}

/// What came out of a version.
pub(crate) async fn outcome(read: &mut Read, id: RecipeId) -> Result<Option<IndexOutcome>, StoreError> {
    let row = read
        .row("SELECT outcome FROM index_recipe WHERE id = $1 AND outcome IS NOT NULL", values![id])
        .await?;
    row.map(|row| row.document("outcome")).transpose()
}

/// What is known of a place by each version.
pub(crate) async fn of_place(
    read: &mut Read,
    place: Place,
) -> Result<Vec<(RecipeId, PlaceScores)>, StoreError> {
    let rows = read
        .rows(
            "SELECT s.recipe_id, s.scores
             FROM index_score AS s
             JOIN index_recipe AS r ON r.id = s.recipe_id
             WHERE s.place = $1
               AND r.state = 'published'
             ORDER BY s.recipe_id",
            values![place.key()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("recipe_id")?, row.document("scores")?))).collect()
}

pub(crate) async fn is_taken(read: &mut Read, slug: &Slug) -> Result<bool, StoreError> {
    let row = read.row("SELECT slug FROM composite_index WHERE slug = $1", values![slug.as_str()]).await?;
    Ok(row.is_some())
}

pub(crate) async fn is_preparer(
    read: &mut Read,
    id: RecipeId,
    account: AccountId,
) -> Result<bool, StoreError> {
    let row = read
        .row(
            "SELECT account_id FROM index_preparer WHERE recipe_id = $1 AND account_id = $2",
            values![id, account],
        )
        .await?;
    Ok(row.is_some())
}

pub(crate) async fn note_preparer(
    tx: &mut Tx,
    _permit: &Permit,
    id: RecipeId,
    account: AccountId,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO index_preparer (recipe_id, account_id)
         VALUES ($1, $2)
         ON CONFLICT (recipe_id, account_id) DO NOTHING",
        values![id, account],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_index(
    tx: &mut Tx,
    _permit: &Permit,
    index: &Index,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO composite_index (id, slug, name, about, kind, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        values![index.id, index.slug.as_str(), &index.name, &index.about, index.kind.name(), now],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_version(
    tx: &mut Tx,
    _permit: &Permit,
    index: IndexId,
    (head, outcome): (&VersionHead, Option<&IndexOutcome>),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO index_recipe (id, index_id, number, state, recipe, outcome, copied_from, note, retired_because,
                                   made_at, published_at, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)",
        values![
            head.id,
            index,
            head.number,
            head.state.name(),
            json!(head.recipe),
            outcome.map(|outcome| json!(outcome)),
            head.copied_from,
            &head.note,
            &head.retired_because,
            head.made_at,
            head.published_at,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps another recipe with what comes out of it, when the version still is what the writer saw.
pub(crate) async fn keep_recipe(
    tx: &mut Tx,
    _permit: &Permit,
    (head, seen): (&VersionHead, i64),
    outcome: Option<&IndexOutcome>,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE index_recipe
         SET recipe = $3, outcome = $4, made_at = $5, version = version + 1
         WHERE id = $1
           AND version = $2",
        values![head.id, seen, json!(head.recipe), outcome.map(|outcome| json!(outcome)), head.made_at,],
    )
    .await
}

/// Keeps where a version stands now, when it still is what the writer saw.
pub(crate) async fn keep_state(
    tx: &mut Tx,
    _permit: &Permit,
    (head, seen): (&VersionHead, i64),
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE index_recipe
         SET state = $3, note = $4, retired_because = $5, published_at = $6, version = version + 1
         WHERE id = $1
           AND version = $2",
        values![head.id, seen, head.state.name(), &head.note, &head.retired_because, head.published_at],
    )
    .await
}

/// Lays down what a page of a place shows of a version.
pub(crate) async fn keep_scores(
    tx: &mut Tx,
    _permit: &Permit,
    id: RecipeId,
    outcome: &IndexOutcome,
) -> Result<(), StoreError> {
    let row =
        |(position, place): (usize, &Place)| values![id, place.key(), json!(outcome.of_place(position))];
    tx.insert_rows(
        "INSERT INTO index_score (recipe_id, place, scores)",
        "ON CONFLICT (place, recipe_id) DO UPDATE SET scores = excluded.scores",
        outcome.places.iter().enumerate().map(row).collect(),
    )
    .await
}

/// Whether a version is the published one of its index.
pub(crate) fn is_published(head: &VersionHead) -> bool {
    head.state == RecipeState::Published
}
