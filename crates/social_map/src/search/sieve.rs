use std::borrow::Cow;

use chrono::NaiveDateTime;

use super::facet::Together;
use super::facets::{Facets, OptionSet, Timed};
use super::{Bits, Choice, Facet, Moments, When};
use crate::catalogue::opens;
use crate::{DayPart, Listing, Session};

/// What is chosen; nothing chosen asks nothing. Between facets all must hold, within a facet any or all
/// ([`Facet::together`]), and what looks at sessions must hold for one and the same session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Filter {
    /// The choices.
    pub(crate) choices: Vec<Choice>,
    /// Whether that of which nobody knows whether it holds may stay.
    pub(crate) unknown_too: bool,
}

impl Filter {
    /// The choices of a facet.
    pub(crate) fn of(&self, facet: Facet) -> impl Iterator<Item = Choice> {
        self.choices.iter().copied().filter(move |choice| choice.facet == facet)
    }

    fn has(&self, facet: Facet) -> bool {
        self.of(facet).next().is_some()
    }

    /// The first session that holds what is asked of one, by number; none when nothing is asked.
    pub(crate) fn fitting_session(&self, listing: &Listing, local: NaiveDateTime) -> Option<usize> {
        let whens: Vec<When> = self.of(Facet::When).filter_map(|one| nth(When::ALL, one)).collect();
        let parts: Vec<DayPart> = self.of(Facet::DayPart).filter_map(|one| nth(DayPart::ALL, one)).collect();
        let in_part = |parts: &[DayPart], holds: &dyn Fn(Option<DayPart>) -> bool| {
            parts.is_empty() && holds(None) || parts.iter().any(|part| holds(Some(*part)))
        };
        if whens.is_empty() && parts.is_empty() {
            return None;
        }
        let opens = opens(listing, local);
        let fits = |session: &Session| {
            if whens.is_empty() {
                let have = session.day_parts();
                return parts.iter().any(|part| have.contains(part));
            }
            let moments = opens.map_or_else(Moments::default, |from| Moments::of(session, local, from));
            whens.iter().any(|when| in_part(&parts, &|part| moments.holds(*when, part)))
        };
        listing.at.sessions.iter().position(fits)
    }

    /// The same without a choice.
    pub(crate) fn without(&self, choice: Choice) -> Self {
        let choices = self.choices.iter().copied().filter(|other| *other != choice).collect();
        Self { choices, ..*self }
    }
}

/// How many listings each choice would leave: alone in its facet, or added to it where all must hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Counts([Vec<usize>; Facet::COUNT]);

impl Counts {
    /// How many a choice would leave.
    pub(crate) fn get(&self, choice: Choice) -> usize {
        let of = self.0.get(choice.facet.place());
        of.and_then(|counts| counts.get(usize::from(choice.option))).copied().unwrap_or_default()
    }
}

/// What passes a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sifted {
    /// The slots.
    pub(crate) left: Bits,
    /// What each choice would leave.
    pub(crate) counts: Counts,
    /// How many more would stay if what is unknown might.
    pub(crate) unknown: usize,
}

/// Whether a choice holds for a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// It does.
    Yes,
    /// Nobody knows.
    Unknown,
    /// It does not.
    No,
}

/// The facets as they are at one moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sieve<'a> {
    /// What stays the same.
    pub(crate) facets: &'a Facets,
    /// What changes with the clock.
    pub(crate) timed: &'a Timed,
    /// What is chosen.
    pub(crate) filter: &'a Filter,
}

impl<'a> Sieve<'a> {
    /// What of `base` passes.
    pub(crate) fn left(self, base: &Bits) -> Bits {
        let mut left = base.clone();
        self.gates().iter().for_each(|(_, bits)| left.keep(bits));
        left
    }

    /// What of `base` passes, and what other choices would leave.
    pub(crate) fn sift(self, base: &Bits) -> Sifted {
        let gates = self.gates();
        let through = |but: Option<Facet>| {
            let mut left = base.clone();
            gates.iter().filter(|(gate, _)| Some(*gate) != but).for_each(|(_, bits)| left.keep(bits));
            left
        };
        let left = through(None);
        let counts = std::array::from_fn(|place| {
            let Some(facet) = Facet::ALL.get(place).copied() else { return Vec::new() };
            let closed = gates.iter().any(|(gate, _)| *gate == gate_of(facet));
            let own = closed && facet.together() == Together::Any;
            let others = if own { Cow::Owned(through(Some(gate_of(facet)))) } else { Cow::Borrowed(&left) };
            let options = self.options_of(facet);
            options.map(|choice| others.count_shared(&self.set(choice))).collect()
        });
        let unknown = if self.filter.unknown_too || gates.is_empty() {
            0
        } else {
            let filter = &Filter { unknown_too: true, ..self.filter.clone() };
            Sieve { filter, ..self }.left(base).count() - left.count()
        };
        Sifted { left, counts: Counts(counts), unknown }
    }

