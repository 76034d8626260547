use areas::{Postcode, RdPoint, WardCode};
use shell::Problem;
use utoipa::IntoParams;

use crate::Listing;
use crate::api::asked::Asked;
use crate::api::parameters::{Parameters, wrong};
use crate::api::whereabouts::{of_postcode, point};
use crate::catalogue::AreaNames;

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

    /// Looks up where it is.
    pub(super) async fn find(self, asked: &Asked) -> Result<Option<Near>, Problem> {
        let Some(postcode) = self.postcode else { return Ok(None) };
        let unknown = || wrong("postcode", "unknown", "This postcode is not known here.");
        let here = of_postcode(asked, postcode).await?.ok_or_else(unknown)?;
        let (ward, centre) = (here.neighbourhood.ward(), here.centre);
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

/// The square of the distance between two points, in square metres.
fn square(one: RdPoint, other: RdPoint) -> i64 {
    let (x, y) = (i64::from(one.x) - i64::from(other.x), i64::from(one.y) - i64::from(other.y));
    x * x + y * y
}

fn square_of(metres: usize) -> i64 {
    let metres = i64::try_from(metres).unwrap_or(i64::MAX);
    metres.saturating_mul(metres)
}
