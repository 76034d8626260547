use std::collections::BTreeMap;

use access::{Action, Cx, Facts};

use super::answers::custody;
use super::{SurveysError, held, held_wave};
use crate::store::surveys::{self as rows, results, waves};
use crate::store::{catalogue, figures};
use crate::survey::{Questionnaire, Survey, Wave, WaveResult, WaveState};
use crate::{Indicator, Observation, Slug, SurveyId, When};

/// The surveys that the actor may see, each with its waves, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn surveys(cx: &Cx) -> Result<Vec<(Survey, Vec<Wave>)>, SurveysError> {
    let (mut read, sight) = cx.look().await?;
    let mut waves: BTreeMap<SurveyId, Vec<Wave>> = BTreeMap::new();
    for wave in waves::all(&mut read).await? {
        waves.entry(wave.survey).or_default().push(wave);
    }
    let held = rows::all(&mut read, &sight).await?.into_iter();
    Ok(held
        .map(|survey| {
            let own = waves.remove(&survey.id).unwrap_or_default();
            (survey, own)
        })
        .collect())
}

/// A survey with what is asked and what came out of its last wave.
#[derive(Debug)]
pub(crate) struct SurveyWhole {
    pub(crate) survey: Survey,
    pub(crate) waves: Vec<Wave>,
    /// What is asked: in the last wave that was published, or else now.
    pub(crate) asked: Questionnaire,
    /// The wave of which figures are shown.
    pub(crate) last: Option<Wave>,
    /// The figures of that wave, of the indicators that the actor may see.
    pub(crate) figures: Vec<(Indicator, Vec<Observation>)>,
}

/// A survey for everybody who may see it.
pub(crate) async fn survey_whole(cx: &Cx, slug: &Slug) -> Result<SurveyWhole, SurveysError> {
    let mut read = cx.read().await?;
    let survey = held(cx, &mut read, slug).await?;
    let sight = cx.sight(&mut read).await?;
    let waves = waves::of(&mut read, survey.id).await?;
    let last = waves.iter().find(|wave| wave.state == WaveState::Published).cloned();
    let asked = match &last {
        Some(wave) => rows::questionnaire(&mut read, survey.id, wave.questionnaire).await?,
        None => rows::latest_questionnaire(&mut read, survey.id)
            .await?
            .map_or_else(Default::default, |(_, one)| one),
    };
    let mut shown = Vec::new();
    if let Some(wave) = &last {
        let mut indicators = catalogue::all(&mut read, &sight).await?;
        let mut found = figures::of_wave(&mut read, wave).await?;
        for slug in asked.questions.iter().filter_map(|question| question.feeds.as_ref()) {
            let Some(place) = indicators.iter().position(|one| one.slug == *slug) else { continue };
            let indicator = indicators.swap_remove(place);
            let known = found.remove(&indicator.current.series).unwrap_or_default();
            shown.push((indicator, known));
        }
    }
    Ok(SurveyWhole { survey, waves, asked, last, figures: shown })
}

/// A wave for who keeps it.
#[derive(Debug)]
pub(crate) struct WaveWhole {
    pub(crate) survey: Survey,
    pub(crate) wave: Wave,
    pub(crate) asked: Questionnaire,
    /// Whether the actor may work with the answers.
    pub(crate) has_custody: bool,
    /// How many answered: of those who were invited, and by themselves.
    pub(crate) counts: (i64, i64),
    /// What the weights made of them, before it is published.
    pub(crate) results: Vec<WaveResult>,
    pub(crate) indicators: Vec<Indicator>,
}

/// One wave of a survey, for who keeps surveys.
pub(crate) async fn wave_whole(cx: &Cx, at: (&Slug, When)) -> Result<WaveWhole, SurveysError> {
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let (survey, wave) = held_wave(cx, &mut read, at).await?;
    let sight = cx.sight(&mut read).await?;
    let has_custody = custody(cx, &mut read, &wave).await.is_ok();
    Ok(WaveWhole {
        asked: rows::questionnaire(&mut read, survey.id, wave.questionnaire).await?,
        counts: waves::counts(&mut read, wave.id).await?,
        results: if has_custody { results::of(&mut read, &permit, wave.id).await? } else { Vec::new() },
        indicators: catalogue::all(&mut read, &sight).await?,
        has_custody,
        survey,
        wave,
    })
}
