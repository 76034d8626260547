use chrono::SecondsFormat;
use serde::Serialize;
use shell::{Path, Problem};
use utoipa::ToSchema;
use uuid::Uuid;

use super::VERSION;
use super::found::state;
use super::place::At;
use crate::api::answer::{Answer, json, moved};
use crate::api::asked::Asked;
use crate::api::parameters::id_in_path;
use crate::catalogue::PublicListing;
use crate::speech::Speech;
use crate::{Cost, OfferId, Particulars, State};

/// An offer with all that is public of it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Offer<'a> {
    id: Uuid,
    title: &'a str,
    what: &'a str,
    for_whom: &'a str,
    when: &'a str,
    price: &'a str,
    how_to_join: &'a str,
    whom_to_call: &'a str,
    organisation: Organisation<'a>,
    contact: Contact<'a>,
    /// `contacts`, `vital` or `chances`.
    ambition: &'static str,
    themes: Vec<&'static str>,
    interests: &'a [String],
    /// Whom it has in mind, such as `parents`; none named is not said. `everyone` beside others means that all are
    /// welcome and these feel at home.
    audience: Vec<&'static str>,
    ages: Ages,
    /// ISO 639-1.
    languages: &'a [String],
    /// Who is there to lean on, such as `trained_volunteer`.
    support: &'static str,
    cost: Price<'a>,
    /// `place`, `online`, `at_home` or `secret`.
    setting: &'static str,
    /// For which wards, by code; none named is the whole municipality.
    service_area: Vec<String>,
    /// `published`, `check_needed` or `temporarily_closed`.
    state: &'static str,
    /// The day on which it opens again, when that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    closed_until: Option<String>,
    /// The day on which somebody last said that this is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    confirmed_on: Option<String>,
    #[schema(format = DateTime)]
    changed_at: String,
    /// Where, when and what it is like there.
    at: Vec<At<'a>>,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
}

/// Who offers it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Organisation<'a> {
    id: Uuid,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    website: Option<String>,
}

/// Whom to call.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Contact<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
}

/// For which ages; from and to and including.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Ages {
    from: u8,
    to: u8,
}

/// What it costs.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Price<'a> {
    /// `free`, `voluntary`, `per_time`, `per_month` or `per_year`.
    kind: &'static str,
    /// In cents of a euro.
    #[serde(skip_serializing_if = "Option::is_none")]
    cents: Option<i64>,
    /// For whom it is cheaper.
    #[serde(skip_serializing_if = "Option::is_none")]
    reduction: Option<&'a str>,
}

/// One offer with all that is public of it: its facts, its next times and whether it is open now.
#[utoipa::path(
    get,
    path = "/offers/{id}",
    operation_id = "getOffer",
    tag = "offers",
    params(("id" = Uuid, Path, description = "The id of the offer")),
    responses(
        (status = 301, description = "It was merged into another offer, which `Location` names", headers(("Location" = String, description = "The offer that stayed"), ("API-Version" = String, description = "The version of this API"))),
        (status = 200, description = "The offer", body = Offer, headers(("API-Version" = String, description = "The version of this API"))),
        (status = 400, description = "The id is no UUID", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(asked: Asked, Path(id): Path<String>) -> Answer {
    asked.parameters.only(&[])?;
    let id = OfferId::from_uuid(id_in_path(&id)?);
    let listings = asked.snapshot.offer(id);
    let Some(first) = listings.first() else {
        let next = asked.took_in(id).await?;
        return moved(VERSION, &format!("/api/v1/offers/{next}"));
    };
    let speech = Speech::new(&asked.visit.house.texts, asked.visit.language);
    let at = listings.iter().map(|listing| At::of(listing, speech, asked.local())).collect();
    json(VERSION, &offer(first, at, &asked.visit.house.base_url))
}

fn offer<'a>(listing: &'a PublicListing, at: Vec<At<'a>>, base_url: &str) -> Offer<'a> {
    let offer = &listing.listing.offer;
    let said: &Particulars = &offer.particulars;
    let wording = &said.wording;
    Offer {
        id: offer.id.uuid(),
        title: offer.title(),
        what: &wording.what,
        for_whom: &wording.for_whom,
        when: &wording.when,
        price: &wording.price,
        how_to_join: &wording.how_to_join,
        whom_to_call: &wording.whom_to_call,
        organisation: organisation(listing),
        contact: contact(said),
        ambition: said.ambition.name(),
        themes: said.themes.iter().map(|theme| theme.name()).collect(),
        interests: &said.interests,
        audience: said.audience.iter().map(|one| one.name()).collect(),
        ages: Ages { from: said.ages.from, to: said.ages.to },
        languages: &said.languages,
        support: said.support.name(),
        cost: price(&said.cost),
        setting: said.setting.name(),
        service_area: said.service_area.iter().map(ToString::to_string).collect(),
        state: state(offer.state),
        closed_until: closed_until(offer.state),
        confirmed_on: offer.confirmation.as_ref().map(|one| one.on.to_string()),
        changed_at: offer.changed_at.to_rfc3339_opts(SecondsFormat::Secs, true),
        at,
        url: format!("{base_url}/aanbod/{}", offer.id),
    }
}

fn organisation(listing: &PublicListing) -> Organisation<'_> {
    let profile = listing.listing.organisation.as_deref();
    Organisation {
        id: listing.listing.offer.organisation.uuid(),
        name: &listing.listing.organisation_name,
        about: profile.map(|of| of.about.as_str()).filter(|about| !about.is_empty()),
        website: profile.and_then(|of| of.website.as_ref()).map(ToString::to_string),
    }
}

fn contact(said: &Particulars) -> Contact<'_> {
    let contact = &said.contact;
    Contact {
        name: &contact.name,
        role: contact.role.as_deref(),
        phone: contact.phone.as_deref(),
        email: contact.email.as_ref().map(ToString::to_string),
    }
}

fn price(cost: &Cost) -> Price<'_> {
    Price {
        kind: cost.kind(),
        cents: cost.amount().map(|amount| amount.0),
        reduction: cost.reduction.as_deref(),
    }
}

fn closed_until(state: State) -> Option<String> {
    match state {
        State::TemporarilyClosed { until } => until.map(|day| day.to_string()),
        State::Draft
        | State::ToCheck
        | State::Published
        | State::CheckNeeded
        | State::Expired
        | State::Archived => None,
    }
}
