use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::NEW;

use super::{VisionError, entry};
use crate::store::themes as rows;
use crate::{NewTheme, ThemeId};

const KIND: &str = "theme";

/// Adds an ambition, pillar, focus point, movement, task or programme.
///
/// # Errors
/// When the actor may not, or it has no name.
pub async fn add_theme(cx: &Cx, new: &NewTheme) -> Result<ThemeId, VisionError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    named(new)?;
    let id: ThemeId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), new, cx.now()).await?;
    let added = entry(cx, &permit, KIND, id, json!({ "added": new.kind }));
    let reader = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(added), reader].into_iter().flatten().collect()).await?;
    Ok(id)
}

/// Changes a theme of which the writer saw version `seen`.
///
/// # Errors
/// [`VisionError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_theme(cx: &Cx, id: ThemeId, seen: i64, new: &NewTheme) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::theme_by_id(&mut tx, &sight, id).await?.ok_or(VisionError::NotFound)?;
    let permit = cx.permit(Action::KeepVision, &Facts::NONE)?;
    named(new)?;
    rows::save(&mut tx, &permit, (id, seen), new, cx.now()).await?;
    let changed = entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new));
    let reader = access::name_author(cx, &mut tx, (KIND, id.uuid()), new.openness).await?;
    tx.commit_all([Some(changed), reader].into_iter().flatten().collect()).await?;
    Ok(())
}

fn named(theme: &NewTheme) -> Result<(), VisionError> {
    if theme.names.is_empty() { Err(VisionError::Nameless) } else { Ok(()) }
}
