use std::collections::BTreeSet;

use areas::NeighbourhoodCode;

use super::Catalogue;

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

impl Catalogue {
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
