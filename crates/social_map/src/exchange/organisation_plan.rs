//! What becomes of the organisations in a file.

use std::collections::{BTreeMap, BTreeSet};

use dutch_text::fold;
use kernel::{OrganisationId, clean_line, clean_text};
use partners::{Kind, KvkNumber, Organisation, Profile};
use serde_json::{Value as Json, json};
use uuid::Uuid;

use super::merge::{Merged, merge};
use super::{Incoming, IncomingOrganisation, Present, Said};

/// What is done with an organisation.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OrganisationStep {
    /// It is new.
    New(OrganisationId, Box<Profile>),
    /// It changes, from the version that was seen.
    Change { id: OrganisationId, seen: i64, profile: Box<Profile> },
}

/// An organisation of the file with what becomes of it.
pub(super) struct PlannedOrganisation {
    pub(super) own: OrganisationId,
    /// What the source says, for the next time; absent when the organisation was here before the source named it: it belongs
    /// to others and stays as it is.
    pub(super) base: Option<Said>,
    pub(super) step: Option<OrganisationStep>,
    pub(super) merged: Merged,
    /// A KvK number that belongs to another organisation, and so is not taken over.
    pub(super) taken: Option<String>,
}

/// The organisations of a file by the identity that it gives them. New ones come when an offer of theirs comes.
pub(super) fn organisations(incoming: &[Incoming], present: &Present) -> BTreeMap<Uuid, PlannedOrganisation> {
    let named = present.organisations.values().map(|one| (fold(&one.profile.name), one.id));
    let mut named: BTreeMap<String, OrganisationId> = named.collect();
    let numbers = present.organisations.values().filter_map(|one| one.profile.kvk.clone());
    let mut numbers: BTreeSet<String> = numbers.map(|number| number.to_string()).collect();
    let mut planned: BTreeMap<Uuid, PlannedOrganisation> = BTreeMap::new();
    for of in incoming.iter().filter_map(|one| one.organisation.as_ref()) {
        if let std::collections::btree_map::Entry::Vacant(free) = planned.entry(of.id) {
            let one = free.insert(plan_one(of, present, &named, &numbers));
            named.entry(fold(&of.name)).or_insert(one.own);
            let number = one.merged.result.get("kvk").and_then(Json::as_str);
            numbers.extend(number.map(ToOwned::to_owned));
        }
    }
    planned
}

fn plan_one(
    of: &IncomingOrganisation,
    present: &Present,
    named: &BTreeMap<String, OrganisationId>,
    numbers: &BTreeSet<String>,
) -> PlannedOrganisation {
    let known = present.known("organisation", of.id);
    let own = OrganisationId::from_uuid(known.map_or(of.id, |known| known.own_id));
    let nothing =
        |own| PlannedOrganisation { own, base: None, step: None, merged: Merged::default(), taken: None };
    let here = present.organisations.get(&own);
    if known.is_none() && (here.is_some() || named.contains_key(&fold(&of.name))) {
        return nothing(
            here.map_or_else(|| named.get(&fold(&of.name)).copied().unwrap_or(own), |here| here.id),
        );
    }
    let mut there = said(of);
    let empty = flat(&Profile::named(&of.name, Kind::Welfare));
    let ours = here.map(|here| flat(&here.profile));
    let is_new_number = |number: &Json| ours.as_ref().and_then(|ours| ours.get("kvk")) != Some(number);
    let number = there.get("kvk").filter(|number| is_new_number(number)).and_then(Json::as_str);
    let taken = number.filter(|number| numbers.contains(*number)).map(ToOwned::to_owned);
    if taken.is_some() {
        there.remove("kvk");
    }
    let before = known.map(|known| known.base.clone()).unwrap_or_default();
    let merged = merge(ours.as_ref().unwrap_or(&empty), &before, &there, &empty);
    let profile = lifted(
        &merged.result,
        here.map_or_else(|| Profile::named(&of.name, Kind::Welfare), |here| here.profile.clone()),
    );
    let step = match here {
        Some(_) if merged.changes.is_empty() => None,
        Some(Organisation { version, .. }) => {
            Some(OrganisationStep::Change { id: own, seen: *version, profile: Box::new(profile) })
        }
        None => Some(OrganisationStep::New(own, Box::new(profile))),
    };
    PlannedOrganisation { own, base: Some(there), step, merged, taken }
}

/// What a source says of an organisation; what is no value of its field is not said.
fn said(of: &IncomingOrganisation) -> Said {
    let line = |text: &Option<String>| text.as_deref().and_then(|text| clean_line(text, 200).ok());
    let about = of.about.as_deref().filter(|about| *about != of.name);
    let website = of.website.as_deref().and_then(|text| text.parse::<partners::WebAddress>().ok());
    let email = of.email.as_deref().and_then(|text| text.parse::<kernel::EmailAddress>().ok());
    let kvk = of.kvk.as_deref().and_then(|text| text.parse::<KvkNumber>().ok());
    let values = [
        ("name", Some(json!(of.name))),
        ("about", about.and_then(|about| clean_text(about, 1_000).ok()).map(|about| json!(about))),
        ("website", website.map(|one| json!(one.to_string()))),
        ("email", email.map(|one| json!(one))),
        ("phone", line(&of.phone).map(|one| json!(one))),
        ("kvk", kvk.map(|one| json!(one.to_string()))),
    ];
    values.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?))).collect()
}

fn flat(profile: &Profile) -> Said {
    let fields = [
        ("name", json!(profile.name)),
        ("about", json!(profile.about)),
        ("website", json!(profile.website.as_ref().map(ToString::to_string))),
        ("email", json!(profile.email)),
        ("phone", json!(profile.phone)),
        ("kvk", json!(profile.kvk.as_ref().map(ToString::to_string))),
    ];
    fields.into_iter().map(|(field, value)| (field.to_owned(), value)).collect()
}

/// The profile with these fields; what no source says stays as it is.
fn lifted(said: &Said, profile: Profile) -> Profile {
    let text = |field: &str| said.get(field).and_then(Json::as_str);
    Profile {
        name: text("name").map_or_else(|| profile.name.clone(), ToOwned::to_owned),
        about: text("about").unwrap_or_default().to_owned(),
        website: text("website").and_then(|one| one.parse().ok()),
        email: text("email").and_then(|one| one.parse().ok()),
        phone: text("phone").map(ToOwned::to_owned),
        kvk: text("kvk").and_then(|one| one.parse().ok()),
        ..profile
    }
}
