use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{SynonymGroup, SynonymId, Synonyms};

fn group(row: &Row) -> Result<SynonymGroup, StoreError> {
    Ok(SynonymGroup {
        id: row.id("id")?,
        synonyms: Synonyms {
            nearness: row.parsed("nearness")?,
            word: row.get("word")?,
            others: row.document("others")?,
            why: row.get("why")?,
        },
        removed: row.get("removed")?,
        changed_by: row.optional_id("changed_by")?,
        changed_as: row.get("changed_as")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// All groups of synonyms, those that were taken away too, by word. They are in force for everybody: no scope.
pub(crate) async fn synonyms(read: &mut Read) -> Result<Vec<SynonymGroup>, StoreError> {
    groups(read, None).await
}

/// One group.
pub(crate) async fn find_synonym(read: &mut Read, id: SynonymId) -> Result<Option<SynonymGroup>, StoreError> {
    Ok(groups(read, Some(id)).await?.into_iter().next())
}

/// All groups, or the one that is named.
async fn groups(read: &mut Read, only: Option<SynonymId>) -> Result<Vec<SynonymGroup>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, nearness, word, others, why, removed, changed_by, changed_as, changed_at, version
             FROM synonym
             WHERE $1
                OR id = $2
             ORDER BY LOWER(word), id",
            values![only.is_none(), only],
        )
        .await?;
    rows.iter().map(group).collect()
}

pub(crate) async fn insert_synonym(
    tx: &mut Tx,
    permit: &Permit,
    id: SynonymId,
    synonyms: &Synonyms,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO synonym (id, nearness, word, others, why, removed, changed_by, changed_as, version,
                              created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)",
        values![
            id,
            synonyms.nearness.name(),
            &synonyms.word,
            json!(synonyms.others),
            &synonyms.why,
            false,
            permit.author().account,
            permit.author().role,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Saves what a group says now, if `seen` is still its version.
pub(crate) async fn save_synonym(
    tx: &mut Tx,
    permit: &Permit,
    (id, seen): (SynonymId, i64),
    (synonyms, removed): (&Synonyms, bool),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE synonym
         SET nearness = $3,
             word = $4,
             others = $5,
             why = $6,
             removed = $7,
             changed_by = $8,
             changed_as = $9,
             changed_at = $10,
             version = version + 1
         WHERE id = $1
           AND version = $2",
        values![
            id,
            seen,
            synonyms.nearness.name(),
            &synonyms.word,
            json!(synonyms.others),
            &synonyms.why,
            removed,
            permit.author().account,
            permit.author().role,
            now,
        ],
    )
    .await
}
