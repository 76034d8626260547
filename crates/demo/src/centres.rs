use std::collections::BTreeMap;

use areas::{Division, NeighbourhoodCode, RdPoint};
use social_map::Coordinates;

/// The centres of neighbourhoods. A place of the demonstration lies near the centre of its neighbourhood; where no centre
/// is known, its coordinates stay absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Centres(BTreeMap<NeighbourhoodCode, Coordinates>);

impl FromIterator<(NeighbourhoodCode, Coordinates)> for Centres {
    fn from_iter<I: IntoIterator<Item = (NeighbourhoodCode, Coordinates)>>(centres: I) -> Self {
        Self(centres.into_iter().collect())
    }
}

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

/// A point of the Dutch grid in degrees.
fn degrees(point: RdPoint) -> Option<Coordinates> {
    let (east, north) = (f64::from(point.x - 155_000) / 100_000.0, f64::from(point.y - 463_000) / 100_000.0);
    let seconds = |series: Series| -> f64 {
        series.iter().map(|(p, q, factor)| factor * east.powi(*p) * north.powi(*q)).sum()
    };
    let latitude = 52.155_174_40 + seconds(LATITUDE) / 3_600.0;
    let longitude = 5.387_206_21 + seconds(LONGITUDE) / 3_600.0;
    Coordinates::new(latitude, longitude).ok()
}

impl Centres {
    /// The centres of the neighbourhoods of a division.
    #[must_use]
    pub fn of(division: &Division) -> Self {
        let centres = division.neighbourhoods.iter();
        centres.filter_map(|(code, here)| Some((*code, degrees(here.centre)?))).collect()
    }

    /// Where the place named `key` lies: the same spot each time, at most some 250 metres from the centre.
    pub(crate) fn near(&self, neighbourhood: NeighbourhoodCode, key: &str) -> Option<Coordinates> {
        let centre = self.0.get(&neighbourhood)?;
        let spread = key
            .bytes()
            .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let part = |shift: u32| f64::from((spread >> shift) & 0xff) / 255.0 - 0.5;
        let (north, east) = (part(0) * 0.004, part(8) * 0.006);
        Coordinates::new(centre.latitude() + north, centre.longitude() + east).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_westertoren_stands_where_the_authors_say() {
        let tower = degrees(RdPoint { x: 120_701, y: 487_526 }).unwrap();
        assert!((tower.latitude() - 52.374_532_53).abs() < 0.000_01, "{tower:?}");
        assert!((tower.longitude() - 4.883_525_59).abs() < 0.000_01, "{tower:?}");
    }

    #[test]
    fn a_place_lies_near_the_centre_and_always_on_the_same_spot() {
        let code: NeighbourhoodCode = "BU01931000".parse().unwrap();
        let centre = Coordinates::new(52.51, 6.09).unwrap();
        let centres = Centres::from_iter([(code, centre)]);
        let spot = centres.near(code, "de-hud").unwrap();
        assert_eq!(centres.near(code, "de-hud"), Some(spot));
        assert_ne!(centres.near(code, "de-enk"), Some(spot));
        assert!((spot.latitude() - 52.51).abs() <= 0.002 && (spot.longitude() - 6.09).abs() <= 0.003);
        assert_eq!(centres.near("BU01931010".parse().unwrap(), "de-hud"), None);
    }
}
