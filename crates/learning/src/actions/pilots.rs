use access::{Action, Cx, Facts, Permit};
use kernel::Span;
use serde_json::json;
use store::{Entry, NEW, Subject, Tx};

use super::{LearningError, entry};
use crate::store::steps::{EVALUATION, PILOT};
use crate::store::{evaluations as evaluation_rows, pilots as rows, steps};
use crate::{
    Asks, Decided, EvaluationState, EvaluationStep, Pilot, PilotId, PilotState, PilotStep, Protocol, Taken,
};

/// One pilot that the actor may see.
///
/// # Errors
/// [`LearningError::NotFound`] when there is none, or not for them.
pub async fn pilot(cx: &Cx, id: PilotId) -> Result<Pilot, LearningError> {
    let (mut read, sight) = cx.look().await?;
    rows::find(&mut read, &sight, id).await?.ok_or(LearningError::NotFound)
}

/// Adds a pilot that has not begun.
///
/// # Errors
/// When the actor may not.
pub async fn add_pilot(cx: &Cx, protocol: &Protocol) -> Result<PilotId, LearningError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
    let id: PilotId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), protocol, cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (PILOT, id.uuid()), protocol.openness).await?;
    let details = json!({ "openness": protocol.openness });
    let added = entry(cx, &permit, Subject::of(PILOT, id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(id)
}

/// Changes what was written down of a pilot of which the writer saw version `seen`. A name that is given up stays an alias.
///
/// # Errors
/// [`LearningError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_pilot(cx: &Cx, id: PilotId, seen: i64, protocol: Protocol) -> Result<(), LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
    let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
    let new = protocol.after(&old.protocol);
    let fields = old.protocol.fields_changed(&new);
    rows::save(&mut tx, &permit, (id, seen), &new, cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (PILOT, id.uuid()), new.openness).await?;
    let changed = entry(cx, &permit, Subject::of(PILOT, id.uuid()), json!({ "fields": fields }));
    tx.commit_all(reader.into_iter().chain([changed]).collect()).await?;
    Ok(())
}

/// Takes a pilot of which the writer saw version `seen` through a step by hand. Its evaluations follow: when it is
/// prolonged they are postponed to the same date, and what becomes of it is what followed from the last of them.
///
/// # Errors
/// When the step cannot be taken from where it stands, or lacks what it asks.
pub async fn take_step(
    cx: &Cx,
    id: PilotId,
    seen: i64,
    taken: Taken<PilotStep>,
) -> Result<PilotState, LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let pilot = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
    let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
    let taken = with_date_given_up(&mut tx, &pilot, complete(taken)?).await?;
    let state = pilot.state.after(taken.step)?;
    rows::set_state(&mut tx, &permit, (id, seen), state, cx.now()).await?;
    steps::insert(&mut tx, &permit, (cx.new_id::<PilotStep>().uuid(), PILOT, id.uuid()), &taken, cx.now())
        .await?;
    let mut entries = followers(cx, &mut tx, &permit, (id, &taken)).await?;
    let details = json!({ "step": taken.step, "from": pilot.state, "to": state });
    entries.push(entry(cx, &permit, Subject::of(PILOT, id.uuid()), details));
    tx.commit_all(entries).await?;
    Ok(state)
}

/// The step, when it has what it asks and no more than that.
fn complete(taken: Taken<PilotStep>) -> Result<Taken<PilotStep>, LearningError> {
    let Asks { reason, decision, new_date, owner } = taken.step.asks();
    if !taken.step.is_by_hand() {
        return Err(LearningError::Lacks("evaluation"));
    }
    if reason && taken.reason.is_empty() {
        return Err(LearningError::Lacks("reason"));
    }
    if decision && taken.decision.is_none() {
        return Err(LearningError::Lacks("decision"));
    }
    if new_date && taken.due_after.is_none() {
        return Err(LearningError::Lacks("new_date"));
    }
    if owner && taken.owner.is_none() {
        return Err(LearningError::Lacks("owner"));
    }
    let due_after = taken.due_after.filter(|_| new_date);
    let owner = taken.owner.clone().filter(|_| owner);
    Ok(Taken { due_before: None, due_after, owner, ..taken })
}

/// A pilot that is prolonged gives up the date on which it was to be evaluated.
async fn with_date_given_up(
    tx: &mut Tx,
    pilot: &Pilot,
    taken: Taken<PilotStep>,
) -> Result<Taken<PilotStep>, LearningError> {
    let Some(after) = taken.due_after else { return Ok(taken) };
    let evaluations = evaluation_rows::of_pilot(tx, pilot.id).await?;
    let open = evaluations.iter().filter(|one| !one.interim && !one.state.is_concluded());
    let before = open.map(|one| one.due).min_by_key(|due| due.last_day()).or(pilot.protocol.ends);
    if before.is_some_and(|before| after.last_day() <= before.last_day()) {
        return Err(LearningError::NotLater);
    }
    Ok(Taken { due_before: before, ..taken })
}

/// What happens to the evaluations of a pilot with this step.
async fn followers(
    cx: &Cx,
    tx: &mut Tx,
    permit: &Permit,
    (pilot, taken): (PilotId, &Taken<PilotStep>),
) -> Result<Vec<Entry>, LearningError> {
    let evaluations = evaluation_rows::of_pilot(tx, pilot).await?;
    let finals = evaluations.into_iter().filter(|one| !one.interim);
    let mut entries = Vec::new();
    for one in finals {
        let seen = (one.id, one.version);
        if let (Some(due), Ok(state)) = (taken.due_after, one.state.after(EvaluationStep::Postpone)) {
            evaluation_rows::set_state(tx, permit, seen, (state, due), cx.now()).await?;
            let postponed = postponement(taken, one.due, due);
            let row = (cx.new_id::<PilotStep>().uuid(), EVALUATION, one.id.uuid());
            steps::insert(tx, permit, row, &postponed, cx.now()).await?;
            let details = json!({ "step": EvaluationStep::Postpone, "from": one.state, "to": state });
            entries.push(entry(cx, permit, Subject::of(EVALUATION, one.id.uuid()), details));
        } else if let Some(decision) = outcome(taken, one.state, one.is_followed) {
            evaluation_rows::set_followed(tx, permit, seen, decision, cx.now()).await?;
            let details = json!({ "fields": ["followed"] });
            entries.push(entry(cx, permit, Subject::of(EVALUATION, one.id.uuid()), details));
        }
    }
    Ok(entries)
}

fn postponement(taken: &Taken<PilotStep>, before: Span, after: Span) -> Taken<EvaluationStep> {
    Taken {
        step: EvaluationStep::Postpone,
        on: taken.on,
        reason: taken.reason.clone(),
        decision: taken.decision.clone(),
        due_before: Some(before),
        due_after: Some(after),
        owner: None,
    }
}

/// The decision about the pilot, when it is the first that follows this evaluation.
fn outcome(taken: &Taken<PilotStep>, state: EvaluationState, is_followed: bool) -> Option<&Decided> {
    let is_first = taken.step.is_outcome() && state.is_concluded() && !is_followed;
    taken.decision.as_ref().filter(|_| is_first)
}
