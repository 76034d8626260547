use crate::number::{cents, count};

/// Where a figure lies: below each of these in 5, 25, 50, 75 and 95 of a hundred draws, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Fan {
    /// Seldom less than this.
    pub p05: i64,
    /// A quarter is below.
    pub p25: i64,
    /// In the middle.
    pub p50: i64,
    /// A quarter is above.
    pub p75: i64,
    /// Seldom more than this.
    pub p95: i64,
}

/// Two ends, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Band {
    /// The lower.
    pub low: i64,
    /// The higher.
    pub high: i64,
}

impl Fan {
    pub(crate) fn of(values: &mut [f64]) -> Self {
        let [p05, p25, p50, p75, p95] = quantiles(values, [0.05, 0.25, 0.5, 0.75, 0.95]).map(cents);
        Self { p05, p25, p50, p75, p95 }
    }
}

impl Band {
    pub(crate) fn of(values: &mut [f64], parts: [f64; 2]) -> Self {
        let [low, high] = quantiles(values, parts).map(cents);
        Self { low, high }
    }
}

/// Quantiles by rising parts, straight between neighbours (type 7 of Hyndman and Fan, American Statistician 50, 1996).
///
/// Only the values on either side are put in place, which is some four times faster than sorting all.
fn quantiles<const N: usize>(values: &mut [f64], parts: [f64; N]) -> [f64; N] {
    let mut from = 0;
    let last = values.len().saturating_sub(1);
    parts.map(|part| {
        let place = part * count(last);
        let below = whole(place).min(last);
        if values.is_empty() {
            return 0.0;
        }
        let start = from.min(below);
        let (_, low, above) = values[start..].select_nth_unstable_by(below - start, f64::total_cmp);
        let low = *low;
        let high = above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
        from = below;
        low + (high - low) * (place - count(below))
    })
}

/// The whole part of a place in a list.
fn whole(place: f64) -> usize {
    usize::try_from(cents(place.floor())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_sorted_list() {
        let mut values: Vec<f64> = (0..=100_u32).map(|at| f64::from((at * 37) % 101)).collect();
        let found = quantiles(&mut values, [0.0, 0.05, 0.255, 0.5, 0.95, 1.0]);
        for (found, expected) in found.into_iter().zip([0.0, 5.0, 25.5, 50.0, 95.0, 100.0]) {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
    }

    #[test]
    fn one_value_is_every_quantile() {
        assert_eq!(Fan::of(&mut [7.0]), Fan { p05: 7, p25: 7, p50: 7, p75: 7, p95: 7 });
        assert_eq!(Band::of(&mut [], [0.1, 0.9]), Band { low: 0, high: 0 });
    }
}
