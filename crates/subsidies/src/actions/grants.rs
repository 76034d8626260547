use access::{Action, Cx, Facts, Permit};
use chrono::Datelike as _;
use kernel::AccountId;
use serde_json::json;
use store::{Read, Tx};

use super::check::given;
use super::{SubsidyError, entry, found_application, found_round, permit_of_another};
use crate::store::{applications, grants as rows, instalments, reports};
use crate::{
    ApplicationId, Grant, GrantId, GrantState, GrantStep, Instalment, PlanChange, Terms, TermsFault,
};

pub(super) const KIND: &str = "subsidy-grant";

/// Draws up the terms of an application that was granted money: the first step to its grant.
///
/// # Errors
/// [`SubsidyError::NotNow`] before all of the round is decided, or when nothing was granted; [`SubsidyError::Taken`] when it was
/// drawn up before; [`SubsidyError::Terms`] with what is wrong.
pub async fn draw_up(cx: &Cx, application: ApplicationId, terms: &Terms) -> Result<GrantId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let application = found_application(&mut tx, application).await?;
    let round = found_round(&mut tx, application.round).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    let granted = application.state.granted();
    if !round.state.tells_outcome() || granted <= kernel::Cents(0) {
        return Err(SubsidyError::NotNow);
    }
    sound(terms, granted)?;
    // One at a time, so that two who draw up at once get two numbers.
    applications::lock_round(&mut tx, round.id).await?;
    let year = terms.from.year().to_string();
    let nth = rows::count_of_year(&mut tx, &year).await? + 1;
    let grant = Grant {
        id: cx.new_id(),
        application: application.id,
        round: round.id,
        organisation: application.organisation,
        number: format!("{year}-{nth:04}"),
        title: application.plan.title.clone(),
        asked: application.plan.asked(),
        granted,
        granted_on: None,
        terms: terms.clone(),
        terms_number: 1,
        state: GrantState::Prepared,
        steps: Vec::new(),
        version: 1,
    };
    rows::insert(&mut tx, &permit, &grant, (cx.clock.today(), cx.now())).await?;
    let step = (cx.new_id::<()>().uuid(), cx.now());
    rows::add_step(&mut tx, &permit, grant.id, &GrantStep::Redraw, step).await?;
    let details = json!({ "number": grant.number, "granted_cents": granted });
    tx.commit(entry(cx, &permit, KIND, grant.id, details)).await?;
    Ok(grant.id)
}

/// Draws up the terms anew, before they are granted.
///
/// # Errors
/// [`SubsidyError::WrongStep`] afterwards: then terms are changed by [`propose_terms`].
pub async fn redraw(cx: &Cx, (id, version): (GrantId, i64), terms: &Terms) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    sound(terms, old.granted)?;
    let step = GrantStep::Redraw;
    let state = old.state.after(&step)?;
    let number = next_terms(&mut tx, &old).await?;
    rows::add_terms(&mut tx, &permit, id, (number, terms), cx.clock.today()).await?;
    rows::set_terms(&mut tx, &permit, id, number).await?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "terms": number }))).await?;
    Ok(())
}

/// Grants on the terms that somebody else drew up. From then on advances fall due and reports are asked; what is settled at once
/// asks nothing more.
///
/// # Errors
/// [`SubsidyError::OwnWork`] for who drew them up.
pub async fn confirm_grant(cx: &Cx, (id, version): (GrantId, i64)) -> Result<(), SubsidyError> {
    let (mut tx, old, permit) = decidable(cx, id).await?;
    sound(&old.terms, old.granted)?;
    let step = if old.terms.is_direct() {
        GrantStep::ConfirmSettled { amount: old.terms.amount, on: cx.clock.today() }
    } else {
        GrantStep::Confirm
    };
    let state = old.state.after(&step)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    instalments::replace_open(&mut tx, &permit, id, &old.terms.advances).await?;
    reports::replace_open(&mut tx, &permit, id, &old.terms.reports).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": step.name(), "terms": old.terms_number })))
        .await?;
    Ok(())
}

/// Tells, for the recipient, of something that goes otherwise than planned (*meldingsplicht*). A small change needs no decision.
///
/// # Errors
/// [`SubsidyError::NoReason`] when it is not said what changes.
pub async fn tell_change(
    cx: &Cx,
    (id, version): (GrantId, i64),
    change: PlanChange,
    what: &str,
) -> Result<(), SubsidyError> {
    let what = given(what)?;
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::ReportOnGrant, &own(cx, &old))?;
    let step = GrantStep::Tell { what, notice: change.is_notice() };
    let state = old.state.after(&step)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "tell", "notice": change.is_notice() }))).await?;
    Ok(())
}

/// Proposes other terms. They hold once somebody else amends the grant; those before them are kept.
///
/// # Errors
/// [`SubsidyError::Terms`] with what is wrong; never above what was granted.
pub async fn propose_terms(
    cx: &Cx,
    (id, version): (GrantId, i64),
    terms: &Terms,
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    sound(terms, old.granted)?;
    let number = next_terms(&mut tx, &old).await?;
    let step = GrantStep::Propose { terms: number, reason };
    let state = old.state.after(&step)?;
    rows::add_terms(&mut tx, &permit, id, (number, terms), cx.clock.today()).await?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "propose", "terms": number }))).await?;
    Ok(())
}

