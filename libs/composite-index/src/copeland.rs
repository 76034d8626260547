//! Outranking: units compared two by two.

use crate::aggregation::Blend;
use crate::grid::Below;
use crate::imputation::availability;

/// Sums, for each unit, over all other units, the weight of the children in which it is better; a tie counts half.
///
/// Two units are compared in the children that both have, whose weights are brought to a sum of one; without any they
/// are even. Memory does not grow with the number of pairs, time does.
pub(crate) fn copeland(blend: &Blend<'_>, below: Below<'_>, own: &mut [f64]) {
    let parts: Vec<(&[f64], f64)> = blend
        .children
        .iter()
        .map(|child| (below.row(*child), blend.weights[*child]))
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    for (unit, wins) in own.iter_mut().enumerate() {
        let there = parts.iter().filter(|(scores, _)| !scores[unit].is_nan()).count();
        let absent = there == 0 || availability(there, parts.len()) < blend.least_available;
        *wins = if absent { f64::NAN } else { 0.0 };
    }
    for one in 0..own.len() {
        for other in one + 1..own.len() {
            if own[one].is_nan() || own[other].is_nan() {
                continue;
            }
            let (mut won, mut total) = (0.0, 0.0);
            for (scores, weight) in &parts {
                let (mine, theirs) = (scores[one], scores[other]);
                if mine.is_nan() || theirs.is_nan() {
                    continue;
                }
                total += weight;
                won += if mine > theirs {
                    *weight
                } else if mine < theirs {
                    0.0
                } else {
                    weight / 2.0
                };
            }
            let share = if total > 0.0 { won / total } else { 0.5 };
            own[one] += share;
            own[other] += 1.0 - share;
        }
    }
}