    /// What of the choices holds for the listing in `slot`; of a session only together with what else is asked of it.
    pub(crate) fn held(self, slot: usize) -> Vec<(Choice, Holds)> {
        let known = &Filter { unknown_too: false, ..self.filter.clone() };
        let holds = |choice: &Choice| {
            let sure = Sieve { filter: known, ..self }.set(*choice).contains(slot);
            match (sure, self.unknown(*choice).contains(slot)) {
                (true, _) => (*choice, Holds::Yes),
                (false, true) => (*choice, Holds::Unknown),
                (false, false) => (*choice, Holds::No),
            }
        };
        self.filter.choices.iter().map(holds).collect()
    }

    /// What each facet that is asked lets through; the facets of a session are one gate.
    fn gates(self) -> Vec<(Facet, Bits)> {
        let asked = Facet::ALL.iter().copied().filter(|facet| self.filter.has(*facet));
        let mut gates: Vec<(Facet, Bits)> = Vec::new();
        for facet in asked {
            if gates.iter().all(|(gate, _)| *gate != gate_of(facet)) {
                gates.push((gate_of(facet), self.gate(facet)));
            }
        }
        gates
    }

    fn gate(self, facet: Facet) -> Bits {
        let mut choices = self.filter.of(facet);
        let first = choices.next().map(|choice| self.set(choice).into_owned());
        let mut gate = first.unwrap_or_else(|| self.facets.all().clone());
        for choice in choices {
            match facet.together() {
                Together::Any => gate.add(&self.set(choice)),
                Together::All => gate.keep(&self.set(choice)),
            }
        }
        gate
    }

    fn options_of(self, facet: Facet) -> impl Iterator<Item = Choice> {
        let count = self.facets.of(facet).len();
        (0..count).map(move |place| Choice { facet, option: u16::try_from(place).unwrap_or(u16::MAX) })
    }

    /// The listings that a choice lets through, given what else is asked of the same session.
    fn set(self, choice: Choice) -> Cow<'a, Bits> {
        let holds = match choice.facet {
            Facet::When => self.of_session(Some(choice), None),
            Facet::DayPart if self.filter.has(Facet::When) => self.of_session(None, Some(choice)),
            Facet::FreePlace => Cow::Borrowed(&self.timed.free.holds),
            Facet::Theme
            | Facet::DayPart
            | Facet::Ward
            | Facet::Cost
            | Facet::Circumstances
            | Facet::Support
            | Facet::Audience
            | Facet::Age
            | Facet::Interest
            | Facet::Language
            | Facet::Access => {
                self.lasting(choice).map_or_else(Cow::default, |set| Cow::Borrowed(&set.holds))
            }
        };
        let unknown = self.unknown(choice);
        if !self.filter.unknown_too || *unknown == Bits::default() {
            return holds;
        }
        let mut either = holds.into_owned();
        either.add(unknown);
        Cow::Owned(either)
    }

    fn lasting(self, choice: Choice) -> Option<&'a OptionSet> {
        self.facets.of(choice.facet).get(usize::from(choice.option))
    }

    fn unknown(self, choice: Choice) -> &'a Bits {
        const NOBODY: &Bits = &Bits::EMPTY;
        match choice.facet {
            Facet::FreePlace => &self.timed.free.unknown,
            Facet::Theme
            | Facet::When
            | Facet::DayPart
            | Facet::Ward
            | Facet::Cost
            | Facet::Circumstances
            | Facet::Support
            | Facet::Audience
            | Facet::Age
            | Facet::Interest
            | Facet::Language
            | Facet::Access => self.lasting(choice).map_or(NOBODY, |set| &set.unknown),
        }
    }

    /// The listings with a session at one of these times in one of these parts: the choice that is given, or all that are
    /// made.
    fn of_session(self, when: Option<Choice>, part: Option<Choice>) -> Cow<'a, Bits> {
        let made = |facet, given: Option<Choice>| -> Vec<usize> {
            let made = given.map_or_else(|| self.filter.of(facet).collect(), |choice| vec![choice]);
            made.into_iter().map(|choice: Choice| usize::from(choice.option)).collect()
        };
        let (whens, mut parts) = (made(Facet::When, when), made(Facet::DayPart, part));
        if parts.is_empty() {
            parts.push(DayPart::ALL.len());
        }
        let mut cells =
            whens.iter().flat_map(|when| parts.iter().filter_map(move |part| self.timed.at(*when, *part)));
        let Some(first) = cells.next() else { return Cow::default() };
        cells.fold(Cow::Borrowed(first), |mut sum, bits| {
            sum.to_mut().add(bits);
            sum
        })
    }
}

/// The facet under which a gate stands.
const fn gate_of(facet: Facet) -> Facet {
    if facet.is_of_session() { Facet::When } else { facet }
}

fn nth<T: Copy>(all: &[T], choice: Choice) -> Option<T> {
    all.get(usize::from(choice.option)).copied()
}
