mod desk;
mod deviation_rows;
mod figure;
mod file_rows;
mod files;
mod matrix;
mod outlook_rows;
mod programme;
mod risk;
mod shared;
mod track;
mod track_parts;
mod words;
mod work;

use access::Action;
use shell::{Guard, NavEntry, PageError, Room, Routes};

use crate::{Beside, Edition, Figure, Milestone, Outlook, Risk, Track, TracksError};
use desk::OpenPart;

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] =
    &[NavEntry { href: "/plannen", label: "tracks-navigation", shown_to: None }];

/// The room behind its doors, with what others tell beside its tracks.
#[must_use]
pub fn room(beside: Beside) -> Room {
    let routes = Routes::new()
        .get("/plannen", Guard::Public, programme::show)
        .get("/plannen/bestand/{name}", Guard::Public, files::show)
        .get("/plannen/risico/{id}", Guard::Public, risk::show)
        .get("/plannen/cijfer/{id}", Guard::Public, figure::show)
        .get("/plannen/{track}", Guard::Public, track::show)
        .get("/plannen/{track}/werk", Guard::Could(Action::KeepTracks), work::show);
    keeping(routes).room(beside)
}

/// The doors of whoever keeps the tracks.
fn keeping(routes: Routes<Beside>) -> Routes<Beside> {
    let keep = Guard::Could(Action::KeepTracks);
    routes
        .get("/plannen/spoor/nieuw", keep, desk::fresh::<Track>)
        .post("/plannen/spoor/nieuw", keep, desk::create::<Track>)
        .get("/plannen/spoor/{id}/wijzigen", keep, desk::edit::<Track>)
        .post("/plannen/spoor/{id}/wijzigen", keep, desk::change::<Track>)
        .get("/plannen/editie/nieuw", keep, desk::fresh::<Edition>)
        .post("/plannen/editie/nieuw", keep, desk::create::<Edition>)
        .get("/plannen/editie/{id}/stap/{step}", keep, desk::before::<Edition>)
        .post("/plannen/editie/{id}/stap/{step}", keep, desk::step::<Edition>)
        .get("/plannen/onderdeel/{id}/wijzigen", keep, desk::edit::<OpenPart>)
        .post("/plannen/onderdeel/{id}/wijzigen", keep, desk::change::<OpenPart>)
        .get("/plannen/cijfer/nieuw", keep, desk::fresh::<Figure>)
        .post("/plannen/cijfer/nieuw", keep, desk::create::<Figure>)
        .get("/plannen/cijfer/{id}/wijzigen", keep, desk::edit::<Figure>)
        .post("/plannen/cijfer/{id}/wijzigen", keep, desk::change::<Figure>)
        .get("/plannen/risico/nieuw", keep, desk::fresh::<Risk>)
        .post("/plannen/risico/nieuw", keep, desk::create::<Risk>)
        .get("/plannen/risico/{id}/wijzigen", keep, desk::edit::<Risk>)
        .post("/plannen/risico/{id}/wijzigen", keep, desk::change::<Risk>)
        .get("/plannen/risico/{id}/stap/{step}", keep, desk::before::<Risk>)
        .post("/plannen/risico/{id}/stap/{step}", keep, desk::step::<Risk>)
        .get("/plannen/mijlpaal/nieuw", keep, desk::fresh::<Milestone>)
        .post("/plannen/mijlpaal/nieuw", keep, desk::create::<Milestone>)
        .get("/plannen/mijlpaal/{id}/wijzigen", keep, desk::edit::<Milestone>)
        .post("/plannen/mijlpaal/{id}/wijzigen", keep, desk::change::<Milestone>)
        .get("/plannen/mijlpaal/{id}/stap/{step}", keep, desk::before::<Milestone>)
        .post("/plannen/mijlpaal/{id}/stap/{step}", keep, desk::step::<Milestone>)
        .get("/plannen/vooruitblik/nieuw", keep, desk::fresh::<Outlook>)
        .post("/plannen/vooruitblik/nieuw", keep, desk::create::<Outlook>)
        .get("/plannen/vooruitblik/{id}/wijzigen", keep, desk::edit::<Outlook>)
        .post("/plannen/vooruitblik/{id}/wijzigen", keep, desk::change::<Outlook>)
        .get("/plannen/vooruitblik/{id}/stap/{step}", keep, desk::before::<Outlook>)
        .post("/plannen/vooruitblik/{id}/stap/{step}", keep, desk::step::<Outlook>)
}

impl From<TracksError> for PageError {
    fn from(error: TracksError) -> Self {
        match error {
            TracksError::NotFound => Self::NotFound,
            TracksError::Refused(refused) => refused.into(),
            TracksError::Stale | TracksError::WrongStep(_) => Self::Stale,
            TracksError::Taken
            | TracksError::Frozen
            | TracksError::Unanswered
            | TracksError::NotLater
            | TracksError::NotPostponed
            | TracksError::NotScored
            | TracksError::Uncontrolled
            | TracksError::OtherShape
            | TracksError::NotRestricted => Self::Unreadable(error.to_string()),
            TracksError::Store(error) => error.into(),
        }
    }
}
