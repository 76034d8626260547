//! A service of HSDS as an offer of ours. What `api` writes, this reads.

use areas::WardCode;
use chrono::NaiveDate;
use hsds::{Contact, Finding, Organization, Record, Service, Status, Term};
use kernel::{Cents, EmailAddress, clean_line};
use serde_json::json;

use super::hsds_place::places;
use super::hsds_wording::wording;
use super::{Incoming, IncomingOrganisation, Said, Standing};
use crate::{Ages, Ambition, Audience, Charge, Cost, Per, Setting, Support, Theme};

/// How the Dutch trade register is called among lists of organisations (org-id.guide).
const KVK: &str = "NL-KVK";

pub(super) fn incoming(record: Record, findings: &mut Vec<Finding>) -> Incoming {
    let Record { origin, source_id, id, repeats, service, original } = record;
    let mut said = wording(&service, &origin, findings);
    said.extend(facts(&service));
    said.extend(contact(&service));
    // Our own address of it in the file: what this program said in words there, it also said in fields.
    let own_page = format!("/aanbod/{id}");
    let is_ours = service.url.as_deref().is_some_and(|url| url.ends_with(&own_page));
    let at = places(&service, is_ours, &origin, findings);
    if at.iter().any(|at| at.place.is_some()) {
        said.entry("setting".to_owned()).or_insert_with(|| json!(Setting::Place));
    }
    Incoming {
        standing: match service.status {
            Status::Active => Standing::There,
            Status::TemporarilyClosed => Standing::Closed { until: opens_on(&service) },
            Status::Defunct => Standing::Gone,
            Status::Inactive | Status::Unknown => Standing::Unknown,
        },
        confirmed_on: service.assured,
        organisation: service.organization.map(organisation),
        origin,
        source_id,
        id,
        repeats,
        said,
        at,
        original: Some(original),
    }
}

fn organisation(of: Organization) -> IncomingOrganisation {
    let kvk = of.identifiers.into_iter().find(|(scheme, _)| scheme == KVK);
    IncomingOrganisation {
        id: of.id,
        name: clean_line(&of.name, 200).unwrap_or_else(|_| of.name.chars().take(200).collect()),
        about: of.description,
        email: of.email,
        website: of.website,
        phone: of.phone,
        kvk: kvk.map(|(_, number)| number),
    }
}

/// The day on which what is closed opens again, as this program tells it.
fn opens_on(service: &Service) -> Option<NaiveDate> {
    service.alert.as_deref()?.strip_prefix("Dicht tot ")?.parse().ok()
}

/// The first word of a list that one of our lists knows.
fn word<T: std::str::FromStr>(terms: &[Term], list: &str) -> Option<T> {
    terms.iter().filter(|term| term.taxonomy == list).find_map(|term| term.code.parse().ok())
}

fn facts(service: &Service) -> Said {
    let mut said = Said::new();
    let themes = service.terms.iter().filter(|term| term.taxonomy == "theme");
    let mut themes: Vec<Theme> = themes.filter_map(|term| term.code.parse().ok()).collect();
    themes.truncate(3);
    let interests = service.terms.iter().filter(|term| term.taxonomy == "interest");
    let interests: Vec<String> =
        interests.filter_map(|term| clean_line(&term.name, 40).ok()).take(6).collect();
    let audience = service.terms.iter().filter(|term| term.taxonomy == "audience");
    let audience: Vec<Audience> = audience.filter_map(|term| term.code.parse().ok()).collect();
    let mut languages: Vec<String> = service.languages.iter().filter_map(|text| language(text)).collect();
    languages.dedup();
    let wards = service.areas.iter().filter_map(|area| area.extent.as_deref()?.parse::<WardCode>().ok());
    let wards: Vec<String> = wards.map(|ward| ward.to_string()).collect();
    let values = [
        ("themes", (!themes.is_empty()).then(|| json!(themes))),
        ("interests", (!interests.is_empty()).then(|| json!(interests))),
        ("audience", (!audience.is_empty()).then(|| json!(audience))),
        ("languages", (!languages.is_empty()).then(|| json!(languages))),
        ("service_area", (!wards.is_empty()).then(|| json!(wards))),
        ("ambition", word::<Ambition>(&service.terms, "ambition").map(|one| json!(one))),
        ("support", word::<Support>(&service.terms, "support").map(|one| json!(one))),
        ("setting", word::<Setting>(&service.terms, "setting").map(|one| json!(one))),
        ("ages", ages(service).map(|ages| json!(ages))),
        ("cost", cost(service).map(|cost| json!(cost))),
    ];
    said.extend(values.into_iter().filter_map(|(field, value)| Some((field.to_owned(), value?))));
    said
}

