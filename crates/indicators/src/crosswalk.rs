//! Figures for other boundaries than those of their source. What comes out is an estimate, and marked so.

use std::collections::{BTreeMap, BTreeSet};

use areas::AreaCode;

use crate::{Definition, Measured, Observation, Origin, Outcome, OverAreas, Place, WhyMissing};

/// How places of one division lie in those of another (*omzettabel*), by what they share: addresses, dwellings or people.
#[derive(Debug, Clone, PartialEq)]
pub struct Crosswalk {
    shared: BTreeMap<(AreaCode, AreaCode), f64>,
    to_division: i32,
}

/// Why there is no crosswalk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CrosswalkFault {
    /// A pair stands there twice.
    #[error("from {0} to {1} stands there twice")]
    Twice(AreaCode, AreaCode),
    /// A weight is no amount.
    #[error("what {0} and {1} share is no amount above zero")]
    Weight(AreaCode, AreaCode),
}

impl Crosswalk {
    /// What each pair of an old and a new place shares; pairs that share nothing are left out.
    ///
    /// # Errors
    /// When a pair stands there twice or a weight is no amount above zero.
    pub fn new(
        to_division: i32,
        rows: impl IntoIterator<Item = (AreaCode, AreaCode, f64)>,
    ) -> Result<Self, CrosswalkFault> {
        let mut shared = BTreeMap::new();
        for (from, to, weight) in rows {
            if !(weight.is_finite() && weight > 0.0) {
                return Err(CrosswalkFault::Weight(from, to));
            }
            if shared.insert((from, to), weight).is_some() {
                return Err(CrosswalkFault::Twice(from, to));
            }
        }
        Ok(Self { shared, to_division })
    }

    /// The figures of one time for the new division. Counts are divided over the new places by what they share, so that the
    /// sum stays; of a share the numerator and the denominator are. Another figure follows for a new place that lies in one old
    /// place whole, and is missing else. A place that stayed as it was keeps its figure and its origin.
    #[must_use]
    pub fn converted(&self, definition: &Definition, old: &[Observation]) -> Vec<Observation> {
        let known: BTreeMap<AreaCode, &Observation> =
            old.iter().filter_map(|one| Some((one.place.area()?, one))).collect();
        let Some(first) = old.first() else { return Vec::new() };
        let new: BTreeSet<AreaCode> = self.shared.keys().map(|(_, to)| *to).collect();
        let made = |to: AreaCode| {
            let place = Place::Area(to);
            match self.sources(to).as_slice() {
                [(from, _)] if self.targets(*from) == 1 => known
                    .get(from)
                    .map(|same| Observation { place, division: self.to_division, ..**same })
                    .unwrap_or(Observation { place, ..self.missing(first) }),
                sources => {
                    let outcome = self.outcome(definition, &known, sources);
                    let origin = Origin::Converted;
                    Observation { place, outcome, origin, division: self.to_division, ..*first }
                }
            }
        };
        new.into_iter().map(made).collect()
    }

    fn missing(&self, like: &Observation) -> Observation {
        let outcome = Outcome::Missing(WhyMissing::Unknown);
        Observation { outcome, origin: Origin::Converted, division: self.to_division, ..*like }
    }

    /// The old places in which a new one lies, with what they share.
    fn sources(&self, to: AreaCode) -> Vec<(AreaCode, f64)> {
        let shared = self.shared.iter().filter(|((_, other), _)| *other == to);
        shared.map(|((from, _), weight)| (*from, *weight)).collect()
    }

    fn targets(&self, from: AreaCode) -> usize {
        self.shared.keys().filter(|(other, _)| *other == from).count()
    }

    /// What an old place shares with all new ones.
    fn whole(&self, from: AreaCode) -> f64 {
        self.shared.iter().filter(|((other, _), _)| *other == from).map(|(_, weight)| weight).sum()
    }

    fn outcome(
        &self,
        definition: &Definition,
        known: &BTreeMap<AreaCode, &Observation>,
        sources: &[(AreaCode, f64)],
    ) -> Outcome {
        let incomplete = Outcome::Missing(WhyMissing::Incomplete);
        if definition.over_areas == OverAreas::None {
            let same = sources.first().filter(|_| sources.len() == 1).and_then(|(from, _)| known.get(from));
            return same.map_or(Outcome::Missing(WhyMissing::DoesNotAdd), |same| same.outcome);
        }
        let mut parts = Vec::with_capacity(sources.len());
        for (from, weight) in sources {
            let Some(measured) = known.get(from).and_then(|one| one.outcome.known()) else {
                return incomplete;
            };
            parts.push(Some(Outcome::Known(shared_out(&measured, weight / self.whole(*from)))));
        }
        crate::over_areas(definition, &parts)
    }
}

