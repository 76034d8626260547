//! Where and when a service of HSDS is, what it is like there, and how many can come.

use hsds::{AtLocation, Finding, Location, Service, Term, What};
use kernel::clean_line;
use serde_json::{Value as Json, json};

use super::hsds_terms::{capacity, circumstances};
use super::sessions::sessions;
use super::{IncomingAt, IncomingPlace, Said};
use crate::Access;

/// Where a service is. `is_ours` when this program wrote the file.
pub(super) fn places(
    service: &Service,
    is_ours: bool,
    origin: &hsds::Origin,
    findings: &mut Vec<Finding>,
) -> Vec<IncomingAt> {
    let at = service.at.iter().filter(|at| at.location.is_physical);
    let mut all: Vec<IncomingAt> = Vec::new();
    for at in at {
        let schedules = if at.schedules.is_empty() { &service.schedules } else { &at.schedules };
        let sessions = sessions(schedules, is_ours, origin, findings);
        let known =
            all.iter_mut().find(|one| one.place.as_ref().is_some_and(|place| place.id == at.location.id));
        match known {
            Some(_) => findings.push(origin.finding("service_at_locations", "", What::RepeatedId)),
            None => all.push(one_place(at, said_at(&sessions, [&at.terms, &service.terms]), origin)),
        }
    }
    if all.is_empty() {
        let sessions = sessions(&service.schedules, is_ours, origin, findings);
        let said = said_at(&sessions, [&service.terms, &service.terms]);
        all.push(IncomingAt { id: None, place: None, said });
    }
    all
}

/// What holds at one place: words said of it there count before those of the whole service.
fn said_at(sessions: &[crate::Session], terms: [&[Term]; 2]) -> Said {
    let first = |read: fn(&[Term]) -> Option<Json>| terms.iter().find_map(|terms| read(terms));
    let values = [
        ("sessions", (!sessions.is_empty()).then(|| json!(sessions))),
        ("circumstances", first(circumstances)),
        ("capacity", first(capacity)),
    ];
    values.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?))).collect()
}

fn one_place(at: &AtLocation, said: Said, origin: &hsds::Origin) -> IncomingAt {
    let place = IncomingPlace { id: at.location.id, origin: origin.clone(), said: place_said(&at.location) };
    IncomingAt { id: Some(at.id), place: Some(place), said }
}

fn place_said(location: &Location) -> Said {
    let line = |text: &Option<String>| text.as_deref().and_then(|text| clean_line(text, 200).ok());
    let access: Vec<Access> = location.accessibility.iter().filter_map(|one| one.parse().ok()).collect();
    let name = line(&location.name).or_else(|| line(&location.street));
    let values: [(&str, Option<Json>); 7] = [
        ("name", name.map(|name| json!(name))),
        ("street", line(&location.street).map(|street| json!(street))),
        ("postcode", line(&location.postcode).map(|postcode| json!(postcode))),
        ("town", line(&location.town).map(|town| json!(town))),
        ("neighbourhood", line(&location.external).map(|code| json!(code))),
        ("point", location.point.map(|point| json!(point))),
        ("access", (!access.is_empty()).then(|| json!(access))),
    ];
    values.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?))).collect()
}
