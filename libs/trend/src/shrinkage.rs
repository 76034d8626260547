use tail_probability::normal_below;

use crate::TrendError;
use crate::count::float;
use crate::series::{at_least, at_most, number, within};

/// A figure of one area, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Estimate {
    /// What the area is called.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// Its standard error, above 0.
    pub error: f64,
}

/// Areas with their figures drawn towards each other, as far as they are unsure.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrinkage {
    /// The mean of the areas, each counted by how sure it is.
    pub mean: f64,
    /// The variance between areas that is no chance.
    pub between: f64,
    /// The areas in the given order.
    pub areas: Vec<Shrunk>,
}

/// An area after shrinkage.
#[derive(Debug, Clone, PartialEq)]
pub struct Shrunk {
    /// What it is called.
    pub name: String,
    /// The figure, drawn towards the mean.
    pub value: f64,
    /// How sure it is now: `√(τ² se² / (τ² + se²))`, which leaves out that τ² itself is unsure.
    pub error: f64,
    /// The part for which the area's own figure counts: `τ² / (τ² + se²)`.
    pub own: f64,
    /// The rank that is expected, 1 for the highest: one more than the chances of the others to be higher.
    pub rank: f64,
    /// The chance that it lies above the mean.
    pub above_mean: f64,
}

/// Shrinks before ranking, so that small areas do not fill both ends of the list by chance (empirical Bayes).
///
/// Area i keeps `Bᵢ = τ² / (τ² + seᵢ²)` of its own figure and takes the rest from the mean `μ = Σ wᵢ yᵢ / Σ wᵢ` with
/// `wᵢ = 1 / (τ² + seᵢ²)`. τ² solves `Σ wᵢ (yᵢ - μ)² = k - 1` (Paule and Mandel, Journal of Research of the National Bureau of
/// Standards 87, 1982), or is 0 when that has no solution. Efron and Morris, Journal of the American Statistical Association
/// 70 (1975); Morris, the same 78 (1983). Expected ranks: Laird and Louis, Journal of Educational Statistics 14 (1989).
///
/// # Errors
/// Below three areas, and for a figure or standard error that cannot be.
pub fn shrink(name: &str, areas: &[Estimate]) -> Result<Shrinkage, TrendError> {
    at_least(name, areas.len(), 3)?;
    at_most(name, areas.len())?;
    for (point, area) in areas.iter().enumerate() {
        number((&area.name, point), area.value)?;
        let fits = (1e-50..=1e50).contains(&area.error);
        within((&area.name, point), area.error, fits, "a standard error above 0")?;
    }
    let between = paule_mandel(areas);
    let mean = weighted_mean(areas, between);
    let shrunk = |area: &Estimate| {
        let noise = area.error * area.error;
        let own = between / (between + noise);
        Shrunk {
            name: area.name.clone(),
            value: own * area.value + (1.0 - own) * mean,
            error: (own * noise).sqrt(),
            own,
            rank: 0.0,
            above_mean: 0.5,
        }
    };
    let mut areas: Vec<Shrunk> = areas.iter().map(shrunk).collect();
    let ranks: Vec<f64> = (0..areas.len()).map(|at| expected_rank(&areas, at)).collect();
    for (area, rank) in areas.iter_mut().zip(ranks) {
        area.rank = rank;
        if area.error > 0.0 {
            area.above_mean = normal_below((area.value - mean) / area.error);
        }
    }
    Ok(Shrinkage { mean, between, areas })
}

fn weighted_mean(areas: &[Estimate], between: f64) -> f64 {
    // Weights relative to the largest, so that their sum cannot run over.
    let least = areas.iter().map(|area| area.error).fold(f64::INFINITY, f64::min);
    let top = between + least * least;
    let weight = |area: &Estimate| top / (between + area.error * area.error);
    let sum: f64 = areas.iter().map(weight).sum();
    areas.iter().map(|area| weight(area) * area.value).sum::<f64>() / sum
}

/// By halving: the left side falls as τ² rises, and is below `k - 1` when τ² is all the variance there is.
fn paule_mandel(areas: &[Estimate]) -> f64 {
    let beyond = |between: f64| {
        let mean = weighted_mean(areas, between);
        let part = |area: &Estimate| {
            let away = area.value - mean;
            away * away / (between + area.error * area.error)
        };
        areas.iter().map(part).sum::<f64>() - float(areas.len() - 1)
    };
    if beyond(0.0) <= 0.0 {
        return 0.0;
    }
    let highest = areas.iter().map(|area| area.value).fold(f64::NEG_INFINITY, f64::max);
    let lowest = areas.iter().map(|area| area.value).fold(f64::INFINITY, f64::min);
    let (mut low, mut high) = (0.0, (highest - lowest) * (highest - lowest) * float(areas.len()));
    for _ in 0..2_000 {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if beyond(middle) > 0.0 { low = middle } else { high = middle }
    }
    low + (high - low) / 2.0
}

fn expected_rank(areas: &[Shrunk], at: usize) -> f64 {
    let one = &areas[at];
    let higher = |other: &Shrunk| {
        let spread = (one.error * one.error + other.error * other.error).sqrt();
        let away = other.value - one.value;
        if spread > 0.0 { normal_below(away / spread) } else { 0.5 }
    };
    let others = areas.iter().enumerate().filter(|(place, _)| *place != at);
    1.0 + others.map(|(_, other)| higher(other)).sum::<f64>()
}
