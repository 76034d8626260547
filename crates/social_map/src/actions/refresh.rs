use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Action, Actor, Scope};
use kernel::{Instant, local_time};
use store::Db;
use tokio::sync::OwnedMutexGuard;

use crate::catalogue::{AreaNames, Catalogue, CatalogueError, Changes, MOST_EVENTS, Snapshot, next_snapshot};
use crate::search::{Lexicon, TextIndex};
use crate::{Listing, Offer, OfferId, store as rows};

type Index = OwnedMutexGuard<TextIndex>;

impl Catalogue {
    /// As [`Catalogue::refresh`], after looking whether wards and neighbourhoods got other names: what every node does
    /// each second.
    ///
    /// # Errors
    /// As [`Catalogue::refresh`].
    pub async fn keep_up(&self, db: &Db, areas: &areas::Shelf, now: Instant) -> Result<(), CatalogueError> {
        if let Some(atlas) = areas.atlas(local_time(now).date()).await? {
            let names = AreaNames::from(atlas.division()).with_postcodes(areas.has_postcodes().await?);
            self.lay_ground(atlas);
            if names != *self.names() {
                self.name_areas(names);
                return self.rebuild(db, now).await;
            }
        }
        self.refresh(db, now).await
    }

    /// Reads the events since the last time and loads the offers that they touch, and no others.
    ///
    /// # Errors
    /// When the database does not answer or the index fails; what stood before still stands.
    pub async fn refresh(&self, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        let index = self.index().lock_owned().await;
        let whole = self.snapshot().filter(|_| !self.is_in_doubt());
        let Some(before) = whole else { return self.load_all(index, db, now).await };
        let mut read = db.read().await?;
        let events = store::events_after(&mut read, before.seq, MOST_EVENTS).await?;
        match Changes::of(&events, &before) {
            Changes::None => {
                drop(index);
                look_ahead(before, now).await
            }
            Changes::Everything => {
                drop(read);
                self.load_all(index, db, now).await
            }
            Changes::Of { offers, synonyms, seq } => {
                if synonyms {
                    self.speak(Lexicon::of(&rows::synonyms(&mut read).await?));
                }
                let mut come = Vec::new();
                for offer in &offers {
                    come.extend(rows::listings_of(&mut read, &visible(now), *offer).await?);
                }
                drop(read);
                self.exchange(index, seq, Some((before, offers)), come, now).await
            }
        }
    }

    /// Loads everything anew.
    ///
    /// # Errors
    /// As [`Catalogue::refresh`].
    pub async fn rebuild(&self, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        let index = self.index().lock_owned().await;
        self.load_all(index, db, now).await
    }

    async fn load_all(&self, index: Index, db: &Db, now: Instant) -> Result<(), CatalogueError> {
        // One look at the database: the end of the log and the offers belong to the same moment.
        let mut read = db.read().await?;
        let seq = store::head(&mut read).await?.seq;
        let come = rows::listings(&mut read, &visible(now)).await?;
        self.speak(Lexicon::of(&rows::synonyms(&mut read).await?));
        drop(read);
        self.exchange(index, seq, None, come, now).await
    }

    /// Puts a new snapshot in place of the one before: without the offers that changed, with what became of them; or
    /// made from nothing. Cutting and stemming words is work for a thread of its own.
    async fn exchange(
        &self,
        mut index: Index,
        seq: i64,
        before: Option<(Arc<Snapshot>, BTreeSet<OfferId>)>,
        come: Vec<Listing>,
        now: Instant,
    ) -> Result<(), CatalogueError> {
        let known = (self.names(), self.lexicon());
        self.doubt(true);
        let work = tokio::task::spawn_blocking(move || {
            if before.is_none() {
                *index = TextIndex::new()?;
            }
            let made = next_snapshot(&mut index, seq, before.as_ref(), come, known);
            // The lock is held until the snapshot is made, and given back with it.
            made.map(|snapshot| {
                snapshot.look_ahead(now);
                (index, snapshot)
            })
        });
        let (index, snapshot) = work.await.map_err(|error| CatalogueError::Index(error.to_string()))??;
        self.show(snapshot);
        self.doubt(false);
        drop(index);
        Ok(())
    }
}

/// Looks ahead before a visitor has to wait for it.
async fn look_ahead(snapshot: Arc<Snapshot>, now: Instant) -> Result<(), CatalogueError> {
    if !snapshot.grows_old(now) {
        return Ok(());
    }
    let work = tokio::task::spawn_blocking(move || snapshot.look_ahead(now));
    work.await.map(|_| ()).map_err(|error| CatalogueError::Index(error.to_string()))
}

/// What a visitor may see, decided by the same policy as every other page.
fn visible(now: Instant) -> Scope<Offer> {
    Actor::visitor().scope(Action::SeeOffer, now)
}
