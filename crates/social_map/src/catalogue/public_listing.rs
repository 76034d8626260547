use std::sync::OnceLock;

use kernel::Language;

use super::AreaNames;
use crate::search::Profile;
use crate::{Coordinates, Listing, OfferId, Setting};

/// A listing that everybody may see. There is no way to make one of an offer that is not public.
#[derive(Debug)]
pub(crate) struct PublicListing {
    /// The listing.
    pub(crate) listing: Listing,
    /// What the facets look at.
    pub(crate) profile: Profile,
    /// Where it is; none without a place.
    pub(crate) point: Option<Point>,
    /// What its ward is called; empty when it has no place.
    pub(crate) ward: String,
    /// What its neighbourhood is called; empty when it has no place.
    pub(crate) neighbourhood: String,
    /// Its card in Dutch and in English, made when it is first shown.
    cards: [OnceLock<Card>; 2],
}

/// Where a listing is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Point {
    /// The place itself, or the middle of its neighbourhood.
    pub(crate) at: Coordinates,
    /// Whether only the neighbourhood is known.
    pub(crate) roughly: bool,
}

impl Point {
    fn of(listing: &Listing, names: &AreaNames) -> Option<Self> {
        let place = listing.place.as_ref().filter(|_| listing.offer.particulars.setting == Setting::Place)?;
        match place.coordinates {
            Some(at) => Some(Self { at, roughly: false }),
            None => names.part(place.neighbourhood)?.coordinates().map(|at| Self { at, roughly: true }),
        }
    }
}

/// The card of a listing in a list, without what differs between visits: made once, shown often.
#[derive(Debug, Default)]
pub(crate) struct Card {
    /// The card up to the last of its facts.
    pub(crate) before: String,
    /// From there to its end.
    pub(crate) between: String,
    /// What closes it.
    pub(crate) after: String,
}

impl PublicListing {
    /// The listing, if its offer is public.
    pub(crate) fn new(listing: Listing, names: &AreaNames) -> Option<Self> {
        if !listing.offer.state.is_public() {
            return None;
        }
        let ward = listing.ward().map_or("", |code| names.ward(code)).to_owned();
        let neighbourhood = listing.neighbourhood().map_or("", |code| names.neighbourhood(code)).to_owned();
        let profile = Profile::of(&listing, names);
        let point = Point::of(&listing, names);
        Some(Self { listing, profile, point, ward, neighbourhood, cards: Default::default() })
    }

    /// Its offer.
    pub(crate) fn offer(&self) -> OfferId {
        self.listing.offer.id
    }

    /// Its card, made by `make` when it is asked for the first time.
    pub(crate) fn card(&self, language: Language, make: impl FnOnce() -> Card) -> &Card {
        let [dutch, english] = &self.cards;
        match language {
            Language::Dutch => dutch.get_or_init(make),
            Language::English => english.get_or_init(make),
        }
    }
}
