//! All that stands on the map, in memory: a stranger's search, list, page and open data ask no database.
//!
//! Derived: made from the database at start, kept fresh by reading the log of events (ADR 0008), and never asked for a
//! right: it holds what a visitor may see and nothing else.

mod changes;
mod names;
mod public_listing;
mod snapshot;
mod upcoming;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use access::{Action, Actor, Scope};
use arc_swap::{ArcSwap, ArcSwapOption};
use kernel::Instant;
use store::{Db, StoreError};
use tokio::sync::Mutex;

use crate::search::{IndexError, TextIndex, text_of};
use crate::{Listing, Offer, OfferId};
use changes::Changes;

pub use names::{AreaNames, WardName};
pub(crate) use public_listing::{Card, PublicListing};
pub(crate) use snapshot::Snapshot;
pub(crate) use upcoming::{NextTime, next_times};

/// The catalogue could not be made or refreshed; what stood before still stands.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// The database did not answer.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// The index failed.
    #[error("the full-text index failed: {0}")]
    Index(String),
}

impl From<IndexError> for CatalogueError {
    fn from(error: IndexError) -> Self {
        Self::Index(error.to_string())
    }
}

impl From<CatalogueError> for shell::PageError {
    fn from(error: CatalogueError) -> Self {
        match error {
            CatalogueError::Store(error) => error.into(),
            CatalogueError::Index(cause) => Self::Internal(cause),
        }
    }
}

/// The public listings and their index on this node. Cheap to clone; all clones are one.
#[derive(Debug, Clone)]
pub struct Catalogue(Arc<Shelf>);

#[derive(Debug)]
struct Shelf {
    current: ArcSwapOption<Snapshot>,
    names: ArcSwap<AreaNames>,
    /// One writer at a time; readers never wait.
    index: Arc<Mutex<TextIndex>>,
}

impl Catalogue {
    /// A catalogue that holds nothing until it is refreshed.
    ///
    /// # Errors
    /// When the index cannot be made.
    pub fn new(names: AreaNames) -> Result<Self, CatalogueError> {
        let index = Arc::new(Mutex::new(TextIndex::new()?));
        Ok(Self(Arc::new(Shelf {
            current: ArcSwapOption::empty(),
            names: ArcSwap::from_pointee(names),
            index,
        })))
    }

    /// What stands on the map now; nothing before the first refresh.
    pub(crate) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.0.current.load_full()
    }

    /// How many events lie between this node and the end of the log, for a metric.
    #[must_use]
    pub fn seq(&self) -> Option<i64> {
        self.0.current.load().as_ref().map(|snapshot| snapshot.seq)
    }

    /// Takes over new names of wards and neighbourhoods, as after an import of areas; holds after the next rebuild.
    pub fn name_areas(&self, names: AreaNames) {
        self.0.names.store(Arc::new(names));
    }

    /// Reads the events since the last time and loads the offers that they touch, and no others.
    ///
    /// # Errors
    /// When the database does not answer or the index fails; what stood before still stands.
    pub async fn refresh(&self, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        let index = Arc::clone(&self.0.index).lock_owned().await;
        let Some(before) = self.snapshot() else { return self.load_all(index, db, now).await };
        let mut read = db.read().await?;
        let changes = Changes::after(&mut read, &before).await?;
        match changes {
            Changes::None => Ok(()),
            Changes::Everything => {
                drop(read);
                self.load_all(index, db, now).await
            }
            Changes::Of { offers, seq } => {
                let mut come = Vec::new();
                for offer in &offers {
                    come.extend(crate::store::listings_of(&mut read, &visible(now), *offer).await?);
                }
                drop(read);
                self.exchange(index, seq, Some((before, offers)), come).await
            }
        }
    }

    /// Loads everything anew.
    ///
    /// # Errors
    /// As [`Catalogue::refresh`].
    pub async fn rebuild(&self, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        let index = Arc::clone(&self.0.index).lock_owned().await;
        self.load_all(index, db, now).await
    }

    async fn load_all(&self, index: Index, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        // One look at the database: the end of the log and the offers belong to the same moment.
        let mut read = db.read().await?;
        let seq = store::head(&mut read).await?.seq;
        let come = crate::store::listings(&mut read, &visible(now)).await?;
        drop(read);
        self.exchange(index, seq, None, come).await
    }

    /// Puts a new snapshot in place of the one before: without the offers that changed, with what became of them; or
    /// made from nothing. Cutting and stemming words is work for a thread of its own.
    async fn exchange(
        &self,
        mut index: Index,
        seq: i64,
        before: Option<(Arc<Snapshot>, BTreeSet<OfferId>)>,
        come: Vec<Listing>,
    ) -> Result<(), CatalogueError> {
        let names = self.0.names.load_full();
        let work = tokio::task::spawn_blocking(move || {
            if before.is_none() {
                *index = TextIndex::new()?;
            }
            let made = next_snapshot(&mut index, seq, before.as_ref(), come, names);
            // The lock is held until the snapshot is made, and given back with it.
            made.map(|snapshot| (index, snapshot))
        });
        let (index, snapshot) = work.await.map_err(|error| CatalogueError::Index(error.to_string()))??;
        self.0.current.store(Some(Arc::new(snapshot)));
        drop(index);
        Ok(())
    }
}

type Index = tokio::sync::OwnedMutexGuard<TextIndex>;

/// What a visitor may see, decided by the same policy as every other page.
fn visible(now: Instant) -> Scope<Offer> {
    Actor::visitor().scope(Action::SeeOffer, now)
}

fn next_snapshot(
    index: &mut TextIndex,
    seq: i64,
    before: Option<&(Arc<Snapshot>, BTreeSet<OfferId>)>,
    come: Vec<Listing>,
    names: Arc<AreaNames>,
) -> Result<Snapshot, IndexError> {
    let (mut slots, mut offers) = (Vec::new(), HashMap::new());
    let mut gone = Vec::new();
    if let Some((snapshot, changed)) = before {
        slots.clone_from(&snapshot.slots);
        offers.clone_from(&snapshot.offers);
        for slot in changed.iter().filter_map(|offer| offers.remove(offer)).flatten() {
            if let Some(listing) = slots.get_mut(slot) {
                *listing = None;
            }
            gone.push(slot);
        }
    }
    let mut free: Vec<usize> =
        (0..slots.len()).rev().filter(|slot| slots.get(*slot).is_some_and(Option::is_none)).collect();
    let mut texts = Vec::new();
    for listing in come {
        let text = text_of(&listing, &names);
        let Some(listing) = PublicListing::new(listing, &names) else { continue };
        let slot = free.pop().unwrap_or_else(|| {
            slots.push(None);
            slots.len() - 1
        });
        offers.entry(listing.offer()).or_default().push(slot);
        texts.push((number(slot), text));
        if let Some(place) = slots.get_mut(slot) {
            *place = Some(Arc::new(listing));
        }
    }
    let gone: Vec<u32> = gone.into_iter().map(number).collect();
    let reader = index.replace(&gone, texts.into_iter())?;
    Ok(Snapshot { seq, slots, offers, reader, names, upcoming: ArcSwap::default() })
}

fn number(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(u32::MAX)
}
