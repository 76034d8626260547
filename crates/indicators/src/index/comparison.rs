//! Two versions of an index beside each other: whose rank really changes.

use std::collections::BTreeMap;

use super::{IndexOutcome, RankSpan};
use crate::Place;

/// Whether the rank of a place changes beyond what its interval allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It really stands higher.
    Higher,
    /// It really stands lower.
    Lower,
    /// It stands somewhere else, and that may be chance or choice.
    Perhaps,
    /// It stands where it stood.
    Not,
    /// Only one of the two knows it.
    Alone,
}

/// A place in two versions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shifted {
    /// Which place.
    pub place: Place,
    /// Its rank in the one.
    pub one: Option<RankSpan>,
    /// Its rank in the other.
    pub other: Option<RankSpan>,
    /// What that means.
    pub moved: Moved,
}

/// The places of both versions, by code. A rank really changes when each lies outside the interval of the other.
#[must_use]
pub fn shifts(one: &IndexOutcome, other: &IndexOutcome) -> Vec<Shifted> {
    let spans = |outcome: &IndexOutcome| -> BTreeMap<Place, RankSpan> {
        let pairs = outcome.places.iter().zip(&outcome.ranks);
        pairs.filter_map(|(place, span)| Some((*place, (*span)?))).collect()
    };
    let (first, second) = (spans(one), spans(other));
    let mut places: Vec<Place> = first.keys().chain(second.keys()).copied().collect();
    places.sort_unstable();
    places.dedup();
    let shifted = |place: Place| {
        let (one, other) = (first.get(&place).copied(), second.get(&place).copied());
        Shifted { place, one, other, moved: moved(one, other) }
    };
    places.into_iter().map(shifted).collect()
}

fn moved(one: Option<RankSpan>, other: Option<RankSpan>) -> Moved {
    let Some((one, other)) = one.zip(other) else { return Moved::Alone };
    let outside = |rank: u32, span: RankSpan| rank < span.low || rank > span.high;
    let really = outside(other.rank, one) && outside(one.rank, other);
    match one.rank.cmp(&other.rank) {
        std::cmp::Ordering::Equal => Moved::Not,
        std::cmp::Ordering::Greater if really => Moved::Higher,
        std::cmp::Ordering::Less if really => Moved::Lower,
        std::cmp::Ordering::Greater | std::cmp::Ordering::Less => Moved::Perhaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(rank: u32, low: u32, high: u32) -> Option<RankSpan> {
        Some(RankSpan { rank, low, high })
    }

    #[test]
    fn a_rank_really_changes_only_when_each_lies_outside_the_interval_of_the_other() {
        for (one, other, expected) in [
            (span(10, 8, 12), span(3, 1, 5), Moved::Higher),
            (span(3, 1, 5), span(10, 8, 12), Moved::Lower),
            (span(10, 8, 12), span(7, 4, 10), Moved::Perhaps),
            (span(10, 7, 12), span(7, 6, 8), Moved::Perhaps),
            (span(4, 4, 4), span(4, 1, 9), Moved::Not),
            (span(4, 4, 4), None, Moved::Alone),
            (None, None, Moved::Alone),
        ] {
            assert_eq!(moved(one, other), expected, "{one:?} {other:?}");
        }
    }
}
