//! What time does with offers that nobody confirms.

use access::{Action, Cx};
use chrono::NaiveDate;
use kernel::local_time;

use super::stand::save;
use super::{OfferError, load};
use crate::store::Stand;
use crate::{Freshness, OfferId, Step, store as rows};

/// How many offers took which step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aged {
    /// They are to be checked now.
    pub asked: usize,
    /// They are hidden now.
    pub expired: usize,
    /// They are open again.
    pub reopened: usize,
}

/// Lets time take its step with each offer for which it came; for the timer alone.
///
/// An offer takes no step on a day on which it was changed, so that none leaves the map without having stood a day as
/// one that must be checked, and doing it again on the same day does nothing.
///
/// # Errors
/// When the actor may not or the database does not answer; each offer that took its step has taken it.
pub async fn age_offers(cx: &Cx, freshness: Freshness) -> Result<Aged, OfferError> {
    let (scope, today) = (cx.scope(Action::AgeOffer), cx.clock.today());
    let due = rows::aging(&mut cx.read().await?, &scope, freshness.due_until(today), today).await?;
    let mut aged = Aged::default();
    for (id, since) in due {
        match age(cx, freshness, id, since).await {
            Ok(Some(Step::AskToCheck)) => aged.asked += 1,
            Ok(Some(Step::Expire)) => aged.expired += 1,
            Ok(Some(Step::Reopen)) => aged.reopened += 1,
            // Whoever was quicker changed it today: it is looked at again tomorrow.
            Ok(_) | Err(OfferError::Stale | OfferError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(aged)
}

async fn age(
    cx: &Cx,
    freshness: Freshness,
    id: OfferId,
    since: NaiveDate,
) -> Result<Option<Step>, OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::AgeOffer, id).await?;
    let today = cx.clock.today();
    let since = offer.confirmation.as_ref().map_or(since, |by| by.on);
    let step = freshness.step(offer.state, since, today);
    let Some(step) = step.filter(|_| local_time(offer.changed_at).date() < today) else { return Ok(None) };
    let stand = Stand {
        state: offer.state.after(step)?,
        confirmation: offer.confirmation.clone(),
        sent_back_because: rows::sent_back_because(&mut tx, id).await?,
    };
    save(cx, tx, &permit, (&offer, offer.version), &stand, step).await?;
    Ok(Some(step))
}
