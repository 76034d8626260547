//! Counting in floating point, without casts.

/// A count as a number; above four milliard, which no table here reaches, it stays there.
pub(crate) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// Which of `n` equal parts of the interval from 0 to 1 the point `u` lies in.
pub(crate) fn part(u: f64, n: usize) -> usize {
    let mut part = 0;
    while part + 1 < n && count(part + 1) <= u * count(n) {
        part += 1;
    }
    part
}
