use chrono::NaiveDate;
use shell::Visit;

use super::{capitalised, card, speech};
use crate::catalogue::{AreaNames, PublicListing};
use crate::{Contact, Setting};

/// What is said of an offer wherever it takes place.
#[derive(Debug)]
pub(super) struct OfferView {
    pub(super) title: String,
    pub(super) organisation: String,
    pub(super) closed: Option<(String, String)>,
    pub(super) what: String,
    pub(super) for_whom: String,
    pub(super) when: String,
    pub(super) price: String,
    pub(super) cost: String,
    pub(super) reduction: Option<String>,
    pub(super) how_to_join: String,
    pub(super) whom_to_call: String,
    pub(super) audience: Option<String>,
    pub(super) ages: Option<String>,
    pub(super) languages: String,
    pub(super) support: String,
    pub(super) themes: Vec<(String, String)>,
    /// What people like who like this, each with the list of it.
    pub(super) interests: Vec<(String, String)>,
    /// For which part of the town, where it comes to people.
    pub(super) area: Option<String>,
    pub(super) contact: ContactView,
    pub(super) confirmed: Option<String>,
}

/// Whom to call.
#[derive(Debug)]
pub(super) struct ContactView {
    pub(super) who: String,
    pub(super) phone: Option<(String, String)>,
    pub(super) email: Option<(String, String)>,
}

impl OfferView {
    /// What the listing says of its offer.
    pub(super) fn of(visit: &Visit, listing: &PublicListing, names: &AreaNames, today: NaiveDate) -> Self {
        let offer = &listing.listing.offer;
        let said = &offer.particulars;
        let speech = speech(visit);
        let theme = |theme: &crate::Theme| {
            (visit.t(&format!("map-theme-{theme}")).to_owned(), format!("/aanbod?thema={theme}"))
        };
        let confirmed = offer.confirmation.as_ref();
        Self {
            title: offer.title().to_owned(),
            organisation: listing.listing.organisation_name.clone(),
            closed: closed(visit, listing, today),
            what: said.wording.what.clone(),
            for_whom: said.wording.for_whom.clone(),
            when: said.wording.when.clone(),
            price: said.wording.price.clone(),
            cost: speech.cost(&said.cost),
            reduction: said.cost.reduction.clone(),
            how_to_join: said.wording.how_to_join.clone(),
            whom_to_call: said.wording.whom_to_call.clone(),
            audience: speech.audience(&said.audience),
            ages: speech.ages(said.ages),
            languages: speech.languages(&said.languages),
            support: speech.word("support", said.support.name()),
            themes: said.themes.iter().map(theme).collect(),
            interests: said
                .interests
                .iter()
                .map(|word| (word.clone(), format!("/aanbod?q={}", visit.encoded(word))))
                .collect(),
            area: area(visit, listing, names),
            contact: ContactView::of(&said.contact),
            confirmed: confirmed
                .map(|one| visit.t_with("show-confirmed", "date", speech.day_and_month(one.on, today))),
        }
    }
}

/// For whom it is when one does not go to a place.
fn area(visit: &Visit, listing: &PublicListing, names: &AreaNames) -> Option<String> {
    let said = &listing.listing.offer.particulars;
    let wards: Vec<String> = said.service_area.iter().map(|ward| names.ward(*ward).to_owned()).collect();
    match said.setting {
        Setting::Place => None,
        Setting::Online | Setting::AtHome | Setting::Secret if wards.is_empty() => {
            Some(capitalised(&visit.t_with("map-area-all", "municipality", visit.municipality())))
        }
        Setting::Online | Setting::AtHome | Setting::Secret => {
            let wards = speech(visit).joined(&wards);
            Some(capitalised(&visit.t_with("map-area-wards", "wards", wards)))
        }
    }
}

fn closed(visit: &Visit, listing: &PublicListing, today: NaiveDate) -> Option<(String, String)> {
    let state = listing.listing.offer.state;
    card::closed(visit, state, today)?;
    let text = match state {
        crate::State::TemporarilyClosed { until: Some(day) } if day > today => {
            visit.t_with("show-closed-until-text", "date", speech(visit).day_and_month(day, today))
        }
        crate::State::TemporarilyClosed { .. }
        | crate::State::Draft
        | crate::State::ToCheck
        | crate::State::Published
        | crate::State::CheckNeeded
        | crate::State::Expired
        | crate::State::Archived => visit.t("show-closed-text").to_owned(),
    };
    Some((visit.t("show-closed").to_owned(), text))
}

impl ContactView {
    pub(super) fn of(contact: &Contact) -> Self {
        let digits =
            |phone: &str| phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
        Self {
            who: match &contact.role {
                Some(role) => format!("{}, {role}", contact.name),
                None => contact.name.clone(),
            },
            phone: contact.phone.as_ref().map(|phone| (phone.clone(), format!("tel:{}", digits(phone)))),
            email: contact.email.as_ref().map(|email| (email.to_string(), format!("mailto:{email}"))),
        }
    }
}
