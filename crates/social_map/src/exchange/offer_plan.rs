//! What becomes of one offer in a file.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use hsds::{Finding, What};
use kernel::OrganisationId;
use serde_json::json;
use uuid::Uuid;

use super::flat::{PLACES, at_place, flat, lifted};
use super::merge::{Merged, merge};
use super::owner::{OWNER, Owner, owner};
use super::place_plan::{PlannedPlace, shows_place};
use super::{Gap, Incoming, Known, Present, Said, Settings, Standing};
use crate::{
    Ages, Ambition, Charge, Circumstances, Confirmation, Contact, Cost, Fault, ListingId, OfferAt, OfferId,
    Particulars, PlaceId, Setting, State, Support, Wording,
};

/// What is done with an offer, and what there is to say of it.
pub(super) struct PlannedOffer {
    pub(super) id: OfferId,
    /// What the source says, for the next time.
    pub(super) base: Said,
    pub(super) merged: Merged,
    pub(super) gaps: Vec<Gap>,
    pub(super) outcome: Outcome,
    /// Whether it follows its source to another organisation.
    pub(super) moves: bool,
}

/// What is done with an offer.
pub(super) enum Outcome {
    /// It is new.
    New(Particulars, State, Option<Confirmation>),
    /// It changes.
    Changed(Particulars),
    /// It stays as it is.
    Unchanged,
    /// It cannot be taken.
    Refused(&'static str),
}

/// The fields of particulars of which nothing is known yet.
pub(super) fn blank_fields() -> &'static Said {
    static BLANK: LazyLock<Said> = LazyLock::new(|| blank().map(|blank| flat(&blank)).unwrap_or_default());
    &BLANK
}

fn blank() -> Option<Particulars> {
    let none = String::new;
    Some(Particulars {
        wording: Wording {
            title: "-".parse().ok()?,
            what: none(),
            for_whom: none(),
            when: none(),
            price: none(),
            how_to_join: none(),
            whom_to_call: none(),
        },
        ambition: Ambition::Contacts,
        themes: Vec::new(),
        interests: Vec::new(),
        audience: Vec::new(),
        ages: Ages::ALL,
        languages: Vec::new(),
        support: Support::None,
        cost: Cost { charge: Charge::Free, reduction: None },
        contact: Contact { name: none(), role: None, phone: None, email: None },
        setting: Setting::Place,
        service_area: Vec::new(),
        at: vec![OfferAt {
            id: ListingId::from_uuid(Uuid::nil()),
            place: None,
            sessions: Vec::new(),
            circumstances: Circumstances::default(),
            capacity: None,
        }],
    })
}

pub(super) fn offer_of(
    one: &Incoming,
    places: &BTreeMap<Uuid, PlannedPlace>,
    present: &Present,
    (settings, named): (&Settings, Option<OrganisationId>),
    findings: &mut Vec<Finding>,
) -> PlannedOffer {
    let known = present.known("offer", one.id);
    let id = OfferId::from_uuid(known.map_or(one.id, |known| known.own_id));
    let (base, listings) = said_of(one, places, shows_place(one, present), findings);
    let (merged, outcome) = (Merged::default(), Outcome::Unchanged);
    let mut planned = PlannedOffer { id, base, merged, gaps: Vec::new(), outcome, moves: false };
    let blank = blank_fields();
    let listing = |place: Option<PlaceId>| listing_id(id, place, &listings, present);
    match (present.offers.get(&id), known) {
        (Some(_), None) => planned.outcome = Outcome::Refused("belongs-elsewhere"),
        (Some(offer), Some(Known { base, .. })) => {
            planned.merged = merge(&flat(&offer.particulars), base, &planned.base, blank);
            let name = one.organisation.as_ref().map_or("", |of| of.name.as_str());
            match named.map(|own| owner(offer, base, (own, name), present, &settings.source)) {
                Some(Owner::Follows(difference)) => {
                    planned.moves = true;
                    planned.merged.changes.push(difference);
                }
                Some(Owner::Kept(difference)) => planned.merged.kept.push(difference),
                Some(Owner::Stays) | None => {}
            }
            if offer.state != State::Archived && !planned.merged.changes.is_empty() {
                let new = lifted(&planned.merged.result, listing);
                planned.outcome = new.map_or(Outcome::Refused("unreadable"), |new| {
                    changed(new.with_identities_of(&offer.particulars))
                });
            }
        }
        (None, _) => {
            planned.merged = merge(blank, &Said::new(), &planned.base, blank);
            planned.gaps = gaps(one, &planned.base);
            let new = lifted(&planned.merged.result, listing);
            planned.merged.changes.clear();
            planned.outcome = new
                .map_or(Outcome::Refused("unreadable"), |new| new_offer(new, one, &planned.gaps, settings));
        }
    }
    let before = known.and_then(|known| known.base.get(OWNER).cloned());
    if let Some(owner) = named.map(|own| json!(own)).or(before) {
        planned.base.insert(OWNER.to_owned(), owner);
    }
    planned
}

