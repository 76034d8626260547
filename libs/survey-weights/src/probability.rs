//! The inverses of tail probabilities.

use tail_probability::{incomplete_beta, normal_below, student_two_sided};

/// The standard normal is below this with chance `p`, which lies between 0 and 1.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -normal_quantile(1.0 - p);
    }
    rising(-40.0, 0.0, |z| normal_below(z) >= p)
}

/// Student's t lies within this of zero with chance `level`.
pub(crate) fn student_quantile(level: f64, freedom: f64) -> f64 {
    let outside = 1.0 - level;
    let mut most = 2.0;
    while student_two_sided(most, freedom) > outside && most < 1e300 {
        most *= 2.0;
    }
    rising(0.0, most, |t| student_two_sided(t, freedom) <= outside)
}

/// A beta variable is below this with chance `p`.
pub(crate) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    if a <= 0.0 || b <= 0.0 {
        return if a <= 0.0 { 0.0 } else { 1.0 };
    }
    rising(0.0, 1.0, |x| incomplete_beta(a, b, x) >= p)
}

/// Where something begins to hold, by halving.
fn rising(low: f64, high: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (low, high);
    for _ in 0..1_100 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if holds(middle) { high = middle } else { low = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_undo_probabilities() {
        for p in [1e-12, 0.001, 0.025, 0.2, 0.5, 0.8, 0.975, 0.999] {
            assert!((normal_below(normal_quantile(p)) - p).abs() < 1e-14, "{p}");
            for freedom in [1.0, 2.0, 7.5, 40.0, 9_922.0, 1e7] {
                let t = student_quantile(1.0 - p, freedom);
                assert!((student_two_sided(t, freedom) - p).abs() < 1e-9 * p.max(1e-3), "{p} {freedom}");
            }
        }
    }

    /// scipy 1.17.1, `stats.t.ppf(0.975, …)`, `stats.norm.ppf` and `stats.beta.ppf`.
    #[test]
    fn quantiles_are_those_of_the_tables() {
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
        assert!((student_quantile(0.95, 14.0) - 2.144_786_687_916_925).abs() < 1e-12);
        assert!((student_quantile(0.95, 1e16) - 1.959_963_984_540_054).abs() < 1e-12);
        // One degree is the Cauchy distribution: tan(0.475 π).
        assert!((student_quantile(0.95, 1.0) - 12.706_204_736_174_7).abs() < 1e-9);
        // Of a power: the chance of x^a is below p.
        assert!((beta_quantile(0.025, 3.0, 1.0) - 0.025_f64.cbrt()).abs() < 1e-14);
        assert!((beta_quantile(0.975, 1.0, 8.0) - (1.0 - 0.025_f64.powf(0.125))).abs() < 1e-14);
    }
}
