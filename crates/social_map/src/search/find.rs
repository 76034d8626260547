use std::cmp::Ordering;
use std::sync::Arc;

use kernel::{Instant, local_time, words};

use super::reader::Hits;
use super::{Bits, Choice, Counts, Facet, Filter, Holds, IndexError, Question, Sieve, Sifted};
use crate::catalogue::{NextTime, PublicListing, Snapshot};
use crate::{Setting, State};

words! {
    /// In which order results stand; its word stands in addresses.
    Order, "order" {
        /// The best match first. Without a question: by date.
        Relevance => "passend",
        /// What comes first, first; what has no date last.
        Date => "datum",
    }
}

/// What somebody wants to find.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Search {
    /// Their words.
    pub(crate) text: String,
    /// Their filters.
    pub(crate) filter: Filter,
    /// The order they want; none is the best one for what they ask.
    pub(crate) order: Option<Order>,
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
    /// The order in which the results stand.
    pub(crate) order: Order,
    /// How many there are in all.
    pub(crate) total: usize,
    /// How many more there would be if what is unknown might stay.
    pub(crate) unknown: usize,
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
    /// What of the choices holds for it, and of what nobody knows.
    pub(crate) held: Vec<(Choice, Holds)>,
    /// Which of its sessions holds what is asked of one, by number.
    pub(crate) session: Option<usize>,
    /// Which words of the question it holds, a bit each.
    pub(crate) words: u16,
    /// For which words it holds only what lies near, a bit each.
    pub(crate) related: u16,
    /// When it takes place next.
    pub(crate) next: Option<NextTime>,
}

/// What a result is ordered by.
#[derive(Debug)]
struct Candidate<'a> {
    listing: &'a Arc<PublicListing>,
    slot: usize,
    words: u16,
    related: u16,
    all_words: bool,
    doubtful: bool,
    unconfirmed: bool,
    elsewhere: bool,
    score: f32,
    next: Option<NextTime>,
}

impl Snapshot {
    /// Finds listings.
    pub(crate) fn find(&self, search: &Search, now: Instant) -> Result<Found, IndexError> {
        let question = Question::read(&search.text, &self.reader);
        let upcoming = self.upcoming(now);
        let sieve = Sieve { facets: &self.facets, timed: &upcoming.timed, filter: &search.filter };
        let hits = match question.is_empty() {
            true => None,
            false => Some(self.reader.hits(&question, self.slots.len())?),
        };
        let base = self.hit(hits.as_ref());
        let sifted = sieve.sift(&base);
        let all = 1_u32.checked_shl(u32::try_from(question.words.len()).unwrap_or(u32::MAX)).unwrap_or(0);
        let surely = match search.filter.unknown_too {
            true => {
                let filter = &Filter { unknown_too: false, ..search.filter.clone() };
                Some(Sieve { filter, ..sieve }.sift(&base).left)
            }
            false => None,
        };
        let by_ward = search.filter.of(Facet::Ward).next().is_some();
        let candidate = |slot: usize| {
            let listing = self.slots.get(slot)?.as_ref()?;
            let (words, related, score) = hits.as_ref().map(|hits| hits.of(slot)).unwrap_or_default();
            let offer = &listing.listing.offer;
            Some(Candidate {
                listing,
                slot,
                words,
                related,
                all_words: u32::from(words) + 1 == all,
                doubtful: surely.as_ref().is_some_and(|surely| !surely.contains(slot)),
                unconfirmed: offer.state == State::CheckNeeded,
                elsewhere: by_ward && offer.particulars.setting != Setting::Place,
                score,
                next: upcoming.get(slot),
            })
        };
        let candidates: Vec<Candidate<'_>> = sifted.left.slots().filter_map(candidate).collect();
        let order = search.order_for(&question);
        let total = candidates.len();
        let per_page = search.per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = search.page.clamp(1, pages);
        let (begin, end) = ((page - 1) * per_page, (page * per_page).min(total));
        let results = in_order(candidates, order, end)
            .skip(begin)
            .map(|one| Hit {
                listing: Arc::clone(one.listing),
                held: sieve.held(one.slot),
                session: search.filter.fitting_session(&one.listing.listing, local_time(now)),
                words: one.words,
                related: one.related,
                next: one.next,
            })
            .collect();
        let Sifted { counts, unknown, .. } = sifted;
        Ok(Found { question, order, total, unknown, page, pages, results, counts })
    }

    /// What the question hits; everything without one.
    fn hit(&self, hits: Option<&Hits>) -> Bits {
        let Some(hits) = hits else { return self.facets.all().clone() };
        let hit = (0..self.slots.len()).filter(|slot| hits.holds(*slot));
        let mut base = Bits::of(self.slots.len(), hit);
        base.keep(self.facets.all());
        base
    }
}

impl Search {
    /// The order in which the results stand: without a question nothing matches better than anything else.
    fn order_for(&self, question: &Question) -> Order {
        match self.order {
            Some(Order::Date) => Order::Date,
            None | Some(Order::Relevance) if question.is_empty() => Order::Date,
            None | Some(Order::Relevance) => Order::Relevance,
        }
    }
}

/// The first `end` candidates, in order.
fn in_order<'a>(
    mut candidates: Vec<Candidate<'a>>,
    order: Order,
    end: usize,
) -> impl Iterator<Item = Candidate<'a>> {
    let by = |one: &Candidate<'_>, other: &Candidate<'_>| compare(order, one, other);
    if (1..candidates.len()).contains(&end) {
        candidates.select_nth_unstable_by(end - 1, by);
        candidates.truncate(end);
    }
    candidates.sort_unstable_by(by);
    candidates.into_iter()
}

/// What holds all words comes first, then what surely fits, then what was confirmed of late. Ties end at the identity, so
/// that page 2 never repeats a row of page 1.
fn compare(order: Order, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let by_date = || match (one.next, other.next) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    let by_score = || other.score.total_cmp(&one.score);
    let first = match order {
        Order::Relevance => other.all_words.cmp(&one.all_words),
        Order::Date => Ordering::Equal,
    };
    first
        .then(one.doubtful.cmp(&other.doubtful))
        .then(one.unconfirmed.cmp(&other.unconfirmed))
        .then(one.elsewhere.cmp(&other.elsewhere))
        .then_with(|| match order {
            Order::Relevance => by_score().then_with(by_date),
            Order::Date => by_date(),
        })
        .then_with(|| one.listing.listing.offer.title().cmp(other.listing.listing.offer.title()))
        .then_with(|| one.listing.listing.id().cmp(&other.listing.listing.id()))
}
