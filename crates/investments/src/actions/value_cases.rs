use access::{Action, Cx, Facts, Permit};
use serde_json::{Value as Json, json};
use store::{Entry, Subject};

use super::MoneyError;
use crate::{NewValueCase, ValueCase, ValueCaseId, store as rows};

/// The value cases that the actor may see, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn value_cases(cx: &Cx) -> Result<Vec<ValueCase>, MoneyError> {
    let (mut read, sight) = cx.look().await?;
    Ok(rows::value_cases(&mut read, &sight).await?)
}

/// One value case.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none, or not for them.
pub async fn value_case(cx: &Cx, id: ValueCaseId) -> Result<ValueCase, MoneyError> {
    let (mut read, sight) = cx.look().await?;
    rows::find_value_case(&mut read, &sight, id).await?.ok_or(MoneyError::NotFound)
}

/// Adds a value case of which every amount can be reckoned with.
///
/// # Errors
/// When the actor may not, another one has its name, or there is nothing to reckon with.
pub async fn add_value_case(cx: &Cx, new: &NewValueCase) -> Result<ValueCaseId, MoneyError> {
    new.reckoning().reckon()?;
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepValueCases, &Facts::NONE)?;
    let id: ValueCaseId = cx.new_id();
    rows::insert_value_case(&mut tx, &permit, id, new, cx.now()).await?;
    tx.commit(entry(cx, &permit, id, json!({ "openness": new.openness, "cases": new.count() }))).await?;
    Ok(id)
}

/// Changes a value case of which the writer saw row `seen.1`.
///
/// # Errors
/// As [`add_value_case`], or when somebody else was first.
pub async fn change_value_case(
    cx: &Cx,
    seen: (ValueCaseId, i64),
    new: &NewValueCase,
) -> Result<(), MoneyError> {
    new.reckoning().reckon()?;
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::find_value_case(&mut tx, &sight, seen.0).await?.ok_or(MoneyError::NotFound)?;
    let permit = cx.permit(Action::KeepValueCases, &Facts::NONE)?;
    rows::update_value_case(&mut tx, &permit, seen, new, cx.now()).await?;
    let old = old.particulars;
    let details = json!({
        "openness": new.openness,
        "amounts": old.material != new.material || old.cost != new.cost,
        "rate": old.rate != new.rate,
        "caveats": old.caveats != new.caveats,
    });
    tx.commit(entry(cx, &permit, seen.0, details)).await?;
    Ok(())
}

fn entry(cx: &Cx, permit: &Permit, id: ValueCaseId, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of("value-case", id.uuid()), details)
}
