//! Counts as real numbers and back, in one place.

/// A count as a real number; there are never more than 2³² of anything here.
pub(crate) fn real(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Where a site stands in the slices of the caller.
pub(crate) fn position(id: u32) -> usize {
    usize::try_from(id).unwrap_or(usize::MAX)
}

/// The whole part of a number, at least 0 and at most `most`.
#[expect(
    clippy::as_conversions,
    reason = "the only way from float to integer; it saturates, and NaN becomes 0"
)]
pub(crate) fn whole(value: f64, most: usize) -> usize {
    (value as usize).min(most)
}
