use access::{Action, Cx, Facts};
use chrono::Datelike as _;
use kernel::Cents;
use serde_json::json;
use store::Tx;

use super::desks::budget_lines;
use super::{SubsidyError, entry, found_round, permit_of_another};
use crate::store::{ceilings, rounds as rows, schemes};
use crate::{NewRound, Phase, Publication, Round, RoundId, RoundState, RoundStep};

const KIND: &str = "subsidy-round";

/// Prepares a round of a scheme, under its rules as they are now.
///
/// # Errors
/// When the actor may not, or there is no such scheme.
pub async fn add_round(cx: &Cx, new: &NewRound) -> Result<RoundId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let scheme = schemes::find(&mut tx, new.scheme).await?.ok_or(SubsidyError::NotFound)?;
    let permit = cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    let id: RoundId = cx.new_id();
    rows::insert(&mut tx, &permit, id, (new, scheme.rules.number), cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "rules": scheme.rules.number }))).await?;
    Ok(id)
}

/// Changes a round that is being prepared; it takes over the rules of its scheme as they are now.
///
/// # Errors
/// [`SubsidyError::Frozen`] after it was adopted; [`SubsidyError::Stale`] when somebody else was first.
pub async fn change_round(
    cx: &Cx,
    (id, version): (RoundId, i64),
    new: &NewRound,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_round(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepSchemes, &Facts::NONE)?;
    if old.state != RoundState::Draft {
        return Err(SubsidyError::Frozen);
    }
    let scheme = schemes::find(&mut tx, old.particulars.scheme).await?.ok_or(SubsidyError::NotFound)?;
    let new = NewRound { scheme: scheme.id, ..new.clone() };
    rows::update(&mut tx, &permit, (id, version), (&new, scheme.rules.number), cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "rules": scheme.rules.number }))).await?;
    Ok(())
}

/// Takes a round a step further. The ranking is fixed by [`super::rank_round`], the deciding closed by
/// [`super::decide_round`].
///
/// # Errors
/// [`SubsidyError::Round`] when it cannot be adopted; [`SubsidyError::PublishedLate`] when it is published on or after its
/// first day without a reason; [`SubsidyError::NotNow`] when applications would be compared before the closing.
pub async fn step_round(
    cx: &Cx,
    (id, version): (RoundId, i64),
    step: RoundStep,
    reason: Option<&str>,
) -> Result<(), SubsidyError> {
    // Looked up before the change begins: SQLite has one writer, and this is another room's read.
    let budget = budget(cx, id).await?;
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, id).await?;
    let prepared_by_actor = rows::prepared_by(&round, cx.actor.account);
    let action = match step {
        RoundStep::Adopt | RoundStep::SendBack => Action::AdoptRound,
        RoundStep::Publish | RoundStep::Run | RoundStep::Complete => Action::KeepSchemes,
        RoundStep::Assess => Action::RankApplications,
        RoundStep::Rank | RoundStep::Decide => return Err(SubsidyError::NotNow),
    };
    let permit = permit_of_another(cx, action, prepared_by_actor)?;
    let state = round.state.after(step)?;
    let publication = before(cx, &round, step, budget, reason)?;
    if step == RoundStep::Adopt {
        ceilings::replace(&mut tx, &permit, id, &round.particulars.ceilings).await?;
    }
    rows::set_state(&mut tx, &permit, (id, version), (state, &publication), cx.now()).await?;
    let details = json!({ "from": round.state.name(), "step": step.name(), "reason": reason.is_some() });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// What must hold before a step; gives how it was published.
fn before(
    cx: &Cx,
    round: &Round,
    step: RoundStep,
    budget: Option<Cents>,
    reason: Option<&str>,
) -> Result<Option<Publication>, SubsidyError> {
    let today = cx.clock.today();
    match step {
        RoundStep::Adopt => {
            let faults = round.particulars.faults(&round.rules.rules, budget);
            if !faults.is_empty() {
                return Err(SubsidyError::Round(faults));
            }
        }
        RoundStep::Publish => {
            let late = round.particulars.is_late_to_publish(today);
            let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
            if late && reason.is_none() {
                return Err(SubsidyError::PublishedLate);
            }
            let late_because = reason.filter(|_| late).map(ToOwned::to_owned);
            return Ok(Some(Publication { on: today, late_because }));
        }
        RoundStep::Assess if round.phase(today) != Phase::Closed => return Err(SubsidyError::NotNow),
        RoundStep::SendBack
        | RoundStep::Assess
        | RoundStep::Rank
        | RoundStep::Decide
        | RoundStep::Run
        | RoundStep::Complete => {}
    }
    Ok(round.published.clone())
}

/// What the budget line of a round holds in the first year for which is granted; nothing when it names none or the line says
/// no amount.
async fn budget(cx: &Cx, id: RoundId) -> Result<Option<Cents>, SubsidyError> {
    let round = found_round(&mut cx.read().await?, id).await?;
    let Some(line) = round.particulars.budget_line else { return Ok(None) };
    let year = round.particulars.from.year();
    let lines = budget_lines(cx).await?;
    Ok(lines.iter().find(|one| one.id == line).and_then(|one| one.amounts.get(&year).copied()))
}

/// Takes a round to `step` within a change that does more.
pub(super) async fn follow(
    tx: &mut Tx,
    permit: &access::Permit,
    (round, step): (&Round, RoundStep),
    now: kernel::Instant,
) -> Result<(), SubsidyError> {
    let state = round.state.after(step)?;
    rows::set_state(tx, permit, (round.id, round.version), (state, &round.published), now).await?;
    Ok(())
}
