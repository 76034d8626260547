use super::{Bits, Choice, Facet, Moments, Options, Profile, When};
use crate::DayPart;

/// The listings for which an option holds.
#[derive(Debug, Clone, Default)]
pub(super) struct OptionSet {
    /// For which it holds.
    pub(super) holds: Bits,
    /// Of which listings nobody knows; without a bit at all where everybody always knows.
    pub(super) unknown: Bits,
}

/// For each option the listings for which it holds, by slot; what stays the same from day to day.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facets {
    slots: usize,
    all: Bits,
    sets: [Vec<OptionSet>; Facet::COUNT],
}

impl Facets {
    /// The facets of listings in these slots.
    pub(crate) fn new<'a>(
        options: &Options,
        profiles: impl ExactSizeIterator<Item = Option<&'a Profile>>,
    ) -> Self {
        let slots = profiles.len();
        let empty = OptionSet { holds: Bits::none(slots), unknown: Bits::default() };
        let of_facet = |place: usize| Facet::ALL.get(place).map_or(0, |facet| options.of(*facet).len());
        let mut facets = Self {
            slots,
            all: Bits::none(slots),
            sets: std::array::from_fn(|place| vec![empty.clone(); of_facet(place)]),
        };
        let (interests, languages) = (options.numbers(Facet::Interest), options.numbers(Facet::Language));
        for (slot, profile) in profiles.enumerate() {
            let Some(profile) = profile else { continue };
            facets.all.insert(slot);
            for mark in &profile.marks {
                facets.insert(mark.choice, slot, mark.known);
            }
            let interests = profile.interests.iter().filter_map(|(word, _)| interests.get(word.as_ref()));
            for option in interests {
                facets.insert(Choice { facet: Facet::Interest, option: *option }, slot, true);
            }
            for option in profile.languages.iter().filter_map(|code| languages.get(code.as_ref())) {
                facets.insert(Choice { facet: Facet::Language, option: *option }, slot, true);
            }
        }
        facets
    }

    fn insert(&mut self, choice: Choice, slot: usize, known: bool) {
        let slots = self.slots;
        let sets = self.sets.get_mut(choice.facet.place());
        let Some(set) = sets.and_then(|sets| sets.get_mut(usize::from(choice.option))) else { return };
        if known {
            set.holds.insert(slot);
        } else {
            if set.unknown == Bits::default() {
                set.unknown = Bits::none(slots);
            }
            set.unknown.insert(slot);
        }
    }

    /// All listings.
    pub(crate) const fn all(&self) -> &Bits {
        &self.all
    }

    /// The options of a facet.
    pub(super) fn of(&self, facet: Facet) -> &[OptionSet] {
        self.sets.get(facet.place()).map_or(&[], Vec::as_slice)
    }
}

/// What of a listing changes with the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Passing {
    /// When it takes place in the coming days.
    pub(crate) moments: Moments,
    /// Whether a place is free; absent when nobody knows.
    pub(crate) free: Option<bool>,
}

/// For each option that changes with the clock the listings for which it holds, by slot.
#[derive(Debug, Default)]
pub(crate) struct Timed {
    /// Where a place is free.
    pub(super) free: OptionSet,
    /// By [`When`], and within it by part of the week; the last for any part.
    when: Vec<Vec<Bits>>,
}

impl Timed {
    /// Those of the listings in these slots.
    pub(crate) fn of(passing: impl ExactSizeIterator<Item = Option<Passing>>) -> Self {
        let none = Bits::none(passing.len());
        let by_part = vec![none.clone(); DayPart::ALL.len() + 1];
        let mut timed = Self {
            free: OptionSet { holds: none.clone(), unknown: none },
            when: vec![by_part; When::ALL.len()],
        };
        for (slot, passing) in passing.enumerate() {
            let Some(passing) = passing else { continue };
            match passing.free {
                Some(true) => timed.free.holds.insert(slot),
                Some(false) => {}
                None => timed.free.unknown.insert(slot),
            }
            if passing.moments == Moments::default() {
                continue;
            }
            for (when, by_part) in When::ALL.iter().zip(&mut timed.when) {
                let parts = DayPart::ALL.iter().copied().map(Some).chain([None]);
                for (part, bits) in parts.zip(by_part) {
                    if passing.moments.holds(*when, part) {
                        bits.insert(slot);
                    }
                }
            }
        }
        timed
    }

    /// Whether it was made of anything, were it nothing.
    pub(crate) const fn is_made(&self) -> bool {
        !self.when.is_empty()
    }

    /// What takes place at a [`When`] in a part of the week, both by number.
    pub(super) fn at(&self, when: usize, part: usize) -> Option<&Bits> {
        self.when.get(when)?.get(part)
    }
}
