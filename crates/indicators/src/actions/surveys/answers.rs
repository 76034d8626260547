use access::{Action, Cx, Facts};
use areas::Division;
use chrono::TimeDelta;
use serde_json::json;
use store::{Housekeeping, Read, Subject, Tx};

use super::{SurveysError, WAVE, entry, held_wave};
use crate::exchange::{FiguresFile, sheet_of};
use crate::store::surveys::answers::{self as rows, AnswersUpload, Custody};
use crate::store::surveys::{self, results, waves};
use crate::survey::{Respondent, Respondents, Wave, WaveStep, respondents_from};
use crate::{AnswersUploadId, Slug, When};

/// How long a file waits for who put it down.
const WAITS: TimeDelta = TimeDelta::days(1);

/// What stands in a file with answers of a wave; nothing is kept of it.
///
/// # Errors
/// When the actor may not, answers cannot come in now, or what is wrong in the file.
pub async fn look_at_answers(
    cx: &Cx,
    at: (&Slug, When),
    division: &Division,
    file: &FiguresFile,
) -> Result<Respondents, SurveysError> {
    let mut read = cx.read().await?;
    let (_, wave) = held_wave(cx, &mut read, at).await?;
    custody(cx, &mut read, &wave).await?;
    wave.state.after(WaveStep::BringIn)?;
    let asked = surveys::questionnaire(&mut read, wave.survey, wave.questionnaire).await?;
    respondents_from(&sheet_of(file)?, &asked, division).map_err(SurveysError::Mistakes)
}

/// Brings answers in, instead of those before; weights made of those are undone.
///
/// # Errors
/// When the actor may not, or answers cannot come in now.
pub async fn bring_in_answers(
    cx: &Cx,
    at: (&Slug, When),
    respondents: &[Respondent],
) -> Result<(), SurveysError> {
    let tx = cx.begin().await?;
    carry_in(cx, tx, at, respondents).await
}

async fn carry_in(
    cx: &Cx,
    mut tx: Tx,
    at: (&Slug, When),
    respondents: &[Respondent],
) -> Result<(), SurveysError> {
    let (_, wave) = held_wave(cx, &mut tx, at).await?;
    let custody = custody(cx, &mut tx, &wave).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let wave = Wave { state: wave.state.after(WaveStep::BringIn)?, weighing: None, ..wave };
    rows::replace(&mut tx, &permit, &custody, respondents).await?;
    results::replace(&mut tx, &permit, wave.id, &[]).await?;
    waves::update(&mut tx, &permit, &wave, cx.now()).await?;
    let details = json!({ "time": wave.when.to_string(), "state": wave.state, "answers": respondents.len() });
    tx.commit(entry(cx, &permit, Subject::of(WAVE, wave.id.uuid()), details)).await?;
    Ok(())
}

/// Puts answers down in which nothing is wrong, to be looked at before they are brought in. The file itself is kept nowhere.
pub(crate) async fn put_down_answers(
    cx: &Cx,
    at: (&Slug, When),
    (file_name, found): (String, Respondents),
) -> Result<AnswersUploadId, SurveysError> {
    let mut tx = cx.begin().await?;
    let (_, wave) = held_wave(cx, &mut tx, at).await?;
    let custody = custody(cx, &mut tx, &wave).await?;
    let id: AnswersUploadId = cx.new_id();
    let upload = AnswersUpload { file_name, respondents: found.0 };
    rows::clear(&mut tx, None, cx.now() - WAITS).await?;
    rows::put_down(&mut tx, &custody, (id, cx.actor.account), &upload, cx.now()).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await?;
    Ok(id)
}

/// Answers that the actor put down.
pub(crate) async fn take_up_answers(
    cx: &Cx,
    at: (&Slug, When),
    id: AnswersUploadId,
) -> Result<AnswersUpload, SurveysError> {
    let mut read = cx.read().await?;
    let (_, wave) = held_wave(cx, &mut read, at).await?;
    let custody = custody(cx, &mut read, &wave).await?;
    rows::take_up(&mut read, &custody, (id, cx.actor.account)).await?.ok_or(SurveysError::NotFound)
}

/// Brings in what was put down, and clears it away.
pub(crate) async fn bring_in_answers_upload(
    cx: &Cx,
    at: (&Slug, When),
    id: AnswersUploadId,
) -> Result<(), SurveysError> {
    let upload = take_up_answers(cx, at, id).await?;
    let mut tx = cx.begin().await?;
    rows::clear(&mut tx, Some(id), cx.now() - WAITS).await?;
    carry_in(cx, tx, at, &upload.respondents).await
}

/// The custody of the answers of a wave; for who does not have it there are no such answers.
pub(super) async fn custody(cx: &Cx, read: &mut Read, wave: &Wave) -> Result<Custody, SurveysError> {
    cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let sight = cx.sight(read).await?;
    Custody::of(cx, &sight, wave.id).ok_or(SurveysError::NotFound)
}
