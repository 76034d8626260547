use super::{Point, PublicListing};
use crate::{Setting, State};

/// How much of a title is kept at hand.
const HEAD: usize = 8;

/// What of a listing the order of results looks at. All of them lie side by side in memory, so that a search through a
/// hundred thousand need not follow a hundred thousand pointers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Standing {
    /// Where it is; none without a place.
    pub(crate) point: Option<Point>,
    /// In which way it reaches people.
    pub(crate) setting: Setting,
    /// Whether nobody confirmed it for long.
    pub(crate) unconfirmed: bool,
    /// The first bytes of its title: what differs there stands in the order of its title.
    pub(crate) head: [u8; HEAD],
}

impl Standing {
    /// That of a listing.
    pub(crate) fn of(listing: &PublicListing) -> Self {
        let offer = &listing.listing.offer;
        let mut head = [0; HEAD];
        for (kept, byte) in head.iter_mut().zip(offer.title().bytes()) {
            *kept = byte;
        }
        Self {
            point: listing.point,
            setting: offer.particulars.setting,
            unconfirmed: offer.state == State::CheckNeeded,
            head,
        }
    }
}
