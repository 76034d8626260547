use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use areas::{NeighbourhoodCode, RdPoint};

use super::Catalogue;
use crate::{OfferId, Particulars, PlaceId, Setting, Theme};

/// Something that is offered in a neighbourhood, as far as everybody may know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OfferThere {
    /// What it is called.
    pub title: String,
    /// Who offers it.
    pub organisation: String,
    /// Where its page is.
    pub href: String,
}

/// A place to which people go because something is offered there, as far as everybody may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceThere {
    /// Where it is.
    pub at: RdPoint,
    /// Whether only its neighbourhood is known, so that it is taken to lie in the middle of that.
    pub roughly: bool,
    /// How many offers there are.
    pub offers: usize,
    /// What they are about.
    pub themes: BTreeSet<Theme>,
}

/// Where things are offered, and how much has no place to tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlacesThere {
    /// The places, each once.
    pub places: Vec<PlaceThere>,
    /// How many offers are online, at home or at an address that is never shown.
    pub placeless: usize,
}

impl Catalogue {
    /// The places of the offers for which `wanted` holds. What is at a secret address has no place here, as it has none
    /// anywhere; neither has a place of which nobody knows where it is.
    #[must_use]
    pub fn places_of(&self, wanted: impl Fn(&Particulars) -> bool) -> PlacesThere {
        let Some(snapshot) = self.snapshot() else { return PlacesThere::default() };
        let mut places: BTreeMap<PlaceId, PlaceThere> = BTreeMap::new();
        let mut placeless: BTreeSet<OfferId> = BTreeSet::new();
        for one in snapshot.listings() {
            let particulars = &one.listing.offer.particulars;
            if !wanted(particulars) {
                continue;
            }
            if particulars.setting != Setting::Place {
                placeless.insert(one.offer());
                continue;
            }
            let Some((place, point)) = one.listing.place.as_ref().zip(one.point) else { continue };
            let there = match places.entry(place.id) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    let Some(at) = point.at.on_grid() else { continue };
                    new.insert(PlaceThere { at, roughly: point.roughly, offers: 0, themes: BTreeSet::new() })
                }
            };
            there.offers += 1;
            there.themes.extend(&particulars.themes);
        }
        PlacesThere { places: places.into_values().collect(), placeless: placeless.len() }
    }

    /// What is offered in a neighbourhood, each offer once, by its title.
    #[must_use]
    pub fn offered_in(&self, neighbourhood: NeighbourhoodCode) -> Vec<OfferThere> {
        let Some(snapshot) = self.snapshot() else { return Vec::new() };
        let there = snapshot.listings().filter(|one| one.listing.neighbourhood() == Some(neighbourhood));
        let told = there.map(|one| OfferThere {
            title: one.listing.offer.title().to_owned(),
            organisation: one.listing.organisation_name.clone(),
            href: format!("/aanbod/{}", one.offer()),
        });
        told.collect::<BTreeSet<_>>().into_iter().collect()
    }
}
