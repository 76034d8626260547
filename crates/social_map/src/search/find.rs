use std::cmp::Ordering;
use std::sync::Arc;

use kernel::Instant;

use super::{Counts, Filter, IndexError, Question};
use crate::Setting;
use crate::catalogue::{NextTime, PublicListing, Snapshot};

/// In which order results stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// Listings that hold all words first, then the best match. Without a question: by date.
    #[default]
    Relevance,
    /// What comes first, first; what has no date last.
    Date,
}

/// What somebody wants to find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Search {
    /// Their words.
    pub(crate) text: String,
    /// Their filters.
    pub(crate) filter: Filter,
    /// The order they want.
    pub(crate) order: Order,
    /// Which page, from 1; a page that is not there becomes the last.
    pub(crate) page: usize,
    /// How many on a page.
    pub(crate) per_page: usize,
}

/// What was found.
#[derive(Debug)]
pub(crate) struct Found {
    /// The words as they were understood.
    pub(crate) question: Question,
    /// How many there are in all.
    pub(crate) total: usize,
    /// The page that this is.
    pub(crate) page: usize,
    /// How many pages there are, at least one.
    pub(crate) pages: usize,
    /// The results of this page.
    pub(crate) results: Vec<Hit>,
    /// What each choice in the facets would leave.
    pub(crate) counts: Counts,
}

/// One result.
#[derive(Debug, Clone)]
pub(crate) struct Hit {
    /// The listing.
    pub(crate) listing: Arc<PublicListing>,
    /// Which words of the question it holds, a bit each.
    pub(crate) words: u16,
    /// When it takes place next.
    pub(crate) next: Option<NextTime>,
}

/// What a result is ordered by.
struct Candidate<'a> {
    listing: &'a Arc<PublicListing>,
    words: u16,
    all_words: bool,
    elsewhere: bool,
    score: f32,
    next: Option<NextTime>,
}

impl Snapshot {
    /// Finds listings.
    pub(crate) fn find(&self, search: &Search, now: Instant) -> Result<Found, IndexError> {
        let question = Question::read(&search.text, &self.reader);
        let mut counts = Counts::default();
        let mut candidates = self.candidates(&question, &search.filter, now, &mut counts)?;
        let total = candidates.len();
        let per_page = search.per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = search.page.clamp(1, pages);
        let (begin, end) = ((page - 1) * per_page, (page * per_page).min(total));
        let order = if question.is_empty() { Order::Date } else { search.order };
        let by = |one: &Candidate<'_>, other: &Candidate<'_>| compare(order, one, other);
        if (1..total).contains(&end) {
            candidates.select_nth_unstable_by(end - 1, by);
            candidates.truncate(end);
        }
        candidates.sort_unstable_by(by);
        let shown = candidates.into_iter().skip(begin);
        let results = shown
            .map(|one| Hit { listing: Arc::clone(one.listing), words: one.words, next: one.next })
            .collect();
        Ok(Found { question, total, page, pages, results, counts })
    }

    fn candidates<'a>(
        &'a self,
        question: &Question,
        filter: &Filter,
        now: Instant,
        counts: &mut Counts,
    ) -> Result<Vec<Candidate<'a>>, IndexError> {
        let hits = match question.is_empty() {
            true => None,
            false => Some(self.reader.hits(question, self.slots.len())?),
        };
        let all = 1_u32.checked_shl(u32::try_from(question.words.len()).unwrap_or(u32::MAX)).unwrap_or(0);
        let upcoming = self.upcoming(now);
        let mut candidates = Vec::new();
        for (slot, listing) in self.slots.iter().enumerate() {
            let Some(listing) = listing else { continue };
            let (words, score) = match &hits {
                None => (0, 0.0),
                Some(hits) => {
                    let at = |slot: usize| Some((*hits.words.get(slot)?, *hits.scores.get(slot)?));
                    at(slot).unwrap_or_default()
                }
            };
            if hits.is_some() && words == 0 || !filter.pass(&listing.profile, counts) {
                continue;
            }
            candidates.push(Candidate {
                listing,
                words,
                all_words: u32::from(words) + 1 == all,
                elsewhere: filter.wards != 0 && listing.listing.offer.particulars.setting != Setting::Place,
                score,
                next: upcoming.get(slot),
            });
        }
        Ok(candidates)
    }
}

/// Ties end at the identity, so that page 2 never repeats a row of page 1.
fn compare(order: Order, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let by_date = || match (one.next, other.next) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    let by_words = || {
        other
            .all_words
            .cmp(&one.all_words)
            .then(one.elsewhere.cmp(&other.elsewhere))
            .then_with(|| other.score.total_cmp(&one.score))
    };
    let first = match order {
        Order::Relevance => by_words().then_with(by_date),
        Order::Date => one.elsewhere.cmp(&other.elsewhere).then_with(by_date),
    };
    first
        .then_with(|| one.listing.listing.offer.title().cmp(other.listing.listing.offer.title()))
        .then_with(|| one.listing.listing.id().cmp(&other.listing.listing.id()))
}
