mod bring_in;
mod catalogue;
mod form;
mod indicator;
mod indices;
mod neighbourhood;
mod neighbourhoods;
mod note;
mod reach;
mod signals;
mod surveys;
mod wards;
mod words;

use access::{Action, Facts};
use areas::{Atlas, Shelf};
use axum::http::StatusCode;
use shell::{Guard, NavEntry, PageError, Room, Routes, Visit};
use social_map::Catalogue;
use std::sync::Arc;

use crate::FiguresError;

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] = &[
    NavEntry { href: "/cijfers", label: "indicators-nav", shown_to: None },
    NavEntry { href: "/enquetes", label: "surveys-nav", shown_to: None },
    NavEntry { href: "/bereik", label: "reach-nav", shown_to: None },
    NavEntry { href: "/indexen", label: "indices-title", shown_to: None },
];

/// What the pages of the room share.
#[derive(Debug, Clone)]
pub(crate) struct Desk {
    pub(crate) shelf: Shelf,
    pub(crate) offers: Catalogue,
}

/// The room behind its doors. `offers` is what stands on the social map, for the page of a neighbourhood.
#[must_use]
pub fn room(shelf: &Shelf, offers: Catalogue) -> Room {
    const BRING_IN: Guard = Guard::Could(Action::BringInFigures);
    const KEEP: Guard = Guard::Could(Action::KeepIndicators);
    let routes = Routes::new()
        .get("/cijfers", Guard::Public, catalogue::show)
        .get("/cijfers/bestand/{name}", Guard::Public, catalogue::download)
        .get("/cijfers/nieuw", KEEP, form::empty)
        .post("/cijfers/nieuw", KEEP, form::add)
        .get("/cijfers/invoer", BRING_IN, bring_in::show)
        .post("/cijfers/invoer", BRING_IN, bring_in::put)
        .get("/cijfers/invoer/{id}", BRING_IN, bring_in::look)
        .post("/cijfers/invoer/{id}", BRING_IN, bring_in::say)
        .post("/cijfers/invoer/{id}/inbrengen", BRING_IN, bring_in::carry_out)
        .get("/cijfers/{slug}", Guard::Public, indicator::show)
        .get("/cijfers/{slug}/bestand/{name}", Guard::Public, indicator::download)
        .get("/cijfers/{slug}/wijzigen", KEEP, form::change)
        .post("/cijfers/{slug}/wijzigen", KEEP, form::save)
        .get("/buurten", Guard::Public, neighbourhoods::show)
        .get("/buurten/{code}", Guard::Public, neighbourhood::show)
        .get("/buurten/{code}/bestand/{name}", Guard::Public, neighbourhood::download)
        .get("/buurten/{code}/notitie", KEEP, note::empty)
        .post("/buurten/{code}/notitie", KEEP, note::add);
    let routes = reach::routes(surveys::routes(signals::routes(indices::routes(routes))));
    crate::api::routes(routes).room(Desk { shelf: shelf.clone(), offers })
}

const INVALID: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

impl From<FiguresError> for PageError {
    fn from(error: FiguresError) -> Self {
        match error {
            FiguresError::NotFound => Self::NotFound,
            FiguresError::Refused(refused) => refused.into(),
            FiguresError::Stale => Self::Stale,
            FiguresError::Taken
            | FiguresError::Definition(_)
            | FiguresError::Nothing
            | FiguresError::NoAreas
            | FiguresError::File(_)
            | FiguresError::Lack(_)
            | FiguresError::Mistakes(_) => Self::Unreadable(error.to_string()),
            FiguresError::Store(error) => error.into(),
        }
    }
}

/// The wards and neighbourhoods of today.
async fn atlas(visit: &Visit, desk: &Desk) -> Result<Option<Arc<Atlas>>, PageError> {
    Ok(desk.shelf.atlas(visit.cx.clock.today()).await?)
}

fn may(visit: &Visit, action: Action) -> bool {
    visit.cx.permit(action, &Facts::NONE).is_ok()
}

/// The format that the name of a file asks for.
fn format_of(name: &str, stem: &str) -> Result<tabular_export::Format, PageError> {
    let ending = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.'));
    ending.and_then(tabular_export::Format::from_extension).ok_or(PageError::NotFound)
}

/// The three files of a table, by the path up to the ending.
fn files(path: &str, query: &str) -> [String; 3] {
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    ["csv", "xlsx", "ods"].map(|ending| format!("{path}.{ending}{query}"))
}

/// A table that cannot be written is a fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unwritten(error: tabular_export::ExportError) -> PageError {
    PageError::Internal(error.to_string())
}
