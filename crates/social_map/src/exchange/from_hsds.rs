//! A service of HSDS as an offer of ours. What `api` writes, this reads.

use areas::WardCode;
use hsds::{AtLocation, Finding, Location, Record, Service, Status, Term, What};
use kernel::{Cents, EmailAddress, clean_line, clean_text};
use serde_json::{Value as Json, json};

use super::sessions::sessions;
use super::{Incoming, IncomingAt, IncomingOrganisation, IncomingPlace, Said, Standing};
use crate::{Access, Ages, Ambition, Charge, Cost, Per, Setting, Support, Theme, Wording};

/// The most characters of a title.
const LONGEST_TITLE: usize = 60;

pub(super) fn incoming(record: Record, findings: &mut Vec<Finding>) -> Incoming {
    let Record { origin, source_id, id, repeats, service, original } = record;
    let mut said = wording(&service, &origin, findings);
    said.extend(facts(&service));
    said.extend(contact(&service));
    let at = places(&service, &origin, findings);
    if at.iter().any(|at| at.place.is_some()) {
        said.entry("setting".to_owned()).or_insert_with(|| json!(Setting::Place));
    }
    Incoming {
        standing: match service.status {
            Status::Active => Standing::There,
            Status::TemporarilyClosed => Standing::Closed,
            Status::Defunct => Standing::Gone,
            Status::Inactive | Status::Unknown => Standing::Unknown,
        },
        confirmed_on: service.assured,
        organisation: service.organization.map(|of| IncomingOrganisation {
            id: of.id,
            name: clean_line(&of.name, 200).unwrap_or_else(|_| of.name.chars().take(200).collect()),
            about: of.description,
            email: of.email,
            website: of.website,
        }),
        origin,
        source_id,
        id,
        repeats,
        said,
        at,
        original: Some(original),
    }
}

fn wording(service: &Service, origin: &hsds::Origin, findings: &mut Vec<Finding>) -> Said {
    let mut said = Said::new();
    let mut keep = |field: &str, column: &str, text: Option<&str>, most: usize| {
        let Some(text) = text.map(without_tags) else { return };
        let text = text.as_str();
        let cleaned =
            if most == LONGEST_TITLE { clean_line(text, usize::MAX) } else { clean_text(text, usize::MAX) };
        let Ok(whole) = cleaned else { return };
        let kept = cut(&whole, most);
        if kept != whole {
            findings.push(origin.finding(column, &whole, What::TooLong));
        }
        said.insert(format!("wording/{field}"), json!(kept));
    };
    keep("title", "name", Some(&service.name), LONGEST_TITLE);
    for (field, column, text) in [
        ("what", "description", &service.description),
        ("for_whom", "eligibility_description", &service.eligibility),
        ("price", "fees_description", &service.fees),
        ("how_to_join", "application_process", &service.application_process),
    ] {
        keep(field, column, text.as_deref(), Wording::LONGEST_TEXT);
    }
    for (field, list) in [("when", "when"), ("whom_to_call", "whom_to_call")] {
        let term = service.terms.iter().find(|term| term.taxonomy == list);
        keep(field, "attributes", term.map(|term| term.name.as_str()), Wording::LONGEST_TEXT);
    }
    said
}

/// The text without the tags of HTML that a source left in it: nothing here shows them as anything but text.
fn without_tags(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('<') {
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        out.push_str(before);
        match after.split_once('>').filter(|_| is_tag) {
            Some((_, behind)) => {
                out.push(' ');
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("&amp;", "&").replace("&nbsp;", " ")
}

/// The text, cut at a word when it is too long.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let end = start.rfind(char::is_whitespace).filter(|end| *end > start.len() / 2).unwrap_or(start.len());
    format!("{}…", start.get(..end).unwrap_or(&start).trim_end())
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
    let mut languages: Vec<String> = service.languages.iter().filter_map(|text| language(text)).collect();
    languages.dedup();
    let wards = service.areas.iter().filter_map(|area| area.extent.as_deref()?.parse::<WardCode>().ok());
    let wards: Vec<String> = wards.map(|ward| ward.to_string()).collect();
    let values = [
        ("themes", (!themes.is_empty()).then(|| json!(themes))),
        ("interests", (!interests.is_empty()).then(|| json!(interests))),
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
    let words = option.description.as_deref().and_then(|text| clean_line(text, 300).ok());
    let reduction = words.filter(|words| service.fees.as_deref().map(str::trim) != Some(words.as_str()));
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
        ("role", line(one.and_then(|one| one.title.as_ref())).map(|role| json!(role))),
        ("phone", line(service.phones.first()).map(|phone| json!(phone.trim_matches('"')))),
        ("email", email.map(|email| json!(email))),
    ];
    values.into_iter().filter_map(|(field, value)| Some((format!("contact/{field}"), value?))).collect()
}

fn places(service: &Service, origin: &hsds::Origin, findings: &mut Vec<Finding>) -> Vec<IncomingAt> {
    let at = service.at.iter().filter(|at| at.location.is_physical);
    let mut all: Vec<IncomingAt> = Vec::new();
    for at in at {
        let schedules = if at.schedules.is_empty() { &service.schedules } else { &at.schedules };
        let sessions = sessions(schedules, origin, findings);
        let known =
            all.iter_mut().find(|one| one.place.as_ref().is_some_and(|place| place.id == at.location.id));
        match known {
            Some(_) => findings.push(origin.finding("service_at_locations", "", What::RepeatedId)),
            None => all.push(one_place(at, sessions_said(&sessions), origin)),
        }
    }
    if all.is_empty() {
        let said = sessions_said(&sessions(&service.schedules, origin, findings));
        all.push(IncomingAt { id: None, place: None, said });
    }
    all
}

fn sessions_said(sessions: &[crate::Session]) -> Said {
    let said = (!sessions.is_empty()).then(|| ("sessions".to_owned(), json!(sessions)));
    said.into_iter().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let long = "Samen koken en eten voor iedereen die dat leuk vindt in de wijk Assendorp";
        assert_eq!(cut(long, 60), "Samen koken en eten voor iedereen die dat leuk vindt in de…");
        assert!(cut(&"x".repeat(99), 60).chars().count() <= 60);
    }

    #[test]
    fn tags_of_html_are_left_out_and_signs_stay() {
        for (text, plain) in [
            ("<p>Koken</p>", " Koken "),
            ("a<script>alert(1)</script>b", "a alert(1) b"),
            ("voor < 18 en > 4", "voor < 18 en > 4"),
            ("<", "<"),
            ("a <b", "a <b"),
        ] {
            assert_eq!(without_tags(text), plain);
        }
    }

    #[test]
    fn an_amount_is_rounded_once() {
        assert_eq!(cents(12.5), Some(Cents(1_250)));
        assert_eq!(cents(0.285), Some(Cents(28)));
        for wrong in [-1.0, f64::NAN, f64::INFINITY, 1e12] {
            assert_eq!(cents(wrong), None);
        }
    }
}
