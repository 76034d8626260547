use access::{Action, Cx, Facts};
use serde_json::json;
use store::Subject;

use super::OfferError;
use crate::{OfferId, Place, PlaceId, store as rows};

/// Adds a place.
///
/// # Errors
/// When the actor may not.
pub async fn create_place(cx: &Cx, place: &Place) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepPlaces, &Facts::NONE)?;
    rows::insert_place(&mut tx, &permit, place, cx.now()).await?;
    let entry = permit.entry(cx.now(), Subject::of("place", place.id.uuid()), json!({ "step": "create" }));
    tx.commit(entry).await?;
    Ok(())
}

/// Changes a place, in the version that the writer saw.
///
/// # Errors
/// [`OfferError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_place(cx: &Cx, place: &Place) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let known = rows::find_place(&mut tx, place.id).await?.ok_or(OfferError::NotFound)?;
    let permit = cx.permit(Action::KeepPlaces, &Facts::NONE)?;
    let fields = known.fields_changed(place);
    rows::save_place(&mut tx, &permit, place, cx.now()).await?;
    let details = json!({ "step": "change", "fields": fields });
    let entry = permit.entry(cx.now(), Subject::of("place", place.id.uuid()), details);
    tx.commit(entry).await?;
    Ok(())
}

/// All places by name, with how many offers use each.
pub(crate) async fn places_in_use(cx: &Cx) -> Result<Vec<(Place, i64)>, OfferError> {
    cx.permit(Action::KeepPlaces, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let used = rows::place_use(&mut read).await?;
    let places = rows::places(&mut read).await?.into_iter();
    Ok(places
        .map(|place| (used.get(&place.id).copied().unwrap_or_default(), place))
        .map(|(n, place)| (place, n))
        .collect())
}

/// A place, with the offers that use it.
pub(crate) async fn place_to_change(
    cx: &Cx,
    id: PlaceId,
) -> Result<(Place, Vec<(OfferId, String)>), OfferError> {
    cx.permit(Action::KeepPlaces, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let place = rows::find_place(&mut read, id).await?.ok_or(OfferError::NotFound)?;
    let offers = rows::offers_at(&mut read, &cx.scope(Action::SeeOffer), id).await?;
    Ok((place, offers))
}
