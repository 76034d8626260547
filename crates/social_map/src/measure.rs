//! What measurements ask of the catalogue: the same search as the pages, without a page around it.

use kernel::Instant;

use crate::catalogue::CatalogueError;
use crate::search::{Search, Wanted, text_of};
use crate::{Catalogue, OfferId};

/// A listing as the index holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its offer.
    pub offer: OfferId,
    /// What it is called.
    pub title: String,
    /// What it is.
    pub what: String,
    /// All words by which it is found.
    pub text: String,
}

/// Every public listing; none before the first refresh.
#[must_use]
pub fn documents(catalogue: &Catalogue) -> Vec<Document> {
    let Some(snapshot) = catalogue.snapshot() else { return Vec::new() };
    let document = |listing: &crate::Listing| Document {
        offer: listing.offer.id,
        title: listing.offer.title().to_owned(),
        what: listing.offer.particulars.wording.what.clone(),
        text: text_of(listing, &snapshot.names),
    };
    snapshot.listings().map(|one| document(&one.listing)).collect()
}

/// The offers that a question finds, best first, each once, at most `most`.
///
/// # Errors
/// When the index fails.
pub fn offers_found(
    catalogue: &Catalogue,
    question: &str,
    most: usize,
    now: Instant,
) -> Result<Vec<OfferId>, CatalogueError> {
    let Some(snapshot) = catalogue.snapshot() else { return Ok(Vec::new()) };
    let search = Search { text: question.to_owned(), page: 1, per_page: most * 3, ..Search::default() };
    let mut offers: Vec<OfferId> = Vec::new();
    for hit in snapshot.find(&search, now)?.results {
        let offer = hit.listing.offer();
        if !offers.contains(&offer) {
            offers.push(offer);
        }
    }
    offers.truncate(most);
    Ok(offers)
}

/// One search as the list does it, a page with all its counts; with `filtered`, two facets chosen. Gives how many were
/// found.
///
/// # Errors
/// When the index fails.
pub fn search(
    catalogue: &Catalogue,
    question: &str,
    filtered: bool,
    now: Instant,
) -> Result<usize, CatalogueError> {
    let Some(snapshot) = catalogue.snapshot() else { return Ok(0) };
    let chosen = [("thema", "koken"), ("dagdeel", "avond")].into_iter().filter(|_| filtered);
    let pairs: Vec<(String, String)> = std::iter::once(("q", question))
        .chain(chosen)
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    let search = Wanted::read(&pairs, &snapshot).search();
    Ok(snapshot.find(&search, now)?.total)
}
