use areas::{Postcode, RdPoint, Shelf, WardCode};

use shell::Problem;
use utoipa::IntoParams;

use crate::api::asked::{Asked, failed};
use crate::api::parameters::{Parameters, wrong};
use crate::catalogue::{AreaNames, Snapshot};
use crate::{Coordinates, Listing, Place};

/// The most metres from a postcode that somebody can ask: more is the whole country.
const MOST_METRES: usize = 500_000;

/// Around which postcode is asked.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Around {
    /// For people who live at this postcode: what serves their ward.
    #[param(value_type = Option<String>, pattern = "^[1-9][0-9]{3} ?[A-Za-z]{2}$", example = "8011 PK")]
    postcode: Option<Postcode>,
    /// Within so many metres from the middle of the neighbourhood in which `postcode` lies. What comes to people stays.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 500_000)]
    proximity: Option<usize>,
}

impl Around {
    /// Reads the parameters.
    pub(super) fn read(parameters: &Parameters) -> Result<Self, Problem> {
        let around = Self {
            postcode: parameters.read("postcode", "postcode", "A Dutch postcode such as 8011 PK.")?,
            proximity: parameters.number("proximity", MOST_METRES)?,
        };
        if around.postcode.is_none() && around.proximity.is_some() {
            return Err(wrong("proximity", "alone", "Metres from `postcode`, which is not there."));
        }
        Ok(around)
    }

    /// Looks up where it is. The middle of a postcode is that of its neighbourhood, which is as exact as the table of
    /// postcodes; where there is no table, a place of the map with that postcode serves.
    pub(super) async fn find(self, asked: &Asked) -> Result<Option<Near>, Problem> {
        let Some(postcode) = self.postcode else { return Ok(None) };
        let shelf = Shelf::new(asked.visit.cx.db.clone());
        let names = &asked.snapshot.names;
        let (ward, centre) = match shelf.neighbourhood_of(postcode).await.map_err(failed)? {
            Some(code) => (code.ward(), names.centre(code)),
            None => {
                let place = place_at(&asked.snapshot, postcode);
                let unknown = || wrong("postcode", "unknown", "This postcode is not known here.");
                place.map(|place| (place.ward(), point(place, names))).ok_or_else(unknown)?
            }
        };
        let nowhere = || wrong("proximity", "no-centre", "Where this postcode lies is not known here.");
        let from = |metres: usize| Ok::<_, Problem>((centre.ok_or_else(nowhere)?, metres));
        Ok(Some(Near { ward, within: self.proximity.map(from).transpose()? }))
    }
}

/// Around a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Near {
    /// The ward in which the postcode lies.
    ward: WardCode,
    /// How far at most, from where.
    within: Option<(RdPoint, usize)>,
}

impl Near {
    /// Whether a listing is for people of the postcode, and near enough when it has a place.
    pub(super) fn holds(&self, listing: &Listing, names: &AreaNames) -> bool {
        let area = &listing.offer.particulars.service_area;
        let serves = area.is_empty() || area.contains(&self.ward);
        let near = match (self.within, &listing.place) {
            (None, _) | (Some(_), None) => true,
            (Some((centre, metres)), Some(place)) => {
                point(place, names).is_some_and(|there| square(centre, there) <= square_of(metres))
            }
        };
        serves && near
    }
}

/// A place of the map with this postcode, for towns without a table of postcodes.
fn place_at(snapshot: &Snapshot, postcode: Postcode) -> Option<&Place> {
    let lies = |place: &&Place| place.postcode.as_ref().is_some_and(|text| text.parse() == Ok(postcode));
    snapshot.listings().filter_map(|one| one.listing.place.as_ref()).find(lies)
}

/// Where a place lies; the middle of its neighbourhood when nobody measured it.
fn point(place: &Place, names: &AreaNames) -> Option<RdPoint> {
    let measured = place.coordinates.and_then(Coordinates::on_grid);
    measured.or_else(|| names.centre(place.neighbourhood))
}

/// The square of the distance between two points, in square metres.
fn square(one: RdPoint, other: RdPoint) -> i64 {
    let (x, y) = (i64::from(one.x) - i64::from(other.x), i64::from(one.y) - i64::from(other.y));
    x * x + y * y
}

fn square_of(metres: usize) -> i64 {
    let metres = i64::try_from(metres).unwrap_or(i64::MAX);
    metres.saturating_mul(metres)
}
