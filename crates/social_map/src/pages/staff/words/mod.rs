//! The desk for words: synonyms, and the questions that found nothing.

mod answer;
mod edit;
mod file;
mod list;
mod searched;
mod told;
mod trial;

use access::Action;
use shell::{Guard, PageError, Routes};

use crate::catalogue::Catalogue;
use crate::{SynonymError, SynonymId};

/// Adds the doors of the desk.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    let keep = Guard::Could(Action::KeepSynonyms);
    let see = Guard::Could(Action::SeeSearches);
    routes
        .get("/redactie/woorden", keep, list::show)
        .get("/redactie/woorden/nieuw", keep, edit::show_new)
        .post("/redactie/woorden/nieuw", keep, edit::save_new)
        .get("/redactie/woorden/bestand/{format}", keep, file::send)
        .get("/redactie/woorden/inlezen", keep, file::show)
        .post("/redactie/woorden/inlezen", keep, file::bring_in)
        .post("/redactie/woorden/inlezen/bestand", keep, file::look_at_file)
        .get("/redactie/woorden/{id}", keep, edit::show)
        .post("/redactie/woorden/{id}", keep, edit::save)
        .post("/redactie/woorden/{id}/weg", keep, answer::remove)
        .post("/redactie/woorden/{id}/terug", keep, answer::restore)
        .get("/redactie/gezocht", see, searched::show)
        .get("/redactie/gezocht/bestand/{format}", see, searched::send)
}

impl From<SynonymError> for PageError {
    fn from(error: SynonymError) -> Self {
        match error {
            SynonymError::NotFound => Self::NotFound,
            SynonymError::Refused(refused) => refused.into(),
            SynonymError::Stale => Self::Stale,
            SynonymError::Faults(_) | SynonymError::Lines(_) => Self::Unreadable(error.to_string()),
            SynonymError::Store(error) => error.into(),
        }
    }
}

/// The group that an address names.
fn read_id(text: &str) -> Result<SynonymId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
