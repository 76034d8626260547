//! What people answered. Nobody reads it without custody of that wave: somebody who keeps surveys and was named for it.

use access::{Action, Cx, Facts, Permit, Sight};
use kernel::{AccountId, Instant, Openness};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::survey::Respondent;
use crate::{AnswersUploadId, WaveId};

/// The right to work with the answers of one wave.
#[derive(Debug)]
pub(crate) struct Custody {
    wave: WaveId,
}

impl Custody {
    /// The custody of a wave by who keeps surveys and was named for it. The operator at the command line has no account to be
    /// named by, and the whole database at hand.
    pub(crate) fn of(cx: &Cx, sight: &Sight, wave: WaveId) -> Option<Self> {
        cx.permit(Action::KeepSurveys, &Facts::NONE).ok()?;
        let named = cx.actor.account.is_none() || sight.holds(Openness::Restricted, wave.uuid());
        named.then_some(Self { wave })
    }
}

fn respondent(row: &Row) -> Result<Respondent, StoreError> {
    Ok(Respondent {
        neighbourhood: row.parsed("neighbourhood")?,
        sex: row.parsed("sex")?,
        age: row.parsed("age")?,
        stratum: row.parsed("stratum")?,
        invited: row.get("invited")?,
        answers: row.document("answers")?,
    })
}

/// Everybody who answered, in the order in which they are kept.
pub(crate) async fn all(read: &mut Read, custody: &Custody) -> Result<Vec<Respondent>, StoreError> {
    let rows = read
        .rows(
            "SELECT neighbourhood, sex, age, stratum, invited, answers
             FROM survey_respondent
             WHERE wave_id = $1
             ORDER BY number",
            values![custody.wave],
        )
        .await?;
    rows.iter().map(respondent).collect()
}

/// Keeps these answers instead of those before.
pub(crate) async fn replace(
    tx: &mut Tx,
    permit: &Permit,
    custody: &Custody,
    respondents: &[Respondent],
) -> Result<(), StoreError> {
    forget(tx, permit, custody.wave).await?;
    let rows = (1_i64..).zip(respondents).map(|(number, one)| {
        values![
            custody.wave,
            number,
            one.neighbourhood.to_string(),
            one.sex.name(),
            one.age.name(),
            one.stratum.to_string(),
            one.invited,
            json!(one.answers),
        ]
    });
    tx.insert_rows(
        "INSERT INTO survey_respondent (wave_id, number, neighbourhood, sex, age, stratum, invited, answers)",
        "",
        rows.collect(),
    )
    .await
}

/// Deletes the answers of a wave, and files with answers that wait.
pub(crate) async fn forget(tx: &mut Tx, _permit: &Permit, wave: WaveId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM survey_respondent WHERE wave_id = $1", values![wave]).await.map(drop)
}

/// A file of answers that was put down, read and coded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AnswersUpload {
    pub(crate) file_name: String,
    pub(crate) respondents: Vec<Respondent>,
}

pub(crate) async fn put_down(
    tx: &mut Tx,
    custody: &Custody,
    (id, account): (AnswersUploadId, Option<AccountId>),
    upload: &AnswersUpload,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO survey_upload (id, account_id, wave_id, file_name, respondents, put_down_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        values![id, account, custody.wave, &upload.file_name, json!(upload.respondents), now],
    )
    .await
    .map(drop)
}

/// A file of answers of this wave that this account put down.
pub(crate) async fn take_up(
    read: &mut Read,
    custody: &Custody,
    (id, account): (AnswersUploadId, Option<AccountId>),
) -> Result<Option<AnswersUpload>, StoreError> {
    let row = read
        .row(
            "SELECT file_name, respondents
             FROM survey_upload
             WHERE id = $1
               AND account_id = $2
               AND wave_id = $3",
            values![id, account, custody.wave],
        )
        .await?;
    row.map(|row| {
        Ok(AnswersUpload { file_name: row.get("file_name")?, respondents: row.document("respondents")? })
    })
    .transpose()
}

/// Clears away a file, and all that were put down before `old`.
pub(crate) async fn clear(tx: &mut Tx, id: Option<AnswersUploadId>, old: Instant) -> Result<(), StoreError> {
    tx.execute("DELETE FROM survey_upload WHERE id = $1 OR put_down_at < $2", values![id, old])
        .await
        .map(drop)
}
