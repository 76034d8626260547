use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value as Json;
use uuid::Uuid;

use super::pause::{MOST_ATTEMPTS, pause_after};
use crate::{Db, Housekeeping, Row, StoreError, Tx, values};

/// A job in the hands of one worker, until its lease ends.
#[derive(Debug, Clone, PartialEq)]
pub struct LeasedJob {
    /// Its identity.
    pub id: Uuid,
    /// What kind of work.
    pub kind: String,
    /// What the work needs to know.
    pub payload: Json,
    /// The how manieth try this is, from one.
    pub attempt: i64,
    /// The worker's token.
    lease: Uuid,
}

impl Db {
    /// Takes the job that has waited longest, of one of these `kinds`, for `length`. `lease` is a fresh token: after
    /// the lease ended another worker may take the job, and this token is worth nothing any more.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn lease_job(
        &self,
        kinds: &[&str],
        lease: Uuid,
        length: TimeDelta,
        now: DateTime<Utc>,
    ) -> Result<Option<LeasedJob>, StoreError> {
        let kinds = format!(",{},", kinds.join(","));
        loop {
            let mut tx = self.begin().await?;
            if let Some(job) = take(&mut tx, &kinds, lease, (now, now + length)).await? {
                tx.commit_housekeeping(Housekeeping::Job).await?;
                return Ok(Some(job));
            }
            give_up_the_poisonous(&mut tx, now).await?;
            // Another worker may have been quicker with the same job while others wait.
            let more = some_wait(&mut tx, &kinds, now).await?;
            tx.commit_housekeeping(Housekeeping::Job).await?;
            if !more {
                return Ok(None);
            }
        }
    }

    /// Notes that a job is done.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the lease ended and another worker has the job.
    pub async fn finish_job(&self, job: &LeasedJob, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        tx.finish_job(job, now).await?;
        tx.commit_housekeeping(Housekeeping::Job).await
    }

    /// Notes that a job could not be done, and when it is tried again: after a pause that grows, and after 55 tries
    /// not any more.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the lease ended and another worker has the job.
    pub async fn put_off_job(
        &self,
        job: &LeasedJob,
        error: &str,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let failed_at = (job.attempt >= MOST_ATTEMPTS).then_some(now);
        let mut tx = self.begin().await?;
        tx.execute_on_seen(
            "UPDATE job
             SET run_after = $3, failed_at = $4, last_error = $5, leased_until = NULL, lease = NULL
             WHERE id = $1 AND lease = $2 AND done_at IS NULL AND failed_at IS NULL",
            values![job.id, job.lease, now + pause_after(job.attempt), failed_at, error],
        )
        .await?;
        tx.commit_housekeeping(Housekeeping::Job).await
    }
}

impl Tx {
    /// Notes that a job is done, together with what it changed.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when the lease ended and another worker has the job; the change must then be dropped.
    pub async fn finish_job(&mut self, job: &LeasedJob, now: DateTime<Utc>) -> Result<(), StoreError> {
        self.execute_on_seen(
            "UPDATE job
             SET done_at = $3, leased_until = NULL, lease = NULL
             WHERE id = $1 AND lease = $2 AND done_at IS NULL AND failed_at IS NULL",
            values![job.id, job.lease, now],
        )
        .await
    }
}

/// The conditions stand twice, because PostgreSQL, after waiting for another worker, looks again at the outer ones only.
async fn take(
    tx: &mut Tx,
    kinds: &str,
    lease: Uuid,
    (now, until): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Option<LeasedJob>, StoreError> {
    let row = tx
        .row(
            "UPDATE job
             SET lease = $1, leased_until = $2, attempts = attempts + 1
             WHERE id = (SELECT id
                         FROM job
                         WHERE done_at IS NULL AND failed_at IS NULL AND attempts < $5
                           AND run_after <= $3
                           AND (leased_until IS NULL OR leased_until <= $3)
                           AND $4 LIKE '%,' || kind || ',%'
                         ORDER BY run_after, id
                         LIMIT 1)
               AND done_at IS NULL AND failed_at IS NULL AND attempts < $5
               AND run_after <= $3
               AND (leased_until IS NULL OR leased_until <= $3)
             RETURNING id, kind, payload, attempts",
            values![lease, until, now, kinds, MOST_ATTEMPTS],
        )
        .await?;
    let job = |row: Row| {
        Ok(LeasedJob {
            id: row.get("id")?,
            kind: row.get("kind")?,
            payload: row.parsed("payload")?,
            attempt: row.get("attempts")?,
            lease,
        })
    };
    row.map(job).transpose()
}

/// A job at whose every try the program stopped never came to be put off.
async fn give_up_the_poisonous(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE job
         SET failed_at = $1, last_error = 'the program stopped during the last try'
         WHERE done_at IS NULL AND failed_at IS NULL AND attempts >= $2 AND leased_until <= $1",
        values![now, MOST_ATTEMPTS],
    )
    .await?;
    Ok(())
}

async fn some_wait(tx: &mut Tx, kinds: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let waiting = tx
        .row(
            "SELECT id
             FROM job
             WHERE done_at IS NULL AND failed_at IS NULL AND attempts < $3
               AND run_after <= $1
               AND (leased_until IS NULL OR leased_until <= $1)
               AND $2 LIKE '%,' || kind || ',%'
             LIMIT 1",
            values![now, kinds, MOST_ATTEMPTS],
        )
        .await?;
    Ok(waiting.is_some())
}
