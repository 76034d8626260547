use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arc_swap::ArcSwapOption;
use chrono::NaiveDate;
use store::{Db, Read, StoreError};

use super::{
    areas_in_force, boundaries, has_postcodes, neighbourhood_of, neighbourhoods_of, population, revision,
    sources,
};
use crate::atlas::Atlas;
use crate::code::NeighbourhoodCode;
use crate::postcode::Postcode;
use crate::rows::division_of;

/// Keeps the atlas at hand and reads it again after an import, on whichever
/// node that was. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Shelf {
    db: Db,
    kept: Arc<ArcSwapOption<Kept>>,
}

#[derive(Debug)]
struct Kept {
    revision: i64,
    day: NaiveDate,
    atlas: Arc<Atlas>,
}

impl Shelf {
    /// An empty shelf before `db`.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self { db, kept: Arc::new(ArcSwapOption::empty()) }
    }

    /// The atlas as it is in force on `day`; `None` before the first import.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn atlas(&self, day: NaiveDate) -> Result<Option<Arc<Atlas>>, StoreError> {
        let mut read = self.db.read().await?;
        let revision = revision(&mut read).await?;
        if let Some(kept) = self.kept.load_full()
            && kept.revision == revision
            && kept.day == day
        {
            return Ok(Some(Arc::clone(&kept.atlas)));
        }
        let Some(atlas) = read_atlas(&mut read, day).await?.map(Arc::new) else { return Ok(None) };
        self.kept.store(Some(Arc::new(Kept { revision, day, atlas: Arc::clone(&atlas) })));
        Ok(Some(atlas))
    }

    /// Whether a table of postcodes was imported, so that it makes sense to ask for one.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_postcodes(&self) -> Result<bool, StoreError> {
        has_postcodes(&mut self.db.read().await?).await
    }

    /// The neighbourhood in which a postcode lies, when the imported table knows it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn neighbourhood_of(
        &self,
        postcode: Postcode,
    ) -> Result<Option<NeighbourhoodCode>, StoreError> {
        neighbourhood_of(&mut self.db.read().await?, postcode).await
    }

    /// The neighbourhood of each of these postcodes, as far as it is known.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn neighbourhoods_of(
        &self,
        postcodes: &BTreeSet<Postcode>,
    ) -> Result<BTreeMap<Postcode, NeighbourhoodCode>, StoreError> {
        neighbourhoods_of(&mut self.db.read().await?, postcodes).await
    }
}

async fn read_atlas(read: &mut Read, day: NaiveDate) -> Result<Option<Atlas>, StoreError> {
    let rows: Vec<_> = areas_in_force(read, day).await?.into_iter().map(|(row, _)| row).collect();
    let Some((division, municipality_name)) = division_of(&rows) else { return Ok(None) };
    let atlas = Atlas::new(municipality_name, division)
        .with_boundaries(boundaries(read).await?)
        .with_figures(population(read).await?, sources(read).await?);
    Ok(Some(atlas))
}
