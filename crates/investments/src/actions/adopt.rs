use std::collections::BTreeMap;

use access::{Action, Cx};
use consistency::{Finding, Rule, Severity};
use serde_json::json;
use store::{Read, StoreError};
use vision::DecisionId;

use super::{Lines, MoneyError, Writing, entry};
use crate::{
    BudgetLine, BudgetLineId, Cell, Change, Closing, Lifted, LineRefusal, LineState, LineStep, Nature, Plan,
    PlanVersionId, Purpose, VersionState, VersionStep, check::findings, store as rows,
};

/// By which decisions a version is adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adoption {
    /// The decision that adopts it.
    pub decision: DecisionId,
    /// The decision that lets sources be used beyond their ceiling, years or purpose, where that happens.
    pub beyond_sources: Option<DecisionId>,
}

/// Lays a draft before the council.
///
/// # Errors
/// When it is no draft, or a copy to see what would happen.
pub async fn propose(cx: &Cx, seen: (PlanVersionId, i64)) -> Result<i64, MoneyError> {
    step(cx, seen, VersionStep::Propose).await
}

/// Takes it back to be changed.
///
/// # Errors
/// When it does not lie before the council.
pub async fn send_back(cx: &Cx, seen: (PlanVersionId, i64)) -> Result<i64, MoneyError> {
    step(cx, seen, VersionStep::SendBack).await
}

async fn step(cx: &Cx, seen: (PlanVersionId, i64), step: VersionStep) -> Result<i64, MoneyError> {
    let mut writing = Writing::begin(cx, Action::KeepBudget, seen).await?;
    if writing.version.purpose == Purpose::WhatIf {
        return Err(MoneyError::OnlyWhatIf);
    }
    writing.version.state = writing.version.state.after(step)?;
    let entry = writing.entry(cx, json!({ "state": writing.version.state.name() }));
    writing.keep_version(cx, vec![entry]).await
}

/// Adopts a version by decision; who wrote in it cannot. The version that was adopted before is superseded.
///
/// Reservations stay reservations, and what depends on an evaluation stays proposed for the years that do.
///
/// # Errors
/// When a line is not covered by what it costs, or a source is used beyond what it allows without a decision.
pub async fn adopt(cx: &Cx, seen: (PlanVersionId, i64), adoption: Adoption) -> Result<i64, MoneyError> {
    let mut writing = Writing::begin(cx, Action::AdoptBudget, seen).await?;
    writing.version.state = writing.version.state.after(VersionStep::Adopt)?;
    writing.version.decision = Some(adoption.decision);
    let before = writing.before.clone();
    let plan = writing.as_plan(&before).await?;
    can_be_adopted(&plan, adoption)?;
    let errors = unexplained_in(&mut writing.tx, &plan).await?.len();
    if errors > 0 {
        return Err(MoneyError::Unexplained { errors });
    }
    let mut after = Lines::new();
    for line in plan.lines {
        after.insert(line.id, adopted(line)?);
    }
    let mut entries = Vec::new();
    for mut old in rows::adopted_versions(&mut writing.tx, &writing.permit).await? {
        old.state = old.state.after(VersionStep::Supersede)?;
        rows::keep_version(&mut writing.tx, &writing.permit, old.version, &old, cx.now()).await?;
        entries.push(entry(cx, &writing.permit, old.id, json!({ "state": old.state.name() })));
    }
    let details = json!({
        "state": writing.version.state.name(),
        "decision": adoption.decision,
        "beyond_sources": adoption.beyond_sources,
    });
    entries.push(writing.entry(cx, details));
    writing.keep(cx, &after, entries).await
}

fn can_be_adopted(plan: &Plan, adoption: Adoption) -> Result<(), MoneyError> {
    let open =
        |line: &&BudgetLine| line.years().into_iter().any(|year| line.closing(year) != Closing::Closes);
    let lines = plan.lines.iter().filter(open).count();
    if lines > 0 {
        return Err(MoneyError::DoesNotClose { lines });
    }
    let beyond = findings(plan)
        .iter()
        .filter(|finding| {
            finding.severity == Severity::Error
                && matches!(finding.rule, Rule::WithinCeiling | Rule::WithinPurpose)
        })
        .count();
    match adoption.beyond_sources {
        None if beyond > 0 => Err(MoneyError::BeyondSources { findings: beyond }),
        None | Some(_) => Ok(()),
    }
}

