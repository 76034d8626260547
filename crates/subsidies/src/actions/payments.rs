use access::{Action, Cx, Facts};
use chrono::NaiveDate;
use kernel::{AccountId, Cents};
use serde_json::json;
use store::Read;

use super::check::given;
use super::grants::found_grant;
use super::settling::ledger;
use super::{SubsidyError, entry, permit_of_another};
use crate::store::{bank_accounts, instalments, payments as rows, recoveries};
use crate::{
    AccountState, Batch, BatchId, BatchState, BatchStep, Due, Grant, GrantState, Instalment, Payment,
    PaymentId, PaymentState, PaymentStep, creditor_reference, write_pain,
};

const KIND: &str = "subsidy-payment-batch";

/// What is due on a day at the latest and was not paid; also what cannot be paid yet because no account is confirmed.
///
/// # Errors
/// When the actor pays nothing.
pub async fn payments_due(cx: &Cx, until: NaiveDate) -> Result<Vec<Due>, SubsidyError> {
    cx.permit(Action::PreparePayments, &Facts::NONE)?;
    Ok(rows::due_until(&mut cx.read().await?, until).await?)
}

/// The batches, the latest first.
///
/// # Errors
/// When the actor pays nothing.
pub async fn batches(cx: &Cx) -> Result<Vec<Batch>, SubsidyError> {
    cx.permit(Action::PreparePayments, &Facts::NONE)?;
    Ok(rows::batches(&mut cx.read().await?, None).await?)
}

/// One batch.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is none.
pub async fn batch(cx: &Cx, id: BatchId) -> Result<Batch, SubsidyError> {
    cx.permit(Action::PreparePayments, &Facts::NONE)?;
    found_batch(&mut cx.read().await?, id).await
}

/// Puts a batch together of all that is due on `pay_on` and can be paid. Of an instalment that somebody else took meanwhile
/// nothing is paid again: the table itself refuses.
///
/// # Errors
/// [`SubsidyError::NothingToPay`] when nothing can be paid, or the municipality's own account is not confirmed.
pub async fn prepare_batch(cx: &Cx, pay_on: NaiveDate) -> Result<BatchId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::PreparePayments, &Facts::NONE)?;
    if pay_on < cx.clock.today() {
        return Err(SubsidyError::NotNow);
    }
    rows::lock_grants(&mut tx, pay_on).await?;
    let own = bank_accounts::accounts(&mut tx).await?;
    let own = own.into_iter().find(|one| one.organisation.is_none() && one.state == AccountState::Confirmed);
    let own = own.ok_or(SubsidyError::NothingToPay)?;
    let due = rows::due_until(&mut tx, pay_on).await?;
    let payments: Vec<Payment> = due.iter().filter_map(|one| payment(cx, one)).collect();
    if payments.is_empty() {
        return Err(SubsidyError::NothingToPay);
    }
    let nth = rows::count(&mut tx).await? + 1;
    let batch = Batch {
        id: cx.new_id(),
        number: format!("SUBSIDIE-{}-{nth:04}", pay_on.format("%Y")),
        state: BatchState::Prepared,
        pay_on,
        from_iban: own.iban,
        from_holder: own.holder,
        prepared_by: permit.author().account,
        prepared_at: cx.now(),
        released_by: None,
        released_at: None,
        payments,
        version: 1,
    };
    rows::insert(&mut tx, &permit, &batch).await?;
    let details = json!({ "payments": batch.payments.len(), "total_cents": batch.total() });
    tx.commit(entry(cx, &permit, KIND, batch.id, details)).await?;
    Ok(batch.id)
}

fn payment(cx: &Cx, due: &Due) -> Option<Payment> {
    let (iban, holder) = due.account.clone()?;
    Some(Payment {
        id: cx.new_id(),
        grant: due.grant,
        grant_number: due.grant_number.clone(),
        instalment: due.instalment,
        amount: due.amount,
        iban,
        holder,
        reference: creditor_reference(&format!("{}{}", due.grant_number, due.instalment)),
        state: PaymentState::Prepared,
        reason: None,
    })
}

