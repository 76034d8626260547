use std::collections::BTreeSet;

use access::{Action, Cx};
use serde_json::json;

use super::{MoneyError, Writing};
use crate::{Change, PlanVersion, PlanVersionId, VersionHead, VersionState};

fn is_draft(version: &PlanVersion) -> Result<(), MoneyError> {
    match version.state {
        VersionState::Draft => Ok(()),
        VersionState::Proposed | VersionState::Adopted | VersionState::Superseded => {
            Err(MoneyError::NotADraft)
        }
    }
}

/// Makes changes in a draft of which the writer saw row `seen.1`: all of them as one step, which can be undone as one.
/// Gives the row that the writer then sees.
///
/// # Errors
/// When one of them cannot be made; then none is.
pub async fn edit(cx: &Cx, seen: (PlanVersionId, i64), changes: &[Change]) -> Result<i64, MoneyError> {
    let writing = Writing::begin(cx, Action::KeepBudget, seen).await?;
    is_draft(&writing.version)?;
    let mut after = writing.before.clone();
    for change in changes {
        change.make(&mut after, writing.version.head.years)?;
    }
    if after == writing.before {
        return Ok(seen.1);
    }
    let lines: BTreeSet<String> = changes.iter().map(|change| change.line().to_string()).collect();
    let details = json!({ "step": writing.version.step + 1, "changes": changes.len(), "lines": lines });
    writing.keep_lines(cx, &after, details).await
}

/// Takes the last change of a draft back.
///
/// # Errors
/// [`MoneyError::NoSuchStep`] when there is none.
pub async fn undo(cx: &Cx, seen: (PlanVersionId, i64)) -> Result<i64, MoneyError> {
    go(cx, seen, -1).await
}

/// Makes the change again that was taken back last.
///
/// # Errors
/// [`MoneyError::NoSuchStep`] when there is none.
pub async fn redo(cx: &Cx, seen: (PlanVersionId, i64)) -> Result<i64, MoneyError> {
    go(cx, seen, 1).await
}

async fn go(cx: &Cx, seen: (PlanVersionId, i64), by: i64) -> Result<i64, MoneyError> {
    let mut writing = Writing::begin(cx, Action::KeepBudget, seen).await?;
    is_draft(&writing.version)?;
    let to = writing.version.step + by;
    if !(0..=writing.version.last_step).contains(&to) {
        return Err(MoneyError::NoSuchStep);
    }
    writing.version.step = to;
    let entry = writing.entry(cx, json!({ "to_step": to }));
    writing.keep_version(cx, vec![entry]).await
}

/// Changes what a version says of itself: its name, what it is about, who may see it, its years, and what its document
/// states. Only a draft gets other years, and none in which something stands falls out.
///
/// # Errors
/// When the actor may not, or the years are none.
pub async fn change_head(cx: &Cx, seen: (PlanVersionId, i64), head: VersionHead) -> Result<i64, MoneyError> {
    let mut writing = Writing::begin(cx, Action::KeepBudget, seen).await?;
    let old = &writing.version.head;
    if old.years != head.years {
        is_draft(&writing.version)?;
        let stands = writing.before.values().flat_map(crate::BudgetLine::years);
        if !head.years.is_sound() || stands.into_iter().any(|year| !head.years.all().contains(&year)) {
            return Err(MoneyError::Years);
        }
    }
    let details = json!({ "openness": head.openness.name(), "opened": old.openness != head.openness });
    writing.version.head = head;
    let entry = writing.entry(cx, details);
    writing.keep_version(cx, vec![entry]).await
}
