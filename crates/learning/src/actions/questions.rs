use access::{Action, Cx, Facts, Permit, Sight};
use chrono::NaiveDate;
use serde_json::{Value as Json, json};
use store::{NEW, Subject, Tx};

use super::{LearningError, entry};
use crate::store::{pilots as pilot_rows, questions as rows};
use crate::{AskedQuestion, Cycle, CycleStep, PilotId, Question, QuestionId, Seen};

/// The kind of thing in the log.
const QUESTION: &str = "learning_question";

/// One question that the actor may see.
///
/// # Errors
/// [`LearningError::NotFound`] when there is none, or not for them.
pub async fn question(cx: &Cx, id: QuestionId) -> Result<Question, LearningError> {
    let (mut read, sight) = cx.look().await?;
    rows::find(&mut read, &sight, id).await?.ok_or(LearningError::NotFound)
}

/// Puts a question on the agenda; its first cycle begins on `starts`.
///
/// # Errors
/// When the actor may not, or the pilot is not there.
pub async fn ask_question(
    cx: &Cx,
    asked: &AskedQuestion,
    starts: NaiveDate,
) -> Result<QuestionId, LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let permit = cx.permit(Action::KeepLearningAgenda, &Facts::NONE)?;
    pointed_at(&mut tx, &sight, asked.pilot).await?;
    let id: QuestionId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), asked, cx.now()).await?;
    rows::insert_cycle(&mut tx, &permit, id, &Cycle::beginning(1, starts, asked.months)).await?;
    let reader = access::name_author(cx, &mut tx, (QUESTION, id.uuid()), asked.openness).await?;
    let added = entry(cx, &permit, Subject::of(QUESTION, id.uuid()), json!({ "openness": asked.openness }));
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(id)
}

/// Changes a question of which the writer saw version `seen`; another length holds from the next cycle on.
///
/// # Errors
/// [`LearningError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_question(
    cx: &Cx,
    id: QuestionId,
    seen: i64,
    asked: &AskedQuestion,
) -> Result<(), LearningError> {
    let mut change = Change::of(cx, id).await?;
    let old = &change.question.asked;
    if asked.pilot != old.pilot {
        pointed_at(&mut change.tx, &change.sight, asked.pilot).await?;
    }
    let fields = old.fields_changed(asked);
    rows::save(&mut change.tx, &change.permit, (id, seen), asked, cx.now()).await?;
    let reader = access::name_author(cx, &mut change.tx, (QUESTION, id.uuid()), asked.openness).await?;
    let changed = entry(cx, &change.permit, Subject::of(QUESTION, id.uuid()), json!({ "fields": fields }));
    change.tx.commit_all(reader.into_iter().chain([changed]).collect()).await?;
    Ok(())
}

async fn pointed_at(tx: &mut Tx, sight: &Sight, pilot: Option<PilotId>) -> Result<(), LearningError> {
    match pilot {
        Some(id) if pilot_rows::find(tx, sight, id).await?.is_none() => Err(LearningError::Pointer("pilot")),
        Some(_) | None => Ok(()),
    }
}

/// A change under way of a question that was loaded and may be changed.
struct Change {
    tx: Tx,
    permit: Permit,
    sight: Sight,
    question: Question,
}

impl Change {
    async fn of(cx: &Cx, id: QuestionId) -> Result<Self, LearningError> {
        let mut tx = cx.begin().await?;
        let sight = cx.sight(&mut tx).await?;
        let question = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
        let permit = cx.permit(Action::KeepLearningAgenda, &Facts::NONE)?;
        Ok(Self { tx, permit, sight, question })
    }

    /// Counts the change, when the question still is the version that the writer saw, and makes it last.
    async fn commit(mut self, cx: &Cx, seen: i64, details: Json) -> Result<(), LearningError> {
        let id = self.question.id;
        rows::save(&mut self.tx, &self.permit, (id, seen), &self.question.asked, cx.now()).await?;
        self.tx.commit(entry(cx, &self.permit, Subject::of(QUESTION, id.uuid()), details)).await?;
        Ok(())
    }
}

/// What was seen in a cycle, and by which day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noted {
    /// What was seen.
    pub seen: Seen,
    /// When.
    pub on: NaiveDate,
}

/// Notes what is seen in the cycle that is under way.
///
/// # Errors
/// [`LearningError::Cycle`] when none is.
pub async fn note_cycle(cx: &Cx, id: QuestionId, version: i64, seen: Seen) -> Result<(), LearningError> {
    let mut change = Change::of(cx, id).await?;
    let cycle = change.question.running().ok_or(LearningError::Cycle)?;
    let (number, noted) = (cycle.number, Cycle { seen, ..cycle.clone() });
    rows::update_cycle(&mut change.tx, &change.permit, id, &noted).await?;
    change.commit(cx, version, json!({ "fields": ["seen"], "cycle": number })).await
}

/// Ends the cycle that is under way. When the question goes on, the next cycle opens by itself.
///
/// # Errors
/// [`LearningError::Cycle`] when none is under way.
pub async fn end_cycle(
    cx: &Cx,
    id: QuestionId,
    version: i64,
    (step, noted): (CycleStep, Noted),
) -> Result<(), LearningError> {
    let mut change = Change::of(cx, id).await?;
    let cycle = change.question.running().ok_or(LearningError::Cycle)?;
    let number = cycle.number;
    let months = change.question.asked.months;
    let (ended, next) = cycle.ended(step, noted.seen, noted.on, months).ok_or(LearningError::Cycle)?;
    rows::update_cycle(&mut change.tx, &change.permit, id, &ended).await?;
    if let Some(next) = &next {
        rows::insert_cycle(&mut change.tx, &change.permit, id, next).await?;
    }
    change.commit(cx, version, json!({ "step": step, "cycle": number, "to": ended.state })).await
}

/// Takes a question up again that was answered or left: a new cycle begins on `starts`.
///
/// # Errors
/// [`LearningError::Cycle`] when one is under way.
pub async fn reopen_question(
    cx: &Cx,
    id: QuestionId,
    version: i64,
    starts: NaiveDate,
) -> Result<(), LearningError> {
    let mut change = Change::of(cx, id).await?;
    if change.question.running().is_some() {
        return Err(LearningError::Cycle);
    }
    let number = change.question.cycles.last().map_or(1, |cycle| cycle.number + 1);
    let next = Cycle::beginning(number, starts, change.question.asked.months);
    rows::insert_cycle(&mut change.tx, &change.permit, id, &next).await?;
    change.commit(cx, version, json!({ "reopened": number })).await
}
