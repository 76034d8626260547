use chrono::NaiveDate;
use kernel::OrganisationId;
use serde::Serialize;

use crate::Offer;

/// Where what stands in a field comes from, and who said when that it is right (*herkomst*). No name of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance {
    /// `own` when it was written here, else the name of the source.
    pub source: String,
    /// The day; absent when nobody confirmed it yet.
    pub confirmed_on: Option<NaiveDate>,
    /// In which role.
    pub confirmed_by: Option<String>,
    /// For which organisation; absent for the municipality.
    pub organisation: Option<OrganisationId>,
}

impl Provenance {
    /// What holds for each field of which nothing else is known. Only staff of its own organisation confirm an offer
    /// in a role at a partner.
    #[must_use]
    pub fn of(offer: &Offer) -> Self {
        let by = offer.confirmation.as_ref();
        Self {
            source: offer.source.clone(),
            confirmed_on: by.map(|by| by.on),
            confirmed_by: by.map(|by| by.by.clone()),
            organisation: by.filter(|by| by.is_by_a_partner()).map(|_| offer.organisation),
        }
    }
}
