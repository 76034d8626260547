use access::{Action, Cx, Facts};
use serde_json::json;

use super::{SubsidyError, entry};
use crate::store::schemes as rows;
use crate::{NewScheme, Rules, SchemeId};

const KIND: &str = "subsidy-scheme";

/// Adds a scheme with its first rules.
///
/// # Errors
/// When the actor may not, the rules cannot be used, or another scheme has the name.
pub async fn add_scheme(cx: &Cx, new: &NewScheme, rules: &Rules) -> Result<SchemeId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    usable(rules)?;
    let id: SchemeId = cx.new_id();
    rows::insert(&mut tx, &permit, id, new, cx.now()).await?;
    rows::insert_rules(&mut tx, &permit, id, (1, rules), cx.clock.today()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "rules": 1 }))).await?;
    Ok(id)
}

/// Changes what a scheme says of itself, and adds a version of its rules when they differ. Rounds keep the rules that they
/// were prepared with.
///
/// # Errors
/// [`SubsidyError::Stale`] when somebody else was first; else as [`add_scheme`].
pub async fn change_scheme(
    cx: &Cx,
    (id, version): (SchemeId, i64),
    new: &NewScheme,
    rules: &Rules,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = rows::find(&mut tx, id).await?.ok_or(SubsidyError::NotFound)?;
    let permit = cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    usable(rules)?;
    // The name in addresses never changes.
    let new = NewScheme { slug: old.particulars.slug, ..new.clone() };
    rows::update(&mut tx, &permit, (id, version), &new, cx.now()).await?;
    let mut number = old.rules.number;
    if *rules != old.rules.rules {
        number += 1;
        rows::insert_rules(&mut tx, &permit, id, (number, rules), cx.clock.today()).await?;
    }
    tx.commit(entry(cx, &permit, KIND, id, json!({ "rules": number }))).await?;
    Ok(())
}

fn usable(rules: &Rules) -> Result<(), SubsidyError> {
    let faults = rules.faults();
    if faults.is_empty() { Ok(()) } else { Err(SubsidyError::Rules(faults)) }
}
