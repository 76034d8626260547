use access::{Action, Cx, Facts};
use areas::Atlas;
use chrono::TimeDelta;
use store::{Housekeeping, Subject};

use super::bring_in::{Brought, FiguresToBringIn, bring_in};
use super::look::look_at;
use super::{FiguresError, entry};
use crate::FigureUploadId;
use crate::exchange::{Mapping, sheet_of};
use crate::store::imports;
use crate::store::uploads::{self as rows, Upload};

/// How long a file waits for who put it down.
const WAITS: TimeDelta = TimeDelta::days(1);

/// Puts a file down, to be looked at before it is brought in.
pub(crate) async fn put_down(cx: &Cx, upload: &Upload) -> Result<FigureUploadId, FiguresError> {
    let mut tx = cx.begin().await?;
    cx.permit(Action::BringInFigures, &Facts::NONE)?;
    sheet_of(&upload.file)?;
    let id: FigureUploadId = cx.new_id();
    rows::clear(&mut tx, None, cx.now() - WAITS).await?;
    rows::insert(&mut tx, (id, cx.actor.account), upload, cx.now()).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await?;
    Ok(id)
}

/// A file that the actor put down.
pub(crate) async fn take_up(cx: &Cx, id: FigureUploadId) -> Result<Upload, FiguresError> {
    cx.permit(Action::BringInFigures, &Facts::NONE)?;
    let mut read = cx.read().await?;
    rows::find(&mut read, id, cx.actor.account).await?.ok_or(FiguresError::NotFound)
}

/// Remembers what the columns of a source mean.
pub(crate) async fn remember(cx: &Cx, source: &str, mapping: &Mapping) -> Result<(), FiguresError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::BringInFigures, &Facts::NONE)?;
    imports::remember_mapping(&mut tx, &permit, source, mapping, cx.now()).await?;
    let details = serde_json::json!({ "source": source, "columns": mapping.columns.len() });
    tx.commit(entry(cx, &permit, Subject { kind: "figure-mapping", id: None }, details)).await?;
    Ok(())
}

/// Brings in a file that was put down, by what was remembered of its source, and clears it away.
pub(crate) async fn bring_in_upload(
    cx: &Cx,
    atlas: &Atlas,
    id: FigureUploadId,
) -> Result<Brought, FiguresError> {
    let upload = take_up(cx, id).await?;
    let looked = look_at(cx, atlas, &upload.file, (&upload.source, upload.division), None).await?;
    let figures = looked.figures()?.observations;
    let batch = FiguresToBringIn {
        file_name: upload.file.name,
        source: upload.source,
        division: upload.division,
        figures,
    };
    let brought = bring_in(cx, atlas.division(), batch).await?;
    clear_away(cx, id).await?;
    Ok(brought)
}

/// Clears a file away that was put down.
async fn clear_away(cx: &Cx, id: FigureUploadId) -> Result<(), FiguresError> {
    let mut tx = cx.begin().await?;
    cx.permit(Action::BringInFigures, &Facts::NONE)?;
    rows::clear(&mut tx, Some(id), cx.now() - WAITS).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await?;
    Ok(())
}
