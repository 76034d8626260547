//! Files that wait between the moment somebody brings them and the moment they say yes.

use access::{Action, Cx, Facts};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use kernel::Instant;
use store::{Db, Housekeeping, StoreError};
use uuid::Uuid;

use super::import::{ImportError, OfferFile};
use crate::exchange::FileFormat;
use crate::store as rows;
use crate::store::Run;

/// How long a file waits.
const WAITS: TimeDelta = TimeDelta::days(1);

/// A file that waits, ready to be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Waiting {
    pub(crate) file: OfferFile,
    /// Until when it waits.
    pub(crate) until: Instant,
}

/// Puts a file down to be looked at. What waited too long goes.
pub(crate) async fn put_down(cx: &Cx, file: &OfferFile) -> Result<Uuid, ImportError> {
    let permit = cx.permit(Action::PublishOffer, &Facts::NONE)?;
    let account = cx.actor.account.ok_or(ImportError::NotFound)?;
    let format = file.format.or_else(|| FileFormat::of(&file.name, &file.bytes));
    let waiting = rows::Waiting {
        id: cx.chance.uuid(cx.now()),
        account,
        source: file.source.clone(),
        file_name: file.name.clone(),
        format: format.map_or("", FileFormat::name).to_owned(),
        publish: file.publish,
        content: STANDARD.encode(&file.bytes),
        created_at: cx.now(),
    };
    let mut tx = cx.begin().await?;
    rows::drop_old_import_files(&mut tx, cx.now() - WAITS).await?;
    rows::insert_import_file(&mut tx, &permit, &waiting).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await?;
    Ok(waiting.id)
}

/// Clears away the files that nobody said yes to within a day.
///
/// # Errors
/// When the database does not take it.
pub async fn clear_away_uploads(db: &Db, now: Instant) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    rows::drop_old_import_files(&mut tx, now - WAITS).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await
}

/// A file that the actor put down less than a day ago.
pub(crate) async fn take_up(cx: &Cx, id: Uuid) -> Result<Waiting, ImportError> {
    cx.permit(Action::PublishOffer, &Facts::NONE)?;
    let account = cx.actor.account.ok_or(ImportError::NotFound)?;
    let mut read = cx.read().await?;
    let found = rows::import_file(&mut read, (id, account), cx.now() - WAITS).await?;
    let found = found.ok_or(ImportError::NotFound)?;
    let file = OfferFile {
        bytes: STANDARD.decode(&found.content).map_err(|_| ImportError::NotFound)?,
        name: found.file_name,
        format: FileFormat::from_name(&found.format),
        source: found.source,
        publish: found.publish,
    };
    Ok(Waiting { file, until: found.created_at + WAITS })
}

/// The last times that a file was brought in.
pub(crate) async fn earlier_imports(cx: &Cx) -> Result<Vec<Run>, ImportError> {
    cx.permit(Action::PublishOffer, &Facts::NONE)?;
    Ok(rows::import_runs(&mut cx.read().await?).await?)
}
