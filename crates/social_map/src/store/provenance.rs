use std::collections::BTreeMap;

use access::Permit;
use store::{Read, StoreError, Tx, values};

use crate::{Offer, OfferId, Provenance};

/// What is known of fields apart from the rest of their offer. Ask only for an offer that was found within a scope.
pub(crate) async fn fields_of(
    read: &mut Read,
    offer: OfferId,
) -> Result<BTreeMap<String, Provenance>, StoreError> {
    let rows = read
        .rows(
            "SELECT field, source, confirmed_on, confirmed_by, organisation_id
             FROM offer_field
             WHERE offer_id = $1
             ORDER BY field",
            values![offer],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let known = Provenance {
                source: row.get("source")?,
                confirmed_on: row.get("confirmed_on")?,
                confirmed_by: row.get("confirmed_by")?,
                organisation: row.optional_id("organisation_id")?,
            };
            Ok((row.get("field")?, known))
        })
        .collect()
}

/// Keeps who said what now stands in these fields.
pub(crate) async fn say_fields(
    tx: &mut Tx,
    _permit: &Permit,
    offer: OfferId,
    fields: &[&'static str],
    said: &Provenance,
) -> Result<(), StoreError> {
    for field in fields {
        tx.execute(
            "INSERT INTO offer_field (offer_id, field, source, confirmed_on, confirmed_by, organisation_id)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (offer_id, field) DO UPDATE
             SET source = excluded.source,
                 confirmed_on = excluded.confirmed_on,
                 confirmed_by = excluded.confirmed_by,
                 organisation_id = excluded.organisation_id",
            values![
                offer,
                *field,
                &said.source,
                said.confirmed_on,
                said.confirmed_by.clone(),
                said.organisation,
            ],
        )
        .await?;
    }
    Ok(())
}

/// Keeps that all fields were confirmed with the offer, as it now stands. What comes from where the offer comes from
/// needs no row of its own any more.
pub(crate) async fn confirm_fields(tx: &mut Tx, _permit: &Permit, offer: &Offer) -> Result<(), StoreError> {
    let said = Provenance::of(offer);
    tx.execute(
        "DELETE FROM offer_field
         WHERE offer_id = $1
           AND source = $2",
        values![offer.id, &said.source],
    )
    .await?;
    tx.execute(
        "UPDATE offer_field
         SET confirmed_on = $2, confirmed_by = $3, organisation_id = $4
         WHERE offer_id = $1",
        values![offer.id, said.confirmed_on, said.confirmed_by, said.organisation],
    )
    .await
    .map(drop)
}
