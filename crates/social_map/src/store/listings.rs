use std::collections::BTreeMap;
use std::sync::Arc;

use access::Scope;
use kernel::OrganisationId;
use partners::PublicProfile;
use store::{Read, Row, StoreError, values};
use uuid::Uuid;

use super::{find, offer_at, offers, places};
use crate::{Listing, Offer, OfferId, Place, PlaceId, Setting};

/// How many offers are read at a time: what the database gives weighs more than what is kept of it.
const AT_A_TIME: i64 = 1_000;

/// All listings within the scope, in the order of their offers: what an index is built from.
pub(crate) async fn listings(read: &mut Read, scope: &Scope<Offer>) -> Result<Vec<Listing>, StoreError> {
    listings_by(read, scope, AT_A_TIME).await
}

async fn listings_by(
    read: &mut Read,
    scope: &Scope<Offer>,
    at_a_time: i64,
) -> Result<Vec<Listing>, StoreError> {
    let places: BTreeMap<PlaceId, Place> =
        places(read).await?.into_iter().map(|place| (place.id, place)).collect();
    let profiles = profiles(read).await?;
    let (mut listings, mut last) = (Vec::new(), OfferId::from_uuid(Uuid::nil()));
    loop {
        let rows = after(read, scope, last, at_a_time).await?;
        let Some(end) = rows.last().map(|row| row.id("id")).transpose()? else { return Ok(listings) };
        let mut at = offer_at::between(read, last, end).await?;
        for row in &rows {
            let id = row.id("id")?;
            let offer = offers::offer(row, at.remove(&id).unwrap_or_default())?;
            listings.extend(of_offer(offer, &places, &profiles));
        }
        last = end;
    }
}

/// The first offers within the scope after `last`, by identity.
async fn after(
    read: &mut Read,
    scope: &Scope<Offer>,
    last: OfferId,
    most: i64,
) -> Result<Vec<Row>, StoreError> {
    read.rows(
        "SELECT id, organisation_id, title, what, for_whom, when_it_is, price, how_to_join, whom_to_call,
                ambition, themes, interests, age_from, age_to, languages, support, cost_kind, cost_cents,
                cost_reduction, contact_name, contact_role, contact_phone, contact_email, setting,
                service_area, audience, state, closed_until, source, confirmed_on, confirmed_by, version,
                changed_at
         FROM offer
         WHERE id > $4
           AND ($1
                OR organisation_id = $2
                OR $3 AND state IN ('published', 'check_needed', 'temporarily_closed'))
         ORDER BY id
         LIMIT $5",
        values![scope.everything(), scope.organisation(), scope.published(), last, most],
    )
    .await
}

/// The listings of one offer; none when there is no such offer within the scope.
pub(crate) async fn listings_of(
    read: &mut Read,
    scope: &Scope<Offer>,
    id: OfferId,
) -> Result<Vec<Listing>, StoreError> {
    let Some(offer) = find(read, scope, id).await? else { return Ok(Vec::new()) };
    let mut here = BTreeMap::new();
    for place in offer.particulars.at.iter().filter_map(|at| at.place) {
        here.extend(super::find_place(read, place).await?.map(|found| (place, found)));
    }
    let profiles = profiles(read).await?;
    Ok(of_offer(offer, &here, &profiles))
}

type Profiles = BTreeMap<OrganisationId, Arc<PublicProfile>>;

async fn profiles(read: &mut Read) -> Result<Profiles, StoreError> {
    let profiles = partners::public_profiles(read).await?;
    Ok(profiles.into_iter().map(|(id, profile)| (id, Arc::new(profile))).collect())
}

fn of_offer(offer: Offer, places: &BTreeMap<PlaceId, Place>, profiles: &Profiles) -> Vec<Listing> {
    let organisation = profiles.get(&offer.organisation);
    let offer = Arc::new(offer);
    let shows_place = offer.particulars.setting == Setting::Place;
    let at = offer.particulars.at.iter().cloned();
    at.map(|at| Listing {
        organisation_name: organisation.map_or_else(String::new, |profile| profile.name.clone()),
        organisation: organisation.cloned(),
        place: at.place.filter(|_| shows_place).and_then(|id| places.get(&id).cloned()),
        offer: Arc::clone(&offer),
        at,
    })
    .collect()
}
