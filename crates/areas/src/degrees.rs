//! From the grid to degrees, by a series that needs no projection and no more than a few multiplications.

use crate::rd::RdPoint;

/// Terms of a series: powers of the distance to Amersfoort to the east and to the north, and their factor.
type Series = &'static [(i32, i32, f64)];

/// Seconds of latitude (Schreutelkamp and Strang van Hees, *Benaderingsformules voor de transformatie tussen RD- en
/// WGS84-kaartcoordinaten*, 2001); right to a quarter of a metre.
const LATITUDE: Series = &[
    (0, 1, 3_235.653_89),
    (2, 0, -32.582_97),
    (0, 2, -0.247_50),
    (2, 1, -0.849_78),
    (0, 3, -0.065_50),
    (2, 2, -0.017_09),
    (1, 0, -0.007_38),
    (4, 0, 0.005_30),
    (2, 3, -0.000_39),
    (4, 1, 0.000_33),
    (1, 1, -0.000_12),
];
/// Seconds of longitude, by the same authors.
const LONGITUDE: Series = &[
    (1, 0, 5_260.529_16),
    (1, 1, 105.946_84),
    (1, 2, 2.456_56),
    (3, 0, -0.818_85),
    (1, 3, 0.055_94),
    (3, 1, -0.056_07),
    (0, 1, 0.011_99),
    (3, 2, -0.002_56),
    (1, 4, 0.001_28),
    (0, 2, 0.000_22),
    (2, 0, -0.000_22),
    (5, 0, 0.000_26),
];

impl RdPoint {
    /// The same point in degrees of latitude and longitude (WGS84), to a quarter of a metre.
    #[must_use]
    pub fn degrees(self) -> (f64, f64) {
        let east = f64::from(self.x - 155_000) / 100_000.0;
        let north = f64::from(self.y - 463_000) / 100_000.0;
        let seconds = |series: Series| -> f64 {
            series.iter().map(|(p, q, factor)| factor * east.powi(*p) * north.powi(*q)).sum()
        };
        let latitude = 52.155_174_40 + seconds(LATITUDE) / 3_600.0;
        let longitude = 5.387_206_21 + seconds(LONGITUDE) / 3_600.0;
        (latitude, longitude)
    }
}

#[cfg(test)]
mod tests {
    use geo::Coord;

    use super::*;
    use crate::rd::ToRd;

    #[test]
    fn the_westertoren_stands_where_the_authors_say() {
        let (latitude, longitude) = RdPoint { x: 120_701, y: 487_526 }.degrees();
        assert!((latitude - 52.374_532_53).abs() < 0.000_01, "{latitude}");
        assert!((longitude - 4.883_525_59).abs() < 0.000_01, "{longitude}");
    }

    #[test]
    fn there_and_back_is_the_same_point() {
        let grid = ToRd::new().unwrap();
        for (x, y) in [(202_928, 502_861), (155_000, 463_000), (20_000, 380_000), (260_000, 590_000)] {
            let (latitude, longitude) = RdPoint { x, y }.degrees();
            let back = grid.convert(Coord { x: longitude, y: latitude }).unwrap();
            assert!((back.x - f64::from(x)).abs() < 1.0 && (back.y - f64::from(y)).abs() < 1.0, "{back:?}");
        }
    }
}
