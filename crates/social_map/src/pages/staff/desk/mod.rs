//! The desks of the editor beside the queue: what visitors report, offers that look alike, places.

mod duplicates;
mod merge;
mod merge_form;
mod place;
mod place_form;
mod places;
mod reports;

pub(super) use reports::said;

use access::Action;
use shell::{Guard, NavItem, Routes, Visit};

use crate::catalogue::Catalogue;

/// The desks, with the key of their names.
const DESKS: [(&str, &str); 5] = [
    ("/redactie", "desk-queue"),
    ("/redactie/bellen", "desk-calls"),
    ("/redactie/meldingen", "desk-reports"),
    ("/redactie/dubbel", "desk-duplicates"),
    ("/redactie/plekken", "desk-places"),
];

/// Adds the doors of the desks.
pub(super) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    let handle = Guard::Could(Action::HandleReport);
    let merge = Guard::Could(Action::MergeOffers);
    let keep = Guard::Could(Action::KeepPlaces);
    routes
        .get("/redactie/meldingen", handle, reports::show)
        .post("/redactie/meldingen/{id}", handle, reports::handle)
        .get("/redactie/dubbel", merge, duplicates::show)
        .get("/redactie/dubbel/{one}/{other}", merge, merge::show)
        .post("/redactie/dubbel/{one}/{other}", merge, merge::decide)
        .get("/redactie/plekken", keep, places::show)
        .get("/redactie/plekken/nieuw", keep, place::show_new)
        .post("/redactie/plekken/nieuw", keep, place::save_new)
        .get("/redactie/plekken/{id}/wijzigen", keep, place::show)
        .post("/redactie/plekken/{id}/wijzigen", keep, place::save)
}

/// The way from one desk to another.
pub(super) fn tabs(visit: &Visit, here: &str) -> Vec<NavItem> {
    let tab = |(href, label): (&'static str, &'static str)| NavItem {
        href,
        label: visit.t(label).to_owned(),
        current: href == here,
    };
    DESKS.into_iter().map(tab).collect()
}
