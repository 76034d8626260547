use access::{Action, Cx};
use kernel::Instant;
use serde_json::Value as Json;
use store::{Event, EventFilter, Read, StoreError};
use vision::DecisionId;

use super::{MoneyError, found};
use crate::{BudgetLineId, LineState, PlanVersionId, VersionState};

/// What happened to a version or to one of its lines, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanStep {
    /// When.
    pub at: Instant,
    /// In which role somebody did it.
    pub by: String,
    /// The line; none when it was done to the version.
    pub line: Option<BudgetLineId>,
    /// What was done.
    pub what: PlanEvent,
    /// By which decision.
    pub decision: Option<DecisionId>,
}

/// What can have happened to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanEvent {
    /// The version came to stand so.
    Version(VersionState),
    /// A line came to stand so.
    Line(LineState),
    /// The evaluation of a line got a conclusion.
    Concluded,
    /// A line goes on without its evaluation.
    Prolonged,
}

/// How many steps of one kind are told; who wants to know more asks the log.
const MOST: i64 = 300;

/// The steps of a version and its lines, the latest first: for whoever may see the version. Who did it is told by role, never
/// by name.
///
/// # Errors
/// [`MoneyError::NotFound`] when there is no such version, or not for them.
pub async fn history(cx: &Cx, id: PlanVersionId) -> Result<Vec<PlanStep>, MoneyError> {
    let mut read = cx.read().await?;
    found(cx, &mut read, id).await?;
    let mut events = Vec::new();
    for action in [Action::AdoptBudget, Action::RealiseBudget, Action::KeepBudget] {
        events.extend(of(&mut read, id, action).await?);
    }
    events.sort_by_key(|event| std::cmp::Reverse(event.seq));
    Ok(events.iter().filter_map(step).collect())
}

async fn of(read: &mut Read, id: PlanVersionId, action: Action) -> Result<Vec<Event>, StoreError> {
    let filter = EventFilter {
        action: Some(action.name().to_owned()),
        subject: Some(id.uuid()),
        ..EventFilter::default()
    };
    store::events(read, &filter, MOST).await
}

/// An edit of a draft is no step.
fn step(event: &Event) -> Option<PlanStep> {
    let details: Json = serde_json::from_str(&event.details).ok()?;
    let text = |name: &str| details.get(name).and_then(Json::as_str);
    let line = text("line").and_then(|line| line.parse().ok());
    let what = match (text("condition"), line) {
        (Some("concluded"), _) => PlanEvent::Concluded,
        (Some(_), _) => PlanEvent::Prolonged,
        (None, Some(_)) => PlanEvent::Line(text("state")?.parse().ok()?),
        (None, None) => PlanEvent::Version(text("state")?.parse().ok()?),
    };
    let decision = text("decision").and_then(|decision| decision.parse().ok());
    Some(PlanStep { at: event.at, by: event.actor.clone(), line, what, decision })
}
