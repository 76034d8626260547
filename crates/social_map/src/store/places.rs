use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::{document, unreadable};
use crate::{Coordinates, Place, PlaceId};

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
        access: document(row, "access")?,
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
