use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use kernel::Instant;

use super::upcoming::Upcoming;
use super::{AreaNames, PublicListing};
use crate::OfferId;
use crate::search::Reader;

/// All public listings and their index, as they stood at one place in the sequence of changes.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The last event that it knows.
    pub(crate) seq: i64,
    /// The listings; a listing keeps its slot as long as it stands on the map.
    pub(crate) slots: Vec<Option<Arc<PublicListing>>>,
    /// Where the listings of an offer stand.
    pub(super) offers: HashMap<OfferId, Vec<usize>>,
    /// The index.
    pub(crate) reader: Reader,
    /// What wards and neighbourhoods are called.
    pub(crate) names: Arc<AreaNames>,
    pub(super) upcoming: ArcSwap<Upcoming>,
}

impl Snapshot {
    /// The listings of an offer, in a stable order; none when it is not public.
    pub(crate) fn offer(&self, id: OfferId) -> Vec<Arc<PublicListing>> {
        let slots = self.offers.get(&id).map_or(&[][..], Vec::as_slice);
        let mut listings: Vec<Arc<PublicListing>> =
            slots.iter().filter_map(|slot| self.slots.get(*slot)?.clone()).collect();
        listings.sort_by_key(|listing| listing.listing.id());
        listings
    }

    /// Every public offer with its listings, by identity.
    pub(crate) fn offers(&self) -> Vec<OfferId> {
        let mut ids: Vec<OfferId> = self.offers.keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// All listings.
    pub(crate) fn listings(&self) -> impl Iterator<Item = &Arc<PublicListing>> {
        self.slots.iter().flatten()
    }

    /// The next time of each listing; looked up anew each minute.
    pub(crate) fn upcoming(&self, now: Instant) -> Arc<Upcoming> {
        let known = self.upcoming.load_full();
        if known.holds_at(now) {
            return known;
        }
        let listings = self.slots.iter().map(|slot| slot.as_ref().map(|listing| &listing.listing));
        let fresh = Arc::new(Upcoming::from(listings, now));
        self.upcoming.store(Arc::clone(&fresh));
        fresh
    }
}
