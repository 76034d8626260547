use access::{Action, Cx, Facts, Permit};
use chrono::{Days, NaiveDate};
use kernel::Cents;
use legal_terms::{Calendar, may_change_settlement, payment_term};
use serde_json::{Value as Json, json};
use store::{Read, Tx};

use super::check::given;
use super::grants::{KIND, decidable, found_grant, own, save};
use super::{SubsidyError, entry};
use crate::store::{instalments, recoveries, reports};
use crate::{
    ChangeGround, Grant, GrantId, GrantState, GrantStep, Instalment, Intention, Ledger, LowerGround,
    Recovery, ReportState, recovery_instalments,
};

/// For how many days a recipient can give a view on a settlement below the grant. Invented; the authority sets it itself.
const VIEW_DAYS: u64 = 14;

/// Tells a recipient that a settlement below the grant is intended, and asks their view (Awb 4:8).
///
/// # Errors
/// [`SubsidyError::Amounts`] when it is not below the grant; [`SubsidyError::NoReport`] while a report can still come.
pub async fn intend_lower(
    cx: &Cx,
    (id, version): (GrantId, i64),
    (amount, ground): (Cents, LowerGround),
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    if amount < Cents(0) || amount >= old.terms.amount {
        return Err(SubsidyError::Amounts);
    }
    reported(&mut tx, &old, true).await?;
    let views_until = cx.clock.today().checked_add_days(Days::new(VIEW_DAYS)).ok_or(SubsidyError::NotNow)?;
    let intention = Intention { amount, ground, views_until, heard: false };
    let step = GrantStep::Intend { intention, reason };
    let state = old.state.after(&step)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    let details = json!({ "step": "intend", "amount_cents": amount, "ground": ground });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Gives the recipient's view (*zienswijze*) on a settlement that is intended.
///
/// # Errors
/// [`SubsidyError::NotNow`] after the last day.
pub async fn give_view(cx: &Cx, (id, version): (GrantId, i64), text: &str) -> Result<(), SubsidyError> {
    let text = given(text)?;
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::ReportOnGrant, &own(cx, &old))?;
    let step = GrantStep::View { text };
    let state = old.state.after(&step)?;
    if let GrantState::Intended(intention) = &old.state
        && cx.clock.today() > intention.views_until
    {
        return Err(SubsidyError::NotNow);
    }
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "view" }))).await?;
    Ok(())
}

/// Lets go of settling lower, after what the recipient said.
///
/// # Errors
/// [`SubsidyError::WrongStep`] when nothing was intended.
pub async fn desist(cx: &Cx, (id, version): (GrantId, i64)) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    let state = old.state.after(&GrantStep::Desist)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &GrantStep::Desist)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "desist" }))).await?;
    Ok(())
}

/// Settles a grant: as it was granted, or lower as was intended (Awb 4:46). What was paid too much is asked back by the same
/// letter, as a decision of its own (Awb 4:57); what is left is paid.
///
/// # Errors
/// [`SubsidyError::Unheard`] before the recipient gave a view or let the days go by; [`SubsidyError::NoReport`] without the report
/// on which is settled; [`SubsidyError::OnItsWay`] while a payment is on its way; [`SubsidyError::NotNow`] before the last day.
pub async fn settle(cx: &Cx, (id, version): (GrantId, i64), reason: &str) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let (mut tx, old, permit) = decidable(cx, id).await?;
    let today = cx.clock.today();
    let (amount, ground) = match &old.state {
        GrantState::Intended(intention) => {
            if !intention.heard && today <= intention.views_until {
                return Err(SubsidyError::Unheard);
            }
            (intention.amount, Some(intention.ground))
        }
        GrantState::Granted => {
            reported(&mut tx, &old, false).await?;
            (old.terms.amount, None)
        }
        GrantState::Prepared
        | GrantState::Settled { .. }
        | GrantState::Withdrawn
        | GrantState::Closed { .. } => (old.terms.amount, None),
    };
    if today <= old.terms.until && ground.is_none() {
        return Err(SubsidyError::NotNow);
    }
    let step = GrantStep::Settle { amount, on: today, ground, reason };
    let details = json!({ "step": "settle", "settled_cents": amount, "ground": ground });
    conclude(cx, (tx, &permit), ((id, version), &old), &step, details).await
}

/// Lowers what was settled (Awb 4:49), within five years. For a duty that goes on, they run from the day of the breach.
///
/// # Errors
/// [`SubsidyError::FiveYears`] after them; [`SubsidyError::Amounts`] when it does not become less.
pub async fn lower_settlement(
    cx: &Cx,
    (id, version): (GrantId, i64),
    (amount, ground, breach): (Cents, ChangeGround, Option<NaiveDate>),
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let (tx, old, permit) = decidable(cx, id).await?;
    let today = cx.clock.today();
    let (settled, on) = old.state.settled().ok_or(SubsidyError::NotNow)?;
    let since = match ground {
        ChangeGround::LaterDuty => breach.filter(|day| *day <= today).ok_or(SubsidyError::NotNow)?,
        ChangeGround::NewFacts | ChangeGround::KnownWrong => first_settled(&old).unwrap_or(on),
    };
    if !may_change_settlement(since, today)?.open {
        return Err(SubsidyError::FiveYears);
    }
    if amount < Cents(0) || amount >= settled {
        return Err(SubsidyError::Amounts);
    }
    let step = GrantStep::Lower { amount, on: today, ground, reason };
    let details = json!({ "step": "lower", "settled_cents": amount, "ground": ground });
    conclude(cx, (tx, &permit), ((id, version), &old), &step, details).await
}

