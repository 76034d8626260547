use axum::http::{HeaderValue, StatusCode, header};
use axum::response::IntoResponse;
use shell::{PageError, PageResult, Visit};
use store::{Read, StoreError};

use crate::OfferId;
use crate::actions::successor;
use crate::catalogue::Snapshot;

/// The offer that took in this one, if everybody may see it.
pub(crate) async fn took_in(
    read: &mut Read,
    snapshot: &Snapshot,
    id: OfferId,
) -> Result<Option<OfferId>, StoreError> {
    let next = successor(read, id).await?;
    Ok(next.filter(|next| !snapshot.offer(*next).is_empty()))
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
