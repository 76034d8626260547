use access::Permit;
use chrono::NaiveDate;
use kernel::Instant;
use serde_json::{Value as Json, json};
use store::{Read, Row, StoreError, Tx, values};

use crate::store::row;
use crate::survey::Wave;
use crate::{SurveyId, WaveId, When};

fn wave(row: &Row) -> Result<Wave, StoreError> {
    let invited: i64 = row.get("invited")?;
    let weighed: Option<Json> = row.get("weighing")?;
    Ok(Wave {
        id: row.id("id")?,
        survey: row.id("survey_id")?,
        when: row::when(row)?,
        questionnaire: row.get("questionnaire")?,
        invited: u32::try_from(invited).unwrap_or_default(),
        state: row.parsed("state")?,
        keep_until: row.get("keep_until")?,
        forgotten_on: row.get("forgotten_on")?,
        weighing: weighed.map(|_| row.document("weighing")).transpose()?,
        version: row.get("version")?,
    })
}

/// The waves of a survey, the latest first.
pub(crate) async fn of(read: &mut Read, survey: SurveyId) -> Result<Vec<Wave>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, survey_id, time, questionnaire, invited, state, keep_until, forgotten_on, weighing, version
             FROM survey_wave
             WHERE survey_id = $1
             ORDER BY time DESC",
            values![survey],
        )
        .await?;
    rows.iter().map(wave).collect()
}

/// The waves of all surveys, the latest first.
pub(crate) async fn all(read: &mut Read) -> Result<Vec<Wave>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, survey_id, time, questionnaire, invited, state, keep_until, forgotten_on, weighing, version
             FROM survey_wave
             ORDER BY time DESC, id",
            values![],
        )
        .await?;
    rows.iter().map(wave).collect()
}

/// The wave of a time, if there is one.
pub(crate) async fn find(read: &mut Read, survey: SurveyId, when: When) -> Result<Option<Wave>, StoreError> {
    let row = read
        .row(
            "SELECT id, survey_id, time, questionnaire, invited, state, keep_until, forgotten_on, weighing, version
             FROM survey_wave
             WHERE survey_id = $1
               AND time = $2",
            values![survey, when.key()],
        )
        .await?;
    row.as_ref().map(wave).transpose()
}

/// Waves of which the answers were to be kept until before this day, and still are.
pub(crate) async fn kept_too_long(
    read: &mut Read,
    _permit: &Permit,
    today: NaiveDate,
) -> Result<Vec<Wave>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, survey_id, time, questionnaire, invited, state, keep_until, forgotten_on, weighing, version
             FROM survey_wave
             WHERE keep_until < $1
               AND forgotten_on IS NULL
             ORDER BY id",
            values![today],
        )
        .await?;
    rows.iter().map(wave).collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    wave: &Wave,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO survey_wave (id, survey_id, time, questionnaire, invited, state, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            wave.id,
            wave.survey,
            wave.when.key(),
            wave.questionnaire,
            i64::from(wave.invited),
            wave.state.name(),
            wave.version,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a wave that was changed from the version `wave.version`.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    wave: &Wave,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE survey_wave
         SET state = $3, questionnaire = $4, keep_until = $5, forgotten_on = $6, weighing = $7,
             version = version + 1, changed_at = $8
         WHERE id = $1
           AND version = $2",
        values![
            wave.id,
            wave.version,
            wave.state.name(),
            wave.questionnaire,
            wave.keep_until,
            wave.forgotten_on,
            wave.weighing.as_ref().map(|weighing| json!(weighing)),
            now,
        ],
    )
    .await
}

/// How many answers of a wave are kept: of those who were invited, and of those who came by themselves.
pub(crate) async fn counts(read: &mut Read, wave: WaveId) -> Result<(i64, i64), StoreError> {
    let row = read
        .one(
            "SELECT CAST(COALESCE(sum(CASE WHEN invited = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS invited,
                    CAST(COALESCE(sum(CASE WHEN invited = $2 THEN 0 ELSE 1 END), 0) AS BIGINT) AS open
             FROM survey_respondent
             WHERE wave_id = $1",
            values![wave, true],
        )
        .await?;
    Ok((row.get("invited")?, row.get("open")?))
}
