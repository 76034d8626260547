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

fn degrees(point: RdPoint) -> Option<Coordinates> {
    let (latitude, longitude) = point.degrees();
    Coordinates::new(latitude, longitude).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
