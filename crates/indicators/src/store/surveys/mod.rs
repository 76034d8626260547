//! Surveys, their questionnaires and waves, what people answered, and what the weights made of it.

pub(crate) mod answers;
pub(crate) mod results;
pub(crate) mod waves;

use access::{Permit, Sight};
use kernel::{Instant, Openness};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::survey::{Questionnaire, Survey};
use crate::{Slug, SurveyId};

fn survey(row: &Row) -> Result<Survey, StoreError> {
    Ok(Survey {
        id: row.id("id")?,
        slug: row.parsed("slug")?,
        name: row.get("name")?,
        about: row.get("about")?,
        source: row.get("source")?,
        openness: row.parsed("openness")?,
    })
}

fn is_held(row: &Row, sight: &Sight) -> Result<bool, StoreError> {
    let (openness, id): (Openness, uuid::Uuid) = (row.parsed("openness")?, row.get("id")?);
    Ok(sight.holds(openness, id))
}

/// The surveys that lie within, by name.
pub(crate) async fn all(read: &mut Read, sight: &Sight) -> Result<Vec<Survey>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, slug, name, about, source, openness
             FROM survey
             ORDER BY slug",
            values![],
        )
        .await?;
    let mut held = Vec::new();
    for row in &rows {
        if is_held(row, sight)? {
            held.push(survey(row)?);
        }
    }
    // Both engines sort letters their own way.
    held.sort_by_cached_key(|one| one.name.to_lowercase());
    Ok(held)
}

/// One survey, when it lies within.
pub(crate) async fn find(read: &mut Read, sight: &Sight, slug: &Slug) -> Result<Option<Survey>, StoreError> {
    let row = read
        .row(
            "SELECT id, slug, name, about, source, openness
             FROM survey
             WHERE slug = $1",
            values![slug.as_str()],
        )
        .await?;
    match row {
        Some(row) if is_held(&row, sight)? => survey(&row).map(Some),
        Some(_) | None => Ok(None),
    }
}

/// Whether a word is in use, whoever may see it.
pub(crate) async fn is_taken(read: &mut Read, slug: &Slug) -> Result<bool, StoreError> {
    Ok(read.row("SELECT slug FROM survey WHERE slug = $1", values![slug.as_str()]).await?.is_some())
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    survey: &Survey,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO survey (id, slug, name, about, source, openness, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            survey.id,
            survey.slug.as_str(),
            &survey.name,
            &survey.about,
            &survey.source,
            survey.openness.name(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Adds the next version of the questionnaire; its number. Who is second at the same time is refused by the key.
pub(crate) async fn insert_questionnaire(
    tx: &mut Tx,
    _permit: &Permit,
    (id, questionnaire): (SurveyId, &Questionnaire),
    now: Instant,
) -> Result<i64, StoreError> {
    let number = latest_questionnaire(tx, id).await?.map_or(1, |(number, _)| number + 1);
    tx.execute(
        "INSERT INTO survey_questionnaire (survey_id, number, questions, since)
         VALUES ($1, $2, $3, $4)",
        values![id, number, json!(questionnaire), now],
    )
    .await?;
    let fed = questionnaire.questions.iter().filter_map(|question| question.feeds.as_ref());
    tx.insert_rows(
        "INSERT INTO survey_feed (survey_id, questionnaire, slug)",
        "",
        fed.map(|slug| values![id, number, slug.as_str()]).collect(),
    )
    .await?;
    Ok(number)
}

/// The questionnaire as it is now, with its number.
pub(crate) async fn latest_questionnaire(
    read: &mut Read,
    id: SurveyId,
) -> Result<Option<(i64, Questionnaire)>, StoreError> {
    let row = read
        .row(
            "SELECT number, questions
             FROM survey_questionnaire
             WHERE survey_id = $1
             ORDER BY number DESC
             LIMIT 1",
            values![id],
        )
        .await?;
    row.map(|row| Ok((row.get("number")?, row.document("questions")?))).transpose()
}

/// One version of the questionnaire.
pub(crate) async fn questionnaire(
    read: &mut Read,
    id: SurveyId,
    number: i64,
) -> Result<Questionnaire, StoreError> {
    read.one(
        "SELECT questions
         FROM survey_questionnaire
         WHERE survey_id = $1
           AND number = $2",
        values![id, number],
    )
    .await?
    .document("questions")
}
