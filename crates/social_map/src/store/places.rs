use std::collections::BTreeMap;

use access::{Permit, Scope};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::unreadable;
use crate::{Coordinates, Offer, OfferId, Place, PlaceId};

fn place(row: &Row) -> Result<Place, StoreError> {
    let point: (Option<f64>, Option<f64>) = (row.get("latitude")?, row.get("longitude")?);
    let coordinates = match point {
        (Some(latitude), Some(longitude)) => Some(
            Coordinates::new(latitude, longitude)
                .map_err(|error| unreadable("latitude", &error.to_string()))?,
        ),
        (None | Some(_), None) | (None, Some(_)) => None,
    };
    Ok(Place {
        id: row.id("id")?,
        name: row.get("name")?,
        street: row.get("street")?,
        postcode: row.get("postcode")?,
        town: row.get("town")?,
        neighbourhood: row.parsed("neighbourhood")?,
        coordinates,
        access: row.document("access")?,
        demonstration: row.get("demonstration")?,
        version: row.get("version")?,
    })
}

/// All places, by name. A place by itself is public; what happens there may not be.
pub(crate) async fn places(read: &mut Read) -> Result<Vec<Place>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, street, postcode, town, neighbourhood, latitude, longitude, access,
                    demonstration, version
             FROM place
             ORDER BY LOWER(name), id",
            values![],
        )
        .await?;
    rows.iter().map(place).collect()
}

/// One place.
pub(crate) async fn find_place(read: &mut Read, id: PlaceId) -> Result<Option<Place>, StoreError> {
    let row = read
        .row(
            "SELECT id, name, street, postcode, town, neighbourhood, latitude, longitude, access,
                    demonstration, version
             FROM place
             WHERE id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(place).transpose()
}

pub(crate) async fn insert_place(
    tx: &mut Tx,
    _permit: &Permit,
    place: &Place,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO place (id, name, street, postcode, town, neighbourhood, latitude, longitude, access,
                            demonstration, version, created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11)",
        values![
            place.id,
            &place.name,
            place.street.clone(),
            place.postcode.clone(),
            &place.town,
            place.neighbourhood.to_string(),
            place.coordinates.map(Coordinates::latitude),
            place.coordinates.map(Coordinates::longitude),
            json!(place.access),
            place.demonstration,
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps what is known of a place, when it still is the version that the writer saw.
pub(crate) async fn save_place(
    tx: &mut Tx,
    _permit: &Permit,
    place: &Place,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE place
         SET name = $3, street = $4, postcode = $5, town = $6, neighbourhood = $7, latitude = $8, longitude = $9,
             access = $10, version = version + 1, changed_at = $11
         WHERE id = $1
           AND version = $2",
        values![
            place.id,
            place.version,
            &place.name,
            place.street.clone(),
            place.postcode.clone(),
            &place.town,
            place.neighbourhood.to_string(),
            place.coordinates.map(Coordinates::latitude),
            place.coordinates.map(Coordinates::longitude),
            json!(place.access),
            now,
        ],
    )
    .await
}

/// How many offers that are not archived use each place.
pub(crate) async fn place_use(read: &mut Read) -> Result<BTreeMap<PlaceId, i64>, StoreError> {
    let rows = read
        .rows(
            "SELECT a.place_id, COUNT(DISTINCT a.offer_id) AS n
             FROM offer_at a
             JOIN offer o ON o.id = a.offer_id
             WHERE a.place_id IS NOT NULL
               AND o.state <> 'archived'
             GROUP BY a.place_id
             ORDER BY a.place_id",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("place_id")?, row.get("n")?))).collect()
}

/// The offers within the scope that are not archived and use a place, by title.
pub(crate) async fn offers_at(
    read: &mut Read,
    scope: &Scope<Offer>,
    place: PlaceId,
) -> Result<Vec<(OfferId, String)>, StoreError> {
    let rows = read
        .rows(
            "SELECT o.id, o.title
             FROM offer o
             WHERE EXISTS (SELECT 1 FROM offer_at a WHERE a.offer_id = o.id AND a.place_id = $4)
               AND o.state <> 'archived'
               AND ($1
                    OR o.organisation_id = $2
                    OR $3 AND o.state IN ('published', 'check_needed', 'temporarily_closed'))
             ORDER BY LOWER(o.title), o.id",
            values![scope.everything(), scope.organisation(), scope.published(), place],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("title")?))).collect()
}
