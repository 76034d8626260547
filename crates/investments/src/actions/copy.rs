use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use serde_json::json;

use super::{MoneyError, entry, found, new::draft};
use crate::{BudgetLine, PlanVersionId, Purpose, VersionHead, WhatIf, store as rows};

/// Copies a version as a draft of its own: to write on, or to see what would happen. What was copied is not touched.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none to copy, or not for them.
pub async fn copy(
    cx: &Cx,
    id: PlanVersionId,
    (name, about): (&str, &str),
    purpose: Purpose,
    what_if: Option<WhatIf>,
) -> Result<PlanVersionId, MoneyError> {
    let mut tx = cx.begin().await?;
    let parent = found(cx, &mut tx, id).await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let head = VersionHead { name: name.to_owned(), about: about.to_owned(), ..parent.head.clone() };
    let version = draft(cx, head, Some(id), purpose);
    rows::insert_version(&mut tx, &permit, &version, cx.now()).await?;
    match what_if {
        None => rows::copy_lines(&mut tx, &permit, &parent, version.id).await?,
        Some(what_if) => {
            let lines = rows::lines(&mut tx, &parent).await?.into_iter();
            let lines: Vec<BudgetLine> = lines.map(|line| what_if.of(line.reopened())).collect();
            rows::bring_in_lines(&mut tx, &permit, version.id, &lines).await?;
        }
    }
    if let Some(account) = cx.actor.account {
        rows::note_preparer(&mut tx, &permit, version.id, account).await?;
    }
    let details: BTreeMap<&str, String> =
        BTreeMap::from([("copied_from", id.to_string()), ("purpose", purpose.name().to_owned())]);
    let entry = entry(cx, &permit, version.id, json!(details));
    tx.commit(entry).await?;
    Ok(version.id)
}
