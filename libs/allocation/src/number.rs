/// `asked × of / among` rounded down, and what is left of the division.
pub(crate) fn share(asked: u64, of: u64, among: u64) -> (u64, u64) {
    if among == 0 {
        return (0, 0);
    }
    let (product, among) = (u128::from(asked) * u128::from(of), u128::from(among));
    let fit = |value: u128| u64::try_from(value).unwrap_or(u64::MAX);
    (fit(product / among), fit(product % among))
}

/// The nearest float; cents of a municipality are exact.
pub(crate) fn float(value: i128) -> f64 {
    let magnitude = value.unsigned_abs();
    let part = |shift: u32| f64::from(u32::try_from((magnitude >> shift) & 0xFFFF_FFFF).unwrap_or(u32::MAX));
    let two_to_32 = f64::from(u32::MAX) + 1.0;
    let parts = [part(96), part(64), part(32), part(0)];
    let size = parts.into_iter().fold(0.0, |sum, part| sum * two_to_32 + part);
    if value < 0 { -size } else { size }
}

/// The whole number at or above a float.
#[expect(
    clippy::as_conversions,
    reason = "the only way from float to integer; it stops at the ends of the range"
)]
pub(crate) fn whole_above(value: f64) -> i128 {
    value.ceil() as i128
}