/// Withdraws a grant before it is settled (Awb 4:48): nothing of it is due any more, and what was paid is asked back.
///
/// # Errors
/// [`SubsidyError::OnItsWay`] while a payment is on its way.
pub async fn withdraw_grant(
    cx: &Cx,
    (id, version): (GrantId, i64),
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let (tx, old, permit) = decidable(cx, id).await?;
    let step = GrantStep::Withdraw { reason };
    conclude(cx, (tx, &permit), ((id, version), &old), &step, json!({ "step": "withdraw" })).await
}

/// Takes a step after which the recipient is entitled to another amount: what is left falls due, what was paid too much is
/// asked back.
async fn conclude(
    cx: &Cx,
    (mut tx, permit): (Tx, &Permit),
    (seen, old): ((GrantId, i64), &Grant),
    step: &GrantStep,
    details: Json,
) -> Result<(), SubsidyError> {
    let state = old.state.after(step)?;
    save(cx, &mut tx, permit, seen, (&state, step)).await?;
    even_out(&mut tx, permit, (old, &state), cx.clock.today()).await?;
    tx.commit(entry(cx, permit, KIND, seen.0, details)).await?;
    Ok(())
}

/// Closes a grant of which nothing is to be paid or asked back any more.
///
/// # Errors
/// [`SubsidyError::NotNow`] while something is.
pub async fn close_grant(cx: &Cx, (id, version): (GrantId, i64)) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    let state = old.state.after(&GrantStep::Close)?;
    let ledger = ledger(&mut tx, &old, &old.state).await?;
    if !ledger.is_even() || instalments::on_their_way(&mut tx, id).await? > 0 {
        return Err(SubsidyError::NotNow);
    }
    save(cx, &mut tx, &permit, (id, version), (&state, &GrantStep::Close)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "close" }))).await?;
    Ok(())
}

/// The day on which it was first settled, whatever was lowered since: a change does not begin the five years anew.
fn first_settled(grant: &Grant) -> Option<NaiveDate> {
    grant.steps.iter().find_map(|taken| {
        if let GrantStep::Settle { on, .. } | GrantStep::ConfirmSettled { on, .. } = &taken.step {
            Some(*on)
        } else {
            None
        }
    })
}

/// Whether the report on which is settled was accepted. Who was urged in vain can be settled lower without it.
async fn reported(read: &mut Read, grant: &Grant, lower: bool) -> Result<(), SubsidyError> {
    let asked = reports::reports(read, Some(grant.id)).await?;
    let will_do = asked.iter().filter(|one| one.is_final).all(|one| match one.state {
        ReportState::Accepted => true,
        ReportState::Urged => lower,
        ReportState::Due | ReportState::Reminded | ReportState::Submitted | ReportState::Returned => false,
    });
    if will_do { Ok(()) } else { Err(SubsidyError::NoReport) }
}

/// The money of a grant as it would stand in this state.
pub(super) async fn ledger(
    read: &mut Read,
    grant: &Grant,
    state: &GrantState,
) -> Result<Ledger, SubsidyError> {
    let (paid, recovered) =
        instalments::money(read, Some(grant.id)).await?.remove(&grant.id).unwrap_or_default();
    Ok(Ledger { granted: grant.granted, entitled: state.entitled(grant.terms.amount), paid, recovered })
}

/// Makes what is left fall due, or asks back what was paid too much.
async fn even_out(
    tx: &mut Tx,
    permit: &Permit,
    (grant, state): (&Grant, &GrantState),
    today: NaiveDate,
) -> Result<(), SubsidyError> {
    if instalments::on_their_way(tx, grant.id).await? > 0 {
        return Err(SubsidyError::OnItsWay);
    }
    let ledger = ledger(tx, grant, state).await?;
    let rest = Some(Instalment { on: today, amount: ledger.to_pay() }).filter(|one| one.amount > Cents(0));
    instalments::replace_open(tx, permit, grant.id, rest.as_slice()).await?;
    let asked = recoveries::recoveries(tx, Some(grant.id)).await?;
    let outstanding: Cents = asked.iter().map(Recovery::left).sum();
    let amount = ledger.to_recover() - outstanding;
    if amount > Cents(0) {
        let term = payment_term(today, &Calendar::default())?;
        let first = term.last.day().ok_or(SubsidyError::NotNow)?;
        let number = asked.iter().map(|one| one.number).max().unwrap_or_default() + 1;
        let instalments = recovery_instalments(amount, first, 1);
        let (announced, received) = (today, Cents(0));
        let new = Recovery { grant: grant.id, number, amount, received, announced, instalments };
        recoveries::insert(tx, permit, &new).await?;
    }
    Ok(())
}
