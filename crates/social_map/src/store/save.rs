use access::Permit;
use chrono::NaiveDate;
use kernel::{Instant, OrganisationId};
use serde_json::json;
use store::{StoreError, Tx, Value, values};

use super::offer_at;
use crate::{Confirmation, Offer, OfferId, Particulars, State};

/// Where an offer stands, who confirmed it and why it was given back: what changes without its text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stand {
    pub(crate) state: State,
    pub(crate) confirmation: Option<Confirmation>,
    pub(crate) sent_back_because: Option<String>,
}

fn closed_until(state: State) -> Option<NaiveDate> {
    match state {
        State::TemporarilyClosed { until } => until,
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => None,
    }
}

/// Keeps new offers.
pub(crate) async fn insert_offers(tx: &mut Tx, _permit: &Permit, offers: &[Offer]) -> Result<(), StoreError> {
    tx.insert_rows(
        "INSERT INTO offer (id, organisation_id, title, what, for_whom, when_it_is, price, how_to_join,
                            whom_to_call, ambition, themes, interests, age_from, age_to, languages, support,
                            cost_kind, cost_cents, cost_reduction, contact_name, contact_role, contact_phone,
                            contact_email, setting, service_area, audience, state, closed_until, source,
                            confirmed_on, confirmed_by, version, created_at, changed_at)",
        "",
        offers.iter().map(new_row).collect(),
    )
    .await?;
    let places = offers.iter().map(|offer| (offer.id, offer.particulars.at.as_slice()));
    offer_at::insert(tx, places).await
}

fn new_row(offer: &Offer) -> Vec<Value> {
    let Particulars { wording, cost, contact, ages, .. } = &offer.particulars;
    values![
        offer.id,
        offer.organisation,
        wording.title.as_str(),
        &wording.what,
        &wording.for_whom,
        &wording.when,
        &wording.price,
        &wording.how_to_join,
        &wording.whom_to_call,
        offer.particulars.ambition.name(),
        json!(offer.particulars.themes),
        json!(offer.particulars.interests),
        i64::from(ages.from),
        i64::from(ages.to),
        json!(offer.particulars.languages),
        offer.particulars.support.name(),
        cost.kind(),
        cost.amount(),
        cost.reduction.clone(),
        &contact.name,
        contact.role.clone(),
        contact.phone.clone(),
        contact.email.as_ref().map(|email| email.as_str()),
        offer.particulars.setting.name(),
        service_area(&offer.particulars),
        json!(offer.particulars.audience),
        offer.state.name(),
        closed_until(offer.state),
        &offer.source,
        offer.confirmation.as_ref().map(|by| by.on),
        offer.confirmation.as_ref().map(|by| by.by.as_str()),
        offer.version,
        offer.changed_at,
        offer.changed_at,
    ]
}

fn service_area(particulars: &Particulars) -> serde_json::Value {
    json!(particulars.service_area.iter().map(ToString::to_string).collect::<Vec<_>>())
}

/// Keeps what an offer now says, when it still is the version that the writer saw.
pub(crate) async fn save_particulars(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (OfferId, i64),
    particulars: &Particulars,
    now: Instant,
) -> Result<(), StoreError> {
    let Particulars { wording, cost, contact, ages, .. } = particulars;
    tx.execute_on_seen(
        "UPDATE offer
         SET title = $3, what = $4, for_whom = $5, when_it_is = $6, price = $7, how_to_join = $8,
             whom_to_call = $9, ambition = $10, themes = $11, interests = $12, age_from = $13, age_to = $14,
             languages = $15, support = $16, cost_kind = $17, cost_cents = $18, cost_reduction = $19,
             contact_name = $20, contact_role = $21, contact_phone = $22, contact_email = $23, setting = $24,
             service_area = $25, audience = $26, version = version + 1, changed_at = $27
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            wording.title.as_str(),
            &wording.what,
            &wording.for_whom,
            &wording.when,
            &wording.price,
            &wording.how_to_join,
            &wording.whom_to_call,
            particulars.ambition.name(),
            json!(particulars.themes),
            json!(particulars.interests),
            i64::from(ages.from),
            i64::from(ages.to),
            json!(particulars.languages),
            particulars.support.name(),
            cost.kind(),
            cost.amount(),
            cost.reduction.clone(),
            &contact.name,
            contact.role.clone(),
            contact.phone.clone(),
            contact.email.as_ref().map(|email| email.as_str()),
            particulars.setting.name(),
            service_area(particulars),
            json!(particulars.audience),
            now,
        ],
    )
    .await?;
    offer_at::replace(tx, seen.0, &particulars.at).await
}

/// Gives an offer to another organisation, within a change that was made on the version that was seen.
pub(crate) async fn give_to(
    tx: &mut Tx,
    _permit: &Permit,
    offer: OfferId,
    organisation: OrganisationId,
) -> Result<(), StoreError> {
    tx.execute("UPDATE offer SET organisation_id = $2 WHERE id = $1", values![offer, organisation])
        .await
        .map(drop)
}

/// Keeps where an offer now stands, when it still is the version that was seen.
pub(crate) async fn save_stand(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (OfferId, i64),
    stand: &Stand,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE offer
         SET state = $3, closed_until = $4, confirmed_on = $5, confirmed_by = $6, sent_back_because = $7,
             version = version + 1, changed_at = $8
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            stand.state.name(),
            closed_until(stand.state),
            stand.confirmation.as_ref().map(|by| by.on),
            stand.confirmation.as_ref().map(|by| by.by.as_str()),
            stand.sent_back_because.clone(),
            now,
        ],
    )
    .await
}
