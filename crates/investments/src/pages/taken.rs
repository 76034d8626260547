//! What happened to a version or a line: when, by whom, and by which decision.

use kernel::local_time;
use shell::Visit;

use super::named::Named;
use crate::{BudgetLineId, MoneyError, PlanEvent, PlanStep, PlanVersionId};

/// A step that was taken.
pub(super) struct TakenRow {
    pub(super) on: String,
    pub(super) what: String,
    /// In which role somebody did it.
    pub(super) lines: Vec<String>,
    /// The decision by name, and where it stands; empty when there is none, or none that the visitor may see.
    pub(super) decision: String,
    pub(super) href: String,
}

/// The steps of the version itself, or those of one of its lines, the oldest first.
pub(super) async fn taken(
    visit: &Visit,
    named: &Named,
    id: PlanVersionId,
    line: Option<BudgetLineId>,
) -> Result<Vec<TakenRow>, MoneyError> {
    let steps = crate::history(&visit.cx, id).await?;
    Ok(steps.iter().rev().filter(|step| step.line == line).map(|step| row(visit, named, step)).collect())
}

fn row(visit: &Visit, named: &Named, step: &PlanStep) -> TakenRow {
    let what = match step.what {
        PlanEvent::Version(state) => format!("money-state-{state}"),
        PlanEvent::Line(state) => format!("line-state-{state}"),
        PlanEvent::Concluded => "line-step-concluded".to_owned(),
        PlanEvent::Prolonged => "line-step-prolonged".to_owned(),
    };
    let decision = step.decision.and_then(|id| Some((id, named.decisions.get(&id)?)));
    TakenRow {
        on: local_time(step.at).format("%d-%m-%Y").to_string(),
        what: visit.t(&what).to_owned(),
        lines: vec![visit.t_with("money-taken-by", "role", visit.t(&format!("role-{}", step.by)))],
        decision: decision.map_or(String::new(), |(_, name)| name.clone()),
        href: decision.map_or(String::new(), |(id, _)| format!("/besluiten/{id}")),
    }
}
