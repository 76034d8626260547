use access::{Action, Cx, Facts};
use kernel::clean_text;
use serde_json::json;
use store::{Read, StoreError, Subject};

use super::{OfferError, check, entry, load, own_word};
use crate::store::{Dismissed, Stand};
use crate::{NoSuchStep, Offer, OfferId, Particulars, State, Step, store as rows};

/// The most characters of why two offers are not the same.
const LONGEST_REASON: usize = 300;
/// How many times an address leads on before we give up: who merges so often has other troubles.
const MOST_MOVES: usize = 8;

/// How two offers become one.
#[derive(Debug, Clone, PartialEq)]
pub struct Merge {
    /// The offer that stays, in the version that was seen.
    pub stays: (OfferId, i64),
    /// The offer that goes, in the version that was seen.
    pub goes: (OfferId, i64),
    /// What the one that stays says from now on.
    pub particulars: Particulars,
}

/// Two offers side by side; alike or not, who asks for both may compare them.
pub(crate) async fn pair(cx: &Cx, one: OfferId, other: OfferId) -> Result<(Offer, Offer), OfferError> {
    let mut read = cx.read().await?;
    let scope = cx.scope(Action::MergeOffers);
    let one = rows::find(&mut read, &scope, one).await?.ok_or(OfferError::NotFound)?;
    let other = rows::find(&mut read, &scope, other).await?.ok_or(OfferError::NotFound)?;
    if one.id == other.id {
        return Err(OfferError::NotFound);
    }
    Ok((one, other))
}

/// The pairs that were dismissed, the last one first.
pub(crate) async fn pairs_dismissed(cx: &Cx) -> Result<Vec<Dismissed>, OfferError> {
    cx.permit(Action::MergeOffers, &Facts::NONE)?;
    Ok(rows::dismissed(&mut cx.read().await?).await?)
}

/// Notes that two offers are not the same; they are not shown as a pair again.
///
/// # Errors
/// When the actor may not, no reason is given, or one of them is not there.
pub async fn dismiss_pair(cx: &Cx, one: OfferId, other: OfferId, reason: &str) -> Result<(), OfferError> {
    let reason = clean_text(reason, LONGEST_REASON).map_err(|_| OfferError::ReasonMissing)?;
    let mut tx = cx.begin().await?;
    let (first, permit) = load(cx, &mut tx, Action::MergeOffers, one).await?;
    let (second, _) = load(cx, &mut tx, Action::MergeOffers, other).await?;
    rows::dismiss(&mut tx, &permit, (first.id, second.id), &reason, cx.now()).await?;
    let details = json!({ "step": "dismiss", "one": first.id.uuid(), "other": second.id.uuid() });
    let logged = permit.entry(cx.now(), Subject::of("offer_pair", first.id.uuid()), details);
    tx.commit(logged).await?;
    Ok(())
}

/// Makes one offer of two: one stays and says what was chosen, the other is archived and its address leads to the one
/// that stays. Restoring it is the way back.
///
/// # Errors
/// When the actor may not, one of them is archived, the particulars do not fit together, or somebody else was first.
pub async fn merge_offers(cx: &Cx, merge: &Merge) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let (stays, permit) = load(cx, &mut tx, Action::MergeOffers, merge.stays.0).await?;
    let (goes, _) = load(cx, &mut tx, Action::MergeOffers, merge.goes.0).await?;
    if stays.id == goes.id {
        return Err(OfferError::NotFound);
    }
    if stays.state == State::Archived {
        return Err(NoSuchStep { state: stays.state, step: Step::Publish }.into());
    }
    let gone = Stand {
        state: goes.state.after(Step::Archive)?,
        confirmation: goes.confirmation.clone(),
        sent_back_because: None,
    };
    let mut new = merge.particulars.clone();
    for at in &mut new.at {
        // What is at another offer now gets an identity of its own here.
        at.id = cx.new_id();
    }
    let new = new.with_identities_of(&stays.particulars);
    check(&mut tx, &new).await?;
    let fields = stays.particulars.fields_changed(&new);
    rows::save_particulars(&mut tx, &permit, merge.stays, &new, cx.now()).await?;
    rows::say_fields(&mut tx, &permit, stays.id, &fields, &own_word(cx, &permit)).await?;
    rows::save_stand(&mut tx, &permit, merge.goes, &gone, cx.now()).await?;
    for id in [stays.id, goes.id] {
        rows::drop_proposal(&mut tx, &permit, id).await?;
    }
    rows::move_reports(&mut tx, &permit, goes.id, stays.id).await?;
    rows::keep_move(&mut tx, &permit, goes.id, stays.id, cx.now()).await?;
    let kept = json!({ "step": "merge", "took-in": goes.id.uuid(), "fields": fields });
    let left =
        json!({ "step": "merge", "went-into": stays.id.uuid(), "from": goes.state.name(), "to": "archived" });
    tx.commit_all(vec![entry(cx, &permit, &stays, kept), entry(cx, &permit, &goes, left)]).await?;
    Ok(())
}

/// The offer to which the address of another leads in the end.
pub(crate) async fn successor(read: &mut Read, id: OfferId) -> Result<Option<OfferId>, StoreError> {
    let mut last = None;
    for _ in 0..MOST_MOVES {
        match rows::moved_to(read, last.unwrap_or(id)).await? {
            Some(next) => last = Some(next),
            None => break,
        }
    }
    Ok(last)
}
