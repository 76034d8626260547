use access::{Action, Cx, Facts};
use kernel::Cents;
use legal_terms::may_recover;
use serde_json::json;
use store::Read;

use super::grants::{KIND, found_grant};
use super::{SubsidyError, entry};
use crate::store::{instalments, payments, recoveries as rows};
use crate::{GrantId, Recovery, may_set_off, recovery_instalments};

/// The most monthly instalments in which money is asked back. Invented; the municipality's own rule.
const MOST_INSTALMENTS: u32 = 24;

/// Lets money that is asked back be paid in monthly instalments (*betalingsregeling*), as long as nothing was received.
///
/// # Errors
/// [`SubsidyError::Amounts`] for none, or too many; [`SubsidyError::Frozen`] when something was received.
pub async fn spread_recovery(cx: &Cx, (id, number): (GrantId, i64), count: u32) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_recovery(&mut tx, id, number).await?;
    let permit = cx.permit(Action::PreparePayments, &Facts::NONE)?;
    if count == 0 || count > MOST_INSTALMENTS {
        return Err(SubsidyError::Amounts);
    }
    let first = old.instalments.first().filter(|_| old.received == Cents(0)).ok_or(SubsidyError::Frozen)?;
    let instalments = recovery_instalments(old.amount, first.on, count);
    rows::set_instalments(&mut tx, &permit, &Recovery { instalments, ..old.clone() }).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "recovery": number, "instalments": count }))).await?;
    Ok(())
}

/// Books what was received back.
///
/// # Errors
/// [`SubsidyError::Amounts`] for nothing, or more than was asked back; [`SubsidyError::FiveYears`] when it can no longer be asked.
pub async fn receive(cx: &Cx, (id, number): (GrantId, i64), amount: Cents) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_recovery(&mut tx, id, number).await?;
    let permit = cx.permit(Action::PreparePayments, &Facts::NONE)?;
    if !may_recover(old.announced, cx.clock.today())?.open {
        return Err(SubsidyError::FiveYears);
    }
    if amount <= Cents(0) || !rows::receive(&mut tx, &permit, (id, number), amount).await? {
        return Err(SubsidyError::Amounts);
    }
    let details = json!({ "recovery": number, "received_cents": amount });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Sets off what is asked back against the next open instalment of another grant of the same recipient for the same activities
/// in another period (Awb 4:57(3)). Of an instalment that is larger the rest stays due.
///
/// # Errors
/// [`SubsidyError::SetOff`] with why not; [`SubsidyError::NothingToPay`] when nothing of the other grant is due any more.
pub async fn set_off(cx: &Cx, (id, number): (GrantId, i64), against: GrantId) -> Result<Cents, SubsidyError> {
    let mut tx = cx.begin().await?;
    let recovery = found_recovery(&mut tx, id, number).await?;
    let (back, other) = (found_grant(&mut tx, id).await?, found_grant(&mut tx, against).await?);
    let permit = cx.permit(Action::PreparePayments, &Facts::NONE)?;
    may_set_off(&back, &other, recovery.announced, cx.clock.today())?;
    instalments::lock_grant(&mut tx, against).await?;
    let open = instalments::of_grant(&mut tx, against).await?.into_iter().find(|one| one.payment.is_none());
    let open = open.ok_or(SubsidyError::NothingToPay)?;
    let amount = open.instalment.amount.min(recovery.left());
    if amount <= Cents(0) || !rows::receive(&mut tx, &permit, (id, number), amount).await? {
        return Err(SubsidyError::Amounts);
    }
    instalments::cut(&mut tx, &permit, against, (&open, amount)).await?;
    let payment = (cx.new_id(), back.number.as_str());
    payments::insert_set_off(&mut tx, &permit, payment, (against, open.number), amount).await?;
    let details = json!({ "recovery": number, "against": against, "set_off_cents": amount });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(amount)
}

async fn found_recovery(read: &mut Read, id: GrantId, number: i64) -> Result<Recovery, SubsidyError> {
    let all = rows::recoveries(read, Some(id)).await?;
    all.into_iter().find(|one| one.number == number).ok_or(SubsidyError::NotFound)
}
