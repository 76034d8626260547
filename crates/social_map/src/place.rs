use areas::{NeighbourhoodCode, RdPoint, WardCode};
use kernel::Id;

use kernel::words;

/// Identity of a place.
pub type PlaceId = Id<Place>;

words! {
    /// What makes a place usable for whom (*toegankelijkheid*).
    Access, "access feature" {
        /// One can get in without a step.
        StepFree => "step_free",
        /// There is a lift.
        Lift => "lift",
        /// There is a toilet for wheelchairs.
        AccessibleToilet => "accessible_toilet",
        /// There is parking for disabled people.
        ParkingDisabled => "parking_disabled",
        /// There is a hearing loop.
        HearingLoop => "hearing_loop",
        /// A bus stops near.
        BusStopNear => "bus_stop_near",
        /// Bicycles can be parked.
        BicycleParking => "bicycle_parking",
        /// A guide dog is welcome.
        GuideDog => "guide_dog",
    }
}

/// Where something lies, in degrees (WGS84).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Coordinates {
    latitude: f64,
    longitude: f64,
}

/// The numbers are no place on land in or near the Netherlands; 0,0 least of all.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("{latitude}, {longitude} does not lie in or near the Netherlands")]
pub struct NotCoordinates {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl Coordinates {
    /// The point at these degrees.
    ///
    /// # Errors
    /// When it does not lie in or near the Netherlands: then somebody swapped or guessed.
    pub fn new(latitude: f64, longitude: f64) -> Result<Self, NotCoordinates> {
        let near = (50.0..=54.5).contains(&latitude) && (2.5..=8.0).contains(&longitude);
        if near { Ok(Self { latitude, longitude }) } else { Err(NotCoordinates { latitude, longitude }) }
    }

    /// Degrees north.
    #[must_use]
    pub const fn latitude(self) -> f64 {
        self.latitude
    }

    /// Degrees east.
    #[must_use]
    pub const fn longitude(self) -> f64 {
        self.longitude
    }

    /// The same point on the Dutch grid, in metres.
    pub(crate) fn on_grid(self) -> Option<RdPoint> {
        RdPoint::at_degrees(self.latitude, self.longitude)
    }
}

/// A place (*plek*) where something happens: a building, a garden, a square.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Which one.
    pub id: PlaceId,
    /// What people call it.
    pub name: String,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode, such as `8031 AA`.
    pub postcode: Option<String>,
    /// Town.
    pub town: String,
    /// The neighbourhood in which it lies, which decides its ward.
    pub neighbourhood: NeighbourhoodCode,
    /// Where it lies; absent stays absent.
    pub coordinates: Option<Coordinates>,
    /// What makes it usable for whom.
    pub access: Vec<Access>,
    /// Whether it was invented for the demonstration.
    pub demonstration: bool,
    /// Its version.
    pub version: i64,
}

impl Place {
    /// The names of the fields in which `other` differs, for the log.
    #[must_use]
    pub fn fields_changed(&self, other: &Self) -> Vec<&'static str> {
        let same = [
            ("name", self.name == other.name),
            ("street", self.street == other.street),
            ("postcode", self.postcode == other.postcode),
            ("town", self.town == other.town),
            ("neighbourhood", self.neighbourhood == other.neighbourhood),
            ("coordinates", self.coordinates == other.coordinates),
            ("access", self.access == other.access),
        ];
        same.into_iter().filter(|(_, same)| !same).map(|(name, _)| name).collect()
    }

    /// The ward in which it lies.
    #[must_use]
    pub const fn ward(&self) -> WardCode {
        self.neighbourhood.ward()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_in_the_sea_of_guinea_is_refused() {
        assert!(Coordinates::new(52.51, 6.09).is_ok());
        for (latitude, longitude) in [(0.0, 0.0), (6.09, 52.51), (f64::NAN, 6.0), (52.5, f64::INFINITY)] {
            assert!(Coordinates::new(latitude, longitude).is_err(), "{latitude} {longitude}");
        }
    }
}
