use access::{Action, Cx, Facts, Permit};
use serde_json::{Value as Json, json};
use store::{Entry, Subject};

use super::MoneyError;
use crate::{NewPrintedFigure, PrintedFigure, PrintedFigureId, store as rows};

/// One figure that a document prints.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none, or not for them.
pub async fn printed_figure(cx: &Cx, id: PrintedFigureId) -> Result<PrintedFigure, MoneyError> {
    let (mut read, sight) = cx.look().await?;
    rows::find_figure(&mut read, &sight, id).await?.ok_or(MoneyError::NotFound)
}

/// Writes down a figure that a document prints.
///
/// # Errors
/// When the actor may not, or another one has its name.
pub async fn add_printed_figure(cx: &Cx, new: &NewPrintedFigure) -> Result<PrintedFigureId, MoneyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let id: PrintedFigureId = cx.new_id();
    rows::insert_figure(&mut tx, &permit, id, new, cx.now()).await?;
    tx.commit(entry(cx, &permit, id, json!({ "openness": new.openness }))).await?;
    Ok(id)
}

/// Changes one of which the writer saw row `seen.1`.
///
/// # Errors
/// As [`add_printed_figure`], or when somebody else was first.
pub async fn change_printed_figure(
    cx: &Cx,
    seen: (PrintedFigureId, i64),
    new: &NewPrintedFigure,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::find_figure(&mut tx, &sight, seen.0).await?.ok_or(MoneyError::NotFound)?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    rows::update_figure(&mut tx, &permit, seen, new, cx.now()).await?;
    let details = json!({ "numbers": old.particulars.printed != new.printed, "openness": new.openness });
    tx.commit(entry(cx, &permit, seen.0, details)).await?;
    Ok(())
}

fn entry(cx: &Cx, permit: &Permit, id: PrintedFigureId, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of("printed-figure", id.uuid()), details)
}
