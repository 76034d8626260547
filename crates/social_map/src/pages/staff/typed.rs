use chrono::NaiveTime;
use serde::Deserialize;

use crate::{Circumstances, OfferAt, Particulars, Pattern, Rhythm, Session};

/// What is typed of an offer: names and texts as a browser sends them.
///
/// Places and sessions are numbered: `at0-place`, `at0-s1-from`. That carries as many as are needed, and works without
/// a script.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<(String, String)>")]
pub(crate) struct Typed(Vec<(String, String)>);

/// The most fields that are read, and the most places or sessions among them: a form of ours stays below, and nobody
/// keeps the server busy with thousands.
const MOST_FIELDS: usize = 2_000;
const MOST_NUMBERED: usize = 100;
const MOST_PAUSES: usize = 12;

/// There are more fields than any form of ours has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than {MOST_FIELDS} fields")]
pub(crate) struct TooManyFields;

impl TryFrom<Vec<(String, String)>> for Typed {
    type Error = TooManyFields;

    fn try_from(fields: Vec<(String, String)>) -> Result<Self, TooManyFields> {
        if fields.len() > MOST_FIELDS { Err(TooManyFields) } else { Ok(Self(fields)) }
    }
}

impl Typed {
    /// The text of a field; empty when it was not sent.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, text)| text.as_str())
    }

    /// All texts of a field that can be sent more than once.
    pub(super) fn texts<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, text)| text.as_str())
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    pub(super) fn set(&mut self, name: &str, text: impl Into<String>) {
        self.0.retain(|(known, _)| known != name);
        self.add(name, text);
    }

    fn add(&mut self, name: &str, text: impl Into<String>) {
        self.0.push((name.to_owned(), text.into()));
    }

    /// How many places are asked about; at least one.
    pub(super) fn places(&self) -> usize {
        (0..MOST_NUMBERED).take_while(|at| self.has(&format!("at{at}-place"))).count().max(1)
    }

    /// How many sessions are asked about at a place; at least one.
    pub(super) fn sessions(&self, at: usize) -> usize {
        (0..MOST_NUMBERED).take_while(|nth| self.has(&format!("at{at}-s{nth}-pattern"))).count().max(1)
    }

    /// How many pauses are asked about of a session: those that were filled in and one more.
    pub(super) fn pauses(&self, session: &str) -> usize {
        let is_filled = |nth: &usize| {
            ["from", "to"]
                .iter()
                .any(|field| !self.text(&format!("{session}-pause{nth}-{field}")).trim().is_empty())
        };
        (0..MOST_PAUSES).rev().find(is_filled).map_or(1, |last| last + 2)
    }

    /// The version from which the writer started.
    pub(super) fn version(&self) -> i64 {
        self.text("version").parse().unwrap_or_default()
    }

    /// Gives room for one more place, or one more session at a place, when a button asked for it.
    pub(super) fn with_room(mut self) -> Option<Self> {
        let asked = self.text("add").to_owned();
        let more = match asked.strip_prefix("at") {
            _ if asked == "place" => format!("at{}-place", self.places()),
            Some(at) => {
                let at: usize = at.parse().ok().filter(|at| *at < self.places())?;
                format!("at{at}-s{}-pattern", self.sessions(at))
            }
            None => return None,
        };
        self.set(&more, "");
        Some(self)
    }

    /// What would be typed to say `particulars`.
    pub(super) fn of(particulars: &Particulars) -> Self {
        let mut typed = Self::default();
        typed.add("title", particulars.wording.title.as_str());
        for (name, text) in particulars.wording.texts() {
            typed.add(name, text);
        }
        typed.add("ambition", particulars.ambition.name());
        for theme in &particulars.themes {
            typed.add("themes", theme.name());
        }
        typed.add("interests", particulars.interests.join(", "));
        for audience in &particulars.audience {
            typed.add("audience", audience.name());
        }
        typed.add("age_from", particulars.ages.from.to_string());
        typed.add("age_to", particulars.ages.to.to_string());
        typed.add("languages", particulars.languages.join(", "));
        typed.add("support", particulars.support.name());
        typed.add("cost_kind", particulars.cost.kind());
        let amount = particulars.cost.amount().map(|amount| amount.to_string());
        typed.add("cost_amount", amount.unwrap_or_default());
        typed.add("cost_reduction", particulars.cost.reduction.clone().unwrap_or_default());
        let contact = &particulars.contact;
        typed.add("contact_name", contact.name.as_str());
        typed.add("contact_role", contact.role.clone().unwrap_or_default());
        typed.add("contact_phone", contact.phone.clone().unwrap_or_default());
        typed.add("contact_email", contact.email.as_ref().map(|email| email.as_str()).unwrap_or_default());
        typed.add("setting", particulars.setting.name());
        for ward in &particulars.service_area {
            typed.add("service_area", ward.to_string());
        }
        for (nth, at) in particulars.at.iter().enumerate() {
            typed.add_at(&format!("at{nth}"), at);
        }
        typed
    }

    fn add_at(&mut self, stem: &str, at: &OfferAt) {
        self.add(&format!("{stem}-place"), at.place.map(|id| id.to_string()).unwrap_or_default());
        for (nth, session) in at.sessions.iter().enumerate() {
            self.add_session(&format!("{stem}-s{nth}"), session);
        }
        self.add_circumstances(stem, &at.circumstances);
        if let Some(capacity) = at.capacity {
            self.add(&format!("{stem}-places"), capacity.places.to_string());
            self.add(&format!("{stem}-free"), capacity.free.to_string());
            self.add(&format!("{stem}-waiting"), capacity.waiting.to_string());
        }
    }

    fn add_circumstances(&mut self, stem: &str, seen: &Circumstances) {
        let words = [
            ("noise", seen.noise.map(crate::Noise::name)),
            ("light", seen.light.map(crate::Light::name)),
            ("crowd", seen.crowd.map(crate::Crowd::name)),
        ];
        let yes_or_no = |fact: Option<bool>| fact.map(|holds| if holds { "yes" } else { "no" });
        let facts = [
            ("quiet_room", yes_or_no(seen.quiet_room)),
            ("may_leave", yes_or_no(seen.may_leave)),
            ("fixed_place", yes_or_no(seen.fixed_place)),
            ("informed_beforehand", yes_or_no(seen.informed_beforehand)),
        ];
        for (name, word) in words.into_iter().chain(facts) {
            self.add(&format!("{stem}-{name}"), word.unwrap_or_default());
        }
        let group = seen.largest_group.map(|group| group.to_string());
        self.add(&format!("{stem}-largest_group"), group.unwrap_or_default());
        let day = seen.observed_on.map(|day| day.to_string());
        self.add(&format!("{stem}-observed_on"), day.unwrap_or_default());
        self.add(&format!("{stem}-observed_by"), seen.observed_by.clone().unwrap_or_default());
    }

    fn add_session(&mut self, stem: &str, session: &Session) {
        let (word, days, rhythm) = match &session.pattern {
            Pattern::Week { weekdays, rhythm } => ("week", weekdays.days().to_vec(), *rhythm),
            Pattern::Month { nth, weekday, rhythm } => {
                self.add(&format!("{stem}-nth"), nth.number().to_string());
                ("month", vec![*weekday], *rhythm)
            }
            Pattern::Once { date } => {
                self.add(&format!("{stem}-date"), date.to_string());
                ("once", Vec::new(), Rhythm::Each)
            }
            Pattern::OnAppointment => ("on_appointment", Vec::new(), Rhythm::Each),
        };
        self.add(&format!("{stem}-pattern"), word);
        for day in days {
            self.add(&format!("{stem}-days"), day.to_string().to_lowercase());
        }
        if let Rhythm::Every { interval, anchor } = rhythm {
            self.add(&format!("{stem}-interval"), interval.to_string());
            self.add(&format!("{stem}-anchor"), anchor.to_string());
        }
        let time = |time: NaiveTime| time.format("%H:%M").to_string();
        self.add(&format!("{stem}-from"), session.hours.map(|of| time(of.from)).unwrap_or_default());
        self.add(&format!("{stem}-until"), session.hours.map(|of| time(of.until)).unwrap_or_default());
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        self.add(&format!("{stem}-starts"), day(session.starts));
        self.add(&format!("{stem}-ends"), day(session.ends));
        let except: Vec<String> =
            session.except.iter().map(|day| day.format("%d-%m-%Y").to_string()).collect();
        self.add(&format!("{stem}-except"), except.join(", "));
        for (nth, pause) in session.pauses.iter().enumerate() {
            self.add(&format!("{stem}-pause{nth}-from"), pause.from.to_string());
            self.add(&format!("{stem}-pause{nth}-to"), pause.to.to_string());
            self.add(&format!("{stem}-pause{nth}-name"), pause.name.clone().unwrap_or_default());
        }
        self.add(&format!("{stem}-on_holidays"), session.on_holidays.name());
        self.add(&format!("{stem}-note"), session.note.clone().unwrap_or_default());
    }
}
