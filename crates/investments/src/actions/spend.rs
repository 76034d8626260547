use access::{Action, Cx};
use kernel::Cents;
use serde_json::json;

use super::{MoneyError, Writing, adopt::is_adopted};
use crate::{BudgetLineId, ChangeRefusal, LineStep, PlanVersionId};

/// Writes down what a line of an adopted version did cost in a year.
///
/// # Errors
/// [`crate::LineRefusal::NoPlanYet`] for a reservation, of which nothing is spent before there is a plan.
pub async fn realise(
    cx: &Cx,
    seen: (PlanVersionId, i64),
    line: BudgetLineId,
    year: i32,
    cents: Cents,
) -> Result<i64, MoneyError> {
    let writing = Writing::begin(cx, Action::RealiseBudget, seen).await?;
    is_adopted(writing.version.state)?;
    if !writing.version.head.years.all().contains(&year) {
        return Err(ChangeRefusal::NoSuchYear(year).into());
    }
    let mut after = writing.before.clone();
    let found = after.get_mut(&line).ok_or(MoneyError::NotFound)?;
    found.state = found.state.after(LineStep::Realise, found.awaits_evaluation(year))?;
    found.cells.entry(year).or_default().realised = Some(cents);
    let details = json!({ "line": line, "year": year, "state": found.state.name() });
    writing.keep_lines(cx, &after, details).await
}

/// Closes a line of which all is known.
///
/// # Errors
/// When nothing was written down yet of what it did cost.
pub async fn settle(cx: &Cx, seen: (PlanVersionId, i64), line: BudgetLineId) -> Result<i64, MoneyError> {
    let writing = Writing::begin(cx, Action::RealiseBudget, seen).await?;
    is_adopted(writing.version.state)?;
    let mut after = writing.before.clone();
    let found = after.get_mut(&line).ok_or(MoneyError::NotFound)?;
    found.state = found.state.after(LineStep::Settle, false)?;
    let details = json!({ "line": line, "state": found.state.name() });
    writing.keep_lines(cx, &after, details).await
}
