/// How many slots stand in one word.
const WORD: usize = 64;

/// A set of slots of the catalogue, a bit each: what passes a filter is their intersection, a count is a sum of bits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// No slot at all.
    pub(crate) const EMPTY: Self = Self(Vec::new());

    /// No slot of `slots`.
    pub(crate) fn none(slots: usize) -> Self {
        Self(vec![0; slots.div_ceil(WORD)])
    }

    /// These of `slots` slots.
    pub(crate) fn of(slots: usize, members: impl IntoIterator<Item = usize>) -> Self {
        let mut bits = Self::none(slots);
        for slot in members {
            bits.insert(slot);
        }
        bits
    }

    /// Adds a slot; one beyond the end is left out.
    pub(crate) fn insert(&mut self, slot: usize) {
        if let Some(word) = self.0.get_mut(slot / WORD) {
            *word |= 1 << (slot % WORD);
        }
    }

    /// Whether it holds a slot.
    pub(crate) fn contains(&self, slot: usize) -> bool {
        self.0.get(slot / WORD).is_some_and(|word| word >> (slot % WORD) & 1 == 1)
    }

    /// How many slots it holds.
    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| ones(*word)).sum()
    }

    /// How many slots it shares with `other`.
    pub(crate) fn count_shared(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(one, other)| ones(one & other)).sum()
    }

    /// Keeps only what `other` holds too.
    pub(crate) fn keep(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(other.0.iter().chain(std::iter::repeat(&0))) {
            *word &= other;
        }
    }

    /// Adds what `other` holds.
    pub(crate) fn add(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    /// The slots, in order.
    pub(crate) fn slots(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = usize::try_from(left.trailing_zeros()).ok().filter(|bit| *bit < WORD)?;
                left &= left - 1;
                Some(place * WORD + bit)
            })
        })
    }
}

fn ones(word: u64) -> usize {
    usize::try_from(word.count_ones()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_are_a_set(one in prop::collection::btree_set(0_usize..200, 0..60), other in prop::collection::btree_set(0_usize..200, 0..60)) {
            let bits = |of: &BTreeSet<usize>| Bits::of(200, of.iter().copied());
            let (mut both, mut either) = (bits(&one), bits(&one));
            both.keep(&bits(&other));
            either.add(&bits(&other));
            prop_assert!(bits(&one).slots().eq(one.iter().copied()));
            prop_assert!(both.slots().eq(one.intersection(&other).copied()));
            prop_assert!(either.slots().eq(one.union(&other).copied()));
            prop_assert_eq!(both.count(), one.intersection(&other).count());
            prop_assert_eq!(bits(&one).count_shared(&bits(&other)), both.count());
            prop_assert!((0..210).all(|slot| bits(&one).contains(slot) == one.contains(&slot)));
        }
    }

    #[test]
    fn a_slot_beyond_the_end_is_left_out() {
        assert_eq!(Bits::of(10, [3, 64, 9]).slots().collect::<Vec<_>>(), [3, 9]);
    }
}
