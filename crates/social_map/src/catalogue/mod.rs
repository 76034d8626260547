//! All that stands on the map, in memory: a stranger's search, list, page and open data ask no database.
//!
//! Derived: made from the database at start, kept fresh by reading the log of events (ADR 0008), and never asked for a
//! right: it holds what a visitor may see and nothing else.

mod changes;
mod names;
mod public_listing;
mod snapshot;
mod standing;
mod there;
mod upcoming;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex as Lock};

use arc_swap::{ArcSwap, ArcSwapOption};
use areas::Atlas;
use store::StoreError;
use tokio::sync::Mutex;

use crate::Freshness;
use crate::actions::{Likenesses, PublicFiles, Workbench};
use crate::search::{InVain, IndexError, Lexicon, TextIndex};

pub(crate) use changes::{Changes, MOST_EVENTS, SYNONYM};
pub(crate) use names::NeighbourhoodName;
pub use names::{AreaNames, WardName};
pub(crate) use public_listing::{Card, Point, PublicListing};
pub(crate) use snapshot::{Snapshot, next_snapshot};
pub(crate) use standing::Standing;
pub use there::{OfferThere, PlaceThere, PlacesThere};
pub(crate) use upcoming::{NextTime, Upcoming, next_times, opens};

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
    lexicon: ArcSwap<Lexicon>,
    in_vain: Lock<InVain>,
    atlas: ArcSwapOption<Atlas>,
    index: Arc<Mutex<TextIndex>>,
    /// Set while the index may hold half of a change: then only loading everything makes it whole.
    in_doubt: AtomicBool,
    freshness: ArcSwap<Freshness>,
    workbench: Workbench,
    likenesses: Likenesses,
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
            lexicon: ArcSwap::default(),
            in_vain: Lock::default(),
            atlas: ArcSwapOption::empty(),
            index,
            in_doubt: AtomicBool::new(false),
            freshness: ArcSwap::from_pointee(Freshness::USUAL),
            workbench: Workbench::default(),
            likenesses: Likenesses::default(),
        })))
    }

    /// The same, where a confirmation holds as long as `freshness` says.
    #[must_use]
    pub fn with_freshness(self, freshness: Freshness) -> Self {
        self.0.freshness.store(Arc::new(freshness));
        self
    }

    /// How long a confirmation holds here.
    #[must_use]
    pub fn freshness(&self) -> Freshness {
        **self.0.freshness.load()
    }

    /// What stands on the map now; nothing before the first refresh.
    pub(crate) fn snapshot(&self) -> Option<Arc<Snapshot>> {
        self.0.current.load_full()
    }

    /// The last event that this node knows; how far it lies behind the end of the log is for a metric.
    #[must_use]
    pub fn seq(&self) -> Option<i64> {
        self.0.current.load().as_ref().map(|snapshot| snapshot.seq)
    }

    /// Takes over new names of wards and neighbourhoods; they hold from the next rebuild.
    pub(crate) fn name_areas(&self, names: AreaNames) {
        self.0.names.store(Arc::new(names));
    }

    /// The names of wards and neighbourhoods that the next snapshot takes.
    pub(crate) fn names(&self) -> Arc<AreaNames> {
        self.0.names.load_full()
    }

    /// The imports at which this node works, which nobody but their owner is told.
    pub(crate) fn workbench(&self) -> &Workbench {
        &self.0.workbench
    }

    /// The offers that looked alike when an editor last asked.
    pub(crate) fn likenesses(&self) -> &Likenesses {
        &self.0.likenesses
    }

    /// Waits until there is an import to work on, as far as this node knows.
    pub fn import_asked(&self) -> impl Future<Output = ()> + '_ {
        self.0.workbench.rung()
    }

    /// The questions that found nothing, on this node since it started.
    pub(crate) fn in_vain(&self) -> &Lock<InVain> {
        &self.0.in_vain
    }

    /// Takes over new synonyms; they hold from the next snapshot.
    pub(crate) fn speak(&self, lexicon: Lexicon) {
        self.0.lexicon.store(Arc::new(lexicon));
    }

    /// The synonyms that the next snapshot takes.
    pub(crate) fn lexicon(&self) -> Arc<Lexicon> {
        self.0.lexicon.load_full()
    }

    /// The ground of the map; none before areas were imported.
    pub(crate) fn atlas(&self) -> Option<Arc<Atlas>> {
        self.0.atlas.load_full()
    }

    /// Takes over the ground of the map.
    pub(crate) fn lay_ground(&self, atlas: Arc<Atlas>) {
        self.0.atlas.store(Some(atlas));
    }

    /// The index behind the snapshots: one writer at a time; readers never wait.
    pub(crate) fn index(&self) -> Arc<Mutex<TextIndex>> {
        Arc::clone(&self.0.index)
    }

    /// Puts a new snapshot in place of the one before.
    pub(crate) fn show(&self, snapshot: Snapshot) {
        self.0.current.store(Some(Arc::new(snapshot)));
    }

    /// Whether the index may hold half of a change.
    pub(crate) fn is_in_doubt(&self) -> bool {
        self.0.in_doubt.load(Ordering::SeqCst)
    }

    /// Notes that a change of the index begins or, `false`, that it is whole.
    pub(crate) fn doubt(&self, doubt: bool) {
        self.0.in_doubt.store(doubt, Ordering::SeqCst);
    }
}
