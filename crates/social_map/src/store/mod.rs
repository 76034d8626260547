//! All SQL of the room.

mod duplicates;
mod import_requests;
mod imports;
mod listings;
mod offer_at;
mod offers;
mod places;
mod proposals;
mod provenance;
mod reports;
mod save;
mod synonyms;
mod unanswered;
mod upkeep;

pub(crate) use duplicates::{Dismissed, dismiss, dismissed, forget_move, keep_move, moved_to};
pub(crate) use import_requests::{
    ImportRequest, drop_old_import_requests, import_file, import_plan, import_request, import_requests,
    insert_import_request, save_import_plan, save_import_request,
};
pub(crate) use imports::{
    Run, import_records, import_runs, imported_offers, insert_import_run, save_import_records,
};
pub(crate) use listings::{listings, listings_of};
pub(crate) use offer_at::whose;
pub use offers::count;
pub(crate) use offers::{OfferLine, count_within, find, lines, versions, waiting};
pub(crate) use places::{find_place, insert_place, offers_at, place_use, places, save_place};
pub(crate) use proposals::{Proposal, drop_proposal, keep_proposal, proposal, sent_back_because};
pub(crate) use provenance::{confirm_fields, fields_of, say_fields};
pub use reports::ReportLine;
pub(crate) use reports::{
    forget_words, insert_report, move_reports, open_count, report, reports_to_handle, save_report,
};
pub(crate) use save::{Stand, give_to, insert_offers, save_particulars, save_stand};
pub(crate) use synonyms::{find_synonym, insert_synonym, save_synonym, synonyms};
pub(crate) use unanswered::{Unanswered, count_unanswered, forget_unanswered, unanswered};
pub(crate) use upkeep::{DueLine, aging, due};

use store::{Migration, StoreError};

/// The tables of the social map.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![
        Migration {
            version: 5,
            name: "offers and places",
            both: include_str!("../../migrations/0005_social_map.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 6,
            name: "upkeep of offers",
            both: include_str!("../../migrations/0006_upkeep.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 7,
            name: "what sources said",
            both: include_str!("../../migrations/0007_exchange.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 8,
            name: "reports, pairs that look alike and moves",
            both: include_str!("../../migrations/0008_desk.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 9,
            name: "synonyms and questions without an answer",
            both: include_str!("../../migrations/0009_words.sql"),
            sqlite: "",
            postgres: "",
        },
        Migration {
            version: 16,
            name: "imports in the background",
            both: include_str!("../../migrations/0016_imports.sql"),
            sqlite: "",
            postgres: "",
        },
    ]
}

fn unreadable(column: &str, value: &str) -> StoreError {
    StoreError::Unreadable { column: column.to_owned(), value: value.to_owned() }
}

/// A count in a column of ours, which never holds what does not fit.
fn small<T: TryFrom<i64>>(column: &str, value: i64) -> Result<T, StoreError> {
    T::try_from(value).map_err(|_| unreadable(column, &value.to_string()))
}
