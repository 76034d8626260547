//! The files as they are written. A field that the program does not know is an error, so that a slip is noticed.

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganisationFile {
    pub(crate) organisation: Vec<RawOrganisation>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOrganisation {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) former_names: Vec<String>,
    pub(crate) demonstration: bool,
    pub(crate) kvk: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) languages: Vec<String>,
    pub(crate) about: String,
    pub(crate) account_manager: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlaceFile {
    pub(crate) place: Vec<RawPlace>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPlace {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) street: Option<String>,
    pub(crate) postcode: Option<String>,
    pub(crate) town: String,
    pub(crate) neighbourhood: String,
    #[serde(default)]
    pub(crate) access: Vec<String>,
    pub(crate) demonstration: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfferFile {
    pub(crate) offer: Vec<RawOffer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawOffer {
    pub(crate) key: String,
    pub(crate) organisation: String,
    pub(crate) title: String,
    pub(crate) what: String,
    pub(crate) for_whom: String,
    pub(crate) when: String,
    pub(crate) price: String,
    pub(crate) how_to_join: String,
    pub(crate) whom_to_call: String,
    pub(crate) ambition: String,
    pub(crate) themes: Vec<String>,
    pub(crate) interests: Vec<String>,
    #[serde(default)]
    pub(crate) audience: Vec<String>,
    pub(crate) ages: (u8, u8),
    pub(crate) languages: Vec<String>,
    pub(crate) support: String,
    pub(crate) cost: RawCost,
    pub(crate) contact: RawContact,
    pub(crate) setting: String,
    #[serde(default)]
    pub(crate) service_area: Vec<String>,
    pub(crate) state: String,
    pub(crate) closed_until: Option<String>,
    pub(crate) at: Vec<RawAt>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCost {
    pub(crate) kind: String,
    pub(crate) cents: Option<i64>,
    pub(crate) reduction: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawContact {
    pub(crate) name: String,
    pub(crate) role: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) email: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawAt {
    pub(crate) place: Option<String>,
    pub(crate) capacity: Option<RawCapacity>,
    pub(crate) circumstances: Option<RawCircumstances>,
    #[serde(default)]
    pub(crate) session: Vec<RawSession>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCapacity {
    pub(crate) places: u32,
    pub(crate) free: u32,
    pub(crate) waiting: u32,
    pub(crate) confirmed: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCircumstances {
    pub(crate) noise: Option<String>,
    pub(crate) light: Option<String>,
    pub(crate) crowd: Option<String>,
    pub(crate) quiet_room: Option<bool>,
    pub(crate) may_leave: Option<bool>,
    pub(crate) fixed_place: Option<bool>,
    pub(crate) informed_beforehand: Option<bool>,
    pub(crate) largest_group: Option<u16>,
    pub(crate) observed_on: Option<String>,
    pub(crate) observed_by: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSession {
    pub(crate) every: String,
    #[serde(default)]
    pub(crate) weekdays: Vec<String>,
    pub(crate) interval: Option<u8>,
    pub(crate) anchor: Option<String>,
    pub(crate) nth: Option<i8>,
    pub(crate) date: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) until: Option<String>,
    pub(crate) starts: Option<String>,
    pub(crate) ends: Option<String>,
    #[serde(default)]
    pub(crate) except: Vec<String>,
    #[serde(default)]
    pub(crate) pauses: Vec<RawPause>,
    pub(crate) on_holidays: Option<String>,
    pub(crate) note: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPause {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) name: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DeskFile {
    pub(crate) report: Vec<RawReport>,
    pub(crate) proposal: Vec<RawProposal>,
    pub(crate) distinct: Vec<RawDistinct>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReport {
    pub(crate) offer: String,
    pub(crate) about: String,
    pub(crate) words: Option<String>,
    pub(crate) called: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProposal {
    pub(crate) offer: String,
    pub(crate) what: Option<String>,
    pub(crate) when: Option<String>,
    pub(crate) price: Option<String>,
    pub(crate) how_to_join: Option<String>,
    pub(crate) cents: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDistinct {
    pub(crate) one: String,
    pub(crate) other: String,
    pub(crate) reason: String,
}
