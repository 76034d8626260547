//! The letters of a round that is decided: prepared at once, and sent by a job of which the page shows the progress.

use access::{Action, Asker, Cx, Facts, find_asker};
use chrono::TimeDelta;
use kernel::{AccountId, Instant};
use serde::{Deserialize, Serialize};
use serde_json::json;
use shell::House;
use store::{Db, Housekeeping, Job, LeasedJob, StoreError};

use super::letter_file::RoundFile;
use super::letters::{add, due, send};
use super::{SubsidyError, entry, found_round};
use crate::letter::{Letter, LetterState};
use crate::store::{applications, batches, letters as rows};
use crate::{LetterBatchId, LetterId, RoundId};

/// The job that sends the prepared letters of a round.
const SEND: &str = "send-subsidy-letters";
/// How long a worker may take before another goes on.
const LEASE: TimeDelta = TimeDelta::minutes(10);
/// After how many letters the progress is written down.
const TELLS_EVERY: i64 = 10;

/// Letters of a round that are sent together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterBatch {
    /// Its identity.
    pub id: LetterBatchId,
    /// Of which round.
    pub round: RoundId,
    /// Who asked.
    pub asked_by: AccountId,
    /// When.
    pub asked_at: Instant,
    /// How many letters there are.
    pub total: i64,
    /// How many were sent so far.
    pub done: i64,
    /// When the last was looked at. Those that could not be sent then wait still.
    pub finished_at: Option<Instant>,
}

#[derive(Serialize, Deserialize)]
struct Asked {
    batch: LetterBatchId,
    by: Asker,
    letters: Vec<LetterId>,
}

/// Prepares the letters that tell the decisions of a round, as far as they are not there; tells how many.
///
/// # Errors
/// [`SubsidyError::NotNow`] before all is decided.
pub async fn prepare_letters(cx: &Cx, id: RoundId) -> Result<usize, SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, id).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    if !round.state.tells_outcome() {
        return Err(SubsidyError::NotNow);
    }
    let there = rows::of_round(&mut tx, id).await?;
    let mut prepared = 0;
    for application in applications::of_round(&mut tx, id).await? {
        let decisions = due(&application, true, &there).into_iter().filter(|kind| kind.tells_decision());
        for kind in decisions {
            add(cx, &mut tx, &permit, (application.id, kind), &there).await?;
            prepared += 1;
        }
    }
    tx.commit(entry(cx, &permit, "subsidy-round", id, json!({ "letters": prepared }))).await?;
    Ok(prepared)
}

/// Asks that the letters of a round that tell its decisions and are prepared now be sent; a job does it.
///
/// # Errors
/// [`SubsidyError::NotNow`] before all is decided, and when there are none.
pub async fn send_letters(cx: &Cx, id: RoundId) -> Result<LetterBatchId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, id).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let by = Asker::of(&cx.actor).ok_or(SubsidyError::NotFound)?;
    let mut letters = rows::in_state(&mut tx, LetterState::Prepared, Some(id)).await?;
    letters.retain(|letter| letter.kind.tells_decision());
    let letters: Vec<LetterId> = letters.iter().map(|letter| letter.id).collect();
    if letters.is_empty() || !round.state.tells_outcome() {
        return Err(SubsidyError::NotNow);
    }
    let batch = LetterBatch {
        id: cx.new_id(),
        round: id,
        asked_by: by.account,
        asked_at: cx.now(),
        total: i64::try_from(letters.len()).unwrap_or(i64::MAX),
        done: 0,
        finished_at: None,
    };
    batches::insert(&mut tx, &permit, &batch).await?;
    let details = json!({ "letters_to_send": letters.len() });
    tx.enqueue(Job {
        id: cx.chance.uuid(cx.now()),
        kind: SEND,
        unique_key: Some(format!("{SEND} {}", batch.id)),
        payload: json!(Asked { batch: batch.id, by, letters }),
        run_after: cx.now(),
    })
    .await?;
    tx.commit(entry(cx, &permit, "subsidy-round", id, details)).await?;
    Ok(batch.id)
}

