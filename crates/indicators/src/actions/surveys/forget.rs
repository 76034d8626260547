use access::{Action, Cx, Facts};
use serde_json::json;
use store::{Entry, Subject};

use super::{SurveysError, WAVE, entry};
use crate::store::surveys::{answers, results, waves};
use crate::survey::Wave;

/// Deletes the answers of people of which the time is over; the figures stay. How many waves that were.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn forget_answers(cx: &Cx) -> Result<usize, SurveysError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSurveys, &Facts::NONE)?;
    let today = cx.clock.today();
    let over = waves::kept_too_long(&mut tx, &permit, today).await?;
    let mut forgotten: Vec<Entry> = Vec::new();
    for wave in over {
        answers::forget(&mut tx, &permit, wave.id).await?;
        results::replace(&mut tx, &permit, wave.id, &[]).await?;
        let wave = Wave { forgotten_on: Some(today), ..wave };
        waves::update(&mut tx, &permit, &wave, cx.now()).await?;
        let details = json!({ "time": wave.when.to_string(), "forgotten": true });
        forgotten.push(entry(cx, &permit, Subject::of(WAVE, wave.id.uuid()), details));
    }
    let count = forgotten.len();
    if count > 0 {
        tx.commit_all(forgotten).await?;
    }
    Ok(count)
}
