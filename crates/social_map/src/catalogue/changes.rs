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
        let mut offers = BTreeSet::new();
        for event in events {
            match concerned(event, snapshot) {
                Some(concerned) => offers.extend(concerned),
                None => return Self::Everything,
            }
        }
        if offers.len() > MOST_OFFERS {
            return Self::Everything;
        }
        let synonyms = events.iter().any(|event| event.subject_kind == SYNONYM);
        Self::Of { offers, synonyms, seq: last.seq }
    }
}

/// The offers that an event concerns; `None` when they cannot be told.
fn concerned(event: &Event, snapshot: &Snapshot) -> Option<Vec<OfferId>> {
    let of = |holds: &dyn Fn(&crate::Listing) -> bool| {
        snapshot.listings().filter(|one| holds(&one.listing)).map(|one| one.offer()).collect()
    };
    match (event.subject_kind.as_str(), event.subject) {
        ("offer", Some(id)) => Some(vec![OfferId::from_uuid(id)]),
        ("organisation", Some(id)) => {
            let id: OrganisationId = Id::from_uuid(id);
            Some(of(&|listing| listing.offer.organisation == id))
        }
        ("place", Some(id)) => {
            let id: PlaceId = Id::from_uuid(id);
            Some(of(&|listing| listing.at.place == Some(id)))
        }
        ("offer" | "organisation" | "place" | "areas" | "area", _) => None,
        (_, _) => Some(Vec::new()),
    }
}
