//! What can be done with surveys and their waves.

mod answers;
mod error;
mod forget;
mod show;
mod weighing;

use access::{Action, Cx, Facts, Permit};
use kernel::Openness;
use serde_json::json;
use store::{Entry, Read, Subject};

use super::entry;
use super::readers::name_writer;
use crate::exchange::{FiguresFile, sheet_of};
use crate::store::catalogue;
use crate::store::surveys::{self as rows, waves};
use crate::survey::{Questionnaire, Survey, Wave, WaveState, WaveStep, questionnaire_from};
use crate::{Slug, SurveyId, WaveId, When};

pub use answers::{bring_in_answers, look_at_answers};
pub(crate) use answers::{bring_in_answers_upload, put_down_answers, take_up_answers};
pub use error::SurveysError;
pub use forget::forget_answers;
pub use show::surveys;
pub(crate) use show::{SurveyWhole, WaveWhole, survey_whole, wave_whole};
pub use weighing::{publish_wave, weigh_wave};

/// The kinds of things in the log.
const SURVEY: &str = "survey";
pub(crate) const WAVE: &str = "survey-wave";

/// A survey that is not held yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewSurvey {
    /// Its word in addresses.
    pub slug: Slug,
    /// What it is called.
    pub name: String,
    /// What it is about and who are asked.
    pub about: String,
    /// Who holds it.
    pub source: String,
    /// Who may see that it is held.
    pub openness: Openness,
}

/// Adds a survey.
///
/// # Errors
/// When the actor may not, or its word is in use.
pub async fn add_survey(cx: &Cx, new: NewSurvey) -> Result<SurveyId, SurveysError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    if rows::is_taken(&mut tx, &new.slug).await? {
        return Err(SurveysError::Taken);
    }
    let NewSurvey { slug, name, about, source, openness } = new;
    let survey = Survey { id: cx.new_id(), slug, name, about, source, openness };
    rows::insert(&mut tx, &permit, &survey, cx.now()).await?;
    let reader = name_writer(cx, &mut tx, (SURVEY, survey.id.uuid()), openness).await?;
    let details = json!({ "slug": survey.slug.as_str(), "openness": openness });
    let added = entry(cx, &permit, Subject::of(SURVEY, survey.id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(survey.id)
}

/// What stands in a file with a questionnaire; nothing is kept.
///
/// # Errors
/// When the actor may not, or what is wrong in the file.
pub async fn look_at_questionnaire(cx: &Cx, file: &FiguresFile) -> Result<Questionnaire, SurveysError> {
    cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let (mut read, sight) = cx.look().await?;
    let indicators = catalogue::all(&mut read, &sight).await?;
    questionnaire_from(&sheet_of(file)?, &indicators).map_err(SurveysError::Mistakes)
}

/// Gives a survey its next questionnaire. Waves that were planned are asked by it; those that run or are over keep theirs.
///
/// # Errors
/// When the actor may not, or there is no such survey for them.
pub async fn ask(cx: &Cx, slug: &Slug, questionnaire: &Questionnaire) -> Result<i64, SurveysError> {
    let mut tx = cx.begin().await?;
    let survey = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let number = rows::insert_questionnaire(&mut tx, &permit, (survey.id, questionnaire), cx.now()).await?;
    for wave in waves::of(&mut tx, survey.id).await? {
        if wave.state == WaveState::Planned {
            let wave = Wave { questionnaire: number, ..wave };
            waves::update(&mut tx, &permit, &wave, cx.now()).await?;
        }
    }
    let details = json!({ "questionnaire": number, "questions": questionnaire.questions.len() });
    tx.commit(entry(cx, &permit, Subject::of(SURVEY, survey.id.uuid()), details)).await?;
    Ok(number)
}

/// Plans a wave. Who plans it may work with its answers; others are named for it.
///
/// # Errors
/// When the actor may not, nothing is asked yet, or there is a wave of that time.
pub async fn plan_wave(cx: &Cx, slug: &Slug, (when, invited): (When, u32)) -> Result<WaveId, SurveysError> {
    let mut tx = cx.begin().await?;
    let survey = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let (questionnaire, _) =
        rows::latest_questionnaire(&mut tx, survey.id).await?.ok_or(SurveysError::NoQuestions)?;
    if waves::find(&mut tx, survey.id, when).await?.is_some() {
        return Err(SurveysError::Taken);
    }
    let wave = Wave {
        id: cx.new_id(),
        survey: survey.id,
        when,
        questionnaire,
        invited,
        state: WaveState::Planned,
        keep_until: None,
        forgotten_on: None,
        weighing: None,
        version: 1,
    };
    waves::insert(&mut tx, &permit, &wave, cx.now()).await?;
    let reader = name_writer(cx, &mut tx, (WAVE, wave.id.uuid()), Openness::Restricted).await?;
    let planned = stepped(cx, &permit, &wave);
    tx.commit_all(reader.into_iter().chain([planned]).collect()).await?;
    Ok(wave.id)
}

/// For how long answers are kept after a wave closes: long enough to weigh them again, and for the next wave to be compared.
const MONTHS_KEPT: u32 = 24;

/// Takes a wave of which the actor saw version `seen` into the field, or closes it.
///
/// # Errors
/// When the actor may not, the step cannot be taken, or somebody else was first.
pub async fn step_wave(
    cx: &Cx,
    (slug, when): (&Slug, When),
    seen: i64,
    step: WaveStep,
) -> Result<(), SurveysError> {
    let mut tx = cx.begin().await?;
    let (_, wave) = held_wave(cx, &mut tx, (slug, when)).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let state = wave.state.after(step)?;
    let until = cx.clock.today().checked_add_months(chrono::Months::new(MONTHS_KEPT));
    let keep_until = if state == WaveState::Closed { until } else { wave.keep_until };
    let wave = Wave { state, keep_until, version: seen, ..wave };
    waves::update(&mut tx, &permit, &wave, cx.now()).await?;
    tx.commit(stepped(cx, &permit, &wave)).await?;
    Ok(())
}

/// Where a wave stands, for the log.
fn stepped(cx: &Cx, permit: &Permit, wave: &Wave) -> Entry {
    let details = json!({ "time": wave.when.to_string(), "state": wave.state });
    entry(cx, permit, Subject::of(WAVE, wave.id.uuid()), details)
}

async fn held(cx: &Cx, read: &mut Read, slug: &Slug) -> Result<Survey, SurveysError> {
    let sight = cx.sight(read).await?;
    rows::find(read, &sight, slug).await?.ok_or(SurveysError::NotFound)
}

async fn held_wave(
    cx: &Cx,
    read: &mut Read,
    (slug, when): (&Slug, When),
) -> Result<(Survey, Wave), SurveysError> {
    let survey = held(cx, read, slug).await?;
    let wave = waves::find(read, survey.id, when).await?.ok_or(SurveysError::NotFound)?;
    Ok((survey, wave))
}
