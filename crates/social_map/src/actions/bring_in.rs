use access::{Action, Cx, Facts};
use kernel::OrganisationId;
use serde_json::json;
use store::Subject;

use super::{OfferError, entry};
use crate::{Confirmation, Offer, OfferId, Particulars, Place, State, store as rows};

/// An offer that comes in from elsewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOffer {
    /// Whose it is.
    pub organisation: OrganisationId,
    /// What is said of it.
    pub particulars: Particulars,
    /// Where it stands.
    pub state: State,
    /// Who said elsewhere that it is right.
    pub confirmation: Option<Confirmation>,
    /// The name of the source.
    pub source: String,
}

/// Brings in places and offers from elsewhere, all of them or none; each gets its own entry in the log.
///
/// # Errors
/// When the actor may not, or particulars do not fit together; nothing is kept then.
pub async fn bring_in(cx: &Cx, places: &[Place], offers: Vec<NewOffer>) -> Result<Vec<OfferId>, OfferError> {
    let mut tx = cx.begin().await?;
    let creates = cx.permit(Action::CreateOffer, &Facts::NONE)?;
    let publishes = cx.permit(Action::PublishOffer, &Facts::NONE)?;
    let mut entries = Vec::with_capacity(places.len() + offers.len());
    let mut ids = Vec::with_capacity(offers.len());
    for place in places {
        rows::insert_place(&mut tx, &creates, place, cx.now()).await?;
        let logged = creates.entry(cx.now(), Subject::of("place", place.id.uuid()), json!({}));
        entries.push(logged);
    }
    let mut kept = Vec::with_capacity(offers.len());
    for new in offers {
        let faults = new.particulars.faults();
        if !faults.is_empty() {
            return Err(OfferError::Faults(faults));
        }
        let offer = Offer {
            id: cx.new_id(),
            organisation: new.organisation,
            particulars: new.particulars,
            state: new.state,
            confirmation: new.confirmation,
            source: new.source,
            changed_at: cx.now(),
            version: 1,
        };
        let permit = if offer.state.is_public() { &publishes } else { &creates };
        let details = json!({ "state": offer.state.name(), "source": offer.source });
        entries.push(entry(cx, permit, &offer, details));
        ids.push(offer.id);
        kept.push(offer);
    }
    let permit = if kept.iter().any(|offer| offer.state.is_public()) { &publishes } else { &creates };
    rows::insert_offers(&mut tx, permit, &kept).await?;
    tx.commit_all(entries).await?;
    Ok(ids)
}
