use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, Cx};
use areas::{Postcode, Shelf};
use dutch_text::fold;
use hsds::Finding;
use store::{Read, StoreError};

use super::import::{ImportError, OfferFile};
use crate::exchange::{BroughtFile, ExchangeError, Incoming, Present, read};
use crate::store as rows;

/// Gives the Dutch text of a key.
pub(super) type Texts<'a> = &'a (dyn Fn(&str) -> String + Sync);

/// What stands in a file.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Contents {
    pub(super) incoming: Vec<Incoming>,
    pub(super) findings: Vec<Finding>,
}

impl Contents {
    /// Reads a file. Long work that waits for nobody.
    pub(super) fn of(file: &OfferFile, text: Texts<'_>) -> Result<Self, ImportError> {
        check_source(file)?;
        let format = file.kind().ok_or(ExchangeError::Unreadable(hsds::Unreadable::UnknownKind))?;
        let brought = BroughtFile { name: file.name.clone(), bytes: file.bytes.clone() };
        let (incoming, findings) = read(&brought, format, &file.source, &text)?;
        Ok(Self { incoming, findings })
    }
}

/// Whether the source has a name that can be one.
pub(super) fn check_source(file: &OfferFile) -> Result<(), ImportError> {
    let is_named = (1..=100).contains(&file.source.trim().chars().count());
    if is_named && file.source != super::create::OWN { Ok(()) } else { Err(ImportError::NoSource) }
}

/// What the map of the city says of the places in the file.
pub(super) async fn surroundings(cx: &Cx, contents: &Contents) -> Result<Present, StoreError> {
    let shelf = Shelf::new(cx.db.clone());
    let mut present = Present::default();
    if let Some(atlas) = shelf.atlas(cx.clock.today()).await? {
        let mut by_name: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
        for (code, one) in &atlas.division().neighbourhoods {
            by_name.entry(fold(&one.name)).or_default().insert(*code);
        }
        let single = by_name.into_iter().filter(|(_, codes)| codes.len() == 1);
        present.neighbourhoods = single.filter_map(|(name, codes)| Some((name, *codes.first()?))).collect();
    }
    if shelf.has_postcodes().await? {
        let places = contents.incoming.iter().flat_map(|one| &one.at).filter_map(|at| at.place.as_ref());
        let postcodes: BTreeSet<Postcode> =
            places.filter_map(|place| place.said.get("postcode")?.as_str()?.parse().ok()).collect();
        present.postcodes = shelf.neighbourhoods_of(&postcodes).await?;
    }
    Ok(present)
}

/// What stands here, as of one moment.
pub(super) async fn read_present(
    read: &mut Read,
    cx: &Cx,
    source: &str,
    present: &mut Present,
) -> Result<(), ImportError> {
    for listing in rows::listings(read, &cx.scope(Action::ChangeOffer)).await? {
        present.listings.insert(listing.id());
        present.offers.entry(listing.offer.id).or_insert_with(|| Arc::clone(&listing.offer));
    }
    present.places = rows::places(read).await?.into_iter().map(|place| (place.id, place)).collect();
    let organisations = partners::organisations_at(cx, read).await?;
    present.organisations = organisations.into_iter().map(|one| (one.id, one)).collect();
    present.known = rows::import_records(read, source).await?;
    Ok(())
}
