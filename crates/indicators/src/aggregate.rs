//! Figures of larger places and longer times, from those of their parts. Nothing is rounded here, no gap is taken for a zero,
//! and no percentage is averaged.

use crate::{Definition, Measured, Outcome, OverAreas, OverPeriods, WhyMissing};

/// The figure of a place that consists of these parts; `parts` holds an entry for each of them.
#[must_use]
pub fn over_areas(definition: &Definition, parts: &[Option<Outcome>]) -> Outcome {
    match definition.over_areas {
        OverAreas::None => Outcome::Missing(WhyMissing::DoesNotAdd),
        OverAreas::Sum => Gathered::of(parts).map_or_else(Outcome::Missing, Gathered::sum),
        OverAreas::Ratio => {
            Gathered::of(parts).map_or_else(Outcome::Missing, |gathered| gathered.ratio(definition))
        }
    }
}

/// The figure of a year that consists of these parts, in the order of time.
#[must_use]
pub fn over_periods(definition: &Definition, parts: &[Option<Outcome>]) -> Outcome {
    let gathered = || Gathered::of(parts);
    match definition.over_periods {
        OverPeriods::None => Outcome::Missing(WhyMissing::DoesNotAdd),
        OverPeriods::Last => {
            parts.last().copied().flatten().unwrap_or(Outcome::Missing(WhyMissing::Incomplete))
        }
        OverPeriods::Sum => gathered().map_or_else(Outcome::Missing, Gathered::sum),
        OverPeriods::Mean => gathered().map_or_else(Outcome::Missing, Gathered::mean),
        OverPeriods::Ratio => gathered().map_or_else(Outcome::Missing, |gathered| gathered.ratio(definition)),
    }
}

/// Parts of which all that can be known is known.
struct Gathered(Vec<Measured>);

impl Gathered {
    /// Where there is nobody a part adds nothing; any other gap leaves the whole unknown.
    fn of(parts: &[Option<Outcome>]) -> Result<Self, WhyMissing> {
        let mut known = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Some(Outcome::Known(measured)) => known.push(*measured),
                Some(Outcome::Missing(WhyMissing::NotApplicable)) => {}
                Some(Outcome::Missing(_)) | None => return Err(WhyMissing::Incomplete),
            }
        }
        if known.is_empty() { Err(WhyMissing::NotApplicable) } else { Ok(Self(known)) }
    }

    /// How many answers there are together, when each part says so.
    fn answers(&self) -> Option<u32> {
        self.0.iter().map(|part| part.answers).sum()
    }

    fn sum(self) -> Outcome {
        let value = exact_sum(self.0.iter().map(|part| part.value));
        Outcome::Known(Measured { answers: self.answers(), ..Measured::of(value) })
    }

    fn mean(self) -> Outcome {
        let count = self.0.iter().fold(0.0, |count: f64, _| count + 1.0);
        let value = exact_sum(self.0.iter().map(|part| part.value)) / count;
        Outcome::Known(Measured { answers: self.answers(), ..Measured::of(value) })
    }

    fn ratio(self, definition: &Definition) -> Outcome {
        let parts: Option<Vec<(f64, f64)>> = self.0.iter().map(|part| part.parts).collect();
        let Some(parts) = parts else { return Outcome::Missing(WhyMissing::Incomplete) };
        let numerator = exact_sum(parts.iter().map(|(numerator, _)| *numerator));
        let denominator = exact_sum(parts.iter().map(|(_, denominator)| *denominator));
        Outcome::divided(definition, (numerator, denominator), self.answers())
    }
}

