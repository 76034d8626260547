use access::{Action, Cx, Facts};
use serde_json::json;
use store::Subject;

use super::MoneyError;
use crate::{CoverageSourceId, CoverageStep, SourceParticulars, store as rows};

/// Adds a source of money.
///
/// # Errors
/// When the actor may not, or another source has its name.
pub async fn add_source(cx: &Cx, particulars: &SourceParticulars) -> Result<CoverageSourceId, MoneyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let id: CoverageSourceId = cx.new_id();
    rows::insert_source(&mut tx, &permit, id, particulars, cx.now()).await?;
    let entry = permit.entry(cx.now(), Subject::of("coverage-source", id.uuid()), json!({}));
    tx.commit(entry).await?;
    Ok(id)
}

/// Changes what is known of a source of which the writer saw row `seen.1`.
///
/// # Errors
/// As [`add_source`], or when somebody else was first.
pub async fn change_source(
    cx: &Cx,
    seen: (CoverageSourceId, i64),
    particulars: &SourceParticulars,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let old = rows::find_source(&mut tx, seen.0).await?.ok_or(MoneyError::NotFound)?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    rows::update_source(&mut tx, &permit, seen, particulars, cx.now()).await?;
    let details = json!({
        "ceiling": old.particulars.ceiling != particulars.ceiling,
        "years": (old.particulars.from, old.particulars.until) != (particulars.from, particulars.until),
    });
    let entry = permit.entry(cx.now(), Subject::of("coverage-source", seen.0.uuid()), details);
    tx.commit(entry).await?;
    Ok(())
}

/// Writes down that the money of a source is surer, or gone.
///
/// # Errors
/// When the step does not lead from where it stands.
pub async fn step_source(
    cx: &Cx,
    seen: (CoverageSourceId, i64),
    step: CoverageStep,
) -> Result<(), MoneyError> {
    let mut tx = cx.begin().await?;
    let source = rows::find_source(&mut tx, seen.0).await?.ok_or(MoneyError::NotFound)?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let state = source.state.after(step)?;
    rows::step_source(&mut tx, &permit, seen, state, cx.now()).await?;
    let subject = Subject::of("coverage-source", seen.0.uuid());
    let entry = permit.entry(cx.now(), subject, json!({ "from": source.state.name(), "to": state.name() }));
    tx.commit(entry).await?;
    Ok(())
}
