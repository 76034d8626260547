#![doc = include_str!("../README.md")]

use std::f64::consts::SQRT_2;

/// The chance that a standard normal is below `z`.
#[must_use]
pub fn normal_below(z: f64) -> f64 {
    0.5 * libm::erfc(-z / SQRT_2)
}

/// The chance that a standard normal is at least `|z|` away from zero.
#[must_use]
pub fn normal_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2).min(1.0)
}

/// From so many degrees t is a normal variable that is stretched a little.
const NORMAL_FROM: f64 = 1e5;

/// The chance that Student's t with `freedom` degrees is at least `|t|` away from zero: `I(freedom/2, 1/2)` at
/// `freedom / (freedom + t²)`.
#[must_use]
pub fn student_two_sided(t: f64, freedom: f64) -> f64 {
    if freedom > NORMAL_FROM {
        // Abramowitz and Stegun, 26.7.8; where there are fewer degrees, the beta function has more digits.
        return normal_two_sided(t.abs() * (1.0 - 0.25 / freedom) / (1.0 + t * t / (2.0 * freedom)).sqrt());
    }
    if t == 0.0 {
        return 1.0;
    }
    incomplete_beta(freedom / 2.0, 0.5, freedom / (freedom + t * t)).clamp(0.0, 1.0)
}

/// The regularised incomplete beta function by its continued fraction, worked out by Lentz's method.
///
/// Abramowitz and Stegun, *Handbook of Mathematical Functions* (1964), 26.5.8; Lentz, Applied Optics 15 (1976).
#[must_use]
pub fn incomplete_beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    // The fraction converges fast on the near side only; the far side is its mirror.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - incomplete_beta_near(b, a, 1.0 - x);
    }
    incomplete_beta_near(a, b, x)
}

fn incomplete_beta_near(a: f64, b: f64, x: f64) -> f64 {
    let log_front =
        libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x);
    libm::exp(log_front) / (a * fraction(a, b, x))
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    let tiny = 1e-300;
    let kept = |value: f64| if value.abs() < tiny { tiny } else { value };
    let (mut value, mut upper, mut lower) = (1.0, 1.0, 0.0);
    for step in 1..100_000_u32 {
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
    fn many_degrees_go_over_into_the_normal_without_a_step() {
        for t in [0.1, 1.0, 1.96, 4.0] {
            let [beta, normal] =
                [NORMAL_FROM, NORMAL_FROM * 1.000_001].map(|freedom| student_two_sided(t, freedom));
            assert!((beta - normal).abs() < 1e-9, "{t}: {beta} and {normal}");
        }
    }

    #[test]
    fn normal_tails_are_those_of_the_tables() {
        assert!((normal_two_sided(1.959_963_984_540_054) - 0.05).abs() < 1e-15);
        assert!((normal_two_sided(-3.090_232_306_167_813_5) - 0.002).abs() < 1e-15);
        assert!((normal_below(-1.644_853_626_951_472_7) - 0.05).abs() < 1e-15);
        assert!((normal_below(0.0) - 0.5).abs() < f64::EPSILON);
    }
}
