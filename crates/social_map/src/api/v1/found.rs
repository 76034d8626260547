use kernel::Language;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::distance::Distance;
use super::place::{Place, Time};
use crate::State;
use crate::api::asked::Asked;
use crate::catalogue::PublicListing;
use crate::search::{Facet, Found, Hit, Wanted, is_crisis};
use crate::speech::Speech;

/// What was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct OffersFound<'a> {
    /// How many there are in all; an offer at two places counts twice.
    total: usize,
    /// How many more there would be with `onbekend=ook`: of which nobody knows whether they fit.
    unknown: usize,
    /// How many more there are further away than `binnen`.
    further: usize,
    /// Which page this is.
    page: usize,
    /// How many pages there are.
    pages: usize,
    /// How many stand on a page.
    per_page: usize,
    /// The order in which they stand: `passend`, `datum` or `afstand`.
    order: &'static str,
    /// Whom to call now, when the words speak of suicide or danger: show this first, and keep the words nowhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    help: Vec<Help>,
    /// Words that were taken for others.
    mended: Vec<Mended<'a>>,
    /// What each choice in each facet would leave; what would leave nothing is left out.
    facets: Vec<FacetFound<'a>>,
    offers: Vec<OfferFound<'a>>,
}

/// Whom to call now.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Help {
    name: &'static str,
    phone: &'static str,
}

/// A word that was taken for another, because nothing holds the one that was typed.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Mended<'a> {
    written: &'a str,
    meant: &'a str,
}

/// By what can be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FacetFound<'a> {
    /// The name of its parameter.
    name: &'static str,
    /// What it is called.
    label: String,
    options: Vec<OptionFound<'a>>,
}

/// What can be chosen.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OptionFound<'a> {
    /// The value of the parameter.
    word: &'a str,
    /// What it is called.
    label: String,
    /// How many it would leave.
    count: usize,
    chosen: bool,
}

/// An offer at a place, or at none.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfferFound<'a> {
    /// The offer.
    id: Uuid,
    /// The offer at this place.
    at: Uuid,
    title: &'a str,
    /// What it is.
    what: &'a str,
    /// Who offers it.
    organisation: &'a str,
    /// `place`, `online`, `at_home` or `secret`.
    setting: &'static str,
    /// `published`, `check_needed` or `temporarily_closed`.
    state: &'static str,
    themes: Vec<&'static str>,
    /// The cost as people say it.
    cost: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place<'a>>,
    /// When it takes place next.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<Time>,
    /// How far it is, when `vanaf` says from where.
    #[serde(skip_serializing_if = "Option::is_none")]
    distance: Option<Distance>,
    /// Its page.
    #[schema(format = "uri")]
    url: String,
}

/// The word of a state that everybody may see.
pub(super) const fn state(state: State) -> &'static str {
    match state {
        State::TemporarilyClosed { .. } => "temporarily_closed",
        State::CheckNeeded => "check_needed",
        State::Draft | State::ToCheck | State::Published | State::Expired | State::Archived => "published",
    }
}

impl<'a> OffersFound<'a> {
    /// What was found of what is wanted.
    pub(super) fn of(asked: &'a Asked, wanted: &Wanted, found: &'a Found, per_page: usize) -> Self {
        let speech = Speech::new(&asked.visit.house.texts, asked.visit.language);
        let crisis = is_crisis(&wanted.text);
        let mended = found.question.words.iter().filter(|_| !crisis);
        let is_there = found.page == wanted.page;
        let offers = found.results.iter().filter(|_| is_there);
        Self {
            total: found.total,
            unknown: found.unknown,
            further: found.further,
            page: wanted.page,
            pages: found.pages,
            per_page,
            order: found.order.name(),
            help: if crisis { help(asked.visit.language) } else { Vec::new() },
            mended: mended
                .filter_map(|word| Some(Mended { written: &word.written, meant: word.taken_for.as_deref()? }))
                .collect(),
            facets: facets(asked, wanted, found, speech),
            offers: offers.map(|hit| offer(hit, speech, &asked.visit.house.base_url)).collect(),
        }
    }
}

fn help(language: Language) -> Vec<Help> {
    let of_language = |dutch, english| match language {
        Language::Dutch => dutch,
        Language::English => english,
    };
    vec![
        Help { name: of_language("113 Zelfmoordpreventie", "113 Suicide Prevention"), phone: "0800-0113" },
        Help { name: of_language("Alarmnummer", "Emergency number"), phone: "112" },
        Help { name: "Veilig Thuis", phone: "0800-2000" },
    ]
}

fn facets<'a>(asked: &'a Asked, wanted: &Wanted, found: &Found, speech: Speech<'_>) -> Vec<FacetFound<'a>> {
    let options = &asked.snapshot.options;
    let facet = |facet: &Facet| {
        let of = options.choices(*facet).zip(options.of(*facet));
        let shown = of.filter_map(|(choice, option)| {
            let (count, chosen) = (found.counts.get(choice), wanted.filter.choices.contains(&choice));
            let label = || speech.option(&option.label);
            (count > 0 || chosen).then(|| OptionFound { word: &option.word, label: label(), count, chosen })
        });
        let label = asked.visit.t(&format!("facet-{facet}")).to_owned();
        FacetFound { name: facet.name(), label, options: shown.collect() }
    };
    Facet::ALL.iter().map(facet).filter(|facet| !facet.options.is_empty()).collect()
}

fn offer<'a>(hit: &'a Hit, speech: Speech<'_>, base_url: &str) -> OfferFound<'a> {
    let listing: &PublicListing = &hit.listing;
    let offer = &listing.listing.offer;
    let said = &offer.particulars;
    OfferFound {
        id: offer.id.uuid(),
        at: listing.listing.id().uuid(),
        title: offer.title(),
        what: &said.wording.what,
        organisation: &listing.listing.organisation_name,
        setting: said.setting.name(),
        state: state(offer.state),
        themes: said.themes.iter().map(|theme| theme.name()).collect(),
        cost: speech.cost(&said.cost),
        place: Place::of(listing),
        next: hit.next.map(Time::of),
        distance: hit.reach.map(Distance::of),
        url: format!("{base_url}/aanbod/{}", offer.id),
    }
}
