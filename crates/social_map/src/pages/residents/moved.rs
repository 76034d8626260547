use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use shell::{PageError, PageResult, Visit};
use store::{Read, StoreError};

use crate::actions::successor;
use crate::catalogue::Snapshot;
use crate::{ListingId, OfferId, store as rows};

/// The offer that took in this one, if everybody may see it.
pub(crate) async fn took_in(
    read: &mut Read,
    snapshot: &Snapshot,
    id: OfferId,
) -> Result<Option<OfferId>, StoreError> {
    let next = successor(read, id).await?;
    Ok(next.filter(|next| !snapshot.offer(*next).is_empty()))
}

/// The offer at a place that took in this one, if everybody may see it: at the same place, or else at the only one that
/// the offer that stayed has.
pub(crate) async fn took_in_at(
    read: &mut Read,
    snapshot: &Snapshot,
    id: ListingId,
) -> Result<Option<ListingId>, StoreError> {
    let Some((offer, place)) = rows::whose(read, id).await? else { return Ok(None) };
    let Some(next) = took_in(read, snapshot, offer).await? else { return Ok(None) };
    let mut there = snapshot.offer(next);
    there.retain(|one| one.listing.place.is_some());
    let same = there.iter().find(|one| one.listing.at.place == place);
    let only = there.first().filter(|_| there.len() == 1);
    Ok(same.or(only).map(|one| one.listing.id()))
}

/// Leads on to the offer that took in the one at this address, if everybody may see it; else there is nothing here.
pub(super) async fn lead_on(visit: &Visit, snapshot: &Snapshot, id: OfferId) -> PageResult {
    let next = took_in(&mut visit.cx.read().await?, snapshot, id).await?.ok_or(PageError::NotFound)?;
    let address = HeaderValue::try_from(format!("/aanbod/{next}?van={id}"))
        .map_err(|error| PageError::Internal(error.to_string()))?;
    // Who merged may take it back: a browser asks again each time.
    let headers =
        [(header::LOCATION, address), (header::CACHE_CONTROL, HeaderValue::from_static("no-cache"))];
    Ok((StatusCode::MOVED_PERMANENTLY, headers).into_response())
}
