use chrono::{DateTime, Utc};
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{Db, Housekeeping, StoreError, Tx, values};

/// Work to be done after a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its identity.
    pub id: Uuid,
    /// What kind of work, from the closed list of the binary.
    pub kind: &'static str,
    /// What the work is about, so that it is asked for once; absent when it may be asked for again.
    pub unique_key: Option<String>,
    /// What the work needs to know.
    pub payload: Json,
    /// Not to be done before.
    pub run_after: DateTime<Utc>,
}

/// How much work there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobCounts {
    /// To be done, leased ones included.
    pub waiting: i64,
    /// Given up after too many tries.
    pub failed: i64,
    /// When the first of those waiting could have been done.
    pub waiting_since: Option<DateTime<Utc>>,
}

impl Tx {
    /// Asks for work, if and when this change is committed. `false` when it was asked for before.
    ///
    /// # Errors
    /// When the database does not take it.
    pub async fn enqueue(&mut self, job: Job) -> Result<bool, StoreError> {
        let added = self
            .execute(
                "INSERT INTO job (id, kind, unique_key, payload, run_after)
                 VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (unique_key) DO NOTHING",
                values![job.id, job.kind, job.unique_key, job.payload.to_string(), job.run_after],
            )
            .await?;
        Ok(added == 1)
    }
}

impl Db {
    /// How much work waits and how much was given up.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn job_counts(&self) -> Result<JobCounts, StoreError> {
        let row = self
            .read()
            .await?
            .one(
                "SELECT COUNT(*) FILTER (WHERE failed_at IS NULL) AS waiting,
                        COUNT(*) FILTER (WHERE failed_at IS NOT NULL) AS failed,
                        MIN(run_after) FILTER (WHERE failed_at IS NULL) AS waiting_since
                 FROM job
                 WHERE done_at IS NULL",
                values![],
            )
            .await?;
        Ok(JobCounts {
            waiting: row.get("waiting")?,
            failed: row.get("failed")?,
            waiting_since: row.get("waiting_since")?,
        })
    }

    /// Forgets work that was done before `moment`; what was given up stays until somebody looks at it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn forget_jobs(&self, moment: DateTime<Utc>) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let gone = tx.execute("DELETE FROM job WHERE done_at < $1", values![moment]).await?;
        tx.commit_housekeeping(Housekeeping::Job).await?;
        Ok(gone)
    }
}
