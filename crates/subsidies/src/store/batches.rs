use access::Permit;
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use crate::{LetterBatch, LetterBatchId, RoundId};

fn batch(row: &Row) -> Result<LetterBatch, StoreError> {
    Ok(LetterBatch {
        id: row.id("id")?,
        round: row.id("round_id")?,
        asked_by: row.id("asked_by")?,
        asked_at: row.get("asked_at")?,
        total: row.get("total")?,
        done: row.get("done")?,
        finished_at: row.get("finished_at")?,
    })
}

/// The batches of a round, the latest first.
pub(crate) async fn of_round(read: &mut Read, round: RoundId) -> Result<Vec<LetterBatch>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, round_id, asked_by, asked_at, total, done, finished_at
             FROM subsidy_letter_batch
             WHERE round_id = $1
             ORDER BY asked_at DESC, id",
            values![round],
        )
        .await?;
    rows.iter().map(batch).collect()
}

pub(crate) async fn find(read: &mut Read, id: LetterBatchId) -> Result<Option<LetterBatch>, StoreError> {
    let row = read
        .row(
            "SELECT id, round_id, asked_by, asked_at, total, done, finished_at
             FROM subsidy_letter_batch
             WHERE id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(batch).transpose()
}

/// Whether a batch is not finished.
pub(crate) async fn any_waits(read: &mut Read) -> Result<bool, StoreError> {
    let row = read
        .row(
            "SELECT id
             FROM subsidy_letter_batch
             WHERE finished_at IS NULL
             LIMIT 1",
            values![],
        )
        .await?;
    Ok(row.is_some())
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, batch: &LetterBatch) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_letter_batch (id, round_id, asked_by, asked_at, total, done)
         VALUES ($1, $2, $3, $4, $5, 0)",
        values![batch.id, batch.round, batch.asked_by, batch.asked_at, batch.total],
    )
    .await?;
    Ok(())
}

/// Keeps how far a batch is.
pub(crate) async fn progress(
    tx: &mut Tx,
    id: LetterBatchId,
    done: i64,
    finished_at: Option<Instant>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_letter_batch
         SET done = $2, finished_at = $3
         WHERE id = $1",
        values![id, done, finished_at],
    )
    .await?;
    Ok(())
}
