//! How far something is, in minutes: an estimate for choosing, no route planner.
//!
//! A way through a town is longer than the straight line, and nobody keeps up their speed at every corner, so everything
//! here is a round figure that the visitor sees as *ongeveer*. What it rests on:
//!
//! - the way is 1.3 times the straight line, the middle of what studies of street networks find (1.2 to 1.4);
//! - on foot 5 km an hour;
//! - by bicycle 15 km an hour: the Fietsersbond counts 7.5 km as nearly half an hour for most people (*Fietsen in cijfers*,
//!   2013);
//! - by bus 20 km an hour with its stops, and 10 minutes to walk to the stop and wait.

use kernel::words;

use crate::Coordinates;

/// The way through a town in tenths of the straight line.
pub const DETOUR_TENTHS: u32 = 13;
/// Metres an hour.
const ON_FOOT: u32 = 5_000;
const BY_BICYCLE: u32 = 15_000;
const BY_BUS: u32 = 20_000;
/// Minutes to the stop and at the stop.
const TO_THE_BUS: u32 = 10;
/// From here on minutes are told in fives.
const ROUGH: u32 = 20;
/// Metres in a degree of latitude; a degree of longitude is as much shorter as the parallel is.
const DEGREE: f64 = 111_300.0;

/// The straight line between two points, in metres. On the scale of a town the earth is flat.
pub(crate) fn metres_between(one: Coordinates, other: Coordinates) -> u32 {
    let north = (one.latitude() - other.latitude()) * DEGREE;
    let parallel = ((one.latitude() + other.latitude()) / 2.0).to_radians().cos();
    let east = (one.longitude() - other.longitude()) * DEGREE * parallel;
    // No two points of the Netherlands are further apart than a u32 of metres can tell.
    format!("{:.0}", north.hypot(east)).parse().unwrap_or(u32::MAX)
}

/// How long a way takes, in whole minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trip {
    /// On foot.
    pub on_foot: u32,
    /// By bicycle.
    pub bicycle: u32,
    /// By bus.
    pub bus: u32,
}

impl Trip {
    /// The way to what lies so many metres away in a straight line.
    #[must_use]
    pub const fn of(metres: u32) -> Self {
        Self {
            on_foot: rounded(minutes(metres, ON_FOOT)),
            bicycle: rounded(minutes(metres, BY_BICYCLE)),
            bus: rounded(TO_THE_BUS + minutes(metres, BY_BUS)),
        }
    }

    /// Whether one is there on foot before the bus would be.
    pub(crate) const fn is_a_walk(self) -> bool {
        self.on_foot <= self.bus
    }
}

const fn minutes(metres: u32, an_hour: u32) -> u32 {
    (metres.saturating_mul(DETOUR_TENTHS) / 10).saturating_mul(60).div_ceil(an_hour)
}

/// The longest straight line of which the way takes so many minutes: [`minutes`] the other way round.
const fn longest_line(minutes: u32, an_hour: u32) -> u32 {
    ((minutes * an_hour / 60 + 1) * 10 - 1) / DETOUR_TENTHS
}

/// Nobody can tell 43 minutes from 45; what is next door takes a minute too.
const fn rounded(minutes: u32) -> u32 {
    match minutes {
        0 => 1,
        1..ROUGH => minutes,
        ROUGH.. => (minutes + 2) / 5 * 5,
    }
}

words! {
    /// How far somebody wants to go. It is a choice that says what it leaves out, never a wall.
    Within, "reach" {
        /// Ten minutes on foot.
        TenOnFoot => "10-minuten-lopen",
        /// Ten minutes by bicycle.
        TenByBicycle => "10-minuten-fietsen",
        /// Twenty minutes by bicycle.
        TwentyByBicycle => "20-minuten-fietsen",
    }
}

impl Within {
    /// The longest straight line, in metres, of which the way takes no more time.
    #[must_use]
    pub const fn metres(self) -> u32 {
        match self {
            Self::TenOnFoot => longest_line(10, ON_FOOT),
            Self::TenByBicycle => longest_line(10, BY_BICYCLE),
            Self::TwentyByBicycle => longest_line(20, BY_BICYCLE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_is_measured_as_the_grid_measures_it() {
        // Two points of the grid, 3,000 metres east and 4,000 metres north of each other.
        let at = |x, y| {
            let (latitude, longitude) = areas::RdPoint { x, y }.degrees();
            Coordinates::new(latitude, longitude).unwrap()
        };
        let metres = metres_between(at(202_000, 502_000), at(205_000, 506_000));
        assert!(metres.abs_diff(5_000) < 20, "{metres}");
        assert_eq!(metres_between(at(202_000, 502_000), at(202_000, 502_000)), 0);
    }

    #[test]
    fn minutes_are_those_of_an_ordinary_day() {
        for (metres, on_foot, bicycle, bus) in
            [(0, 1, 1, 10), (100, 2, 1, 11), (500, 8, 3, 12), (1_500, 25, 8, 16), (6_000, 95, 30, 35)]
        {
            assert_eq!(Trip::of(metres), Trip { on_foot, bicycle, bus }, "{metres} m");
        }
        assert_eq!(Trip::of(u32::MAX).on_foot, Trip::of(u32::MAX - 1).on_foot, "no overflow");
    }

    #[test]
    fn a_reach_ends_where_the_way_begins_to_take_longer() {
        for (within, metres, most, an_hour) in [
            (Within::TenOnFoot, 641, 10, ON_FOOT),
            (Within::TenByBicycle, 1_923, 10, BY_BICYCLE),
            (Within::TwentyByBicycle, 3_846, 20, BY_BICYCLE),
        ] {
            assert_eq!(within.metres(), metres, "{within}");
            assert!(minutes(metres, an_hour) <= most && minutes(metres + 1, an_hour) > most, "{within}");
        }
    }

    #[test]
    fn the_bus_is_named_only_where_it_is_quicker() {
        assert!(Trip::of(600).is_a_walk());
        assert!(!Trip::of(2_000).is_a_walk());
    }
}