fn ages(service: &Service) -> Option<Ages> {
    let (from, to) = (service.minimum_age, service.maximum_age);
    if from.is_none() && to.is_none() {
        return None;
    }
    let age =
        |age: Option<u32>, unless: u8| age.map_or(unless, |age| u8::try_from(age.min(120)).unwrap_or(unless));
    Some(Ages { from: age(from, 0), to: age(to, Ages::ALL.to) }).filter(|ages| ages.from <= ages.to)
}

fn cost(service: &Service) -> Option<Cost> {
    let option = service.cost_options.first()?;
    let kind = option.option.as_deref().unwrap_or_default();
    let is_euro = option.currency.as_deref().is_none_or(|currency| currency.eq_ignore_ascii_case("eur"));
    let amount = option.amount.filter(|_| is_euro).and_then(cents);
    let charge = match (kind, amount) {
        ("voluntary", _) => Charge::Voluntary,
        ("free", _) | (_, Some(Cents(0))) => Charge::Free,
        (kind, Some(amount)) => Charge::Fixed { amount, per: kind.parse::<Per>().ok()? },
        (_, None) => return None,
    };
    let words = option.description.as_deref().and_then(|text| clean_line(text, usize::MAX).ok());
    let fees = service.fees.as_deref().and_then(|text| clean_line(text, usize::MAX).ok());
    let reduction = words.filter(|words| fees.as_ref() != Some(words));
    let reduction = reduction.map(|words| words.chars().take(300).collect());
    Some(Cost { charge, reduction })
}

/// An amount in euros, when it is one that somebody pays for taking part.
fn cents(amount: f64) -> Option<Cents> {
    let holds = (0.0..=100_000.0).contains(&amount);
    holds.then(|| format!("{:.0}", amount * 100.0).parse().ok().map(Cents)).flatten()
}

/// A language as its code.
fn language(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let code = match lower.as_str() {
        "nederlands" | "dutch" => "nl",
        "engels" | "english" => "en",
        "arabisch" | "arabic" => "ar",
        "turks" | "turkish" => "tr",
        "pools" | "polish" => "pl",
        "oekraïens" | "ukrainian" => "uk",
        "duits" | "german" => "de",
        "frans" | "french" => "fr",
        "spaans" | "spanish" => "es",
        code if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) => code,
        _ => return None,
    };
    Some(code.to_owned())
}

fn contact(service: &Service) -> Said {
    let one = service.contacts.first();
    let email = one.and_then(|one| one.email.clone()).or_else(|| service.email.clone());
    let email = email.and_then(|email| email.parse::<EmailAddress>().ok());
    let line = |text: Option<&String>| text.and_then(|text| clean_line(text, 120).ok());
    let values = [
        ("name", line(one.and_then(|one| one.name.as_ref())).map(|name| json!(name))),
        ("role", line(one.and_then(Contact::role)).map(|role| json!(role))),
        ("phone", line(service.phones.first()).map(|phone| json!(phone.trim_matches('"')))),
        ("email", email.map(|email| json!(email))),
    ];
    values.into_iter().filter_map(|(field, value)| Some((format!("contact/{field}"), value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_rounded_once() {
        assert_eq!(cents(12.5), Some(Cents(1_250)));
        assert_eq!(cents(0.285), Some(Cents(28)));
        for wrong in [-1.0, f64::NAN, f64::INFINITY, 1e12] {
            assert_eq!(cents(wrong), None);
        }
    }
}
