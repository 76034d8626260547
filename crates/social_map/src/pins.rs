//! Places on a map, those that would cover each other taken together.

use areas::RdPoint;

/// Somewhere on the map, with how much there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Where it is.
    pub(crate) at: RdPoint,
    /// How many offers there are.
    pub(crate) offers: usize,
}

/// Spots that share one pin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Gathered {
    /// Where the pin stands: amid its spots.
    pub(crate) at: RdPoint,
    /// Which spots, by their place in what was given.
    pub(crate) spots: Vec<usize>,
}

/// Takes spots together until no two pins lie nearer than `apart` metres. Each spot is in exactly one.
pub(crate) fn gather(spots: &[Spot], apart: f64) -> Vec<Gathered> {
    let mut pins: Vec<Gathered> = Vec::new();
    for (place, spot) in spots.iter().enumerate() {
        pins.push(Gathered { at: spot.at, spots: vec![place] });
        // The pin that was added or moved may now lie near to another.
        while let Some((one, other)) = too_near(&pins, pins.len() - 1, apart) {
            let gone = pins.swap_remove(other);
            let mut joined = pins.swap_remove(if one == pins.len() { other } else { one });
            joined.spots.extend(gone.spots);
            joined.at = amid(spots, &joined.spots).unwrap_or(joined.at);
            pins.push(joined);
        }
    }
    for pin in &mut pins {
        pin.spots.sort_unstable();
    }
    pins.sort_by_key(|pin| pin.spots.first().copied());
    pins
}

/// The pin `newest` and the nearest other one within `apart`; the other first lies before it.
fn too_near(pins: &[Gathered], newest: usize, apart: f64) -> Option<(usize, usize)> {
    let here = pins.get(newest)?.at;
    let others = pins.iter().enumerate().filter(|(place, _)| *place != newest);
    let near = others.map(|(place, pin)| (place, distance(here, pin.at)));
    let nearest = near.min_by(|(_, one), (_, other)| one.total_cmp(other))?;
    (nearest.1 < apart).then_some((newest, nearest.0))
}

/// The middle, in which a spot with more to do weighs more.
fn amid(spots: &[Spot], places: &[usize]) -> Option<RdPoint> {
    let chosen = places.iter().filter_map(|place| spots.get(*place));
    RdPoint::amid(chosen.flat_map(|spot| std::iter::repeat_n(spot.at, spot.offers.max(1))))
}

fn distance(one: RdPoint, other: RdPoint) -> f64 {
    f64::from(one.x - other.x).hypot(f64::from(one.y - other.y))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spot(x: i32, y: i32) -> Spot {
        Spot { at: RdPoint { x: 200_000 + x, y: 500_000 + y }, offers: 1 }
    }

    #[test]
    fn what_lies_apart_stands_alone_and_what_lies_together_shares_a_pin() {
        let pins = gather(&[spot(0, 0), spot(5_000, 0), spot(60, 80)], 200.0);
        assert_eq!(pins.iter().map(|pin| pin.spots.clone()).collect::<Vec<_>>(), [vec![0, 2], vec![1]]);
        assert_eq!(pins[0].at, RdPoint { x: 200_030, y: 500_040 });
        assert_eq!(pins[1].at, spot(5_000, 0).at);
        assert!(gather(&[], 200.0).is_empty());
    }

    proptest! {
        #[test]
        fn every_spot_has_one_pin_and_pins_keep_apart(
            points in prop::collection::vec((0..8_000_i32, 0..8_000_i32, 1..5_usize), 0..60),
        ) {
            let spots: Vec<Spot> =
                points.into_iter().map(|(x, y, offers)| Spot { offers, ..spot(x, y) }).collect();
            let pins = gather(&spots, 700.0);
            let mut held: Vec<usize> = pins.iter().flat_map(|pin| pin.spots.clone()).collect();
            held.sort_unstable();
            prop_assert_eq!(held, (0..spots.len()).collect::<Vec<_>>());
            for (place, pin) in pins.iter().enumerate() {
                for other in &pins[..place] {
                    prop_assert!(distance(pin.at, other.at) >= 700.0);
                }
            }
        }
    }
}
