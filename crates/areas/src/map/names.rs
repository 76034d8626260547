//! Where the names of areas stand on a map with pins: beside the pins, never under them.

use crate::map::pins::{Pin, PinKind, View};
use crate::rd::RdPoint;

/// Height of a name, as a share of the width of the map.
const HEIGHT: f64 = 1.0 / 34.0;
/// Width of a letter as a share of its height.
const LETTER: f64 = 0.52;
/// Where a name may stand, in radii of a pin above or below the middle of its area, the best first.
const SHIFTS: [f64; 5] = [0.0, 1.6, -1.6, 2.8, -2.8];

/// A part of the map that is taken, by its middle and half its width and height.
#[derive(Clone, Copy)]
struct Taken {
    x: f64,
    y: f64,
    half_width: f64,
    half_height: f64,
}

impl Taken {
    fn covers(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.half_width + other.half_width
            && (self.y - other.y).abs() < self.half_height + other.half_height
    }
}

/// Height of a name in metres.
pub(super) fn name_height(view: View) -> f64 {
    f64::from(view.metres) * HEIGHT
}

/// The names that find room, each with the middle of its line as SVG counts. One that finds none is left out: what it
/// would say stands in the list below the map.
pub(super) fn settle<'a>(
    named: impl Iterator<Item = (&'a str, RdPoint)>,
    view: View,
    pins: &[Pin],
) -> Vec<(&'a str, (f64, f64))> {
    let (height, radius) = (name_height(view), view.pin_radius());
    let mut taken: Vec<Taken> = pins.iter().map(|pin| of_pin(pin, radius)).collect();
    let mut settled = Vec::new();
    for (name, at) in named {
        let letters = name.chars().fold(0.0, |count: f64, _| count + 1.0);
        let place = SHIFTS.iter().map(|shift| Taken {
            x: f64::from(at.x),
            y: shift * radius - f64::from(at.y),
            half_width: letters * LETTER * height / 2.0,
            half_height: height * 0.6,
        });
        let free = |place: &Taken| is_within(place, view) && !taken.iter().any(|other| other.covers(place));
        let Some(place) = place.into_iter().find(free) else { continue };
        taken.push(place);
        settled.push((name, (place.x, place.y + height * 0.35)));
    }
    settled
}

fn is_within(place: &Taken, view: View) -> bool {
    let half = f64::from(view.metres) / 2.0;
    (place.x - f64::from(view.centre.x)).abs() + place.half_width <= half
}

fn of_pin(pin: &Pin, radius: f64) -> Taken {
    let (x, y) = (f64::from(pin.at.x), -f64::from(pin.at.y));
    match pin.kind {
        PinKind::Exact => {
            Taken { x, y: y - radius * 1.2, half_width: radius * 1.1, half_height: radius * 1.3 }
        }
        PinKind::Around | PinKind::Several => {
            Taken { x, y, half_width: radius * 1.35, half_height: radius * 1.35 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VIEW: View = View { centre: RdPoint { x: 200_000, y: 500_000 }, metres: 5_200 };

    #[test]
    fn a_name_steps_aside_for_a_pin_and_for_a_name() {
        let at = VIEW.centre;
        let pin = Pin { at, kind: PinKind::Several, label: String::new(), name: String::new(), href: None };
        let alone = settle([("Berkum", at)].into_iter(), VIEW, &[]);
        assert!((alone[0].1.1 + 500_000.0).abs() < name_height(VIEW), "{alone:?}");
        let aside = settle([("Berkum", at), ("Aalanden", at)].into_iter(), VIEW, &[pin]);
        let heights: Vec<f64> = aside.iter().map(|(_, (_, y))| *y).collect();
        assert!((heights[0] - heights[1]).abs() > name_height(VIEW));
        assert!(heights.iter().all(|y| (y + 500_000.0).abs() > VIEW.pin_radius()), "{heights:?}");
    }

    #[test]
    fn a_name_without_room_is_left_out() {
        let many = settle(std::iter::repeat_n(("Berkum", VIEW.centre), 9), VIEW, &[]);
        assert_eq!(many.len(), SHIFTS.len());
        let edge = RdPoint { x: VIEW.centre.x + 2_550, y: VIEW.centre.y };
        assert!(settle([("Soestweteringlanden", edge)].into_iter(), VIEW, &[]).is_empty());
    }
}
