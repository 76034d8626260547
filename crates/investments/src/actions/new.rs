use std::collections::BTreeMap;

use access::{Action, Cx, Facts, Permit};
use kernel::Openness;
use serde_json::json;
use store::{Subject, Tx};

use super::{MoneyError, entry};
use crate::{
    Amount, BudgetLine, Change, CoverageAllocation, InterventionId, LineHead, PlanVersion, PlanVersionId,
    Purpose, VersionHead, VersionState, store as rows,
};

/// A line of a plan that is brought in, with its intervention by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// What is done, by name; a name that is not known yet is added.
    pub intervention: String,
    /// What it says of itself. Its intervention is that of the name.
    pub head: LineHead,
    /// What it costs.
    pub amounts: BTreeMap<i32, Amount>,
    /// What covers it.
    pub coverage: Vec<CoverageAllocation>,
}

/// Brings in a plan as a draft, all of it or nothing.
///
/// # Errors
/// When the actor may not, or a year or an amount is none of a plan.
pub async fn bring_in(cx: &Cx, head: VersionHead, new: Vec<NewLine>) -> Result<PlanVersionId, MoneyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    if !head.years.is_sound() {
        return Err(MoneyError::Years);
    }
    let version = draft(cx, head, None, Purpose::Plan);
    let mut names = Names::known(&mut tx).await?;
    let mut lines = BTreeMap::new();
    let mut order = Vec::with_capacity(new.len());
    for one in new {
        let intervention = names.of(cx, &mut tx, &permit, &one.intervention).await?;
        let id = cx.new_id();
        order.push(id);
        for change in changes(id, LineHead { intervention, ..one.head }, one.amounts, one.coverage) {
            change.make(&mut lines, version.head.years)?;
        }
    }
    let lines: Vec<BudgetLine> = order.iter().filter_map(|id| lines.remove(id)).collect();
    rows::insert_version(&mut tx, &permit, &version, cx.now()).await?;
    rows::bring_in_lines(&mut tx, &permit, version.id, &lines).await?;
    if let Some(account) = cx.actor.account {
        rows::note_preparer(&mut tx, &permit, version.id, account).await?;
    }
    let mut entries = names.entries;
    entries.push(entry(cx, &permit, version.id, json!({ "lines": lines.len() })));
    tx.commit_all(entries).await?;
    Ok(version.id)
}

fn changes(
    line: crate::BudgetLineId,
    head: LineHead,
    amounts: BTreeMap<i32, Amount>,
    coverage: Vec<CoverageAllocation>,
) -> Vec<Change> {
    let mut changes = vec![Change::Add { line, head: Box::new(head) }];
    changes.extend(amounts.into_iter().map(|(year, amount)| Change::Amount { line, year, amount }));
    for one in coverage {
        let from = one.payer();
        let amounts = one.amounts.into_iter();
        changes.extend(amounts.map(|(year, amount)| Change::Coverage {
            line,
            from: from.clone(),
            year,
            amount,
        }));
    }
    changes
}

/// A draft that nobody wrote in yet. What is not adopted is for the municipality's own staff, whatever its parent was.
pub(super) fn draft(
    cx: &Cx,
    head: VersionHead,
    parent: Option<PlanVersionId>,
    purpose: Purpose,
) -> PlanVersion {
    let openness = match head.openness {
        Openness::Public => Openness::Internal,
        Openness::CouncilConfidential | Openness::Internal | Openness::Restricted => head.openness,
    };
    PlanVersion {
        id: cx.new_id(),
        parent,
        head: VersionHead { openness, ..head },
        purpose,
        state: VersionState::Draft,
        decision: None,
        step: 0,
        last_step: 0,
        version: 1,
        changed_at: cx.now(),
    }
}

/// Interventions by name, the new ones with what is to stand in the log.
pub(super) struct Names {
    known: BTreeMap<String, InterventionId>,
    pub(super) entries: Vec<store::Entry>,
}

impl Names {
    pub(super) async fn known(tx: &mut Tx) -> Result<Self, MoneyError> {
        let all = rows::interventions(tx).await?;
        let known = all.into_iter().map(|(id, name)| (name, id)).collect();
        Ok(Self { known, entries: Vec::new() })
    }

    pub(super) async fn of(
        &mut self,
        cx: &Cx,
        tx: &mut Tx,
        permit: &Permit,
        name: &str,
    ) -> Result<InterventionId, MoneyError> {
        if let Some(id) = self.known.get(name) {
            return Ok(*id);
        }
        let id: InterventionId = cx.new_id();
        rows::insert_intervention(tx, permit, id, name, cx.now()).await?;
        let subject = Subject::of("intervention", id.uuid());
        self.entries.push(permit.entry(cx.now(), subject, json!({})));
        self.known.insert(name.to_owned(), id);
        Ok(id)
    }
}

/// The intervention of this name; one that is not known yet is added.
///
/// # Errors
/// When the actor may not, or the database refuses.
pub async fn intervention_named(cx: &Cx, name: &str) -> Result<InterventionId, MoneyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepBudget, &Facts::NONE)?;
    let mut names = Names::known(&mut tx).await?;
    let id = names.of(cx, &mut tx, &permit, name).await?;
    match names.entries.is_empty() {
        true => Ok(id),
        false => {
            tx.commit_all(names.entries).await?;
            Ok(id)
        }
    }
}
