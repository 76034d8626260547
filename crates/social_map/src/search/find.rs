use std::sync::Arc;

use kernel::{Instant, local_time, words};

use super::order::{Candidate, in_order};
use super::reader::Hits;
use super::{
    Bits, Choice, Counts, Facet, Filter, Holds, IndexError, Origin, Question, Reach, Sieve, Sifted, Start,
};
use crate::Setting;
use crate::catalogue::{NextTime, PublicListing, Snapshot, Standing, Upcoming};
use crate::travel::Within;

words! {
    /// In which order results stand; its word stands in addresses.
    Order, "order" {
        /// The best match first. Without a question: by date.
        Relevance => "passend",
        /// What comes first, first; what has no date last.
        Date => "datum",
        /// What is near, first.
        Distance => "afstand",
    }
}

/// What somebody wants to find.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Search {
    /// Their words.
    pub(crate) text: String,
    /// Their filters.
    pub(crate) filter: Filter,
    /// From where they set out.
    pub(crate) from: Option<Start>,
    /// How far they want to go, in metres of a straight line; asks nothing without knowing from where.
    pub(crate) within: Option<u32>,
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
    /// How many more there are further away than they want to go.
    pub(crate) further: usize,
    /// How many there would be within each reach; none without knowing from where.
    pub(crate) within: Vec<(Within, usize)>,
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
    /// How it is reached, from where somebody sets out.
    pub(crate) reach: Option<Reach>,
}

/// A search at work in one snapshot.
struct Looking<'a> {
    snapshot: &'a Snapshot,
    search: &'a Search,
    question: &'a Question,
    hits: Option<&'a Hits>,
    upcoming: &'a Upcoming,
    origin: Option<Origin>,
}

impl Snapshot {
    /// Finds listings.
    pub(crate) fn find(&self, search: &Search, now: Instant) -> Result<Found, IndexError> {
        let question = Question::read(&search.text, &self.reader);
        let hits = match question.is_empty() {
            true => None,
            false => Some(self.reader.hits(&question, self.slots.len())?),
        };
        let looking = Looking {
            snapshot: self,
            search,
            question: &question,
            hits: hits.as_ref(),
            upcoming: &self.upcoming(now),
            origin: search.from.and_then(|start| Origin::of(&self.names, start)),
        };
        let found = looking.found(now);
        Ok(Found { question, ..found })
    }
}

impl Looking<'_> {
    fn found(&self, now: Instant) -> Found {
        let (search, sieve) = (self.search, self.sieve(&self.search.filter));
        let everywhere = self.base();
        let (within, near) = self.within(&sieve.left(&everywhere));
        let base = match &near {
            Some(near) => {
                let mut base = everywhere.clone();
                base.keep(near);
                base
            }
            None => everywhere.clone(),
        };
        let Sifted { left, counts, unknown } = sieve.sift(&base);
        let total = left.count();
        let per_page = search.per_page.max(1);
        let pages = total.div_ceil(per_page).max(1);
        let page = search.page.clamp(1, pages);
        let (begin, end) = ((page - 1) * per_page, (page * per_page).min(total));
        let order = self.order();
        let results = in_order(self.candidates(&left, &base), order, end).skip(begin).map(|one| Hit {
            listing: Arc::clone(one.listing),
            held: sieve.held(one.slot),
            session: search.filter.fitting_session(&one.listing.listing, local_time(now)),
            words: one.words,
            related: one.related,
            next: one.next,
            reach: one.reach,
        });
        let results = results.collect();
        let further = near.map_or(0, |_| sieve.left(&everywhere).count() - total);
        let question = Question::default();
        Found { question, order, total, unknown, further, within, page, pages, results, counts }
    }

    fn sieve<'s>(&'s self, filter: &'s Filter) -> Sieve<'s> {
        Sieve { facets: &self.snapshot.facets, timed: &self.upcoming.timed, filter }
    }

    /// What the question hits; everything without one.
    fn base(&self) -> Bits {
        let Some(hits) = self.hits else { return self.snapshot.facets.all().clone() };
        let slots = self.snapshot.slots.len();
        let mut base = Bits::of(slots, (0..slots).filter(|slot| hits.holds(*slot)));
        base.keep(self.snapshot.facets.all());
        base
    }

    fn listing(&self, slot: usize) -> Option<(Standing, &Arc<PublicListing>)> {
        let standing = (*self.snapshot.standing.get(slot)?)?;
        Some((standing, self.snapshot.slots.get(slot)?.as_ref()?))
    }

    /// How many of `left` lie within each reach, and which of all lie within the one that is asked.
    fn within(&self, left: &Bits) -> (Vec<(Within, usize)>, Option<Bits>) {
        let Some(origin) = self.origin else { return (Vec::new(), None) };
        let reach = |slot| self.listing(slot).map(|(standing, listing)| Reach::of(standing, listing, origin));
        let reaches: Vec<Reach> = left.slots().filter_map(reach).collect();
        let count = |within: Within| reaches.iter().filter(|reach| reach.stays(within.metres())).count();
        let counts = Within::ALL.iter().map(|within| (*within, count(*within))).collect();
        let near = self.search.within.map(|within| {
            let stays = |slot: &usize| reach(*slot).is_some_and(|reach| reach.stays(within));
            Bits::of(self.snapshot.slots.len(), self.snapshot.facets.all().slots().filter(stays))
        });
        (counts, near)
    }

    /// Without a question nothing matches better than anything else; who says from where wants to know what is near.
    fn order(&self) -> Order {
        let no_question = if self.origin.is_some() { Order::Distance } else { Order::Date };
        match self.search.order {
            Some(Order::Date) => Order::Date,
            Some(Order::Relevance) if self.question.is_empty() => no_question,
            Some(Order::Relevance) => Order::Relevance,
            Some(Order::Distance) | None if self.origin.is_some() => Order::Distance,
            Some(Order::Distance) | None if self.question.is_empty() => Order::Date,
            Some(Order::Distance) | None => Order::Relevance,
        }
    }

    fn candidates<'s>(&'s self, left: &'s Bits, base: &Bits) -> impl Iterator<Item = Candidate<'s>> {
        let filter = &self.search.filter;
        let sure = filter
            .unknown_too
            .then(|| self.sieve(&Filter { unknown_too: false, ..filter.clone() }).left(base));
        let by_ward = filter.of(Facet::Ward).next().is_some();
        let words = u32::try_from(self.question.words.len()).unwrap_or(u32::MAX);
        let all = 1_u32.checked_shl(words).unwrap_or(0);
        let candidate = move |slot: usize| {
            let (standing, listing) = self.listing(slot)?;
            let (words, related, score) = self.hits.map(|hits| hits.of(slot)).unwrap_or_default();
            Some(Candidate {
                standing,
                listing,
                slot,
                words,
                related,
                all_words: u32::from(words) + 1 == all,
                doubtful: sure.as_ref().is_some_and(|sure| !sure.contains(slot)),
                elsewhere: by_ward && standing.setting != Setting::Place,
                score,
                next: self.upcoming.get(slot),
                reach: self.origin.map(|origin| Reach::of(standing, listing, origin)),
            })
        };
        left.slots().filter_map(candidate)
    }
}
