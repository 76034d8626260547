mod accessibility;
mod error;
mod files;
mod health;
mod language;
mod readers;
mod statements;

pub(crate) use error::error_page;
pub use language::local_path;
pub use readers::{Restrictable, change_readers, readers};

use crate::{Guard, House, Room, Routes};

/// The doors of the ground floor: files, language, statements, health.
#[must_use]
pub fn routes(house: &House) -> Room {
    Routes::new()
        .get("/static/{*name}", Guard::Public, files::show)
        .get("/taal/{language}", Guard::Public, language::choose)
        .get("/toegankelijkheid", Guard::Public, accessibility::show)
        .get("/over", Guard::Public, statements::about)
        .get("/open-data", Guard::Public, statements::open_data)
        .get("/privacy", Guard::Public, statements::privacy)
        .get("/.well-known/security.txt", Guard::Public, statements::security)
        .get("/health/live", Guard::Public, health::live)
        .get("/health/ready", Guard::Public, health::ready)
        .room(house.clone())
}
