use uuid::Uuid;

use crate::attribute::{Term, terms};
use crate::finding::{Finding, What};
use crate::identity;
use crate::node::Node;
use crate::schedule::{Schedule, schedules};

/// A place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Location {
    /// Which one.
    pub id: Uuid,
    /// Whether it is a place to go to.
    pub is_physical: bool,
    /// Its name.
    pub name: Option<String>,
    /// Degrees north and east; absent when unknown, never 0,0.
    pub point: Option<(f64, f64)>,
    /// A code of another register.
    pub external: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// What makes it usable for whom.
    pub accessibility: Vec<String>,
}

/// A service at one place.
#[derive(Debug, Clone, PartialEq)]
pub struct AtLocation {
    /// Which one.
    pub id: Uuid,
    /// Where.
    pub location: Location,
    /// When.
    pub schedules: Vec<Schedule>,
    /// Words of lists that hold here.
    pub terms: Vec<Term>,
}

pub(crate) fn at_locations(node: &Node<'_>, source: &str, findings: &mut Vec<Finding>) -> Vec<AtLocation> {
    let mut all = Vec::new();
    for at in node.list("service_at_locations", findings) {
        let Some(place) = at.child("location") else { continue };
        let Some(place_id) = place.text("id").or_else(|| at.text("location_id")) else {
            findings.push(place.found("id", "", What::NoId));
            continue;
        };
        let location = location(&place, source, &place_id, findings);
        let id = at.text("id").unwrap_or_else(|| place_id.clone());
        let mut schedules_here = schedules(&at, findings);
        if schedules_here.is_empty() {
            schedules_here = schedules(&place, findings);
        }
        all.push(AtLocation {
            id: identity(source, "service_at_location", &id).0,
            location,
            schedules: schedules_here,
            terms: terms(&at, findings),
        });
    }
    all
}

fn location(node: &Node<'_>, source: &str, id: &str, findings: &mut Vec<Finding>) -> Location {
    let addresses = node.list("addresses", findings);
    let physical = |one: &&Node<'_>| one.text("address_type").is_none_or(|kind| kind != "postal");
    let address = addresses.iter().find(physical).or(addresses.first());
    let of_address = |key: &str| address.and_then(|address| address.text(key));
    let kind = node.text("location_type");
    let is_physical = kind.is_none_or(|kind| kind == "physical");
    let accessible = node.list("accessibility", findings);
    let words = terms(node, findings);
    Location {
        id: identity(source, "location", id).0,
        is_physical,
        name: node.text("name"),
        point: if is_physical { point(node, findings) } else { None },
        external: node.text("external_identifier"),
        street: of_address("address_1"),
        postcode: of_address("postal_code"),
        town: of_address("city"),
        accessibility: accessible
            .iter()
            .filter_map(|one| one.text("description"))
            .chain(words.into_iter().filter(|word| word.taxonomy == "access").map(|word| word.code))
            .collect(),
    }
}

fn point(node: &Node<'_>, findings: &mut Vec<Finding>) -> Option<(f64, f64)> {
    let (latitude, longitude) = (node.text("latitude"), node.text("longitude"));
    let (Some(latitude), Some(longitude)) = (latitude, longitude) else {
        findings.push(node.found("latitude", "", What::NoCoordinates));
        return None;
    };
    let degrees = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let point = degrees(&latitude).zip(degrees(&longitude));
    let is_on_the_globe = |(north, east): &(f64, f64)| {
        north.abs() <= 90.0 && east.abs() <= 180.0 && (north.abs() > 0.001 || east.abs() > 0.001)
    };
    let point = point.filter(is_on_the_globe);
    if point.is_none() {
        findings.push(node.found("latitude", &format!("{latitude}, {longitude}"), What::BadCoordinates));
    }
    point
}
