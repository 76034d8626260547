//! What an actor may see. Nothing here can be asked without a scope.

use std::collections::BTreeMap;

use access::{Action, Cx};

use super::OfferError;
use crate::store::{OfferLine, Proposal};
use crate::{Offer, OfferId, Particulars, Place, Provenance, State, Wording, store as rows};

/// One offer that the actor may see.
///
/// # Errors
/// [`OfferError::NotFound`] when there is none, or not for them.
pub async fn find_offer(cx: &Cx, id: OfferId) -> Result<Offer, OfferError> {
    let scope = cx.scope(Action::SeeOffer);
    rows::find(&mut cx.read().await?, &scope, id).await?.ok_or(OfferError::NotFound)
}

/// Where what stands in each field of an offer comes from, and who confirmed it when, by the names of
/// [`Particulars::FIELDS`].
///
/// # Errors
/// [`OfferError::NotFound`] when there is no such offer, or not for them.
pub async fn provenance(cx: &Cx, id: OfferId) -> Result<BTreeMap<&'static str, Provenance>, OfferError> {
    let mut read = cx.read().await?;
    let offer = rows::find(&mut read, &cx.scope(Action::SeeOffer), id).await?.ok_or(OfferError::NotFound)?;
    let mut known = rows::fields_of(&mut read, id).await?;
    let whole = Provenance::of(&offer);
    let field = |name| (name, known.remove(name).unwrap_or_else(|| whole.clone()));
    Ok(Particulars::FIELDS.into_iter().map(field).collect())
}

/// All places, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn places(cx: &Cx) -> Result<Vec<Place>, OfferError> {
    Ok(rows::places(&mut cx.read().await?).await?)
}

/// A page of the offers that an actor may change.
#[derive(Debug)]
pub(crate) struct MyOffers {
    pub(crate) lines: Vec<OfferLine>,
    /// Which page, from 1; the last when there are not so many.
    pub(crate) page: usize,
    /// How many there are, at least one.
    pub(crate) pages: usize,
}

/// The offers that the actor may change, last changed first, so many on a page.
pub(crate) async fn my_offers(cx: &Cx, page: usize, per_page: usize) -> Result<MyOffers, OfferError> {
    let (mut read, scope) = (cx.read().await?, cx.scope(Action::ChangeOffer));
    let pages = rows::count_within(&mut read, &scope).await?.div_ceil(per_page).max(1);
    let page = page.clamp(1, pages);
    let lines = rows::lines(&mut read, &scope, ((page - 1) * per_page, per_page)).await?;
    Ok(MyOffers { lines, page, pages })
}

/// An offer with what its writer works on: the proposed text when there is one, else the text that stands.
pub(crate) async fn offer_to_change(
    cx: &Cx,
    id: OfferId,
) -> Result<(Offer, Particulars, Option<String>), OfferError> {
    let mut read = cx.read().await?;
    let scope = cx.scope(Action::ChangeOffer);
    let offer = rows::find(&mut read, &scope, id).await?.ok_or(OfferError::NotFound)?;
    let proposed = rows::proposal(&mut read, id).await?.map(|proposal| proposal.particulars);
    let because = rows::sent_back_because(&mut read, id).await?;
    let text = proposed
        .map_or_else(|| offer.particulars.clone(), |proposed| proposed.with_capacity_of(&offer.particulars));
    Ok((offer, text, because))
}

/// What waits for the editor, longest waiting first.
pub(crate) async fn queue(cx: &Cx) -> Result<Vec<OfferLine>, OfferError> {
    Ok(rows::waiting(&mut cx.read().await?, &cx.scope(Action::PublishOffer)).await?)
}

/// An offer as its editor sees it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Review {
    pub(crate) offer: Offer,
    pub(crate) proposal: Option<Proposal>,
    pub(crate) organisation: String,
}

/// An offer that waits for the editor, or that stood in the queue until a moment ago.
pub(crate) async fn review(cx: &Cx, id: OfferId) -> Result<Review, OfferError> {
    let mut read = cx.read().await?;
    let scope = cx.scope(Action::PublishOffer);
    let offer = rows::find(&mut read, &scope, id).await?.ok_or(OfferError::NotFound)?;
    let proposal = rows::proposal(&mut read, id).await?;
    let organisation = partners::names(&mut read).await?.remove(&offer.organisation).unwrap_or_default();
    Ok(Review { offer, proposal, organisation })
}

impl Review {
    /// The text that would stand on the map: the proposed one when there is one.
    pub(crate) fn wording(&self) -> &Wording {
        let particulars = self.proposal.as_ref().map_or(&self.offer.particulars, |one| &one.particulars);
        &particulars.wording
    }

    /// Whether it waits for a decision.
    pub(crate) fn waits(&self) -> bool {
        self.offer.state == State::ToCheck || self.proposal.is_some()
    }
}
