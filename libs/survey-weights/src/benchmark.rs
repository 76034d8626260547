//! Small areas that add up to the city.

use crate::SurveyError;
use crate::number::{as_long, number, within};
use crate::small_area::SmallArea;

/// How areas are made to add up to the figure of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Benchmark {
    /// All times the same factor.
    #[default]
    Ratio,
    /// All plus the same number.
    Difference,
    /// Each plus a part in proportion to its share and its mean square error: sure areas hardly move. Wang, Fuller and Qu, Survey
    /// Methodology 34 (2008).
    Precision,
}

/// The areas changed such that `Σ shareᵢ valueᵢ` is the figure of the whole. With shares of the population that is the mean of the
/// city; with numbers of people, its total. The mean square error grows by the square of the change (Datta, Ghosh, Steorts and
/// Maples, Test 20, 2011). Proportions are benchmarked as proportions: after [`crate::Scale::shares`].
///
/// # Errors
/// Shares of another number, below zero or all zero; for a ratio, areas that add up to zero or to the other sign.
pub fn benchmark(
    areas: &[SmallArea],
    shares: &[f64],
    whole: f64,
    how: Benchmark,
) -> Result<Vec<SmallArea>, SurveyError> {
    as_long("shares", shares.len(), areas.len())?;
    number("whole", 0, whole)?;
    for (place, share) in shares.iter().enumerate() {
        within("shares", place, *share, ((0.0..=1e15).contains(share), "a share of 0 or more"))?;
    }
    let all: f64 = shares.iter().sum();
    within("shares", 0, all, (all > 0.0, "a sum above zero"))?;
    let pairs = || areas.iter().zip(shares);
    let reached: f64 = pairs().map(|(area, share)| share * area.value).sum();
    let (gap, factor) = (whole - reached, whole / reached);
    if how == Benchmark::Ratio {
        let fits = factor.is_finite() && factor > 0.0;
        within("whole", 0, whole, (fits, "a figure with the sign of the areas"))?;
    }
    let weighed: f64 = pairs().map(|(area, share)| share * share * area.mean_square_error.max(0.0)).sum();
    if how == Benchmark::Precision {
        within("mean square errors", 0, weighed, (weighed > 0.0, "a sum above zero"))?;
    }
    let moved = |(area, share): (&SmallArea, &f64)| {
        let value = match how {
            Benchmark::Ratio => area.value * factor,
            Benchmark::Difference => area.value + gap / all,
            Benchmark::Precision => area.value + gap * share * area.mean_square_error.max(0.0) / weighed,
        };
        let change = value - area.value;
        SmallArea { value, mean_square_error: area.mean_square_error + change * change, ..area.clone() }
    };
    Ok(pairs().map(moved).collect())
}
