//! Where the circles of a schematic map come to lie.

use crate::rd::RdPoint;

/// Radius of the circles, as a share of the distance to the furthest centre.
const SIZE: f64 = 0.78;
/// How much the distance to the middle counts less the further away it is: 0 not at all, 1 entirely.
const PULL: f64 = 0.45;
/// The whole is drawn smaller by this, because moving circles aside makes it larger again.
const SHRINK: f64 = 0.85;
/// Circles keep this much apart.
const GAP: f64 = 1.05;
/// Rounds in which overlapping circles move aside.
const ROUNDS: usize = 500;
/// Equal circles around these centres: the outskirts drawn nearer, so that the
/// inner city has room for its names, then moved aside until none overlap.
pub(super) fn lay_out(centres: &[RdPoint]) -> (Vec<(f64, f64)>, f64) {
    let Some(middle) = RdPoint::amid(centres.iter().copied()) else { return (Vec::new(), 0.0) };
    let (middle_x, middle_y) = (f64::from(middle.x), f64::from(middle.y));
    let away = |point: &RdPoint| (f64::from(point.x) - middle_x, f64::from(point.y) - middle_y);
    let furthest = centres.iter().map(away).map(|(x, y)| x.hypot(y)).fold(1.0, f64::max);
    let count = centres.iter().fold(0.0, |count: f64, _| count + 1.0);
    let radius = (SIZE * furthest / count.sqrt()).max(100.0);
    let mut circles: Vec<(f64, f64)> = centres
        .iter()
        .map(away)
        .map(|(x, y)| {
            let nearer = (furthest / x.hypot(y).max(1.0)).powf(PULL);
            (middle_x + x * nearer * SHRINK, middle_y + y * nearer * SHRINK)
        })
        .collect();
    for _ in 0..ROUNDS {
        if !push_apart(&mut circles, radius) {
            break;
        }
    }
    (circles, radius)
}

/// Moves each pair of overlapping circles half the overlap apart; whether any moved.
fn push_apart(circles: &mut [(f64, f64)], radius: f64) -> bool {
    let mut moved = false;
    for first in 0..circles.len() {
        let (head, tail) = circles.split_at_mut(first + 1);
        let Some(one) = head.last_mut() else { continue };
        for other in tail {
            let (east, north) = (other.0 - one.0, other.1 - one.1);
            let distance = east.hypot(north);
            let overlap = radius * 2.0 * GAP - distance;
            if overlap < 1.0 {
                continue;
            }
            // Circles on one point part towards the east.
            let (east, north) = if distance > 1.0 { (east / distance, north / distance) } else { (1.0, 0.0) };
            one.0 -= east * overlap / 2.0;
            one.1 -= north * overlap / 2.0;
            other.0 += east * overlap / 2.0;
            other.1 += north * overlap / 2.0;
            moved = true;
        }
    }
    moved
}
