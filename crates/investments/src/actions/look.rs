use std::collections::BTreeSet;

use access::{Action, Cx, Facts, Sight};
use consistency::Finding;
use store::{Read, StoreError};

use super::{MoneyError, found};
use crate::{
    BudgetLine, CoverageSource, CoverageSourceId, InterventionId, Plan, PlanVersion, PlanVersionId, Purpose,
    VersionState, store as rows,
};

/// The versions that the actor may see, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(cx: &Cx) -> Result<Vec<PlanVersion>, MoneyError> {
    let (mut read, sight) = cx.look().await?;
    Ok(rows::versions(&mut read, &sight).await?)
}

/// One version with its lines, its sources and the names of its interventions.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is none, or not for them.
pub async fn plan(cx: &Cx, id: PlanVersionId) -> Result<Plan, MoneyError> {
    let mut read = cx.read().await?;
    let version = found(cx, &mut read, id).await?;
    let lines = rows::lines(&mut read, &version).await?;
    Ok(with_names(&mut read, version, lines).await?)
}

/// What the checker finds in the plan that counts, within the sight: the one before the council, else the adopted one.
///
/// # Errors
/// When the database does not answer.
pub async fn found_in_the_plan(read: &mut Read, sight: &Sight) -> Result<Vec<Finding>, StoreError> {
    let versions = rows::versions(read, sight).await?;
    let stands = |state| versions.iter().find(|one| one.purpose == Purpose::Plan && one.state == state);
    let counts = stands(VersionState::Proposed).or_else(|| stands(VersionState::Adopted));
    let Some(version) = counts.cloned() else { return Ok(Vec::new()) };
    let lines = rows::lines(read, &version).await?;
    Ok(crate::findings(&with_names(read, version, lines).await?))
}

/// The plan of these lines, with the sources and interventions that they name and no others.
pub(super) async fn with_names(
    read: &mut Read,
    version: PlanVersion,
    lines: Vec<BudgetLine>,
) -> Result<Plan, StoreError> {
    let used: BTreeSet<InterventionId> = lines.iter().map(|line| line.head.intervention).collect();
    let stated = version.head.statements.iter().filter_map(|statement| statement.source);
    let paid = lines.iter().flat_map(|line| &line.coverage).map(|one| one.source);
    let paying: BTreeSet<CoverageSourceId> = paid.chain(stated).collect();
    let mut interventions = rows::interventions(read).await?;
    interventions.retain(|id, _| used.contains(id));
    let mut sources = rows::all_sources(read).await?;
    sources.retain(|id, _| paying.contains(id));
    Ok(Plan { version, lines, interventions, sources })
}

/// All sources, for whoever writes the plan.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn sources(cx: &Cx) -> Result<Vec<CoverageSource>, MoneyError> {
    cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let all = rows::all_sources(&mut cx.read().await?).await?;
    let mut all: Vec<CoverageSource> = all.into_values().collect();
    all.sort_by_key(|source| source.particulars.name.to_lowercase());
    Ok(all)
}