/// This share of a count, or of numerator and denominator.
fn shared_out(measured: &Measured, share: f64) -> Measured {
    Measured {
        value: measured.value * share,
        parts: measured.parts.map(|(numerator, denominator)| (numerator * share, denominator * share)),
        margin: None,
        answers: None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::definition::tests::{count, share};
    use crate::{Status, When};

    fn code(number: u32) -> AreaCode {
        format!("BU0193{number:04}").parse().unwrap()
    }

    fn observed(number: u32, outcome: Outcome) -> Observation {
        Observation {
            place: Place::Area(code(number)),
            when: When::Year(2023),
            division: 2023,
            outcome,
            status: Status::Definitive,
            origin: Origin::BroughtIn,
        }
    }

    fn count_of(number: u32, value: f64) -> Observation {
        observed(number, Outcome::Known(Measured::of(value)))
    }

    #[test]
    fn a_place_that_was_split_is_estimated_and_one_that_stayed_is_not() {
        let walk = Crosswalk::new(
            2024,
            [(code(1), code(1), 30.0), (code(1), code(2), 10.0), (code(3), code(4), 7.0)],
        )
        .unwrap();
        let new = walk.converted(&count(), &[count_of(1, 100.0), count_of(3, 50.0)]);
        let told: Vec<_> = new
            .iter()
            .map(|one| (one.place.to_string(), one.outcome.known().unwrap().value, one.origin, one.division))
            .collect();
        assert_eq!(
            told,
            [
                (code(1).to_string(), 75.0, Origin::Converted, 2024),
                (code(2).to_string(), 25.0, Origin::Converted, 2024),
                (code(4).to_string(), 50.0, Origin::BroughtIn, 2024),
            ]
        );
    }

    #[test]
    fn shares_are_converted_by_their_parts_and_models_not_at_all() {
        let walk = Crosswalk::new(
            2024,
            [(code(1), code(9), 10.0), (code(2), code(9), 10.0), (code(2), code(8), 30.0)],
        )
        .unwrap();
        let parts = |number, parts| observed(number, Outcome::divided(&share(), parts, None));
        let old = [parts(1, (50.0, 100.0)), parts(2, (0.0, 400.0))];
        let merged = walk.converted(&share(), &old)[1].outcome.known().unwrap();
        assert_eq!((merged.parts, merged.value), (Some((50.0, 200.0)), 25.0));
        let model = Definition { over_areas: OverAreas::None, ..share() };
        assert_eq!(walk.converted(&model, &old)[1].outcome, Outcome::Missing(WhyMissing::DoesNotAdd));
        let gap = [parts(1, (50.0, 100.0)), observed(2, Outcome::Missing(WhyMissing::Secret))];
        assert_eq!(walk.converted(&share(), &gap)[1].outcome, Outcome::Missing(WhyMissing::Incomplete));
    }

    #[test]
    fn a_crosswalk_that_says_something_twice_is_refused() {
        let twice = [(code(1), code(2), 1.0), (code(1), code(2), 2.0)];
        assert_eq!(Crosswalk::new(2024, twice), Err(CrosswalkFault::Twice(code(1), code(2))));
        for weight in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert!(Crosswalk::new(2024, [(code(1), code(2), weight)]).is_err());
        }
    }

    proptest! {
        #[test]
        fn nobody_is_lost_or_made_by_new_boundaries(
            counts in prop::collection::vec(0_u32..100_000, 1..8),
            weights in prop::collection::vec(1_u32..1_000, 24),
        ) {
            let size = u32::try_from(counts.len()).unwrap();
            let pairs = (0..size).flat_map(|from| (0..3).map(move |to| (from, to)));
            let rows = pairs.zip(&weights).map(|((from, to), weight)| (code(from), code(100 + to), f64::from(*weight)));
            let walk = Crosswalk::new(2024, rows.collect::<Vec<_>>()).unwrap();
            let old: Vec<_> = (0..size).zip(&counts).map(|(from, count)| count_of(from, f64::from(*count))).collect();
            let sum: f64 = walk.converted(&count(), &old).iter().map(|one| one.outcome.known().unwrap().value).sum();
            let before: f64 = counts.iter().map(|count| f64::from(*count)).sum();
            prop_assert!((sum - before).abs() <= 1e-9 * before.max(1.0), "{} {}", sum, before);
        }
    }
}
