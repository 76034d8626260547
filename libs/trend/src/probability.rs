//! How far out is rare, and the chance of a count.

/// The standard normal is this far from zero once in twenty times.
pub(crate) const Z95: f64 = 1.959_963_984_540_054;
/// And this far once in five hundred.
pub(crate) const Z998: f64 = 3.090_232_306_167_813_5;

/// The logarithm of the chance of `events` in `n` tries, each with chance `p` between 0 and 1.
pub(crate) fn log_binomial(events: f64, n: f64, p: f64) -> f64 {
    libm::lgamma(n + 1.0) - libm::lgamma(events + 1.0) - libm::lgamma(n - events + 1.0)
        + events * libm::log(p)
        + (n - events) * libm::log1p(-p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binomial_chances_are_those_counted_out() {
        // 10 over 3, of 1024.
        assert!((libm::exp(log_binomial(3.0, 10.0, 0.5)) - 120.0 / 1024.0).abs() < 1e-14);
    }
}
