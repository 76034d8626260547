use chrono::NaiveDate;
use kernel::Cents;
use serde::{Deserialize, Serialize};

/// An amount that falls due on a day: an advance (*voorschot*), or what is left after settling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// The day.
    pub on: NaiveDate,
    /// How much.
    pub amount: Cents,
}

/// Divides an amount by shares, to the cent: whole cents first, then a cent for the largest rest until all is gone. Of equal
/// rests the first comes first. Nothing where there are no shares, or they sum to nothing.
#[must_use]
pub fn split(amount: Cents, shares: &[u32]) -> Vec<Cents> {
    let whole: i128 = shares.iter().map(|share| i128::from(*share)).sum();
    if whole == 0 {
        return vec![Cents(0); shares.len()];
    }
    let total = i128::from(amount.0);
    let mut parts: Vec<i128> = shares.iter().map(|share| total * i128::from(*share) / whole).collect();
    let mut rests: Vec<(i128, usize)> =
        shares.iter().map(|share| total * i128::from(*share) % whole).zip(0..).collect();
    rests.sort_by_key(|(rest, place)| (std::cmp::Reverse(*rest), *place));
    let mut left = total - parts.iter().sum::<i128>();
    for (_, place) in rests {
        if left > 0
            && let Some(part) = parts.get_mut(place)
        {
            *part += 1;
            left -= 1;
        }
    }
    parts.into_iter().map(|part| Cents(i64::try_from(part).unwrap_or(i64::MAX))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cent_that_is_left_goes_to_the_largest_rest() {
        assert_eq!(split(Cents(100), &[1, 1, 1]), [Cents(34), Cents(33), Cents(33)]);
        assert_eq!(split(Cents(100), &[25, 25, 25, 25]), [Cents(25); 4]);
        assert_eq!(split(Cents(1), &[30, 70]), [Cents(0), Cents(1)]);
        assert_eq!(split(Cents(5), &[0, 0]), [Cents(0), Cents(0)]);
        assert_eq!(split(Cents(5), &[]), []);
    }

    proptest! {
        #[test]
        fn every_cent_is_divided_and_nobody_is_a_cent_off(
            amount in 0_i64..10_000_000_000,
            shares in prop::collection::vec(0_u32..1_000, 1..13),
        ) {
            let parts = split(Cents(amount), &shares);
            let whole: u32 = shares.iter().sum();
            let sum: Cents = parts.iter().copied().sum();
            prop_assert_eq!(sum, if whole == 0 { Cents(0) } else { Cents(amount) });
            for (part, share) in parts.iter().zip(&shares).filter(|_| whole > 0) {
                let exact = i128::from(amount) * i128::from(*share);
                let off = i128::from(part.0) * i128::from(whole) - exact;
                prop_assert!(off.abs() < i128::from(whole), "{part:?} of {share}");
            }
        }
    }
}
