//! What measurements ask of the catalogue: the same search as the pages, without a page around it.

use kernel::Instant;

use crate::catalogue::CatalogueError;
use crate::search::{Filter, Search, part_bit, text_of, theme_bit};
use crate::{Catalogue, DayPart, OfferId, Theme};

/// How many results a page shows.
const PAGE: usize = 20;

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
    let filter = if filtered {
        Filter {
            themes: theme_bit(Theme::Cooking) | theme_bit(Theme::Meeting),
            moments: part_bit(DayPart::WeekdayEvening),
            ..Filter::default()
        }
    } else {
        Filter::default()
    };
    let search = Search { text: question.to_owned(), filter, page: 1, per_page: PAGE, ..Search::default() };
    Ok(snapshot.find(&search, now)?.total)
}
