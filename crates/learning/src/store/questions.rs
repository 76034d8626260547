use std::collections::BTreeMap;

use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use super::held;
use crate::{AskedQuestion, Cycle, Question, QuestionId, Seen};

fn question(row: &Row, cycles: Vec<Cycle>) -> Result<Question, StoreError> {
    let months: i64 = row.get("months")?;
    let unreadable = |_| StoreError::Unreadable { column: "months".to_owned(), value: months.to_string() };
    Ok(Question {
        id: row.id("id")?,
        asked: AskedQuestion {
            question: row.get("question")?,
            hypothesis: row.get("hypothesis")?,
            months: u8::try_from(months).map_err(unreadable)?,
            pilot: row.optional_id("pilot_id")?,
            themes: row.document("themes")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        cycles,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

fn cycle(row: &Row) -> Result<Cycle, StoreError> {
    Ok(Cycle {
        number: row.get("number")?,
        starts: row.get("starts_on")?,
        ends: row.get("ends_on")?,
        seen: Seen { figures: row.get("figures")?, stories: row.get("stories")?, change: row.get("change")? },
        state: row.parsed("state")?,
        closed_on: row.get("closed_on")?,
    })
}

/// The questions that lie within, the oldest first, with all their cycles.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn all(read: &mut Read, sight: &Sight) -> Result<Vec<Question>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, question, hypothesis, months, pilot_id, themes, openness, source, changed_at, version
             FROM learning_question
             ORDER BY created_at, id",
            values![],
        )
        .await?;
    let of_all = read
        .rows(
            "SELECT question_id, number, starts_on, ends_on, figures, stories, change, state, closed_on
             FROM learning_cycle
             ORDER BY question_id, number",
            values![],
        )
        .await?;
    let mut cycles: BTreeMap<Uuid, Vec<Cycle>> = BTreeMap::new();
    for row in &of_all {
        cycles.entry(row.get("question_id")?).or_default().push(cycle(row)?);
    }
    let rows = held(rows, sight)?;
    rows.iter().map(|row| question(row, cycles.remove(&row.get("id")?).unwrap_or_default())).collect()
}

/// One question, when it lies within.
pub(crate) async fn find(
    read: &mut Read,
    sight: &Sight,
    id: QuestionId,
) -> Result<Option<Question>, StoreError> {
    Ok(all(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// Keeps a question: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (QuestionId, i64),
    asked: &AskedQuestion,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO learning_question (id, question, hypothesis, months, pilot_id, themes, openness, source,
                                        version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $9)
         ON CONFLICT (id) DO UPDATE
         SET question = excluded.question, hypothesis = excluded.hypothesis, months = excluded.months,
             pilot_id = excluded.pilot_id, themes = excluded.themes, openness = excluded.openness,
             source = excluded.source, version = learning_question.version + 1,
             changed_at = excluded.changed_at
         WHERE learning_question.version = $10",
        values![
            id,
            &asked.question,
            &asked.hypothesis,
            i64::from(asked.months),
            asked.pilot,
            json!(asked.themes),
            asked.openness.name(),
            asked.source.clone(),
            now,
            seen,
        ],
    )
    .await
}

pub(crate) async fn insert_cycle(
    tx: &mut Tx,
    _permit: &Permit,
    question: QuestionId,
    cycle: &Cycle,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO learning_cycle (question_id, number, starts_on, ends_on, figures, stories, change, state,
                                     closed_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            question,
            cycle.number,
            cycle.starts,
            cycle.ends,
            &cycle.seen.figures,
            &cycle.seen.stories,
            &cycle.seen.change,
            cycle.state.name(),
            cycle.closed_on,
        ],
    )
    .await
    .map(drop)
}

/// Keeps what was seen in a cycle and how it ended; the version of the question guards it.
pub(crate) async fn update_cycle(
    tx: &mut Tx,
    _permit: &Permit,
    question: QuestionId,
    cycle: &Cycle,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE learning_cycle
         SET figures = $3, stories = $4, change = $5, state = $6, closed_on = $7
         WHERE question_id = $1
           AND number = $2",
        values![
            question,
            cycle.number,
            &cycle.seen.figures,
            &cycle.seen.stories,
            &cycle.seen.change,
            cycle.state.name(),
            cycle.closed_on,
        ],
    )
    .await
}
