//! The social map (*sociale kaart*): what there is to do and to get help with, where, when and for whom.
//!
//! An offer, the organisation behind it and the place where it happens are three different things. What people search
//! for is an offer at a place: a [`Listing`].

mod actions;
mod alike;
mod api;
mod as_text;
mod calendar;
mod capacity;
mod catalogue;
mod circumstances;
mod cost;
#[cfg(test)]
mod examples;
mod exchange;
mod freshness;
mod hours;
mod kept;
mod listing;
#[cfg(feature = "measure")]
pub mod measure;
mod merge;
mod offer;
mod pages;
mod particulars;
mod pattern;
mod pause;
mod pins;
mod place;
mod plain_language;
mod provenance;
mod report;
mod search;
mod session;
mod speech;
mod state;
mod store;
mod synonym;
mod synonym_file;
mod theme;
mod timetable;
mod travel;
mod wording;

pub use actions::{
    Aged, Brought, Changed, Confirmed, Consent, ImportError, Merge, NewOffer, OfferError, OfferFile,
    Reported, Which, accept_proposal, age_offers, bring_in, change_offer, change_place, clear_away,
    clear_away_uploads, close_temporarily, confirm_offer, confirm_offers, create_offer, create_place,
    dismiss_pair, export_offers, find_offer, handle_report, import_offers, look_at_import, merge_offers,
    open_reports, places, provenance, publish_offer, refuse_proposal, reopen, report_offer, restore_offer,
    send_back, submit_offer, take_back, withdraw_offer, work_on_imports,
};
pub use actions::{
    SynonymError, SynonymsBroughtIn, add_synonyms, bring_in_synonyms, change_synonyms, forget_searches,
    known_synonyms, remove_synonyms, restore_synonyms,
};
pub use api::api_document;
pub use capacity::Capacity;
pub use catalogue::{AreaNames, Catalogue, CatalogueError, OfferThere, PlaceThere, PlacesThere, WardName};
pub use circumstances::{Circumstances, Crowd, Light, Noise};
pub use cost::{Charge, Cost, Per};
pub use exchange::{
    Counts, Difference, ExchangeError, FileFormat, Gap, ImportState, ImportStep, Line, NoSuchImportStep,
    Plan, Thing, Verdict, sentence as line_in_words,
};
pub use freshness::{Age, Freshness, NotInOrder};
pub use hours::{DayPart, Hours};
pub use listing::{Listing, ListingId};
pub use merge::{Part, Whereabouts, merged};
pub use offer::{Confirmation, Offer, OfferId};
pub use pages::{DESK, NAVIGATION};
pub use particulars::{Ages, Audience, Contact, Fault, OfferAt, Particulars, Setting, Support};
pub use pattern::{Nth, Pattern, Rhythm, Weekdays};
pub use pause::{OnHolidays, Pause};
pub use place::{Access, Coordinates, NotCoordinates, Place, PlaceId};
pub use provenance::Provenance;
pub use report::{About, Handling, Report, ReportId, ReportState};
pub use session::Session;
pub use state::{NoSuchStep, State, Step};
pub use store::{ReportLine, count, migrations};
pub use synonym::{Nearness, SynonymFault, SynonymGroup, SynonymId, SynonymRemark, Synonyms};
pub use synonym_file::{BadLine, BadLineCause, read_synonyms};
pub use theme::{Ambition, Theme};
pub use timetable::{Opening, day_parts, next_dates, opening_at};
pub use travel::{DETOUR_TENTHS, Trip, Within};
pub use wording::{Title, Wording};

use utoipa::openapi::OpenApi;

/// The doors of the social map. The catalogue behind them is refreshed by whoever opens them, before and every second
/// after.
#[must_use]
pub fn room(catalogue: Catalogue) -> shell::Room {
    room_with_api(catalogue, OpenApi::default())
}

/// The same, where the description of the API also tells what `others` answer under the same root.
#[must_use]
pub fn room_with_api(catalogue: Catalogue, others: OpenApi) -> shell::Room {
    api::routes(pages::routes(shell::Routes::new()), others).room(catalogue)
}
