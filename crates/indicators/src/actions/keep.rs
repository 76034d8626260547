use access::{Action, Cx, Facts};
use serde_json::json;
use store::Subject;

use super::readers::name_writer;
use super::{FiguresError, entry};
use crate::store::{catalogue as rows, imports, yardsticks};
use crate::{Definition, DefinitionId, Indicator, IndicatorId, Label, Slug, Yardstick, YardstickId};

/// The kind of thing in the log.
const INDICATOR: &str = "indicator";

/// An indicator that is not in the catalogue yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIndicator {
    /// Its word.
    pub slug: Slug,
    /// What it is called, and for whom.
    pub label: Label,
    /// What it is and how it is reckoned.
    pub definition: Definition,
}

/// Adds an indicator to the catalogue.
///
/// # Errors
/// When the actor may not, its word is in use, or its definition does not hold together.
pub async fn add_indicator(cx: &Cx, new: &NewIndicator) -> Result<IndicatorId, FiguresError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepIndicators, &Facts::NONE)?;
    new.definition.check()?;
    imports::start_revision(&mut tx, &permit).await?;
    if rows::is_taken(&mut tx, &new.slug).await? {
        return Err(FiguresError::Taken);
    }
    let (id, definition): (IndicatorId, DefinitionId) = (cx.new_id(), cx.new_id());
    rows::insert(&mut tx, &permit, (id, &new.slug, &new.label), (definition, &new.definition), cx.now())
        .await?;
    let reader = name_writer(cx, &mut tx, (INDICATOR, id.uuid()), new.label.openness).await?;
    let details = json!({ "slug": new.slug.as_str(), "openness": new.label.openness });
    let added = entry(cx, &permit, Subject::of(INDICATOR, id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(id)
}

/// Gives an indicator of which the writer saw version `seen` another name, topic or openness, or retires it.
///
/// # Errors
/// [`FiguresError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_label(cx: &Cx, slug: &Slug, seen: i64, label: &Label) -> Result<(), FiguresError> {
    let mut tx = cx.begin().await?;
    let old = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::KeepIndicators, &Facts::NONE)?;
    imports::start_revision(&mut tx, &permit).await?;
    rows::relabel(&mut tx, &permit, (old.id, seen), label, cx.now()).await?;
    let reader = name_writer(cx, &mut tx, (INDICATOR, old.id.uuid()), label.openness).await?;
    let details = json!({ "fields": old.label.fields_changed(label) });
    let changed = entry(cx, &permit, Subject::of(INDICATOR, old.id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([changed]).collect()).await?;
    Ok(())
}

/// Gives an indicator another definition: a new version with a series of its own. The figures of the one before stay with it.
///
/// # Errors
/// When the actor may not, the definition does not hold together, or somebody else was first.
pub async fn define_anew(
    cx: &Cx,
    slug: &Slug,
    seen: i64,
    (definition, change): (&Definition, &str),
) -> Result<(), FiguresError> {
    let mut tx = cx.begin().await?;
    let old = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::KeepIndicators, &Facts::NONE)?;
    definition.check()?;
    imports::start_revision(&mut tx, &permit).await?;
    rows::define_anew(&mut tx, &permit, (&old, seen), (cx.new_id(), definition, change), cx.now()).await?;
    let details = json!({ "definition": old.current.number + 1 });
    tx.commit(entry(cx, &permit, Subject::of(INDICATOR, old.id.uuid()), details)).await?;
    Ok(())
}

/// Holds the figures of an indicator against something: a target, a baseline or a benchmark.
///
/// # Errors
/// When the actor may not, or there is no such indicator for them.
pub async fn add_yardstick(cx: &Cx, slug: &Slug, yardstick: &Yardstick) -> Result<(), FiguresError> {
    let mut tx = cx.begin().await?;
    let indicator = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::KeepIndicators, &Facts::NONE)?;
    let id: YardstickId = cx.new_id();
    yardsticks::insert(&mut tx, &permit, (id, indicator.id), yardstick).await?;
    let details = json!({ "yardstick": yardstick.kind });
    tx.commit(entry(cx, &permit, Subject::of(INDICATOR, indicator.id.uuid()), details)).await?;
    Ok(())
}

async fn held(cx: &Cx, tx: &mut store::Tx, slug: &Slug) -> Result<Indicator, FiguresError> {
    let sight = cx.sight(tx).await?;
    rows::find(tx, &sight, slug).await?.ok_or(FiguresError::NotFound)
}
