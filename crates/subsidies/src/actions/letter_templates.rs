use access::{Action, Cx, Facts};
use serde_json::json;
use store::Subject;

use super::SubsidyError;
use crate::letter::{LetterKind, LetterTemplate};
use crate::store::templates as rows;

/// The template of a kind of letter, with the number of its version; 0 is the one that the program brings along.
///
/// # Errors
/// When the actor keeps no schemes.
pub async fn letter_template(cx: &Cx, kind: LetterKind) -> Result<(i64, String), SubsidyError> {
    cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    let all = rows::latest(&mut cx.read().await?).await?;
    let found = all.into_iter().find(|(one, _, _)| *one == kind);
    found.map(|(_, number, body)| (number, body)).ok_or(SubsidyError::NotFound)
}

/// The number of the template of each kind of letter.
///
/// # Errors
/// When the actor keeps no schemes.
pub async fn letter_templates(cx: &Cx) -> Result<Vec<(LetterKind, i64)>, SubsidyError> {
    cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    let all = rows::latest(&mut cx.read().await?).await?;
    Ok(all.into_iter().map(|(kind, number, _)| (kind, number)).collect())
}

/// Keeps another template: letters that were not sent follow it, letters that were sent stay as they are.
///
/// # Errors
/// [`SubsidyError::Template`] when it asks for what is not known, or lacks what the law wants in such a letter;
/// [`SubsidyError::Stale`] when somebody else was first.
pub async fn change_letter_template(
    cx: &Cx,
    (kind, seen): (LetterKind, i64),
    body: &str,
) -> Result<(), SubsidyError> {
    LetterTemplate::read(kind, body)?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    let all = rows::latest(&mut tx).await?;
    if !all.iter().any(|(one, number, _)| *one == kind && *number == seen) {
        return Err(SubsidyError::Stale);
    }
    rows::insert(&mut tx, &permit, (kind, seen + 1), body, cx.now()).await?;
    let id = cx.new_id::<()>().uuid();
    let details = json!({ "kind": kind, "number": seen + 1 });
    tx.commit(permit.entry(cx.now(), Subject::of("subsidy-letter-template", id), details)).await?;
    Ok(())
}