fn changed(particulars: Particulars) -> Outcome {
    match impossible(&particulars) {
        Some(fault) => Outcome::Refused(fault),
        None => Outcome::Changed(particulars),
    }
}

fn new_offer(particulars: Particulars, one: &Incoming, gaps: &[Gap], settings: &Settings) -> Outcome {
    if let Some(fault) = impossible(&particulars) {
        return Outcome::Refused(fault);
    }
    let state = match one.standing {
        Standing::Gone => State::Archived,
        Standing::There | Standing::Closed { .. } | Standing::Unknown
            if !gaps.is_empty() || !settings.publish =>
        {
            State::ToCheck
        }
        Standing::Closed { until } => State::TemporarilyClosed { until },
        Standing::There | Standing::Unknown => State::Published,
    };
    let on: Option<NaiveDate> = one.confirmed_on.or(state.is_public().then_some(settings.today));
    let confirmation = on.map(|on| Confirmation { on: on.min(settings.today), by: settings.source.clone() });
    Outcome::New(particulars, state, confirmation)
}

/// What cannot be kept at all. The other faults are gaps, which an editor fills before the offer is public.
fn impossible(particulars: &Particulars) -> Option<&'static str> {
    let is_gap = |fault: &Fault| match fault {
        Fault::Themes | Fault::Languages | Fault::Contact | Fault::NoPlace => true,
        Fault::Interests | Fault::Ages | Fault::PlaceNamed | Fault::Capacity | Fault::Pauses => false,
    };
    let twice = particulars.at.len() > 1 && particulars.at.iter().any(|at| at.place.is_none());
    let fault = particulars.faults().into_iter().find(|fault| !is_gap(fault)).map(Fault::name);
    fault.or(twice.then_some("no-place"))
}

type Listings = BTreeMap<Option<PlaceId>, Uuid>;

/// What a source says of an offer, with its places as they are known here.
fn said_of(
    one: &Incoming,
    places: &BTreeMap<Uuid, PlannedPlace>,
    happens_at_places: bool,
    findings: &mut Vec<Finding>,
) -> (Said, Listings) {
    let mut said = one.said.clone();
    let mut listings = Listings::new();
    let mut named: Vec<PlaceId> = Vec::new();
    for at in &one.at {
        let known = at.place.as_ref().filter(|_| happens_at_places).and_then(|place| places.get(&place.id));
        let own = known.map(|known| known.own);
        if own.is_some_and(|own| named.contains(&own)) {
            findings.push(one.origin.finding("location", "", What::RepeatedId));
            continue;
        }
        named.extend(own);
        if own.is_some() || one.at.len() == 1 {
            let here = at.said.iter().map(|(key, value)| (at_place(own, key), value.clone()));
            said.extend(here);
        }
        if let Some(id) = at.id {
            listings.insert(own, id);
        }
    }
    if !named.is_empty() {
        said.insert(PLACES.to_owned(), json!(named));
    } else if happens_at_places {
        said.remove("setting");
    }
    (said, listings)
}

/// The identity of an offer at a place: the source's own where nothing else has it.
fn listing_id(offer: OfferId, place: Option<PlaceId>, listings: &Listings, present: &Present) -> ListingId {
    let own = listings.get(&place).copied().map(ListingId::from_uuid);
    own.filter(|id| !present.listings.contains(id)).unwrap_or_else(|| {
        let name = place.map_or_else(|| "-".to_owned(), |place| place.to_string());
        ListingId::from_uuid(Uuid::new_v5(&offer.uuid(), name.as_bytes()))
    })
}

/// What a source does not say and an offer cannot do without.
fn gaps(one: &Incoming, said: &Said) -> Vec<Gap> {
    let says = |field: &str| said.contains_key(field);
    let sure = matches!(one.standing, Standing::There | Standing::Closed { .. } | Standing::Gone);
    let is_elsewhere = says("setting") && said.get("setting") != Some(&json!(Setting::Place));
    let filled = [
        (Gap::Identity, !one.repeats),
        (Gap::Organisation, one.organisation.is_some()),
        (Gap::Themes, says("themes")),
        (Gap::Ambition, says("ambition")),
        (Gap::Support, says("support")),
        (Gap::Cost, says("cost")),
        (Gap::Languages, says("languages")),
        (Gap::Contact, says("contact/phone") || says("contact/email")),
        (Gap::Place, says(PLACES) || is_elsewhere),
        (Gap::What, says("wording/what")),
        (Gap::Status, sure),
    ];
    filled.into_iter().filter(|(_, is_filled)| !is_filled).map(|(gap, _)| gap).collect()
}

/// The organisation of an offer, or the one that carries the name of the source.
pub(super) fn fallback_organisation(source: &str) -> OrganisationId {
    OrganisationId::from_uuid(hsds::identity(source, "organization", "-").0)
}
