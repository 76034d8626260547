use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::held;
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
    Ok(all(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// Keeps a lesson: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (LessonId, i64),
    told: &ToldLesson,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO lesson (id, lesson, more, learned, pilot_id, evaluation_id, question_id, themes, openness,
                             source, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)
         ON CONFLICT (id) DO UPDATE
         SET lesson = excluded.lesson, more = excluded.more, learned = excluded.learned,
             pilot_id = excluded.pilot_id, evaluation_id = excluded.evaluation_id,
             question_id = excluded.question_id, themes = excluded.themes, openness = excluded.openness,
             source = excluded.source, version = lesson.version + 1, changed_at = excluded.changed_at
         WHERE lesson.version = $12",
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
            seen,
        ],
    )
    .await
}
