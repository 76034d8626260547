use std::sync::Arc;

use areas::{NeighbourhoodCode, WardCode};
use chrono::NaiveDateTime;
use kernel::Id;
use partners::PublicProfile;

use crate::{Offer, OfferAt, Opening, Place, Session, Setting, opening_at};

/// Identity of an offer at a place.
pub type ListingId = Id<Listing>;

/// An offer at a place, as one value: the unit of search. All filters hold for one and the same listing.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// The offer, shared with its listings at other places.
    pub offer: Arc<Offer>,
    /// The name of its organisation.
    pub organisation_name: String,
    /// Who offers it, as far as that is public; absent when nobody knows the organisation any more.
    pub organisation: Option<Arc<PublicProfile>>,
    /// When, in which circumstances, for how many.
    pub at: OfferAt,
    /// Where; absent for an offer online, at home or at a secret address.
    pub place: Option<Place>,
}

impl Listing {
    /// Which one.
    #[must_use]
    pub const fn id(&self) -> ListingId {
        self.at.id
    }

    /// The neighbourhood in which it is.
    #[must_use]
    pub fn neighbourhood(&self) -> Option<NeighbourhoodCode> {
        self.place.as_ref().map(|place| place.neighbourhood)
    }

    /// The ward in which it is.
    #[must_use]
    pub fn ward(&self) -> Option<WardCode> {
        self.neighbourhood().map(NeighbourhoodCode::ward)
    }

    /// Whether it is open at `local`, the time on a Dutch wall: its hours, unless the offer is closed for a while. What
    /// would have begun on a day on which it was closed does not go on after midnight.
    #[must_use]
    pub fn opening_at(&self, local: NaiveDateTime) -> Opening {
        let (state, today) = (self.offer.state, local.date());
        if state.is_closed_on(today) {
            return Opening::Closed;
        }
        if today.pred_opt().is_some_and(|yesterday| state.is_closed_on(yesterday)) {
            let from_today = |session: &Session| Session {
                starts: Some(session.starts.map_or(today, |first| first.max(today))),
                ..session.clone()
            };
            return opening_at(&self.at.sessions.iter().map(from_today).collect::<Vec<_>>(), local);
        }
        opening_at(&self.at.sessions, local)
    }

    /// Whether it is for people in `ward`: because it is there, or because it comes to them from elsewhere.
    #[must_use]
    pub fn serves(&self, ward: WardCode) -> bool {
        match self.offer.particulars.setting {
            Setting::Place => self.ward() == Some(ward),
            Setting::Online | Setting::AtHome | Setting::Secret => {
                let area = &self.offer.particulars.service_area;
                area.is_empty() || area.contains(&ward)
            }
        }
    }
}
