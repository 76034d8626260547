use access::{Action, Cx};
use serde_json::json;

use super::{OfferError, check, entry, facts_of, load, own_word};
use crate::{NoSuchStep, OfferId, Particulars, State, Step, store as rows};

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It was kept, and stands.
    Kept,
    /// It waits for the editor; the published text stands until then.
    Proposed,
    /// Nothing differed.
    Nothing,
}

/// Changes an offer of which the writer saw version `seen`.
///
/// What stands on the map changes at once when an editor changes it. When its own organisation does, only the count of
/// free places changes at once; everything else becomes a proposal. Whatever is kept at once was written from the
/// proposal that stood: it takes its place, and taking every word back takes the proposal back.
///
/// # Errors
/// [`OfferError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_offer(
    cx: &Cx,
    id: OfferId,
    seen: i64,
    particulars: Particulars,
) -> Result<Changed, OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::ChangeOffer, id).await?;
    if offer.version != seen {
        return Err(OfferError::Stale);
    }
    if offer.state == State::Archived {
        return Err(NoSuchStep { state: offer.state, step: Step::Submit }.into());
    }
    check(&mut tx, &particulars).await?;
    let new = particulars.with_identities_of(&offer.particulars);
    let fields = offer.particulars.fields_changed(&new);
    if fields.is_empty() && rows::proposal(&mut tx, id).await?.is_none() {
        return Ok(Changed::Nothing);
    }
    let word = own_word(cx, &permit);
    let publishes = cx.permit(Action::PublishOffer, &facts_of(cx, offer.organisation, true)).is_ok();
    let needs_a_look = fields.iter().any(|field| *field != "capacity");
    if !offer.state.is_public() || publishes || !needs_a_look {
        rows::save_particulars(&mut tx, &permit, (id, seen), &new, cx.now()).await?;
        rows::say_fields(&mut tx, &permit, id, &fields, &word).await?;
        rows::drop_proposal(&mut tx, &permit, id).await?;
        tx.commit(entry(cx, &permit, &offer, json!({ "fields": fields }))).await?;
        return Ok(Changed::Kept);
    }
    let standing = offer.particulars.clone().with_capacity_of(&new);
    rows::save_particulars(&mut tx, &permit, (id, seen), &standing, cx.now()).await?;
    let counted = offer.particulars.fields_changed(&standing);
    rows::say_fields(&mut tx, &permit, id, &counted, &word).await?;
    rows::keep_proposal(&mut tx, &permit, id, &new, cx.now()).await?;
    tx.commit(entry(cx, &permit, &offer, json!({ "fields": fields, "proposed": true }))).await?;
    Ok(Changed::Proposed)
}
