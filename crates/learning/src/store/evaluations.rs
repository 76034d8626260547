use access::{Permit, Sight};
use kernel::{Instant, Span};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::{held, steps};
use crate::{
    Conclusion, Decided, Evaluation, EvaluationId, EvaluationPlan, EvaluationState, EvaluationStep, PilotId,
    Taken,
};

fn evaluation(row: &Row, history: Vec<Taken<EvaluationStep>>) -> Result<Evaluation, StoreError> {
    let title: String = row.get("title")?;
    let named: Option<String> = row.get("followed_named")?;
    Ok(Evaluation {
        id: row.id("id")?,
        title: title.clone(),
        due: row.parsed("due")?,
        plan: EvaluationPlan {
            title,
            pilot: row.optional_id("pilot_id")?,
            interim: row.get("interim")?,
            questions: row.document("questions")?,
            method: row.get("method")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: row.parsed("state")?,
        conclusion: conclusion(row)?,
        published: row.get("published")?,
        followed: Decided::of(row.optional_id("followed_id")?, named.unwrap_or_default()),
        history,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

fn conclusion(row: &Row) -> Result<Option<Conclusion>, StoreError> {
    let (text, evidence): (Option<String>, Option<String>) = (row.get("conclusion")?, row.get("evidence")?);
    let grade = row.optionally_parsed("grade")?;
    Ok(text.zip(grade).map(|(text, grade)| Conclusion {
        text,
        evidence: evidence.unwrap_or_default(),
        grade,
    }))
}

/// The evaluations that lie within, by title.
///
/// # Errors
/// When the database does not answer.
pub async fn evaluations(read: &mut Read, sight: &Sight) -> Result<Vec<Evaluation>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, title, pilot_id, interim, due, questions, method, openness, source, state, conclusion,
                    evidence, grade, published, followed_id, followed_named, changed_at, version
             FROM evaluation
             ORDER BY LOWER(title), id",
            values![],
        )
        .await?;
    let mut histories = steps::of_all(read, steps::EVALUATION).await?;
    let rows = held(rows, sight)?;
    rows.iter().map(|row| evaluation(row, histories.remove(&row.get("id")?).unwrap_or_default())).collect()
}

/// One evaluation, when it lies within.
pub(crate) async fn find(
    read: &mut Read,
    sight: &Sight,
    id: EvaluationId,
) -> Result<Option<Evaluation>, StoreError> {
    Ok(evaluations(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// The evaluations of a pilot, whoever may see them: what happens to the pilot happens to them too.
pub(crate) async fn of_pilot(tx: &mut Tx, pilot: PilotId) -> Result<Vec<OfPilot>, StoreError> {
    let rows = tx
        .rows(
            "SELECT id, due, interim, state, followed_id, followed_named, version
             FROM evaluation
             WHERE pilot_id = $1
             ORDER BY created_at, id",
            values![pilot],
        )
        .await?;
    let of_pilot = |row: &Row| {
        let named: Option<String> = row.get("followed_named")?;
        Ok(OfPilot {
            id: row.id("id")?,
            due: row.parsed("due")?,
            interim: row.get("interim")?,
            state: row.parsed("state")?,
            is_followed: Decided::of(row.optional_id("followed_id")?, named.unwrap_or_default()).is_some(),
            version: row.get("version")?,
        })
    };
    rows.iter().map(of_pilot).collect()
}

/// As much of an evaluation as follows its pilot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct OfPilot {
    pub(crate) id: EvaluationId,
    pub(crate) due: Span,
    pub(crate) interim: bool,
    pub(crate) state: EvaluationState,
    pub(crate) is_followed: bool,
    pub(crate) version: i64,
}

/// Keeps the plan of an evaluation: a new one, due on `due`, or the one of which the writer saw version `seen`, whose date
/// stays what it is.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (EvaluationId, i64),
    (plan, due): (&EvaluationPlan, Span),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO evaluation (id, title, pilot_id, interim, due, questions, method, openness, source, state,
                                 version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'planned', 1, $10, $10)
         ON CONFLICT (id) DO UPDATE
         SET title = excluded.title, pilot_id = excluded.pilot_id, interim = excluded.interim,
             questions = excluded.questions, method = excluded.method,
             openness = excluded.openness, source = excluded.source, version = evaluation.version + 1,
             changed_at = excluded.changed_at
         WHERE evaluation.version = $11",
        values![
            id,
            &plan.title,
            plan.pilot,
            plan.interim,
            due.to_string(),
            json!(plan.questions),
            &plan.method,
            plan.openness.name(),
            plan.source.clone(),
            now,
            seen,
        ],
    )
    .await
}

/// Keeps where an evaluation stands and when it is due.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (EvaluationId, i64),
    (state, due): (EvaluationState, Span),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE evaluation
         SET state = $3, due = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), due.to_string(), now],
    )
    .await
}

/// Keeps what came out of an evaluation. Part of a step, which carries the version.
pub(crate) async fn set_conclusion(
    tx: &mut Tx,
    _permit: &Permit,
    id: EvaluationId,
    conclusion: &Conclusion,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE evaluation
         SET conclusion = $2, evidence = $3, grade = $4
         WHERE id = $1",
        values![id, &conclusion.text, &conclusion.evidence, conclusion.grade.name()],
    )
    .await
    .map(drop)
}

/// Keeps where an evaluation can be read. Part of a step, which carries the version.
pub(crate) async fn set_published(
    tx: &mut Tx,
    _permit: &Permit,
    id: EvaluationId,
    published: &str,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE evaluation
         SET published = $2
         WHERE id = $1",
        values![id, published],
    )
    .await
    .map(drop)
}

/// Keeps the decision that followed, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_followed(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (EvaluationId, i64),
    decision: &Decided,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE evaluation
         SET followed_id = $3, followed_named = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, decision.id, &decision.named, now],
    )
    .await
}
