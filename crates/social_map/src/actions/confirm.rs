//! Saying that what offers say is still right, and seeing which ask for that word.

use access::{Action, Cx};
use serde_json::json;

use super::stand::confirmation;
use super::{OfferError, entry, load};
use crate::store::{DueLine, Stand};
use crate::{Age, Freshness, OfferId, State, Step, store as rows};

/// What became of confirming several offers at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Confirmed {
    /// These were confirmed.
    pub confirmed: usize,
    /// These were not: somebody changed them in the meantime, or they stand on the map no more.
    pub skipped: usize,
}

/// Notes that what these offers say is still right, each of which the writer saw in this version. What changed since
/// is left as it is, because nobody confirms what they did not see.
///
/// # Errors
/// When the actor may not confirm one of them; nothing is kept then.
pub async fn confirm_offers(cx: &Cx, seen: &[(OfferId, i64)]) -> Result<Confirmed, OfferError> {
    let mut tx = cx.begin().await?;
    let mut entries = Vec::with_capacity(seen.len());
    for (id, version) in seen {
        let (mut offer, permit) = load(cx, &mut tx, Action::ChangeOffer, *id).await?;
        let Ok(state) = offer.state.after(Step::Confirm) else { continue };
        if offer.version != *version {
            continue;
        }
        let details = json!({ "step": Step::Confirm.name(), "from": offer.state.name(), "to": state.name() });
        let confirmation = Some(confirmation(cx, &permit));
        let stand = Stand { state, confirmation: confirmation.clone(), sent_back_because: None };
        rows::save_stand(&mut tx, &permit, (*id, *version), &stand, cx.now()).await?;
        offer.confirmation = confirmation;
        rows::confirm_fields(&mut tx, &permit, &offer).await?;
        entries.push(entry(cx, &permit, &offer, details));
    }
    let confirmed = Confirmed { confirmed: entries.len(), skipped: seen.len() - entries.len() };
    if confirmed.confirmed > 0 {
        tx.commit_all(entries).await?;
    }
    Ok(confirmed)
}

/// The offers that the actor may confirm and that ask for it, longest without a word first; hidden ones too.
pub(crate) async fn due_offers(cx: &Cx, freshness: Freshness) -> Result<Vec<DueLine>, OfferError> {
    let today = cx.clock.today();
    let scope = cx.scope(Action::ChangeOffer);
    let mut due = rows::due(&mut cx.read().await?, &scope, freshness.due_until(today)).await?;
    due.retain(|line| line.state == State::Expired || freshness.age(line.since, today) > Age::Fresh);
    due.sort_by_key(|line| (line.since, line.id));
    Ok(due)
}
