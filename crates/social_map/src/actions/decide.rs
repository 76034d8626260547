//! Decisions of the editor.

use access::{Action, Cx, Role};
use kernel::{OrganisationId, clean_text, local_time};
use serde_json::json;

use super::create::OWN;
use super::stand::{confirmation, save};
use super::{OfferError, check, entry, load};
use crate::store::{Proposal, Stand};
use crate::{Offer, OfferId, Provenance, Step, store as rows};

/// The most characters of a reason.
const LONGEST_REASON: usize = 1_000;

/// Puts an offer on the map. What came in from elsewhere may still lack something: that is filled in first.
///
/// # Errors
/// When the actor may not, it stands there already, something is missing, or somebody else was first.
pub async fn publish_offer(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::PublishOffer, id).await?;
    check(&mut tx, &offer.particulars).await?;
    let stand = Stand {
        state: offer.state.after(Step::Publish)?,
        confirmation: Some(confirmation(cx, &permit)),
        sent_back_because: None,
    };
    save(cx, tx, &permit, (&offer, seen), &stand, Step::Publish).await
}

/// Takes back that an offer was put on the map: it waits for a decision again, and nobody has confirmed it.
///
/// # Errors
/// When the actor may not, it does not stand there, or somebody else was first.
pub async fn take_back(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::PublishOffer, id).await?;
    let stand =
        Stand { state: offer.state.after(Step::TakeBack)?, confirmation: None, sent_back_because: None };
    save(cx, tx, &permit, (&offer, seen), &stand, Step::TakeBack).await
}

/// Gives an offer back to its writer, who sees why.
///
/// # Errors
/// When the actor may not, no reason is given, it does not wait for the editor, or somebody else was first.
pub async fn send_back(cx: &Cx, id: OfferId, seen: i64, reason: &str) -> Result<(), OfferError> {
    let reason = clean_text(reason, LONGEST_REASON).map_err(|_| OfferError::ReasonMissing)?;
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::PublishOffer, id).await?;
    let stand = Stand {
        state: offer.state.after(Step::SendBack)?,
        confirmation: offer.confirmation.clone(),
        sent_back_because: Some(reason),
    };
    save(cx, tx, &permit, (&offer, seen), &stand, Step::SendBack).await
}

/// Puts a proposed change of a published offer on the map; the count of free places stays as it is now.
///
/// # Errors
/// When the actor may not, nothing is proposed, or somebody else was first.
pub async fn accept_proposal(cx: &Cx, id: OfferId, seen: i64) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::PublishOffer, id).await?;
    let proposal = rows::proposal(&mut tx, id).await?.ok_or(OfferError::NotFound)?;
    let new = proposal
        .particulars
        .clone()
        .with_identities_of(&offer.particulars)
        .with_capacity_of(&offer.particulars);
    check(&mut tx, &new).await?;
    let fields = offer.particulars.fields_changed(&new);
    let stand =
        Stand { state: offer.state, confirmation: Some(confirmation(cx, &permit)), sent_back_because: None };
    rows::save_particulars(&mut tx, &permit, (id, seen), &new, cx.now()).await?;
    rows::save_stand(&mut tx, &permit, (id, seen + 1), &stand, cx.now()).await?;
    let confirmed = Offer { confirmation: stand.confirmation, ..offer.clone() };
    rows::confirm_fields(&mut tx, &permit, &confirmed).await?;
    rows::say_fields(&mut tx, &permit, id, &fields, &word_of(&proposal, offer.organisation)).await?;
    rows::drop_proposal(&mut tx, &permit, id).await?;
    tx.commit(entry(cx, &permit, &offer, json!({ "step": "accept-proposal", "fields": fields }))).await?;
    Ok(())
}

/// Gives a proposed change back to its writer, who sees why; the published text stands.
///
/// # Errors
/// When the actor may not, no reason is given, nothing is proposed, or somebody else was first.
pub async fn refuse_proposal(cx: &Cx, id: OfferId, seen: i64, reason: &str) -> Result<(), OfferError> {
    let reason = clean_text(reason, LONGEST_REASON).map_err(|_| OfferError::ReasonMissing)?;
    let mut tx = cx.begin().await?;
    let (offer, permit) = load(cx, &mut tx, Action::PublishOffer, id).await?;
    rows::proposal(&mut tx, id).await?.ok_or(OfferError::NotFound)?;
    let stand = Stand {
        state: offer.state,
        confirmation: offer.confirmation.clone(),
        sent_back_because: Some(reason),
    };
    rows::save_stand(&mut tx, &permit, (id, seen), &stand, cx.now()).await?;
    rows::drop_proposal(&mut tx, &permit, id).await?;
    tx.commit(entry(cx, &permit, &offer, json!({ "step": "refuse-proposal" }))).await?;
    Ok(())
}

/// What was proposed is the word of who proposed it, on the day on which they did.
fn word_of(proposal: &Proposal, organisation: OrganisationId) -> Provenance {
    let at_a_partner = proposal.proposed_as.parse::<Role>().is_ok_and(Role::is_at_a_partner);
    Provenance {
        source: OWN.to_owned(),
        confirmed_on: Some(local_time(proposal.proposed_at).date()),
        confirmed_by: Some(proposal.proposed_as.clone()),
        organisation: at_a_partner.then_some(organisation),
    }
}
