use chrono::NaiveDate;
use hsds::Origin;
use uuid::Uuid;

use kernel::words;

use super::Said;

words! {
    /// What a source does not say and an offer cannot do without: an editor fills it in before it stands on the map.
    Gap, "gap" {
        /// Which one it is: another record has the same id.
        Identity => "identity",
        /// Who offers it.
        Organisation => "organisation",
        /// What it is about.
        Themes => "themes",
        /// What the municipality wants to reach with it.
        Ambition => "ambition",
        /// Who is there to lean on.
        Support => "support",
        /// What it costs.
        Cost => "cost",
        /// Which languages are spoken.
        Languages => "languages",
        /// Whom to call.
        Contact => "contact",
        /// Where.
        Place => "place",
        /// What it is.
        What => "what",
        /// Whether it still exists.
        Status => "status",
    }
}

/// Where a source says that an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is there.
    There,
    /// It is closed for a while.
    Closed {
        /// The day on which it opens again, when that is told.
        until: Option<NaiveDate>,
    },
    /// It is there no more.
    Gone,
    /// Nobody says.
    Unknown,
}

/// An organisation as a source describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IncomingOrganisation {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) about: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) website: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) kvk: Option<String>,
}

/// A place as a source describes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IncomingPlace {
    pub(crate) id: Uuid,
    pub(crate) origin: Origin,
    pub(crate) said: Said,
}

/// What holds at one place, or without one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct IncomingAt {
    /// The identity that the source gives the offer at this place.
    pub(crate) id: Option<Uuid>,
    pub(crate) place: Option<IncomingPlace>,
    /// Sessions, circumstances and capacity, as far as the source says them.
    pub(crate) said: Said,
}

/// An offer as a source describes it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Incoming {
    pub(crate) origin: Origin,
    pub(crate) source_id: String,
    pub(crate) id: Uuid,
    /// Whether an earlier record of the file has the same id.
    pub(crate) repeats: bool,
    pub(crate) organisation: Option<IncomingOrganisation>,
    pub(crate) standing: Standing,
    pub(crate) confirmed_on: Option<NaiveDate>,
    pub(crate) said: Said,
    pub(crate) at: Vec<IncomingAt>,
    /// The record as it came, when it came as HSDS.
    pub(crate) original: Option<String>,
}
