use std::sync::{Arc, Mutex, PoisonError};

use access::oidc::Provider;
use areas::{Atlas, Shelf};
use shell::{House, NavEntry, Room};
use social_map::{AreaNames, Catalogue, CatalogueError};
use store::{Db, Migration};

/// The tables of all rooms, in one sequence.
pub(crate) fn migrations() -> Vec<Migration> {
    let rooms = [
        store::migrations(),
        access::migrations(),
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
    ];
    rooms.concat()
}

/// What the rooms offer in the main navigation, in order.
pub(crate) fn navigation() -> Vec<NavEntry> {
    [social_map::NAVIGATION, &[areas::NAVIGATION], partners::NAVIGATION, administration::NAVIGATION].concat()
}

/// What the rooms keep in memory beside the database, all of it derived.
#[derive(Debug, Clone)]
pub(crate) struct Furniture {
    shelf: Shelf,
    catalogue: Catalogue,
    provider: Option<Arc<Provider>>,
    /// The areas whose names the catalogue has.
    named: Arc<Mutex<Option<Arc<Atlas>>>>,
}

impl Furniture {
    /// Nothing in it yet.
    pub(crate) fn new(db: &Db, provider: Option<Provider>) -> Result<Self, CatalogueError> {
        Ok(Self {
            shelf: Shelf::new(db.clone()),
            catalogue: Catalogue::new(AreaNames::default())?,
            provider: provider.map(Arc::new),
            named: Arc::default(),
        })
    }

    /// The doors of all rooms above the ground floor.
    pub(crate) fn rooms(&self, house: &House) -> Vec<Room> {
        vec![
            administration::room(house, self.provider.clone()),
            areas::routes(&self.shelf),
            partners::room(house),
            social_map::room(self.catalogue.clone()),
        ]
    }

    /// Brings all of it up to date with the database.
    pub(crate) async fn refresh(&self, house: &House) -> Result<(), CatalogueError> {
        let atlas = self.shelf.atlas(house.clock.today()).await?;
        if self.takes_over(atlas.as_ref()) {
            let names = atlas.map(|atlas| AreaNames::from(atlas.division())).unwrap_or_default();
            self.catalogue.name_areas(names);
            return self.catalogue.rebuild(&house.db, house.clock.now()).await;
        }
        self.catalogue.refresh(&house.db, house.clock.now()).await
    }

    /// Whether these are other areas than before.
    fn takes_over(&self, atlas: Option<&Arc<Atlas>>) -> bool {
        let mut named = self.named.lock().unwrap_or_else(PoisonError::into_inner);
        let same = match (named.as_ref(), atlas) {
            (Some(before), Some(now)) => Arc::ptr_eq(before, now),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        *named = atlas.cloned();
        !same
    }
}

#[cfg(test)]
mod tests;