/// The batches of a round, the latest first.
///
/// # Errors
/// When the actor checks no applications.
pub async fn letter_batches(cx: &Cx, id: RoundId) -> Result<Vec<LetterBatch>, SubsidyError> {
    cx.permit(Action::CheckApplications, &Facts::NONE)?;
    Ok(batches::of_round(&mut cx.read().await?, id).await?)
}

/// Sends the batch that waits longest; tells whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn work_on_letters(house: &House) -> Result<bool, StoreError> {
    let (db, clock) = (&house.db, &house.clock);
    // Looking costs no writer; most of the time there is nothing.
    if !batches::any_waits(&mut db.read().await?).await? {
        return Ok(false);
    }
    let lease = house.chance.uuid(clock.now());
    let Some(job) = db.lease_job(&[SEND], lease, LEASE, clock.now()).await? else { return Ok(false) };
    if let Err(error) = work(house, &job).await {
        tracing::warn!(kind = job.kind, %error, "The job {} failed: {error}", job.kind);
        match db.put_off_job(&job, &error.to_string(), clock.now()).await {
            Ok(()) | Err(StoreError::Stale) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

async fn work(house: &House, job: &LeasedJob) -> Result<(), SubsidyError> {
    let (db, now) = (&house.db, house.clock.now());
    let asked: Asked = serde_json::from_value(job.payload.clone())?;
    let batch = batches::find(&mut db.read().await?, asked.batch).await?;
    let Some(batch) = batch else { return Ok(db.finish_job(job, now).await?) };
    // Whoever asked may have lost the right since: then all of it waits for somebody else.
    let sent = match find_asker(db, asked.by).await? {
        Some(actor) => {
            let cx = Cx::new(db.clone(), house.clock.clone(), house.chance.clone(), actor);
            send_all(&cx, house, &batch, &asked.letters).await?
        }
        None => batch.done,
    };
    tell(db, &batch, sent, Some(house.clock.now())).await?;
    Ok(db.finish_job(job, house.clock.now()).await?)
}

/// Sends those that still wait; tells how many of all are sent then. One that cannot be sent keeps no other waiting.
async fn send_all(
    cx: &Cx,
    house: &House,
    batch: &LetterBatch,
    asked: &[LetterId],
) -> Result<i64, SubsidyError> {
    let mut read = cx.read().await?;
    let file = RoundFile::read(&mut read, batch.round).await?;
    let mut waiting = rows::in_state(&mut read, LetterState::Prepared, Some(batch.round)).await?;
    drop(read);
    waiting.retain(|letter| asked.contains(&letter.id));
    // What was sent in an earlier try is done.
    let left = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let mut sent = batch.total.saturating_sub(left).max(0);
    for letter in &waiting {
        match send_one(cx, house, &file, letter).await {
            Ok(()) => sent += 1,
            Err(SubsidyError::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::warn!(letter = %letter.id, %error, "A letter stays where it is: {error}");
            }
        }
        if sent % TELLS_EVERY == 0 {
            tell(&house.db, batch, sent, None).await?;
        }
    }
    Ok(sent)
}

async fn send_one(cx: &Cx, house: &House, file: &RoundFile, letter: &Letter) -> Result<(), SubsidyError> {
    let application = file.applications.get(&letter.application).ok_or(SubsidyError::NotFound)?;
    let tx = cx.begin().await?;
    send(cx, house.into(), tx, file, (letter, application, letter.dated)).await
}

async fn tell(
    db: &Db,
    batch: &LetterBatch,
    done: i64,
    finished_at: Option<Instant>,
) -> Result<(), SubsidyError> {
    let mut tx = db.begin().await?;
    batches::progress(&mut tx, batch.id, done, finished_at).await?;
    tx.commit_housekeeping(Housekeeping::Job).await?;
    Ok(())
}
