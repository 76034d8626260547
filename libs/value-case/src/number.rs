//! The ways between whole numbers and `f64`, each with its rounding said.

/// Whole cents as a float; exact up to 2⁵³.
pub(crate) fn float(cents: i64) -> f64 {
    let high = i32::try_from(cents >> 32).unwrap_or_default();
    let low = u32::try_from(cents & 0xffff_ffff).unwrap_or_default();
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// A count as a float.
pub(crate) fn count(of: usize) -> f64 {
    u32::try_from(of).map_or(f64::from(u32::MAX), f64::from)
}

/// Whole cents, half a cent away from zero.
pub(crate) fn cents(amount: f64) -> i64 {
    let most = 9.0e18;
    format!("{:.0}", amount.round().clamp(-most, most)).parse().unwrap_or_default()
}

/// `total / n`, half away from zero.
pub(crate) fn divided(total: i64, n: i64) -> i64 {
    let (whole, rest) = (total / n, total % n);
    if rest.unsigned_abs() * 2 >= n.unsigned_abs() { whole + rest.signum() } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_cents_come_back_unchanged() {
        for amount in [0, 1, -1, 22_695_300, -22_695_300, 1 << 40, -(1 << 40), (1 << 53) - 1] {
            assert_eq!(cents(float(amount)), amount);
        }
    }

    #[test]
    fn half_a_cent_goes_away_from_zero() {
        for (amount, rounded) in [(0.5, 1), (-0.5, -1), (1.499, 1), (2.5, 3), (f64::NAN, 0)] {
            assert_eq!(cents(amount), rounded, "{amount}");
        }
        for (total, n, mean) in [(7, 2, 4), (-7, 2, -4), (10, 3, 3), (0, 5, 0), (22_695_300, 12, 1_891_275)] {
            assert_eq!(divided(total, n), mean, "{total} / {n}");
        }
    }
}