/// The sum, the same in whatever order: the smallest go first.
fn exact_sum(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(|one, other| one.abs().total_cmp(&other.abs()).then(one.total_cmp(other)));
    values.into_iter().sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::definition::tests::{count, share};

    fn known(value: f64) -> Option<Outcome> {
        Some(Outcome::Known(Measured::of(value)))
    }

    fn part(numerator: f64, denominator: f64) -> Option<Outcome> {
        Some(Outcome::divided(&share(), (numerator, denominator), Some(1)))
    }

    #[test]
    fn a_share_of_the_city_is_no_mean_of_shares() {
        let whole = over_areas(&share(), &[part(90.0, 100.0), part(0.0, 900.0)]).known().unwrap();
        assert_eq!((whole.value, whole.parts, whole.answers), (9.0, Some((90.0, 1_000.0)), Some(2)));
    }

    #[test]
    fn a_gap_stays_a_gap_and_nobody_adds_nothing() {
        let gap = Some(Outcome::Missing(WhyMissing::Secret));
        let incomplete = Outcome::Missing(WhyMissing::Incomplete);
        assert_eq!(over_areas(&count(), &[known(3.0), gap]), incomplete);
        assert_eq!(over_areas(&count(), &[known(3.0), None]), incomplete);
        assert_eq!(over_areas(&share(), &[part(1.0, 2.0), known(50.0)]), incomplete);
        let nobody = part(0.0, 0.0);
        assert_eq!(over_areas(&share(), &[part(1.0, 2.0), nobody]).known().unwrap().value, 50.0);
        assert_eq!(over_areas(&share(), &[nobody]), Outcome::Missing(WhyMissing::NotApplicable));
        assert_eq!(over_areas(&count(), &[]), Outcome::Missing(WhyMissing::NotApplicable));
    }

    #[test]
    fn what_does_not_add_is_not_added() {
        let index = Definition { over_areas: OverAreas::None, over_periods: OverPeriods::None, ..count() };
        let does_not = Outcome::Missing(WhyMissing::DoesNotAdd);
        assert_eq!(over_areas(&index, &[known(3.0)]), does_not);
        assert_eq!(over_periods(&index, &[known(3.0)]), does_not);
    }

    #[test]
    fn a_year_follows_its_rule() {
        let quarters = [known(10.0), known(20.0), known(30.0), known(60.0)];
        let by = |rule| {
            let definition = Definition { over_periods: rule, ..count() };
            over_periods(&definition, &quarters).known().unwrap().value
        };
        assert_eq!((by(OverPeriods::Sum), by(OverPeriods::Mean), by(OverPeriods::Last)), (120.0, 30.0, 60.0));
        let last_missing = over_periods(&count(), &[known(1.0), None]);
        assert_eq!(last_missing, Outcome::Missing(WhyMissing::Incomplete));
        let share = Definition { over_periods: OverPeriods::Ratio, ..share() };
        assert_eq!(over_periods(&share, &[part(1.0, 1.0), part(0.0, 3.0)]).known().unwrap().value, 25.0);
    }

    proptest! {
        #[test]
        fn the_order_of_the_parts_does_not_matter(
            parts in prop::collection::vec((0.0..1e9_f64, 1e-3..1e9_f64), 1..40),
            turn in 0_usize..40,
        ) {
            let parts: Vec<_> = parts.into_iter().map(|(numerator, denominator)| part(numerator, denominator)).collect();
            let mut turned = parts.clone();
            turned.rotate_left(turn % parts.len());
            turned.reverse();
            for definition in [count(), share()] {
                prop_assert_eq!(over_areas(&definition, &parts), over_areas(&definition, &turned));
            }
        }

        #[test]
        fn the_city_is_the_sum_of_its_parts_by_way_of_its_wards_too(
            wards in prop::collection::vec(prop::collection::vec(0_u32..1_000_000, 1..8), 1..8),
        ) {
            let whole = |parts: &[u32]| -> Outcome {
                over_areas(&count(), &parts.iter().map(|part| known(f64::from(*part))).collect::<Vec<_>>())
            };
            let of_wards: Vec<_> = wards.iter().map(|parts| Some(whole(parts))).collect();
            let all: Vec<u32> = wards.concat();
            let expected: u64 = all.iter().map(|part| u64::from(*part)).sum();
            let city = whole(&all);
            prop_assert_eq!(city, over_areas(&count(), &of_wards));
            prop_assert_eq!(format!("{}", city.known().unwrap().value), expected.to_string());
        }

        #[test]
        fn a_share_lies_between_the_shares_of_its_parts(
            parts in prop::collection::vec((0.0..=1.0_f64, 1.0..1e6_f64), 1..20),
        ) {
            let shares: Vec<f64> = parts.iter().map(|(share, _)| share * 100.0).collect();
            let outcomes: Vec<_> = parts.iter().map(|(share, of)| part(share * of, *of)).collect();
            let whole = over_areas(&share(), &outcomes).known().unwrap().value;
            let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
            let most = shares.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!(least - 1e-9 <= whole && whole <= most + 1e-9, "{} {} {}", least, whole, most);
        }
    }
}
