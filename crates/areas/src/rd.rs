//! Coordinates of the Dutch national grid, RD New (*Rijksdriehoeksstelsel*,
//! EPSG:28992), in metres.

use std::sync::LazyLock;

use geo::Coord;
use proj4rs::Proj;
use proj4rs::transform::transform;

/// The parameters of the grid (NSGI); the shift to WGS84 stands apart.
const RD_NEW: &str = "+proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 +x_0=155000 \
                      +y_0=463000 +ellps=bessel +units=m +no_defs";
/// Rotations in arc seconds. Numbers in microradians circulate too and look
/// alike: with those Zwolle lies 170 metres off, silently.
const SHIFT: &str =
    "+towgs84=565.4171,50.3319,465.5524,-0.398957388243134,0.343987817378283,-1.87740163998045,4.0725";
const WGS84: &str = "+proj=longlat +datum=WGS84 +no_defs";

/// A point of the grid in whole metres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RdPoint {
    /// Metres to the east.
    pub x: i32,
    /// Metres to the north.
    pub y: i32,
}

impl RdPoint {
    /// The point, when it lies in the area for which the grid is meant.
    #[must_use]
    pub fn within_the_grid(x: i32, y: i32) -> Option<Self> {
        in_grid(Coord { x: f64::from(x), y: f64::from(y) }).then_some(Self { x, y })
    }

    /// The middle of some points; `None` without any.
    #[must_use]
    pub fn amid(points: impl Iterator<Item = Self>) -> Option<Self> {
        let (mut x, mut y, mut count) = (0_i64, 0_i64, 0_i64);
        for point in points {
            x += i64::from(point.x);
            y += i64::from(point.y);
            count += 1;
        }
        let mean = |sum: i64| i32::try_from(sum.checked_div(count)?).ok();
        Self::within_the_grid(mean(x)?, mean(y)?)
    }

    /// The point at these degrees (WGS84), when it lies in the area for which the grid is meant.
    #[must_use]
    pub fn at_degrees(latitude: f64, longitude: f64) -> Option<Self> {
        static TO_RD: LazyLock<Option<ToRd>> = LazyLock::new(ToRd::new);
        Self::near(TO_RD.as_ref()?.convert(Coord { x: longitude, y: latitude })?)
    }

    /// The point with its coordinates rounded to metres.
    #[must_use]
    pub fn near(coord: Coord<f64>) -> Option<Self> {
        let whole = |metres: f64| format!("{metres:.0}").parse().ok();
        Self::within_the_grid(whole(coord.x)?, whole(coord.y)?)
    }
}

/// Whether a coordinate lies in the area for which the grid is meant.
pub(crate) fn in_grid(coord: Coord<f64>) -> bool {
    (-7_000.0..=300_000.0).contains(&coord.x) && (289_000.0..=629_000.0).contains(&coord.y)
}

/// Whether a coordinate is a longitude and latitude in the European Netherlands.
pub(crate) fn in_netherlands(coord: Coord<f64>) -> bool {
    (3.0..=7.5).contains(&coord.x) && (50.5..=53.8).contains(&coord.y)
}

/// Turns WGS84 longitude and latitude into the grid.
pub(crate) struct ToRd {
    from: Proj,
    to: Proj,
}

impl ToRd {
    /// `None` when the projection is unknown, which a test excludes.
    pub(crate) fn new() -> Option<Self> {
        let from = Proj::from_proj_string(WGS84).ok()?;
        let to = Proj::from_proj_string(&format!("{RD_NEW} {SHIFT}")).ok()?;
        Some(Self { from, to })
    }

    /// Degrees to metres, to a quarter of a metre.
    pub(crate) fn convert(&self, degrees: Coord<f64>) -> Option<Coord<f64>> {
        let mut point = (degrees.x.to_radians(), degrees.y.to_radians(), 0.0);
        transform(&self.from, &self.to, &mut point).ok()?;
        let metres = Coord { x: point.0, y: point.1 };
        in_grid(metres).then_some(metres)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tower_of_amersfoort_stands_where_the_grid_begins() {
        // RDNAPTRANS 2018: RD (155000, 463000) is 52.155172897 N, 5.387203657 E in ETRS89.
        let tower = ToRd::new().unwrap().convert(Coord { x: 5.387_203_657, y: 52.155_172_897 }).unwrap();
        assert!((tower.x - 155_000.0).abs() < 0.5, "{tower:?}");
        assert!((tower.y - 463_000.0).abs() < 0.5, "{tower:?}");
    }

    #[test]
    fn a_point_in_zwolle_lands_within_half_a_metre() {
        // A point inside Binnenstad-zuid, known in both systems.
        let point = ToRd::new().unwrap().convert(Coord { x: 6.093_206, y: 52.511_324 }).unwrap();
        assert!((point.x - 202_928.1).abs() < 0.5 && (point.y - 502_860.7).abs() < 0.5, "{point:?}");
        assert_eq!(RdPoint::near(point), Some(RdPoint { x: 202_928, y: 502_861 }));
        assert_eq!(RdPoint::at_degrees(52.511_324, 6.093_206), RdPoint::near(point));
    }

    #[test]
    fn what_lies_outside_the_netherlands_is_no_point_of_the_grid() {
        let grid = ToRd::new().unwrap();
        for (x, y) in [(0.0, 0.0), (52.5, 6.1), (f64::NAN, 52.0), (180.0, 90.0), (1e308, 1e308)] {
            assert_eq!(grid.convert(Coord { x, y }), None, "{x} {y}");
        }
        for (x, y) in [(0, 0), (502_861, 202_928), (i32::MAX, i32::MIN)] {
            assert_eq!(RdPoint::within_the_grid(x, y), None);
        }
    }
}
