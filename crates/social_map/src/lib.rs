//! The social map (*sociale kaart*): what there is to do and to get help with, where, when and for whom.
//!
//! An offer, the organisation behind it and the place where it happens are three different things. What people search
//! for is an offer at a place: a [`Listing`].

mod actions;
mod api;
mod as_text;
mod capacity;
mod catalogue;
mod circumstances;
mod cost;
mod hours;
mod listing;
mod offer;
mod pages;
mod particulars;
mod pattern;
mod place;
mod plain_language;
mod search;
mod session;
mod speech;
mod state;
mod store;
mod theme;
mod timetable;
mod travel;
mod wording;

pub use actions::{
    Changed, NewOffer, OfferError, accept_proposal, bring_in, change_offer, close_temporarily, confirm_offer,
    create_offer, find_offer, places, publish_offer, refuse_proposal, reopen, restore_offer, send_back,
    submit_offer, withdraw_offer,
};
pub use api::document as open_data_document;
pub use capacity::Capacity;
pub use catalogue::{AreaNames, Catalogue, CatalogueError, WardName};
pub use circumstances::{Circumstances, Crowd, Light, Noise};
pub use cost::{Charge, Cost, Per};
pub use hours::{DayPart, Hours};
pub use listing::{Listing, ListingId};
pub use offer::{Confirmation, Offer, OfferId};
pub use pages::NAVIGATION;
pub use particulars::{Ages, Contact, Fault, OfferAt, Particulars, Setting, Support};
pub use pattern::{Nth, Pattern, Rhythm, Weekdays};
pub use place::{Access, Coordinates, NotCoordinates, Place, PlaceId};
pub use session::Session;
pub use state::{NoSuchStep, State, Step};
pub use store::{count, migrations};
pub use theme::{Ambition, Theme};
pub use timetable::{Opening, day_parts, next_dates, opening_at};
pub use wording::{Title, Wording};

/// The doors of the social map. The catalogue behind them is refreshed by whoever opens them, before and every second
/// after.
#[must_use]
pub fn room(catalogue: Catalogue) -> shell::Room {
    api::routes(pages::routes(shell::Routes::new())).room(catalogue)
}