/// Releases a batch for the bank, or lets it go. Who put it together, or decided on anything that it pays, does not release it.
///
/// # Errors
/// [`SubsidyError::OwnWork`] for them.
pub async fn step_batch(cx: &Cx, (id, version): (BatchId, i64), step: BatchStep) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let batch = found_batch(&mut tx, id).await?;
    let (permit, payments) = match step {
        BatchStep::Release => {
            let own = has_part(&mut tx, &batch, cx.actor.account).await?;
            (permit_of_another(cx, Action::ReleasePayments, own)?, PaymentState::Released)
        }
        BatchStep::Drop => (cx.permit(Action::PreparePayments, &Facts::NONE)?, PaymentState::Dropped),
    };
    let state = batch.state.after(step)?;
    rows::step_to(&mut tx, &permit, (id, version), (state, payments), cx.now()).await?;
    let details = json!({ "from": batch.state, "step": step, "total_cents": batch.total() });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Whether this person put the batch together, or decided on a grant that it pays.
async fn has_part(read: &mut Read, batch: &Batch, account: Option<AccountId>) -> Result<bool, SubsidyError> {
    if account.is_none() {
        return Ok(false);
    }
    if batch.prepared_by == account {
        return Ok(true);
    }
    Ok(rows::deciders(read, batch.id).await?.contains(&account))
}

/// Keeps what the bank said of a payment: carried out, or sent back with a reason. What was sent back is due again.
///
/// # Errors
/// [`SubsidyError::Frozen`] when money of the grant was asked back on account of this payment.
pub async fn bank_said(
    cx: &Cx,
    (batch, id): (BatchId, PaymentId),
    step: PaymentStep,
    reason: &str,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let batch = found_batch(&mut tx, batch).await?;
    let permit = cx.permit(Action::PreparePayments, &Facts::NONE)?;
    let payment = batch.payments.iter().find(|one| one.id == id).ok_or(SubsidyError::NotFound)?;
    let state = payment.state.after(step)?;
    let reason = match step {
        PaymentStep::Reject => Some(given(reason)?),
        PaymentStep::Execute => None,
        PaymentStep::Release | PaymentStep::Drop => return Err(SubsidyError::NotFound),
    };
    rows::set_payment(&mut tx, &permit, (id, payment.state), (state, reason.as_deref())).await?;
    let grant = found_grant(&mut tx, payment.grant).await?;
    if step == PaymentStep::Reject && is_over(&grant) {
        let asked_back = recoveries::recoveries(&mut tx, Some(grant.id)).await?;
        if !asked_back.is_empty() || matches!(grant.state, GrantState::Closed { .. }) {
            return Err(SubsidyError::Frozen);
        }
        let amount = ledger(&mut tx, &grant, &grant.state).await?.to_pay();
        let rest = Some(Instalment { on: cx.clock.today(), amount }).filter(|one| one.amount > Cents(0));
        instalments::replace_open(&mut tx, &permit, grant.id, rest.as_slice()).await?;
    }
    let details = json!({ "payment": id, "from": payment.state, "to": state });
    tx.commit(entry(cx, &permit, KIND, batch.id, details)).await?;
    Ok(())
}

fn is_over(grant: &Grant) -> bool {
    match grant.state {
        GrantState::Settled { .. } | GrantState::Withdrawn | GrantState::Closed { .. } => true,
        GrantState::Prepared | GrantState::Granted | GrantState::Intended(_) => false,
    }
}

/// The file of a batch for the bank (pain.001.001.09).
///
/// # Errors
/// [`SubsidyError::Bank`] before it was released.
pub async fn bank_file(cx: &Cx, id: BatchId) -> Result<(String, Vec<u8>), SubsidyError> {
    let batch = batch(cx, id).await?;
    Ok((batch.number.clone(), write_pain(&batch)?))
}

async fn found_batch(read: &mut Read, id: BatchId) -> Result<Batch, SubsidyError> {
    rows::batches(read, Some(id)).await?.pop().ok_or(SubsidyError::NotFound)
}
