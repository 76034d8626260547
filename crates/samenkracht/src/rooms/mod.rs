use std::sync::Arc;

use access::oidc::Provider;
use areas::Shelf;
use consistency::{Check, Checks};
use shell::{House, NavEntry, NavGroup, Room};
use social_map::{AreaNames, Catalogue, CatalogueError, Freshness};
use store::{Db, Migration, StoreError};

/// The tables of all rooms, in one sequence.
pub(crate) fn migrations() -> Vec<Migration> {
    let rooms = [
        store::migrations(),
        access::migrations(),
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        investments::migrations(),
        indicators::migrations(),
        tracks::migrations(),
        subsidies::migrations(),
    ];
    rooms.concat()
}

/// What the rooms offer in the main navigation, in order: what residents look for in the bar itself, the rest in drawers.
pub(crate) fn navigation() -> Vec<NavGroup> {
    let group = |label, entries: &[&[NavEntry]]| NavGroup { label, entries: entries.concat() };
    vec![
        group(None, &[social_map::NAVIGATION, &[areas::NAVIGATION], investments::NAVIGATION]),
        group(Some("navigation-desk"), &[social_map::DESK, partners::NAVIGATION]),
        group(
            Some("navigation-policy"),
            &[
                vision::NAVIGATION,
                tracks::NAVIGATION,
                learning::NAVIGATION,
                indicators::NAVIGATION,
                consistency::NAVIGATION,
                subsidies::NAVIGATION,
            ],
        ),
        group(None, &[administration::NAVIGATION]),
    ]
}

/// The rooms that check what is their own; a room that has findings gets a line here.
pub(crate) fn checks() -> Checks {
    Checks(vec![
        Check { room: "vision", look: |read, sight, today| Box::pin(vision::found(read, sight, today)) },
        Check {
            room: "learning",
            look: |read, sight, today| {
                Box::pin(
                    async move { Ok(learning::findings(&learning::learning(read, sight).await?, today)) },
                )
            },
        },
        Check {
            room: "investments",
            look: |read, sight, _| Box::pin(investments::found_in_the_money(read, sight)),
        },
        Check { room: "tracks", look: |read, sight, today| Box::pin(tracks::found(read, sight, today)) },
    ])
}

/// What the rooms keep in memory beside the database, all of it derived.
#[derive(Debug, Clone)]
pub(crate) struct Furniture {
    shelf: Shelf,
    catalogue: Catalogue,
    provider: Option<Arc<Provider>>,
}

impl Furniture {
    /// Nothing in it yet.
    pub(crate) fn new(db: &Db, provider: Option<Provider>) -> Result<Self, CatalogueError> {
        Ok(Self {
            shelf: Shelf::new(db.clone()),
            catalogue: Catalogue::new(AreaNames::default())?,
            provider: provider.map(Arc::new),
        })
    }

    /// The same, where a confirmation of an offer holds as long as `freshness` says.
    pub(crate) fn with_freshness(self, freshness: Freshness) -> Self {
        Self { catalogue: self.catalogue.with_freshness(freshness), ..self }
    }

    /// How long a confirmation of an offer holds.
    pub(crate) fn freshness(&self) -> Freshness {
        self.catalogue.freshness()
    }

    /// The doors of all rooms above the ground floor.
    pub(crate) fn rooms(&self, house: &House) -> Vec<Room> {
        vec![
            administration::room(house, self.provider.clone()),
            areas::routes(&self.shelf),
            partners::room(house),
            social_map::room_with_api(self.catalogue.clone(), indicators::api_document()),
            vision::room(house),
            learning::room(&self.shelf),
            consistency::room(&checks()),
            investments::room(house),
            indicators::room(&self.shelf, self.catalogue.clone()),
            tracks::room(investments::BESIDE_TRACKS),
            subsidies::room(&self.shelf),
        ]
    }

    /// Does the import that waits longest; tells whether there was one.
    pub(crate) async fn work_on_imports(&self, house: &House) -> Result<bool, StoreError> {
        social_map::work_on_imports(house, &self.catalogue).await
    }

    /// Waits until there is an import to work on.
    pub(crate) async fn import_asked(&self) {
        self.catalogue.import_asked().await;
    }

    /// Writes down what was counted in memory.
    pub(crate) async fn write_counts(&self, house: &House) -> Result<(), StoreError> {
        self.catalogue.write_searches(&house.db).await
    }

    /// Brings all of it up to date with the database.
    pub(crate) async fn refresh(&self, house: &House) -> Result<(), CatalogueError> {
        self.catalogue.keep_up(&house.db, &self.shelf, house.clock.now()).await
    }
}

#[cfg(test)]
mod tests;
