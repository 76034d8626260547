use access::Permit;
use store::{Read, Row, StoreError, Tx, values};

use crate::file::AttachedFile;
use crate::{ApplicationId, FileId};

fn file(row: &Row) -> Result<AttachedFile, StoreError> {
    Ok(AttachedFile {
        id: row.id("id")?,
        application: row.id("application_id")?,
        document: row.get("document")?,
        name: row.get("name")?,
        kind: row.parsed("kind")?,
        bytes: row.get("bytes")?,
        hash: row.get("hash")?,
        at: row.get("brought_at")?,
        by: row.optional_id("brought_by")?,
    })
}

/// The files of an application, the oldest first.
pub(crate) async fn of_application(
    read: &mut Read,
    id: ApplicationId,
) -> Result<Vec<AttachedFile>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, application_id, document, name, kind, bytes, hash, brought_at, brought_by
             FROM subsidy_file
             WHERE application_id = $1
             ORDER BY brought_at, id",
            values![id],
        )
        .await?;
    rows.iter().map(file).collect()
}

pub(crate) async fn find(read: &mut Read, id: FileId) -> Result<Option<AttachedFile>, StoreError> {
    let row = read
        .row(
            "SELECT id, application_id, document, name, kind, bytes, hash, brought_at, brought_by
             FROM subsidy_file
             WHERE id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(file).transpose()
}

/// Every file that is kept, with its name and hash.
pub(crate) async fn kept(read: &mut Read) -> Result<Vec<(FileId, String, String)>, StoreError> {
    let rows = read.rows("SELECT id, name, hash FROM subsidy_file ORDER BY id", values![]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("name")?, row.get("hash")?))).collect()
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, file: &AttachedFile) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_file (id, application_id, document, name, kind, bytes, hash, brought_at, brought_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        values![
            file.id,
            file.application,
            &file.document,
            &file.name,
            file.kind.name(),
            file.bytes,
            &file.hash,
            file.at,
            file.by,
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn remove(tx: &mut Tx, _permit: &Permit, id: FileId) -> Result<(), StoreError> {
    tx.execute("DELETE FROM subsidy_file WHERE id = $1", values![id]).await?;
    Ok(())
}
