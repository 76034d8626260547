use kernel::{Chance, Instant};
use store::{Read, Row, StoreError, Tx, values};

use crate::processing::{Processing, SubjectKey};

/// A processing as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Identity of this processing: 64 bits in hexadecimal.
    pub operation: String,
    /// The request it was part of: 128 bits in hexadecimal.
    pub trace: String,
    /// What was done.
    pub name: String,
    /// Under which activity of the register.
    pub activity: String,
    /// Whose data, enciphered.
    pub subject: Option<String>,
    /// When it began.
    pub began_at: Instant,
    /// When it ended.
    pub ended_at: Instant,
    /// How it ended.
    pub status: String,
}

pub(crate) async fn insert(
    tx: &mut Tx,
    key: &SubjectKey,
    chance: &Chance,
    processing: &Processing<'_>,
) -> Result<(), StoreError> {
    let unreadable = |_| StoreError::Unreadable {
        column: "data_subject_id".to_owned(),
        value: "a person that could not be enciphered".to_owned(),
    };
    let subject = processing.subject.map(|subject| key.encipher(subject, chance)).transpose();
    let operation = format!("{:016x}", u64::from_be_bytes(chance.bytes::<8>()));
    tx.execute(
        "INSERT INTO processing_record (operation_id, trace_id, name, processing_activity_id, data_subject_id,
                                        data_subject_id_type, data_subject_key, start_time, end_time, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        values![
            operation,
            processing.trace.simple().to_string(),
            processing.name,
            processing.activity.id(),
            subject.map_err(unreadable)?,
            processing.subject.map(|_| "enciphered"),
            processing.subject.map(|subject| key.index(subject)),
            processing.began_at,
            processing.ended_at,
            processing.status.name(),
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn about(read: &mut Read, index: &str, most: i64) -> Result<Vec<Recorded>, StoreError> {
    let rows = read
        .rows(
            "SELECT operation_id, trace_id, name, processing_activity_id, data_subject_id,
                    start_time, end_time, status
             FROM processing_record
             WHERE data_subject_key = $1
             ORDER BY start_time DESC, operation_id
             LIMIT $2",
            values![index, most],
        )
        .await?;
    rows.iter().map(recorded).collect()
}

fn recorded(row: &Row) -> Result<Recorded, StoreError> {
    Ok(Recorded {
        operation: row.get("operation_id")?,
        trace: row.get("trace_id")?,
        name: row.get("name")?,
        activity: row.get("processing_activity_id")?,
        subject: row.get("data_subject_id")?,
        began_at: row.get("start_time")?,
        ended_at: row.get("end_time")?,
        status: row.get("status")?,
    })
}