/// The errors in a version that hold up its adoption until somebody explains them; those about sources ask a decision
/// instead, and what does not close is mended.
///
/// # Errors
/// When the database does not answer.
pub async fn unexplained(cx: &Cx, plan: &Plan) -> Result<Vec<Finding>, MoneyError> {
    Ok(unexplained_in(&mut cx.read().await?, plan).await?)
}

async fn unexplained_in(read: &mut Read, plan: &Plan) -> Result<Vec<Finding>, StoreError> {
    let asks = |finding: &Finding| {
        finding.severity == Severity::Error
            && !matches!(finding.rule, Rule::CoverageEqualsAmount | Rule::WithinCeiling | Rule::WithinPurpose)
    };
    let errors: Vec<Finding> = findings(plan).into_iter().filter(asks).collect();
    if errors.is_empty() {
        return Ok(errors);
    }
    consistency::without_explanation(read, errors).await
}

/// Whether the actor wrote in a version, and so does not adopt it.
///
/// # Errors
/// When the database does not answer.
pub async fn has_prepared(cx: &Cx, id: PlanVersionId) -> Result<bool, MoneyError> {
    let mut read = cx.read().await?;
    match cx.actor.account {
        Some(account) => Ok(rows::is_preparer(&mut read, id, account).await?),
        None => Ok(false),
    }
}

/// The line as the council adopted it, for the years that do not wait for an evaluation.
fn adopted(mut line: BudgetLine) -> Result<BudgetLine, MoneyError> {
    match (line.state, &line.head.nature) {
        (LineState::Idea | LineState::Reservation, _) | (_, Nature::Reservation) => return Ok(line),
        _ if line.awaits_evaluation_wholly() => return Ok(line),
        (
            LineState::Proposed
            | LineState::Adopted
            | LineState::Amended
            | LineState::Realised
            | LineState::Settled,
            _,
        ) => {}
    }
    line.state = match line.state {
        LineState::Idea | LineState::Reservation | LineState::Proposed => {
            line.state.after(LineStep::Adopt, false)?
        }
        // A copy of an adopted version: what the council adopted before stays as it stands.
        LineState::Adopted | LineState::Amended | LineState::Realised | LineState::Settled => line.state,
    };
    let firm: Vec<i32> = line.cells.keys().copied().filter(|year| !line.awaits_evaluation(*year)).collect();
    for year in firm {
        if let Some(cell) = line.cells.get_mut(&year) {
            cell.adopted = cell.adopted.or(Some(cell.proposed));
        }
    }
    Ok(line)
}

/// Adopts by decision a line of an adopted version that was waiting: for an evaluation, or for a plan.
///
/// # Errors
/// [`LineRefusal::AwaitsEvaluation`] as long as its evaluation has no conclusion.
pub async fn adopt_line(
    cx: &Cx,
    seen: (PlanVersionId, i64),
    line: BudgetLineId,
    decision: DecisionId,
) -> Result<i64, MoneyError> {
    let writing = Writing::begin(cx, Action::AdoptBudget, seen).await?;
    is_adopted(writing.version.state)?;
    let mut after = writing.before.clone();
    let found = after.get_mut(&line).ok_or(MoneyError::NotFound)?;
    if found.cells.keys().any(|year| found.awaits_evaluation(*year)) {
        return Err(LineRefusal::AwaitsEvaluation.into());
    }
    if found.head.nature == Nature::Reservation {
        found.head.nature = Nature::Decided { at: String::new(), decision: Some(decision) };
        found.state = LineState::Reservation.after(LineStep::Propose, false)?;
    }
    if found.state == LineState::Proposed {
        found.state = found.state.after(LineStep::Adopt, false)?;
    }
    for cell in found.cells.values_mut().filter(|cell| cell.adopted.is_none()) {
        cell.adopted = Some(cell.proposed);
    }
    let details = json!({ "line": line, "state": found.state.name(), "decision": decision });
    writing.keep_lines(cx, &after, details).await
}

