use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::small;
use crate::{Capacity, ListingId, OfferAt, OfferId, PlaceId};

fn offer_at(row: &Row) -> Result<(OfferId, OfferAt), StoreError> {
    let at = OfferAt {
        id: row.id("id")?,
        place: row.optional_id("place_id")?,
        sessions: row.document("sessions")?,
        circumstances: row.document("circumstances")?,
        capacity: capacity(row)?,
    };
    Ok((row.id("offer_id")?, at))
}

fn capacity(row: &Row) -> Result<Option<Capacity>, StoreError> {
    let Some(confirmed): Option<NaiveDate> = row.get("capacity_confirmed")? else { return Ok(None) };
    let count = |column: &str| {
        let value: Option<i64> = row.get(column)?;
        small(column, value.unwrap_or_default())
    };
    Ok(Some(Capacity {
        places: count("capacity_places")?,
        free: count("capacity_free")?,
        waiting: count("capacity_waiting")?,
        confirmed,
    }))
}

/// Where the offers after `last` up to and including `end` are, each in the order in which its writers put them.
pub(super) async fn between(
    read: &mut Read,
    last: OfferId,
    end: OfferId,
) -> Result<BTreeMap<OfferId, Vec<OfferAt>>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, offer_id, place_id, sessions, circumstances, capacity_places, capacity_free,
                    capacity_waiting, capacity_confirmed
             FROM offer_at
             WHERE offer_id > $1 AND offer_id <= $2
             ORDER BY offer_id, position, id",
            values![last, end],
        )
        .await?;
    let mut by_offer: BTreeMap<OfferId, Vec<OfferAt>> = BTreeMap::new();
    for row in &rows {
        let (offer, at) = offer_at(row)?;
        by_offer.entry(offer).or_default().push(at);
    }
    Ok(by_offer)
}

/// Where one offer is.
pub(super) async fn of(read: &mut Read, offer: OfferId) -> Result<Vec<OfferAt>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, offer_id, place_id, sessions, circumstances, capacity_places, capacity_free,
                    capacity_waiting, capacity_confirmed
             FROM offer_at
             WHERE offer_id = $1
             ORDER BY position, id",
            values![offer],
        )
        .await?;
    rows.iter().map(|row| offer_at(row).map(|(_, at)| at)).collect()
}

/// Of which offer an identity of an offer at a place is, and at which place. Tells nothing of what it is.
pub(crate) async fn whose(
    read: &mut Read,
    id: ListingId,
) -> Result<Option<(OfferId, Option<PlaceId>)>, StoreError> {
    let row = read.row("SELECT offer_id, place_id FROM offer_at WHERE id = $1", values![id]).await?;
    row.map(|row| Ok((row.id("offer_id")?, row.optional_id("place_id")?))).transpose()
}

/// Puts an offer where it says it is, and nowhere else.
pub(super) async fn replace(tx: &mut Tx, offer: OfferId, all: &[OfferAt]) -> Result<(), StoreError> {
    tx.execute("DELETE FROM offer_at WHERE offer_id = $1", values![offer]).await?;
    insert(tx, std::iter::once((offer, all))).await
}

/// Puts offers that are nowhere yet where they say they are.
pub(super) async fn insert<'a>(
    tx: &mut Tx,
    offers: impl Iterator<Item = (OfferId, &'a [OfferAt])>,
) -> Result<(), StoreError> {
    let numbered = offers.flat_map(|(offer, all)| (0_i64..).zip(all).map(move |(nth, at)| (offer, nth, at)));
    let row = |(offer, position, at): (OfferId, i64, &OfferAt)| {
        values![
            at.id,
            offer,
            at.place,
            position,
            json!(at.sessions),
            json!(at.circumstances),
            at.capacity.map(|of| i64::from(of.places)),
            at.capacity.map(|of| i64::from(of.free)),
            at.capacity.map(|of| i64::from(of.waiting)),
            at.capacity.map(|of| of.confirmed),
        ]
    };
    let rows = numbered.map(row).collect();
    tx.insert_rows(
        "INSERT INTO offer_at (id, offer_id, place_id, position, sessions, circumstances, capacity_places,
                               capacity_free, capacity_waiting, capacity_confirmed)",
        "",
        rows,
    )
    .await
}
