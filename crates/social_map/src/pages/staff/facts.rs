use std::collections::BTreeMap;

use shell::Visit;

use super::speech;
use crate::catalogue::AreaNames;
use crate::{OfferAt, Particulars, Place, PlaceId};

/// What particulars refer to by identity.
pub(super) struct Names<'a> {
    pub(super) places: &'a BTreeMap<PlaceId, Place>,
    pub(super) areas: &'a AreaNames,
}

/// A question with its answer, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    /// The name of the field in particulars.
    pub(super) field: &'static str,
    pub(super) label: String,
    pub(super) text: String,
    /// Who said so; empty when that is not told.
    pub(super) said: String,
}

/// A question to which two versions give another answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) label: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// All that particulars say, in the words of the form.
pub(super) fn facts(visit: &Visit, of: &Particulars, names: &Names<'_>) -> Vec<Fact> {
    let speech = speech(visit);
    let mut themes: Vec<String> = of.themes.iter().map(|theme| speech.word("theme", theme.name())).collect();
    // The same themes in another order are the same.
    themes.sort_unstable();
    let audience: Vec<String> =
        of.audience.iter().map(|audience| speech.word("audience", audience.name())).collect();
    let contact = [&of.contact.role, &of.contact.phone].into_iter().flatten().cloned();
    let email = of.contact.email.iter().map(|email| email.as_str().to_owned());
    let contact: Vec<String> = std::iter::once(of.contact.name.clone()).chain(contact).chain(email).collect();
    let wards: Vec<String> = of
        .service_area
        .iter()
        .map(|code| match names.areas.ward(*code) {
            "" => code.to_string(),
            name => name.to_owned(),
        })
        .collect();
    let reduction = of.cost.reduction.iter().map(|text| format!(". {text}"));
    let mut answers = vec![("title", of.wording.title.to_string())];
    answers.extend(of.wording.texts().map(|(name, text)| (name, text.to_owned())));
    answers.extend([
        ("themes", speech.joined(&themes)),
        ("interests", of.interests.join(", ")),
        ("ambition", visit.t(&format!("offer-ambition-{}", of.ambition)).to_owned()),
        ("audience", speech.joined(&audience)),
        ("ages", format!("{} – {}", of.ages.from, of.ages.to)),
        ("languages", speech.languages(&of.languages)),
        ("support", speech.word("support", of.support.name())),
        ("cost", format!("{}{}", speech.cost(&of.cost), reduction.collect::<String>())),
        ("contact", contact.join(", ")),
        ("setting", visit.t(&format!("offer-setting-{}", of.setting)).to_owned()),
        ("service_area", speech.joined(&wards)),
    ]);
    let fact = |(field, text)| Fact {
        field,
        label: visit.t(&format!("offer-{field}")).to_owned(),
        text,
        said: String::new(),
    };
    let mut all: Vec<Fact> = answers.into_iter().map(fact).collect();
    for at in &of.at {
        all.extend(facts_at(visit, at, names));
    }
    all.retain(|fact| !fact.text.is_empty());
    all
}

fn facts_at(visit: &Visit, at: &OfferAt, names: &Names<'_>) -> Vec<Fact> {
    let today = visit.cx.clock.today();
    let speech = speech(visit);
    let place = at.place.and_then(|id| names.places.get(&id)).map_or("", |place| place.name.as_str());
    let sessions: Vec<String> = at
        .sessions
        .iter()
        .map(|session| speech.session(session, today))
        .map(|spoken| std::iter::once(spoken.when).chain(spoken.limits).collect::<Vec<_>>().join(". "))
        .collect();
    let mut seen = speech.circumstances(&at.circumstances);
    seen.extend(speech.observed(&at.circumstances, today));
    let capacity = at.capacity.map(|of| {
        let args = [
            ("places", of.places.into()),
            ("free", of.free.into()),
            ("waiting", of.waiting.into()),
            ("date", of.confirmed.format("%d-%m-%Y").to_string().into()),
        ];
        visit.t_args("offer-capacity-said", &args)
    });
    let label = |name: &str| {
        let label = visit.t(&format!("offer-{name}")).to_owned();
        if place.is_empty() { label } else { format!("{label} ({place})") }
    };
    let fact = |field, name: &str, text| Fact { field, label: label(name), text, said: String::new() };
    vec![
        fact("places", "place", place.to_owned()),
        fact("sessions", "sessions", sessions.join(". ")),
        fact("circumstances", "circumstances", seen.join(" ")),
        fact("capacity", "capacity", capacity.unwrap_or_default()),
    ]
}

/// The questions to which the two give another answer, in the order of the form.
pub(super) fn differences(old: &[Fact], new: &[Fact]) -> Vec<Difference> {
    let text = |of: &[Fact], label: &str| {
        of.iter().find(|fact| fact.label == label).map(|fact| fact.text.clone()).unwrap_or_default()
    };
    let gone = old.iter().filter(|fact| !new.iter().any(|other| other.label == fact.label));
    let all = new.iter().chain(gone).map(|fact| Difference {
        label: fact.label.clone(),
        old: text(old, &fact.label),
        new: text(new, &fact.label),
    });
    all.filter(|one| one.old != one.new).collect()
}
