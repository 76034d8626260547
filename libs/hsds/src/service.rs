use chrono::NaiveDate;

use crate::attribute::{Term, terms};
use crate::contact::{Contact, contacts, email};
use crate::finding::{Finding, What};
use crate::location::{AtLocation, at_locations};
use crate::node::Node;
use crate::organization::{Organization, organization};
use crate::schedule::{Schedule, schedules};

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
