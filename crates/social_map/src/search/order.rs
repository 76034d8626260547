use std::cmp::Ordering;
use std::sync::Arc;

use super::{Order, Reach};
use crate::catalogue::{NextTime, PublicListing, Standing};

/// What a result is ordered by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate<'a> {
    pub(super) standing: Standing,
    pub(super) listing: &'a Arc<PublicListing>,
    pub(super) slot: usize,
    /// Which words of the question it holds, a bit each.
    pub(super) words: u16,
    /// For which words it holds only what lies near, a bit each.
    pub(super) related: u16,
    /// Whether those are all.
    pub(super) all_words: bool,
    /// Whether nobody knows if it fits.
    pub(super) doubtful: bool,
    /// Whether it comes to the ward that was chosen instead of being there.
    pub(super) elsewhere: bool,
    pub(super) score: f32,
    pub(super) next: Option<NextTime>,
    pub(super) reach: Option<Reach>,
}

/// How many candidates are kept at hand at least, whatever page is asked.
const AT_HAND: usize = 256;

/// The first `end` candidates, in order. However many there are, no more than twice as many as are asked are kept: what
/// comes after the last of the best so far is let go at once.
pub(super) fn in_order<'a>(
    candidates: impl Iterator<Item = Candidate<'a>>,
    order: Order,
    end: usize,
) -> impl Iterator<Item = Candidate<'a>> {
    let by = |one: &Candidate<'_>, other: &Candidate<'_>| compare(order, one, other);
    let most = AT_HAND.max(end.saturating_mul(2));
    let mut best: Vec<Candidate<'a>> = Vec::new();
    let mut last: Option<Candidate<'a>> = None;
    for candidate in candidates {
        if last.is_some_and(|last| by(&candidate, &last) == Ordering::Greater) {
            continue;
        }
        best.push(candidate);
        if best.len() == most && (1..most).contains(&end) {
            last = Some(*best.select_nth_unstable_by(end - 1, by).1);
            best.truncate(end);
        }
    }
    best.sort_unstable_by(by);
    best.truncate(end);
    best.into_iter()
}

/// What holds all words comes first, unless the date decides; then what surely fits, then what was confirmed of late.
/// Ties end at the identity, so that page 2 never repeats a row of page 1.
fn compare(order: Order, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let by_words = || other.all_words.cmp(&one.all_words);
    let by_standing = || {
        let standing = |of: &Candidate<'_>| (of.doubtful, of.standing.unconfirmed, of.elsewhere);
        standing(one).cmp(&standing(other))
    };
    let by_score = || other.score.total_cmp(&one.score);
    let by_date = || match (one.next, other.next) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    };
    let by_distance = || one.reach.map(Reach::order).cmp(&other.reach.map(Reach::order));
    let first = match order {
        Order::Relevance => by_words().then_with(by_standing).then_with(by_score).then_with(by_date),
        Order::Date => by_standing().then_with(by_date),
        Order::Distance => {
            by_words().then_with(by_standing).then_with(by_distance).then_with(by_score).then_with(by_date)
        }
    };
    first
        .then_with(|| one.standing.head.cmp(&other.standing.head))
        .then_with(|| one.listing.listing.offer.title().cmp(other.listing.listing.offer.title()))
        .then_with(|| one.listing.listing.id().cmp(&other.listing.listing.id()))
}
