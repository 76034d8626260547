use std::sync::Arc;

use areas::{NeighbourhoodCode, WardCode};
use kernel::Id;
use partners::PublicProfile;

use crate::{Offer, OfferAt, Place, Setting};

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
