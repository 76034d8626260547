use access::{Action, Cx, Facts, Sight};
use serde_json::json;
use store::{NEW, Subject, Tx};

use super::{LearningError, entry};
use crate::store::{evaluations, lessons as rows, pilots, questions};
use crate::{Lesson, LessonId, ToldLesson};

/// The kind of thing in the log.
const LESSON: &str = "lesson";

/// One lesson that the actor may see.
///
/// # Errors
/// [`LearningError::NotFound`] when there is none, or not for them.
pub async fn lesson(cx: &Cx, id: LessonId) -> Result<Lesson, LearningError> {
    let (mut read, sight) = cx.look().await?;
    rows::find(&mut read, &sight, id).await?.ok_or(LearningError::NotFound)
}

/// Writes a lesson down.
///
/// # Errors
/// When the actor may not, or what it points to is not there.
pub async fn add_lesson(cx: &Cx, told: &ToldLesson) -> Result<LessonId, LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let permit = cx.permit(Action::KeepLearningAgenda, &Facts::NONE)?;
    pointed_at(&mut tx, &sight, told, None).await?;
    let id: LessonId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), told, cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (LESSON, id.uuid()), told.openness).await?;
    let added = entry(cx, &permit, Subject::of(LESSON, id.uuid()), json!({ "openness": told.openness }));
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(id)
}

/// Changes a lesson of which the writer saw version `seen`.
///
/// # Errors
/// [`LearningError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_lesson(cx: &Cx, id: LessonId, seen: i64, told: &ToldLesson) -> Result<(), LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
    let permit = cx.permit(Action::KeepLearningAgenda, &Facts::NONE)?;
    pointed_at(&mut tx, &sight, told, Some(&old.told)).await?;
    rows::save(&mut tx, &permit, (id, seen), told, cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (LESSON, id.uuid()), told.openness).await?;
    let details = json!({ "fields": old.told.fields_changed(told) });
    let changed = entry(cx, &permit, Subject::of(LESSON, id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([changed]).collect()).await?;
    Ok(())
}

/// What a lesson points to must be there for the writer; what it pointed to before may stay.
async fn pointed_at(
    tx: &mut Tx,
    sight: &Sight,
    told: &ToldLesson,
    old: Option<&ToldLesson>,
) -> Result<(), LearningError> {
    if let Some(id) = told.pilot.filter(|id| old.and_then(|old| old.pilot) != Some(*id))
        && pilots::find(tx, sight, id).await?.is_none()
    {
        return Err(LearningError::Pointer("pilot"));
    }
    if let Some(id) = told.evaluation.filter(|id| old.and_then(|old| old.evaluation) != Some(*id))
        && evaluations::find(tx, sight, id).await?.is_none()
    {
        return Err(LearningError::Pointer("evaluation"));
    }
    if let Some(id) = told.question.filter(|id| old.and_then(|old| old.question) != Some(*id))
        && questions::find(tx, sight, id).await?.is_none()
    {
        return Err(LearningError::Pointer("question"));
    }
    Ok(())
}
