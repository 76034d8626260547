use access::{Action, Cx};
use kernel::OrganisationId;
use serde_json::json;

use super::{OfferError, check, entry, facts_of, own_word};
use crate::{Offer, OfferId, Particulars, State, store as rows};

/// The source of what is written in the program itself.
pub(crate) const OWN: &str = "own";

/// Writes a new offer of an organisation, as a draft that nobody else sees.
///
/// # Errors
/// When the actor may not, or the particulars do not fit together.
pub async fn create_offer(
    cx: &Cx,
    organisation: OrganisationId,
    particulars: Particulars,
) -> Result<OfferId, OfferError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::CreateOffer, &facts_of(cx, organisation, false))?;
    check(&mut tx, &particulars).await?;
    if !partners::names(&mut tx).await?.contains_key(&organisation) {
        return Err(OfferError::Unknown);
    }
    let offer = Offer {
        id: cx.new_id(),
        organisation,
        particulars,
        state: State::Draft,
        confirmation: None,
        source: OWN.to_owned(),
        changed_at: cx.now(),
        version: 1,
    };
    rows::insert_offers(&mut tx, &permit, std::slice::from_ref(&offer)).await?;
    let word = own_word(cx, &permit);
    rows::say_fields(&mut tx, &permit, offer.id, &Particulars::FIELDS, &word).await?;
    tx.commit(entry(cx, &permit, &offer, json!({ "state": offer.state.name() }))).await?;
    Ok(offer.id)
}
