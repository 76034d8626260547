use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kernel::{AccountId, Instant};
use store::{Read, StoreError, Tx, values};

use super::row;
use crate::FigureUploadId;
use crate::exchange::FiguresFile;

/// A file that was put down and is not brought in yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) file: FiguresFile,
    pub(crate) source: String,
    pub(crate) division: i32,
}

pub(crate) async fn insert(
    tx: &mut Tx,
    (id, account): (FigureUploadId, Option<AccountId>),
    upload: &Upload,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO figure_upload (id, account_id, file_name, source, division, content, put_down_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![
            id,
            account,
            &upload.file.name,
            &upload.source,
            i64::from(upload.division),
            STANDARD.encode(&upload.file.bytes),
            now,
        ],
    )
    .await
    .map(drop)
}

/// A file that this account put down.
pub(crate) async fn find(
    read: &mut Read,
    id: FigureUploadId,
    account: Option<AccountId>,
) -> Result<Option<Upload>, StoreError> {
    let row = read
        .row(
            "SELECT file_name, source, division, content
             FROM figure_upload
             WHERE id = $1
               AND account_id = $2",
            values![id, account],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let content: String = row.get("content")?;
    let unreadable = |_| StoreError::Unreadable { column: "content".to_owned(), value: "…".to_owned() };
    let bytes = STANDARD.decode(content).map_err(unreadable)?;
    Ok(Some(Upload {
        file: FiguresFile { name: row.get("file_name")?, bytes },
        source: row.get("source")?,
        division: row::year(&row, "division")?,
    }))
}

/// Clears away a file, and all that were put down before `old`.
pub(crate) async fn clear(tx: &mut Tx, id: Option<FigureUploadId>, old: Instant) -> Result<(), StoreError> {
    tx.execute("DELETE FROM figure_upload WHERE id = $1 OR put_down_at < $2", values![id, old])
        .await
        .map(drop)
}