/// Changes a line of an adopted version by decision: other amounts, with the coverage that belongs to them.
///
/// # Errors
/// When the line was not adopted, or would not be covered by what it costs.
pub async fn amend(
    cx: &Cx,
    seen: (PlanVersionId, i64),
    line: BudgetLineId,
    changes: &[Change],
    decision: DecisionId,
) -> Result<i64, MoneyError> {
    let writing = Writing::begin(cx, Action::AdoptBudget, seen).await?;
    is_adopted(writing.version.state)?;
    let old = writing.before.get(&line).ok_or(MoneyError::NotFound)?;
    let mut one = BTreeMap::from([(line, old.clone())]);
    for change in changes.iter().filter(|change| change.line() == line) {
        change.make(&mut one, writing.version.head.years)?;
    }
    let wanted = one.remove(&line).ok_or(MoneyError::NotFound)?;
    let state = old.state.after(LineStep::Amend, false)?;
    let changed = amended(old, wanted, state)?;
    if changed.years().into_iter().any(|year| changed.closing(year) != Closing::Closes) {
        return Err(MoneyError::DoesNotClose { lines: 1 });
    }
    let mut after = writing.before.clone();
    after.insert(line, changed);
    let details = json!({ "line": line, "state": state.name(), "decision": decision });
    writing.keep_lines(cx, &after, details).await
}

/// The wanted amounts beside those that were proposed and adopted. What waits for an evaluation is not changed.
fn amended(old: &BudgetLine, mut wanted: BudgetLine, state: LineState) -> Result<BudgetLine, MoneyError> {
    let years: std::collections::BTreeSet<i32> =
        old.cells.keys().chain(wanted.cells.keys()).copied().collect();
    for year in years {
        let (was, is) = (old.cells.get(&year).copied().unwrap_or_default(), wanted.amount(year));
        if was.amount() == is {
            wanted.cells.insert(year, was);
        } else if old.awaits_evaluation(year) {
            return Err(LineRefusal::AwaitsEvaluation.into());
        } else {
            let adopted = was.adopted.or(Some(crate::Amount::Empty));
            wanted.cells.insert(year, Cell { adopted, amended: Some(is), ..was });
        }
    }
    Ok(BudgetLine { state, head: old.head.clone(), ..wanted }.tidied())
}

/// Lifts the condition of a line: its evaluation has a conclusion, or it goes on without one by decision.
///
/// # Errors
/// When the line has no condition.
pub async fn lift(
    cx: &Cx,
    seen: (PlanVersionId, i64),
    line: BudgetLineId,
    lifted: Lifted,
) -> Result<i64, MoneyError> {
    let action = match lifted {
        Lifted::Concluded { .. } => Action::KeepBudget,
        Lifted::Prolonged { .. } => Action::AdoptBudget,
    };
    let writing = Writing::begin(cx, action, seen).await?;
    let mut after = writing.before.clone();
    let found = after.get_mut(&line).ok_or(MoneyError::NotFound)?;
    let Nature::Conditional(condition) = &mut found.head.nature else { return Err(MoneyError::NotFound) };
    let details = match &lifted {
        Lifted::Concluded { .. } => json!({ "line": line, "condition": "concluded" }),
        Lifted::Prolonged { decision, .. } => {
            json!({ "line": line, "condition": "prolonged", "decision": decision })
        }
    };
    condition.lifted = Some(lifted);
    writing.keep_lines(cx, &after, details).await
}

pub(super) fn is_adopted(state: VersionState) -> Result<(), MoneyError> {
    match state {
        VersionState::Adopted => Ok(()),
        VersionState::Draft | VersionState::Proposed | VersionState::Superseded => Err(MoneyError::NotFound),
    }
}
