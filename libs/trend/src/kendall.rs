use tail_probability::normal_two_sided;

use crate::count::{float, place};
use crate::order::sorted;
use crate::{Series, TrendError};

/// Below this number of points the chances are counted out.
const EXACT_BELOW: usize = 10;

/// Whether a series rises or falls more often than chance would have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannKendall {
    /// Pairs that rise minus pairs that fall.
    pub s: f64,
    /// `s` as a part of all pairs: from -1, falling all the way, to 1.
    pub tau: f64,
    /// The variance of `s` where nothing changes, with ties counted.
    pub variance: f64,
    /// `(|s| - 1) / √variance` with the sign of `s`: one off, because `s` moves in steps.
    pub z: f64,
    /// The chance of an `s` at least this far from zero where nothing changes.
    pub p: f64,
    /// Whether `p` was counted out over all orders of the values, ties and all, rather than read off the normal.
    pub exact: bool,
}

/// The test of Mann and Kendall: `S = Σ sign(yⱼ - yᵢ)` over all `i < j`.
///
/// `Var(S) = (n(n-1)(2n+5) - Σ t(t-1)(2t+5)) / 18` over groups of `t` equal values. Below ten points `p` is exact: the orders
/// of values with ties that have `k` inversions are the coefficients of `[n]! / Π [t]!` in q-factorials (MacMahon,
/// *Combinatory Analysis*, 1915). Mann, Econometrica 13 (1945); Kendall, *Rank Correlation Methods* (1975). The points must be
/// independent: a series that depends on its own past seems to trend too often.
///
/// # Errors
/// Below four points, where even a straight rise may be chance, and when all values are the same.
pub fn mann_kendall(series: &Series) -> Result<MannKendall, TrendError> {
    series.at_least(4)?;
    let values = series.values();
    let n = values.len();
    let mut s = 0.0;
    for (at, earlier) in values.iter().enumerate() {
        s += values[at + 1..].iter().map(|later| sign(later - earlier)).sum::<f64>();
    }
    let ties = groups(values);
    if ties.len() == 1 {
        return Err(series.constant());
    }
    let variance = variance_of(float(n), &ties);
    let z = if s == 0.0 { 0.0 } else { (s - s.signum()) / variance.sqrt() };
    let exact = n < EXACT_BELOW;
    let p = if exact { counted(&ties, s) } else { normal_two_sided(z) };
    Ok(MannKendall { s, tau: s / (float(n) * (float(n) - 1.0) / 2.0), variance, z, p, exact })
}

pub(crate) fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        0.0
    }
}

/// How many values are equal to each other, for each value there is.
#[expect(clippy::float_cmp, reason = "a tie is exactly the same value")]
pub(crate) fn groups(values: &[f64]) -> Vec<usize> {
    // Both zeros are one value, though they do not sort as one.
    let values = sorted(values.iter().map(|value| value + 0.0).collect());
    values.chunk_by(|one, next| one == next).map(<[f64]>::len).collect()
}

pub(crate) fn variance_of(n: f64, ties: &[usize]) -> f64 {
    let part = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    (part(n) - ties.iter().map(|t| part(float(*t))).sum::<f64>()) / 18.0
}

/// The chance of an `s` at least as far from zero over all orders of values with these ties.
fn counted(ties: &[usize], s: f64) -> f64 {
    // orders[k] is the number of orders with k inversions, of untied pairs minus k rising ones.
    let mut orders = vec![1.0];
    let n: usize = ties.iter().sum();
    for m in 1..=n {
        orders = times(&orders, m);
    }
    for m in ties.iter().flat_map(|t| 1..=*t) {
        orders = divided(&orders, m);
    }
    let pairs = float(orders.len() - 1);
    let all: f64 = orders.iter().sum();
    let far = |k: usize| (pairs - 2.0 * float(k)).abs() >= s.abs();
    let count: f64 = orders.iter().enumerate().filter(|(k, _)| far(*k)).map(|(_, count)| count).sum();
    count / all
}

/// `orders · (1 + q + … + q^(m-1))`
fn times(orders: &[f64], m: usize) -> Vec<f64> {
    let degree = orders.len() + m - 1;
    (0..degree)
        .map(|k| {
            let from = (k + 1).saturating_sub(m);
            orders[from..orders.len().min(k + 1)].iter().sum()
        })
        .collect()
}

/// `orders / (1 + q + … + q^(m-1))`, where nothing is left over.
fn divided(orders: &[f64], m: usize) -> Vec<f64> {
    let degree = (orders.len() + 1).saturating_sub(m);
    let mut parts: Vec<f64> = Vec::with_capacity(degree);
    for (k, count) in orders.iter().enumerate().take(degree) {
        let from = (k + 1).saturating_sub(m);
        let taken: f64 = parts[from..].iter().sum();
        parts.push(count - taken);
    }
    parts
}

/// A place among sorted slopes, half to even.
pub(crate) fn rank(x: f64) -> usize {
    place(x.round_ties_even())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_of_four_values_are_counted_as_mahon_counted_them() {
        let orders = (1..=4).fold(vec![1.0], |orders, m| times(&orders, m));
        assert_eq!(orders, [1.0, 3.0, 5.0, 6.0, 5.0, 3.0, 1.0]);
        // Four values of which two are equal: 12 orders.
        let tied = divided(&divided(&orders, 1), 2);
        assert_eq!(tied, [1.0, 2.0, 3.0, 3.0, 2.0, 1.0]);
    }

    #[test]
    fn both_zeros_are_one_value() {
        assert_eq!(groups(&[0.0, -0.0, 1.0]), [2, 1]);
    }
}
