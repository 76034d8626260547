use std::collections::BTreeSet;

use kernel::{Id, OrganisationId};
use store::Event;

use super::Snapshot;
use crate::{OfferId, PlaceId};

/// After more events than this, loading everything is less work.
pub(crate) const MOST_EVENTS: i64 = 1_000;
/// After changes of more offers than this, too.
const MOST_OFFERS: usize = 200;

/// What an event about synonyms is about.
pub(crate) const SYNONYM: &str = "synonym";

/// What the events since a snapshot ask for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Changes {
    /// Nothing happened.
    None,
    /// These offers are to be loaded again.
    Of {
        /// The offers; may be none, when what happened concerns no listing.
        offers: BTreeSet<OfferId>,
        /// Whether synonyms changed.
        synonyms: bool,
        /// The last event.
        seq: i64,
    },
    /// So much that everything is to be loaded again.
    Everything,
}

impl Changes {
    /// What these events, all since `snapshot`, ask for.
    pub(crate) fn of(events: &[Event], snapshot: &Snapshot) -> Self {
        let Some(last) = events.last() else { return Self::None };
        if i64::try_from(events.len()).is_ok_and(|count| count >= MOST_EVENTS) {
            return Self::Everything;
        }
        let mut concern = Concern::default();
        if !events.iter().all(|event| concern.take(event)) {
            return Self::Everything;
        }
        let offers = concern.offers_in(snapshot);
        if offers.len() > MOST_OFFERS {
            return Self::Everything;
        }
        let synonyms = events.iter().any(|event| event.subject_kind == SYNONYM);
        Self::Of { offers, synonyms, seq: last.seq }
    }
}

/// What events concern, gathered first, so that the listings are gone through once however many there were.
#[derive(Debug, Default)]
struct Concern {
    offers: BTreeSet<OfferId>,
    organisations: BTreeSet<OrganisationId>,
    places: BTreeSet<PlaceId>,
}

impl Concern {
    /// Takes in what an event concerns; `false` when that cannot be told.
    fn take(&mut self, event: &Event) -> bool {
        match (event.subject_kind.as_str(), event.subject) {
            ("offer", Some(id)) => {
                self.offers.insert(OfferId::from_uuid(id));
            }
            ("organisation", Some(id)) => {
                self.organisations.insert(Id::from_uuid(id));
            }
            ("place", Some(id)) => {
                self.places.insert(Id::from_uuid(id));
            }
            ("offer" | "organisation" | "place" | "areas" | "area", _) => return false,
            (_, _) => {}
        }
        true
    }

    /// The offers concerned; those of an organisation or at a place as far as they stand on the map.
    fn offers_in(self, snapshot: &Snapshot) -> BTreeSet<OfferId> {
        let Self { mut offers, organisations, places } = self;
        if organisations.is_empty() && places.is_empty() {
            return offers;
        }
        let is_concerned = |listing: &crate::Listing| {
            organisations.contains(&listing.offer.organisation)
                || listing.at.place.is_some_and(|place| places.contains(&place))
        };
        offers.extend(snapshot.listings().filter(|one| is_concerned(&one.listing)).map(|one| one.offer()));
        offers
    }
}
