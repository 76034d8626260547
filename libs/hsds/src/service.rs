use chrono::NaiveDate;
use uuid::Uuid;

use crate::finding::{Finding, What};
use crate::identity;
use crate::node::Node;
use crate::schedule::{self, Schedule};

/// Whether a service is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Status {
    /// It is.
    Active,
    /// It is not, for now.
    Inactive,
    /// It never will be again.
    Defunct,
    /// It is closed for a while.
    TemporarilyClosed,
    /// Nobody says.
    #[default]
    Unknown,
}

/// Who offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who it is.
    pub description: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its website.
    pub website: Option<String>,
}

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Their name.
    pub name: Option<String>,
    /// What they do.
    pub title: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
}

/// What it costs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CostOption {
    /// The kind of price.
    pub option: Option<String>,
    /// In euros or another currency.
    pub currency: Option<String>,
    /// How much.
    pub amount: Option<f64>,
    /// In words.
    pub description: Option<String>,
}

/// For people from where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Area {
    /// What it is called.
    pub name: Option<String>,
    /// Its code, for an area with one.
    pub extent: Option<String>,
}

/// A word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The list.
    pub taxonomy: String,
    /// The word in the list.
    pub code: String,
    /// The word as people read it.
    pub name: String,
}

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

/// A service as a source describes it. Absent stays absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Whether it is there.
    pub status: Status,
    /// How to join.
    pub application_process: Option<String>,
    /// What it costs, in words.
    pub fees: Option<String>,
    /// For whom it is.
    pub eligibility: Option<String>,
    /// The youngest.
    pub minimum_age: Option<u32>,
    /// The oldest.
    pub maximum_age: Option<u32>,
    /// What somebody should know first.
    pub alert: Option<String>,
    /// When somebody last said that it is right.
    pub assured: Option<NaiveDate>,
    /// Who offers it.
    pub organization: Option<Organization>,
    /// Whom to call.
    pub contacts: Vec<Contact>,
    /// Telephone numbers.
    pub phones: Vec<String>,
    /// Languages, as codes or names.
    pub languages: Vec<String>,
    /// What it costs.
    pub cost_options: Vec<CostOption>,
    /// For people from where.
    pub areas: Vec<Area>,
    /// When, where it is at no place.
    pub schedules: Vec<Schedule>,
    /// Where.
    pub at: Vec<AtLocation>,
    /// Words of lists.
    pub terms: Vec<Term>,
}

pub(crate) fn read(node: &Node<'_>, source: &str, findings: &mut Vec<Finding>) -> Option<Service> {
    let Some(name) = node.text("name") else {
        findings.push(node.found("name", "", What::NoName));
        return None;
    };
    let organization = organization(node, source, findings);
    Some(Service {
        name,
        description: node.text("description"),
        url: node.text("url"),
        email: email(node, findings),
        status: status(node, findings),
        application_process: node.text("application_process"),
        fees: node.text("fees_description").or_else(|| node.text("fees")),
        eligibility: node.text("eligibility_description"),
        minimum_age: node.count("minimum_age", 130, findings),
        maximum_age: node.count("maximum_age", 130, findings),
        alert: node.text("alert"),
        assured: node.date("assured_date", findings),
        organization,
        contacts: contacts(node, findings),
        phones: node.list("phones", findings).iter().filter_map(|phone| phone.text("number")).collect(),
        languages: languages(node, findings),
        cost_options: costs(node, findings),
        areas: areas(node, findings),
        schedules: schedules(node, findings),
        at: at_locations(node, source, findings),
        terms: terms(node, findings),
    })
}

fn status(node: &Node<'_>, findings: &mut Vec<Finding>) -> Status {
    let Some(text) = node.text("status") else {
        findings.push(node.found("status", "", What::NoStatus));
        return Status::Unknown;
    };
    match text.to_lowercase().as_str() {
        "active" => Status::Active,
        "inactive" => Status::Inactive,
        "defunct" => Status::Defunct,
        "temporarily closed" => Status::TemporarilyClosed,
        _ => {
            findings.push(node.found("status", &text, What::UnknownStatus));
            Status::Unknown
        }
    }
}

fn organization(node: &Node<'_>, source: &str, findings: &mut Vec<Finding>) -> Option<Organization> {
    let named = node.text("organization_id");
    let child = node.child("organization");
    let name = child.as_ref().and_then(|child| child.text("name"));
    let (Some(child), Some(name)) = (child, name) else {
        if let Some(id) = named {
            findings.push(node.found("organization_id", &id, What::DanglingOrganization));
        }
        return None;
    };
    let id = child.text("id").or(named).unwrap_or_else(|| name.clone());
    Some(Organization {
        id: identity(source, "organization", &id).0,
        name,
        description: child.text("description"),
        email: email(&child, findings),
        website: child.text("website").or_else(|| child.text("url")).or_else(|| child.text("uri")),
    })
}

fn email(node: &Node<'_>, findings: &mut Vec<Finding>) -> Option<String> {
    let text = node.text("email")?;
    let read = read_email(&text);
    if read.is_none() {
        findings.push(node.found("email", &text, What::BadEmail));
    }
    read
}

/// An address with a name, one `@` and a dot in the domain.
#[must_use]
pub fn read_email(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("mailto:");
    let (name, domain) = text.split_once('@')?;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"(),;<>\\".contains(&byte));
    let has_dot = domain.contains('.') && domain.split('.').all(|part| !part.is_empty());
    (is_plain && has_dot && !name.is_empty() && !domain.contains('@')).then(|| text.to_owned())
}

fn contacts(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Contact> {
    let contacts = node.list("contacts", findings);
    let read = |one: &Node<'_>, findings: &mut Vec<Finding>| Contact {
        name: one.text("name"),
        title: one.text("title").or_else(|| one.text("department")),
        email: email(one, findings),
    };
    contacts.iter().map(|one| read(one, findings)).collect()
}

fn languages(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<String> {
    let languages = node.list("languages", findings);
    let word =
        |one: &Node<'_>| one.text("code").or_else(|| one.text("name")).or_else(|| one.text("language"));
    languages.iter().filter_map(word).collect()
}

fn costs(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<CostOption> {
    let costs = node.list("cost_options", findings);
    let read = |one: &Node<'_>, findings: &mut Vec<Finding>| CostOption {
        option: one.text("option"),
        currency: one.text("currency"),
        amount: one.number("amount", findings),
        description: one.text("amount_description"),
    };
    costs.iter().map(|one| read(one, findings)).collect()
}

fn areas(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Area> {
    let areas = node.list("service_areas", findings);
    areas.iter().map(|one| Area { name: one.text("name"), extent: one.text("extent") }).collect()
}

fn schedules(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Schedule> {
    let schedules = node.list("schedules", findings);
    schedules.iter().map(|one| schedule::read(one, findings)).collect()
}

fn terms(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Term> {
    let attributes = node.list("attributes", findings);
    let term = |one: &Node<'_>| {
        let term = one.child("taxonomy_term")?;
        let name = term.text("name")?;
        let detail = term.child("taxonomy_detail").and_then(|detail| detail.text("name"));
        let taxonomy = term.text("taxonomy").or(detail).unwrap_or_default();
        Some(Term { taxonomy, code: term.text("code").unwrap_or_else(|| name.clone()), name })
    };
    attributes.iter().filter_map(term).collect()
}

fn at_locations(node: &Node<'_>, source: &str, findings: &mut Vec<Finding>) -> Vec<AtLocation> {
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
