use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::{held, is_held};
use crate::{Lesson, LessonId, ToldLesson};

fn lesson(row: &Row) -> Result<Lesson, StoreError> {
    Ok(Lesson {
        id: row.id("id")?,
        told: ToldLesson {
            lesson: row.get("lesson")?,
            more: row.get("more")?,
            learned: row.parsed("learned")?,
            pilot: row.optional_id("pilot_id")?,
            evaluation: row.optional_id("evaluation_id")?,
            question: row.optional_id("question_id")?,
            themes: row.document("themes")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// The lessons that lie within, the latest that was written down first.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn all(read: &mut Read, sight: &Sight) -> Result<Vec<Lesson>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, lesson, more, learned, pilot_id, evaluation_id, question_id, themes, openness, source,
                    changed_at, version
             FROM lesson
             ORDER BY created_at DESC, id DESC",
            values![],
        )
        .await?;
    held(rows, sight)?.iter().map(lesson).collect()
}

/// One lesson, when it lies within.
pub(crate) async fn find(read: &mut Read, sight: &Sight, id: LessonId) -> Result<Option<Lesson>, StoreError> {
    let row = read
        .row(
            "SELECT id, lesson, more, learned, pilot_id, evaluation_id, question_id, themes, openness, source,
                    changed_at, version
             FROM lesson
             WHERE id = $1",
            values![id],
        )
        .await?;
    match row {
        Some(row) if is_held(&row, sight)? => lesson(&row).map(Some),
        Some(_) | None => Ok(None),
    }
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: LessonId,
    told: &ToldLesson,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO lesson (id, lesson, more, learned, pilot_id, evaluation_id, question_id, themes, openness,
                             source, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)",
        values![
            id,
            &told.lesson,
            &told.more,
            told.learned.to_string(),
            told.pilot,
            told.evaluation,
            told.question,
            json!(told.themes),
            told.openness.name(),
            told.source.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed lesson, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (LessonId, i64),
    told: &ToldLesson,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE lesson
         SET lesson = $3, more = $4, learned = $5, pilot_id = $6, evaluation_id = $7, question_id = $8, themes = $9,
             openness = $10, source = $11, version = version + 1, changed_at = $12
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            &told.lesson,
            &told.more,
            told.learned.to_string(),
            told.pilot,
            told.evaluation,
            told.question,
            json!(told.themes),
            told.openness.name(),
            told.source.clone(),
            now,
        ],
    )
    .await
}
