//! Stories about the social map, told against real databases and the real door.
#![expect(clippy::unwrap_used, reason = "a story whose town cannot be built must stop")]

mod audience;
mod broken_questions;
mod channels;
mod common;
mod contact;
mod desk;
mod editor_pages;
mod exchange;
mod exchange_pages;
mod feeds;
mod finding;
mod hostile_imports;
mod hostile_sheets;
mod imports;
mod kept;
mod map_page;
mod offer_page;
mod offers;
mod oracle;
mod partner_pages;
mod sessions;
mod two_editors;
mod upkeep;
mod upkeep_forms;
mod upkeep_pages;
mod words;
