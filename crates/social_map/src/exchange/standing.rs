use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use areas::NeighbourhoodCode;
use areas::Postcode;
use kernel::OrganisationId;
use partners::Organisation;
use uuid::Uuid;

use super::Said;
use crate::{ListingId, Offer, OfferId, Place, PlaceId};

/// What a source said of one thing when it last spoke.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Known {
    /// The identity that it has here.
    pub(crate) own_id: Uuid,
    /// What the source said.
    pub(crate) base: Said,
    /// The record as it came.
    pub(crate) original: Option<String>,
}

/// What a source said before, by kind and by the identity that the source gives.
pub(crate) type Table = BTreeMap<(String, Uuid), Known>;

/// What stands here when a file comes in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Present {
    pub(crate) offers: BTreeMap<OfferId, Arc<Offer>>,
    pub(crate) places: BTreeMap<PlaceId, Place>,
    pub(crate) organisations: BTreeMap<OrganisationId, Organisation>,
    pub(crate) listings: BTreeSet<ListingId>,
    /// What this source said before.
    pub(crate) known: Table,
    pub(crate) postcodes: BTreeMap<Postcode, NeighbourhoodCode>,
    /// Neighbourhoods by their folded name, as far as a name belongs to one.
    pub(crate) neighbourhoods: BTreeMap<String, NeighbourhoodCode>,
}

impl Present {
    /// What this source said before of one thing.
    pub(crate) fn known(&self, kind: &str, id: Uuid) -> Option<&Known> {
        self.known.get(&(kind.to_owned(), id))
    }
}
