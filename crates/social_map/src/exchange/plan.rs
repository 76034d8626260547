//! What bringing in a file would do, worked out before anything is done.

use chrono::NaiveDate;
use hsds::Finding;
use kernel::OrganisationId;

use super::desk::Desk;
use super::offer_plan::offer_of;
use super::organisation_plan::{OrganisationStep, organisations};
use super::place_plan::{PlaceStep, places};
use super::verdict::{Counts, Plan};
use super::{Incoming, Present, Table};
use crate::{Offer, OfferId, Particulars};

/// How a file is brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Settings {
    /// What the source is called: the same name each time, so that its offers are known again.
    pub(crate) source: String,
    /// Whether new offers without gaps go straight on the map; else an editor looks first.
    pub(crate) publish: bool,
    /// Today.
    pub(crate) today: NaiveDate,
}

/// What is done with an offer.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum OfferStep {
    /// It is written.
    New(Box<Offer>),
    /// It is changed, from the version that was seen.
    Change {
        id: OfferId,
        organisation: OrganisationId,
        /// The organisation that it leaves, when it follows its source to another.
        leaves: Option<OrganisationId>,
        seen: i64,
        fields: Vec<String>,
        particulars: Box<Particulars>,
    },
}

/// What to write when the plan is carried out.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Prepared {
    pub(crate) organisations: Vec<OrganisationStep>,
    pub(crate) places: Vec<PlaceStep>,
    pub(crate) offers: Vec<OfferStep>,
    /// What the source says now, where that differs from what it said before.
    pub(crate) records: Table,
}

/// Works out what bringing in these offers would do. Nothing is done.
pub(crate) fn plan(
    incoming: &[Incoming],
    mut findings: Vec<Finding>,
    present: &Present,
    settings: &Settings,
) -> (Plan, Prepared) {
    let places = places(incoming, present, &mut findings);
    let mut desk = Desk::new(present, settings, organisations(incoming, present), &findings);
    desk.take_organisations();
    desk.take_places(&places);
    for one in incoming {
        let named = desk.named(one);
        let planned = offer_of(one, &places, present, (settings, named), &mut findings);
        desk.take(one, planned);
    }
    desk.note_vanished(incoming);
    let Desk { lines, prepared, .. } = desk;
    let counts = Counts::of(&lines);
    (Plan { lines, findings, counts }, prepared)
}
