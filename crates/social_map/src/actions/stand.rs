//! Steps that ask for no decision of an editor.

use access::{Action, Cx, Permit};
use chrono::NaiveDate;
use kernel::local_time;
use serde_json::json;
use store::Tx;

use super::{OfferError, entry, load};
use crate::store::Stand;
use crate::{Confirmation, Offer, OfferId, State, Step, store as rows};

/// Hands an offer to the editor, to be checked.
///
/// # Errors
/// When the actor may not, it is no draft, or somebody else was first.
pub async fn submit_offer(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    step(cx, Action::SubmitOffer, (id, seen), Step::Submit, None).await
}

/// Takes an offer off the map.
///
/// # Errors
/// When the actor may not, it is off the map already, or somebody else was first.
pub async fn withdraw_offer(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    step(cx, Action::WithdrawOffer, (id, seen), Step::Archive, None).await
}

/// Makes a draft again of an offer that was taken off the map.
///
/// # Errors
/// When the actor may not, it was not taken off the map, or somebody else was first.
pub async fn restore_offer(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    step(cx, Action::ChangeOffer, (id, seen), Step::Restore, None).await
}

/// Shows an offer as closed for a while, until `until` when that is known.
///
/// # Errors
/// When the actor may not, it does not stand on the map, or somebody else was first.
pub async fn close_temporarily(
    cx: &Cx,
    id: OfferId,
    seen: i64,
    until: Option<NaiveDate>,
) -> Result<(), OfferError> {
    if until.is_some_and(|day| day <= cx.clock.today()) {
        return Err(OfferError::DayIsOver);
    }
    step(cx, Action::ChangeOffer, (id, seen), Step::CloseTemporarily, until).await
}

/// Shows an offer as open again.
///
/// # Errors
/// When the actor may not, it was not closed, or somebody else was first.
pub async fn reopen(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    step(cx, Action::ChangeOffer, (id, seen), Step::Reopen, None).await
}

/// Notes that what an offer says is still right.
///
/// # Errors
/// When the actor may not, it does not stand on the map, or somebody else was first.
pub async fn confirm_offer(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    step(cx, Action::ChangeOffer, (id, seen), Step::Confirm, None).await
}

async fn step(
    cx: &Cx,
    action: Action,
    seen: (OfferId, i64),
    step: Step,
    until: Option<NaiveDate>,
) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, action, seen.0).await?;
    let after = offer.state.after(step)?;
    let state = if step == Step::CloseTemporarily { after.closed_until(until) } else { after };
    let stand = Stand {
        state,
        confirmation: match step {
            Step::Publish | Step::Confirm | Step::Reopen => Some(confirmation(cx, &permit)),
            Step::Submit
            | Step::TakeBack
            | Step::SendBack
            | Step::AskToCheck
            | Step::Expire
            | Step::Archive
            | Step::Restore
            | Step::CloseTemporarily => offer.confirmation.clone(),
        },
        sent_back_because: None,
    };
    if state == State::Archived {
        rows::drop_proposal(&mut tx, &permit, seen.0).await?;
    }
    save(cx, tx, &permit, (&offer, seen.1), &stand, step).await
}

/// Keeps where the offer now stands and logs the step.
pub(super) async fn save(
    cx: &Cx,
    mut tx: Tx,
    permit: &Permit,
    seen: (&Offer, i64),
    stand: &Stand,
    step: Step,
) -> Result<(), OfferError> {
    let (offer, version) = seen;
    rows::save_stand(&mut tx, permit, (offer.id, version), stand, cx.now()).await?;
    if offer.state == State::Archived {
        // Its address leads to itself again, whichever way it comes back.
        rows::forget_move(&mut tx, permit, offer.id).await?;
    }
    let says_of_all = matches!(step, Step::Publish | Step::Confirm | Step::TakeBack);
    if says_of_all || stand.confirmation != offer.confirmation {
        let stands = Offer { confirmation: stand.confirmation.clone(), ..offer.clone() };
        rows::confirm_fields(&mut tx, permit, &stands).await?;
    }
    let details = json!({ "step": step.name(), "from": offer.state.name(), "to": stand.state.name() });
    tx.commit(entry(cx, permit, offer, details)).await?;
    Ok(())
}

/// The word of whoever holds the permit, today.
pub(super) fn confirmation(cx: &Cx, permit: &Permit) -> Confirmation {
    Confirmation { on: local_time(cx.now()).date(), by: permit.author().role.to_owned() }
}
