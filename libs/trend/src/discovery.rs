use crate::TrendError;
use crate::count::float;
use crate::series::within;

/// How the tests may hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dependence {
    /// Not at all, or so that one low chance makes others more likely: neighbourhoods under one policy.
    IndependentOrPositive,
    /// In any way.
    Any,
}

/// One of many tests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discovery {
    /// The chance that the test gave.
    pub p: f64,
    /// The lowest rate of false discoveries at which it would still be one (adjusted p).
    pub q: f64,
    /// Whether it is one at the asked rate.
    pub discovered: bool,
}

/// Which of many low chances are worth a look, so that of those no more than a part `rate` is expected to be false.
///
/// Adjusted p of rank i of m: the least over j ≥ i of `p₍ⱼ₎ · m · c / j`, with `c = 1` (Benjamini and Hochberg, Journal of the
/// Royal Statistical Society B 57, 1995) or `c = Σ 1/i` (Benjamini and Yekutieli, Annals of Statistics 29, 2001).
///
/// # Errors
/// Names the chance that lies outside 0 to 1.
pub fn discoveries(
    name: &str,
    chances: &[f64],
    rate: f64,
    dependence: Dependence,
) -> Result<Vec<Discovery>, TrendError> {
    let is_part = |part: f64| (0.0..=1.0).contains(&part);
    within((name, 0), rate, is_part(rate), "a rate from 0 to 1")?;
    for (point, chance) in chances.iter().enumerate() {
        within((name, point), *chance, is_part(*chance), "a chance from 0 to 1")?;
    }
    let count = chances.len();
    let cost = match dependence {
        Dependence::IndependentOrPositive => 1.0,
        Dependence::Any => (1..=count).map(|rank| 1.0 / float(rank)).sum(),
    };
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| chances[*one].total_cmp(&chances[*other]));
    let mut found: Vec<Discovery> =
        chances.iter().map(|p| Discovery { p: *p, q: 1.0, discovered: false }).collect();
    let mut least = 1.0_f64;
    for (before, at) in order.into_iter().enumerate().rev() {
        least = least.min(chances[at] * float(count) * cost / float(before + 1));
        found[at].q = least;
        found[at].discovered = least <= rate;
    }
    Ok(found)
}
