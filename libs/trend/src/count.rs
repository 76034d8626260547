//! Between counts and `f64`.

pub(crate) fn float(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// A whole number from `x`, which lies within the places of a list; below zero is 0.
pub(crate) fn place(x: f64) -> usize {
    format!("{:.0}", x.clamp(0.0, 4e9)).parse().unwrap_or_default()
}
