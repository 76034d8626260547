//! Tail probabilities, by functions that give the same on every machine.

/// The chance that a standard normal is at least `|z|` away from zero.
pub(crate) fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2).min(1.0)
}

/// The chance that a standard normal is below `z`.
pub(crate) fn below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / std::f64::consts::SQRT_2)
}

/// The standard normal is this far from zero once in twenty times.
pub(crate) const Z95: f64 = 1.959_963_984_540_054;
/// And this far once in five hundred.
pub(crate) const Z998: f64 = 3.090_232_306_167_813_5;

/// The chance that Student's t with `freedom` degrees is at least `|t|` away from zero: `I(freedom/2, 1/2)` at
/// `freedom / (freedom + t²)`.
pub(crate) fn student_two_sided(t: f64, freedom: f64) -> f64 {
    if t == 0.0 {
        return 1.0;
    }
    incomplete_beta(freedom / 2.0, 0.5, freedom / (freedom + t * t)).clamp(0.0, 1.0)
}

/// The regularised incomplete beta function by its continued fraction, worked out by Lentz's method.
///
/// Abramowitz and Stegun, *Handbook of Mathematical Functions* (1964), 26.5.8; Lentz, Applied Optics 15 (1976).
fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    // The fraction converges fast on the near side only; the far side is its mirror.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta(b, a, 1.0 - x);
    }
    let log_front =
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x);
    libm::exp(log_front) / (a * fraction(a, b, x))
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let kept = |value: f64| if value.abs() < tiny { tiny } else { value };
    let (mut value, mut upper, mut lower) = (1.0, 1.0, 0.0);
    for step in 1..1_000_u32 {
        let m = f64::from(step / 2);
        let term = match step {
            step if step % 2 == 0 => m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)),
            _ => -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)),
        };
        lower = 1.0 / kept(1.0 + term * lower);
        upper = kept(1.0 + term / upper);
        value *= lower * upper;
        if (lower * upper - 1.0).abs() < 1e-16 {
            break;
        }
    }
    value
}

/// The logarithm of the chance of `events` in `n` tries, each with chance `p` between 0 and 1.
pub(crate) fn log_binomial(events: f64, n: f64, p: f64) -> f64 {
    libm::lgamma(n + 1.0) - libm::lgamma(events + 1.0) - libm::lgamma(n - events + 1.0)
        + events * libm::log(p)
        + (n - events) * libm::log1p(-p)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two-sided 5% and 1% points by scipy 1.17.1 (`stats.t.ppf`); with one degree it is 1 - 2 atan(t) / π.
    #[test]
    fn students_tails_are_those_of_the_tables() {
        for (freedom, t, p) in [
            (5.0, 2.570_581_835_636_314_6, 0.05),
            (10.0, 2.228_138_851_986_274, 0.05),
            (10.0, 3.169_272_672_616_95, 0.01),
            (30.0, 2.042_272_456_301_237_8, 0.05),
        ] {
            assert!((student_two_sided(t, freedom) - p).abs() < 1e-12, "{freedom} {t}");
        }
        for t in [0.0, 0.1, 1.0, 3.0, 40.0_f64] {
            let expected = 1.0 - 2.0 * t.atan() / std::f64::consts::PI;
            assert!((student_two_sided(t, 1.0) - expected).abs() < 1e-12, "{t}");
        }
    }

    #[test]
    fn normal_tails_are_those_of_the_tables() {
        assert!((two_sided(Z95) - 0.05).abs() < 1e-15);
        assert!((two_sided(-Z998) - 0.002).abs() < 1e-15);
        assert!((below(-1.644_853_626_951_472_7) - 0.05).abs() < 1e-15);
        assert!((below(0.0) - 0.5).abs() < f64::EPSILON);
    }

    #[test]
    fn binomial_chances_are_those_counted_out() {
        // 10 over 3, of 1024.
        assert!((libm::exp(log_binomial(3.0, 10.0, 0.5)) - 120.0 / 1024.0).abs() < 1e-14);
    }
}