/// Makes the terms that somebody else proposed last the ones that hold: an amending decision (*wijziging*).
///
/// # Errors
/// [`SubsidyError::NotNow`] when none are proposed; [`SubsidyError::OnItsWay`] while a payment is on its way.
pub async fn amend_grant(cx: &Cx, (id, version): (GrantId, i64)) -> Result<(), SubsidyError> {
    let (mut tx, old, permit) = decidable(cx, id).await?;
    let proposed = rows::terms(&mut tx, id).await?.pop();
    let (number, _, terms) = proposed.filter(|one| one.0 > old.terms_number).ok_or(SubsidyError::NotNow)?;
    let step = GrantStep::Amend { terms: number };
    let state = old.state.after(&step)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    rows::set_terms(&mut tx, &permit, id, number).await?;
    if instalments::on_their_way(&mut tx, id).await? > 0 {
        return Err(SubsidyError::OnItsWay);
    }
    let (paid, _) = instalments::money(&mut tx, Some(id)).await?.remove(&id).unwrap_or_default();
    instalments::replace_open(&mut tx, &permit, id, &after_paid(&terms.advances, paid)).await?;
    reports::replace_open(&mut tx, &permit, id, &terms.reports).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "step": "amend", "terms": number }))).await?;
    Ok(())
}

/// What is left of a schedule after so much of it was paid: the first instalments count as paid first.
fn after_paid(advances: &[Instalment], mut paid: kernel::Cents) -> Vec<Instalment> {
    let mut left = Vec::new();
    for one in advances {
        let covered = one.amount.min(paid);
        paid = paid - covered;
        if covered < one.amount {
            left.push(Instalment { on: one.on, amount: one.amount - covered });
        }
    }
    left
}

async fn next_terms(read: &mut Read, grant: &Grant) -> Result<i64, SubsidyError> {
    let last = rows::terms(read, grant.id).await?.pop();
    Ok(last.map_or(grant.terms_number, |one| one.0) + 1)
}

fn sound(terms: &Terms, granted: kernel::Cents) -> Result<(), SubsidyError> {
    let faults: Vec<TermsFault> = terms.faults(granted);
    if faults.is_empty() { Ok(()) } else { Err(SubsidyError::Terms(faults)) }
}

pub(super) async fn found_grant(read: &mut Read, id: GrantId) -> Result<Grant, SubsidyError> {
    rows::find(read, id).await?.ok_or(SubsidyError::NotFound)
}

/// How a grant relates to the actor: whether they work for who receives it.
pub(super) fn own(cx: &Cx, grant: &Grant) -> Facts {
    Facts { own_organisation: cx.actor.works_for(grant.organisation), ..Facts::NONE }
}

pub(super) async fn save(
    cx: &Cx,
    tx: &mut Tx,
    permit: &Permit,
    seen: (GrantId, i64),
    done: (&GrantState, &GrantStep),
) -> Result<(), SubsidyError> {
    let at = (cx.new_id::<()>().uuid(), cx.now(), cx.clock.today());
    rows::step_to(tx, permit, seen, done, at).await?;
    Ok(())
}

/// A grant to decide on, with the permit of who may.
pub(super) async fn decidable(cx: &Cx, id: GrantId) -> Result<(Tx, Grant, Permit), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_grant(&mut tx, id).await?;
    let permit = decider(cx, &mut tx, &old).await?;
    Ok((tx, old, permit))
}

/// The permit of who decides on a grant: nobody who drew up terms, proposed others, intended to settle lower or accepted a
/// report of it.
async fn decider(cx: &Cx, read: &mut Read, grant: &Grant) -> Result<Permit, SubsidyError> {
    let account: Option<AccountId> = cx.actor.account;
    let prepares = |step: &GrantStep| {
        matches!(step, GrantStep::Redraw | GrantStep::Propose { .. } | GrantStep::Intend { .. })
    };
    let drew = grant.steps.iter().any(|taken| taken.by == account && prepares(&taken.step));
    let accepted = reports::reports(read, Some(grant.id)).await?.iter().any(|one| one.accepted_by == account);
    permit_of_another(cx, Action::DecideGrants, account.is_some() && (drew || accepted))
}

#[cfg(test)]
mod tests {
    use kernel::Cents;

    use super::*;

    #[test]
    fn what_was_paid_is_taken_off_the_first_instalments() {
        let one = |cents| Instalment { on: "2022-01-01".parse().unwrap(), amount: Cents(cents) };
        let schedule = [one(100), one(100), one(50)];
        assert_eq!(after_paid(&schedule, Cents(0)), schedule);
        assert_eq!(after_paid(&schedule, Cents(130)), [one(70), one(50)]);
        assert_eq!(after_paid(&schedule, Cents(300)), []);
    }
}
