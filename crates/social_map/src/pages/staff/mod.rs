//! The pages for who keeps the map right: partners with their own offers, and the editor.

mod calls;
mod control;
mod desk;
mod done;
mod due;
mod edit;
mod exchange;
mod facts;
mod fields;
mod lists;
mod mine;
mod new;
mod queue;
mod read;
mod read_at;
mod remarks;
mod review;
mod step;
mod typed;
mod typed_day;
mod words;

use access::Action;
use axum::http::StatusCode;
use shell::{Guard, NavEntry, PageError, Routes, Visit};

pub(crate) use due::count as due_count;

use crate::catalogue::Catalogue;
use crate::speech::Speech;
use crate::{ImportError, OfferError, OfferId};

/// The places of the room in the main navigation for whoever looks for something, or offers it.
pub const NAVIGATION: &[NavEntry] = &[
    NavEntry { href: "/aanbod", label: "finding-navigation", shown_to: None },
    NavEntry { href: "/mijn-aanbod", label: "my-offers-navigation", shown_to: Some(Action::ChangeOffer) },
];

/// The places of who keeps the map right.
pub const DESK: &[NavEntry] = &[
    NavEntry { href: "/redactie", label: "queue-navigation", shown_to: Some(Action::PublishOffer) },
    NavEntry {
        href: "/redactie/woorden",
        label: "synonyms-navigation",
        shown_to: Some(Action::KeepSynonyms),
    },
    NavEntry { href: "/redactie/gezocht", label: "searched-navigation", shown_to: Some(Action::SeeSearches) },
];

/// Adds the doors for staff.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    let create = Guard::Could(Action::CreateOffer);
    let change = Guard::Could(Action::ChangeOffer);
    let publish = Guard::Could(Action::PublishOffer);
    words::routes(desk::routes(routes))
        .get("/mijn-aanbod", change, mine::show)
        .get("/mijn-aanbod/nieuw", create, new::show)
        .post("/mijn-aanbod/nieuw", create, new::save)
        .post("/mijn-aanbod/bevestigen", change, due::confirm)
        .get("/mijn-aanbod/{id}/wijzigen", change, edit::show)
        .post("/mijn-aanbod/{id}/wijzigen", change, edit::save)
        .post("/mijn-aanbod/{id}/stap", change, step::take)
        .get("/redactie", publish, queue::show)
        .get("/redactie/bellen", publish, calls::show)
        .post("/redactie/bellen", publish, calls::confirm)
        .get("/redactie/invoer", publish, exchange::show)
        .post("/redactie/invoer", publish, exchange::put_down)
        .get("/redactie/invoer/sjabloon.xlsx", publish, exchange::template_file)
        .get("/redactie/invoer/{id}", publish, exchange::follow)
        .post("/redactie/invoer/{id}", publish, exchange::agree)
        .post("/redactie/invoer/{id}/stop", publish, exchange::stop)
        .get("/redactie/invoer/{id}/verslag/{name}", publish, exchange::report_file)
        .get("/open-data/bestand/{name}", Guard::Public, exchange::open_file)
        .get("/redactie/{id}", publish, review::show)
        .post("/redactie/{id}", publish, review::decide)
}

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Refused(refused) => refused.into(),
            ImportError::NotFound => Self::NotFound,
            ImportError::NotAsSeen | ImportError::Stopped | ImportError::TooLate(_) => Self::Stale,
            ImportError::Store(error) => error.into(),
            ImportError::File(_) | ImportError::HasRefusals(_) | ImportError::NoSource => {
                Self::Unreadable(error.to_string())
            }
        }
    }
}

impl From<OfferError> for PageError {
    fn from(error: OfferError) -> Self {
        match error {
            OfferError::NotFound => Self::NotFound,
            OfferError::Refused(refused) => refused.into(),
            OfferError::Stale | OfferError::NoSuchStep(_) => Self::Stale,
            OfferError::Faults(_) | OfferError::Unknown | OfferError::DayIsOver => {
                Self::Unreadable(error.to_string())
            }
            OfferError::ReasonMissing => Self::ReasonFirst,
            OfferError::Store(error) => error.into(),
        }
    }
}

const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The offer that an address names.
fn read_id(text: &str) -> Result<OfferId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

fn speech(visit: &Visit) -> Speech<'_> {
    Speech::new(&visit.house.texts, visit.language)
}

fn day(at: kernel::Instant) -> String {
    kernel::local_time(at).format("%d-%m-%Y").to_string()
}

/// The look of the badge that says a state.
fn tone(state: crate::State) -> &'static str {
    use crate::State::{Archived, CheckNeeded, Draft, Expired, Published, TemporarilyClosed, ToCheck};
    match state {
        Draft | ToCheck => "neutral",
        Published => "success",
        CheckNeeded | TemporarilyClosed { .. } => "warning",
        Expired => "error",
        Archived => "inactive",
    }
}
