//! Writes what the plan of an import prepared.

use access::{Cx, Permit};
use kernel::OrganisationId;
use serde_json::json;
use store::{Entry, StoreError, Subject, Tx};
use uuid::Uuid;

use super::import::{ImportError, Permits};
use crate::exchange::{OfferStep, OrganisationStep, PlaceStep, Prepared};
use crate::{Offer, Place, store as rows};

/// How many new offers are written at a time; between two times somebody may stop it.
const AT_A_TIME: usize = 100;

/// Writes what was prepared, and gives what goes into the log.
pub(super) async fn write(
    cx: &Cx,
    tx: &mut Tx,
    permits: &Permits,
    prepared: &Prepared,
    hear: &mut impl FnMut(usize, usize) -> bool,
) -> Result<Vec<Entry>, ImportError> {
    let all = prepared.offers.len();
    let mut entries = Vec::with_capacity(all);
    for step in &prepared.organisations {
        entries.push(match step {
            OrganisationStep::New(id, profile) => partners::add_organisation(cx, tx, *id, profile).await?,
            OrganisationStep::Change { id, seen, profile } => {
                partners::save_organisation(cx, tx, (*id, *seen), Clone::clone(profile)).await?
            }
        });
    }
    for step in &prepared.places {
        entries.push(write_place(cx, tx, permits, step).await?);
    }
    for (nth, some) in prepared.offers.chunks(AT_A_TIME).enumerate() {
        if !hear(nth * AT_A_TIME, all) {
            return Err(ImportError::Stopped);
        }
        write_offers(cx, tx, permits, some, &mut entries).await?;
    }
    if hear(all, all) { Ok(entries) } else { Err(ImportError::Stopped) }
}

async fn write_place(cx: &Cx, tx: &mut Tx, permits: &Permits, step: &PlaceStep) -> Result<Entry, StoreError> {
    let (place, permit): (&Place, &Permit) = match step {
        PlaceStep::New(place) => {
            rows::insert_place(tx, &permits.create, place, cx.now()).await?;
            (place, &permits.create)
        }
        PlaceStep::Change(place) => {
            rows::save_place(tx, &permits.change, place, cx.now()).await?;
            (place, &permits.change)
        }
    };
    let entry = permit.entry(cx.now(), Subject::of("place", place.id.uuid()), json!({}));
    Ok(entry)
}

async fn write_offers(
    cx: &Cx,
    tx: &mut Tx,
    permits: &Permits,
    steps: &[OfferStep],
    entries: &mut Vec<Entry>,
) -> Result<(), StoreError> {
    let mut new = Vec::new();
    for step in steps {
        match step {
            OfferStep::New(offer) => {
                let permit = if offer.state.is_public() { &permits.publish } else { &permits.create };
                let offer = Offer { changed_at: cx.now(), ..Offer::clone(offer) };
                let details = json!({ "state": offer.state.name(), "source": offer.source });
                entries.push(super::entry(cx, permit, &offer, details));
                new.push(offer);
            }
            OfferStep::Change { id, organisation, leaves, seen, fields, particulars } => {
                rows::save_particulars(tx, &permits.change, (*id, *seen), particulars, cx.now()).await?;
                let mut details = json!({ "fields": fields, "imported": true });
                if let Some(left) = leaves {
                    rows::give_to(tx, &permits.change, *id, *organisation).await?;
                    // What the people of the organisation that it leaves proposed is no longer theirs to propose.
                    rows::drop_proposal(tx, &permits.change, *id).await?;
                    details["left"] = json!(left);
                }
                entries.push(entry_of(cx, &permits.change, (id.uuid(), *organisation), details));
            }
        }
    }
    let is_public = new.iter().any(|offer| offer.state.is_public());
    rows::insert_offers(tx, if is_public { &permits.publish } else { &permits.create }, &new).await
}

fn entry_of(cx: &Cx, permit: &Permit, of: (Uuid, OrganisationId), details: serde_json::Value) -> Entry {
    let entry = permit.entry(cx.now(), Subject::of("offer", of.0), details);
    Entry { organisation: Some(of.1), ..entry }
}
