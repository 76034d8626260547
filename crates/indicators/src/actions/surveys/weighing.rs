use access::{Action, Cx, Facts};
use areas::Atlas;
use serde_json::json;
use store::Subject;

use super::answers::custody;
use super::{SurveysError, WAVE, entry, held_wave};
use crate::actions::bring_in_with;
use crate::store::surveys::{answers, results as kept, waves};
use crate::store::{catalogue, surveys};
use crate::survey::{Wave, WaveResult, WaveStep, WeightRecipe, WeightRecipeFault, adults, results, weigh};
use crate::{FiguresToBringIn, Observation, Origin, Slug, Status, When};

/// Weighs the answers of a wave by a recipe, and keeps what they say until it is published.
///
/// # Errors
/// When the actor may not, there are no answers, or no weights can be made by this recipe.
pub async fn weigh_wave(
    cx: &Cx,
    atlas: &Atlas,
    at: (&Slug, When),
    recipe: &WeightRecipe,
) -> Result<(), SurveysError> {
    let mut tx = cx.begin().await?;
    let (_, wave) = held_wave(cx, &mut tx, at).await?;
    let custody = custody(cx, &mut tx, &wave).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let state = wave.state.after(WaveStep::Weigh)?;
    recipe.check()?;
    let adults = adults(atlas, recipe.year).ok_or(WeightRecipeFault::Year)?;
    let respondents = answers::all(&mut tx, &custody).await?;
    if !respondents.iter().any(|one| one.invited) {
        return Err(SurveysError::NoAnswers);
    }
    let weighed = weigh(&respondents, &adults, recipe)?;
    let sight = cx.sight(&mut tx).await?;
    let indicators = catalogue::all(&mut tx, &sight).await?;
    let asked = surveys::questionnaire(&mut tx, wave.survey, wave.questionnaire).await?;
    let found = results(&respondents, &asked, (&weighed, &adults), (&indicators, atlas.division()))?;
    kept::replace(&mut tx, &permit, wave.id, &found).await?;
    let wave = Wave { state, weighing: Some(weighed.weighing), ..wave };
    waves::update(&mut tx, &permit, &wave, cx.now()).await?;
    let details = json!({ "time": wave.when.to_string(), "state": state, "recipe": recipe });
    tx.commit(entry(cx, &permit, Subject::of(WAVE, wave.id.uuid()), details)).await?;
    Ok(())
}

/// Publishes what a wave says as figures of the indicators that its questions feed. What rests on too few answers, or would give
/// that away, is left out as with all figures.
///
/// # Errors
/// When the actor may not, the wave is not weighted, or somebody else was first.
pub async fn publish_wave(cx: &Cx, atlas: &Atlas, at: (&Slug, When), seen: i64) -> Result<(), SurveysError> {
    let mut tx = cx.begin().await?;
    let (survey, wave) = held_wave(cx, &mut tx, at).await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let wave = Wave { state: wave.state.after(WaveStep::Publish)?, version: seen, ..wave };
    let found = kept::of(&mut tx, &permit, wave.id).await?;
    let year = wave.weighing.as_ref().map_or_else(|| wave.when.year(), |weighing| weighing.recipe.year);
    let batch = FiguresToBringIn {
        file_name: format!("{} {}", survey.slug, wave.when),
        source: survey.name.clone(),
        division: year,
        figures: found.iter().map(|one| (one.series, observed(one, (wave.when, year)))).collect(),
    };
    let (_, event) = bring_in_with(cx, &mut tx, atlas.division(), batch).await?;
    kept::replace(&mut tx, &permit, wave.id, &[]).await?;
    waves::update(&mut tx, &permit, &wave, cx.now()).await?;
    let details = json!({ "time": wave.when.to_string(), "state": wave.state, "figures": found.len() });
    let published = entry(cx, &permit, Subject::of(WAVE, wave.id.uuid()), details);
    tx.commit_all(vec![event, published]).await?;
    Ok(())
}

fn observed(one: &WaveResult, (when, division): (When, i32)) -> Observation {
    let (status, origin) = (Status::Definitive, Origin::BroughtIn);
    Observation { place: one.place, when, division, outcome: one.outcome, status, origin }
}
