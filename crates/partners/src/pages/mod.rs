mod change;
mod conflict;
mod create;
mod export;
mod form;
mod list;
mod order;
mod show;

use access::Action;
use axum::http::StatusCode;
use kernel::{OrganisationId, local_time};
use shell::{Crumb, Guard, House, NavEntry, PageError, Room, Routes, Visit};

use crate::PartnerError;

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] = &[NavEntry {
    href: "/organisaties",
    label: "partners-navigation",
    shown_to: Some(Action::SeeOrganisation),
}];

/// The room behind its doors.
#[must_use]
pub fn room(house: &House) -> Room {
    let see = Guard::Could(Action::SeeOrganisation);
    let create = Guard::Could(Action::CreateOrganisation);
    let change = Guard::Could(Action::ChangeOrganisation);
    Routes::new()
        .get("/organisaties", see, list::show)
        .get("/organisaties/bestand/{name}", see, export::show)
        .get("/organisaties/nieuw", create, create::show)
        .post("/organisaties/nieuw", create, create::save)
        .get("/organisaties/{id}", see, show::show)
        .get("/organisaties/{id}/wijzigen", change, change::show)
        .post("/organisaties/{id}/wijzigen", change, change::save)
        .room(house.clone())
}

impl From<PartnerError> for PageError {
    fn from(error: PartnerError) -> Self {
        match error {
            PartnerError::NotFound => Self::NotFound,
            PartnerError::Refused(refused) => refused.into(),
            PartnerError::Stale => Self::Stale,
            PartnerError::KvkTaken => Self::Internal(error.to_string()),
            PartnerError::Store(error) => error.into(),
        }
    }
}

const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The organisation that an address names.
fn read_id(text: &str) -> Result<OrganisationId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// From the front page to the list.
fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![Crumb { href: "/organisaties".to_owned(), label: visit.t("partners-title").to_owned() }]
}

fn day(at: kernel::Instant) -> String {
    local_time(at).format("%d-%m-%Y").to_string()
}
