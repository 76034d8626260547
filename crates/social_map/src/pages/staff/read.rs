use std::str::FromStr;

use kernel::{Cents, NotText, clean_line, clean_text};
use shell::{FieldError, Visit};

use super::read_at::places;
use super::typed::Typed;
use crate::{
    Ages, Ambition, Audience, Charge, Contact, Cost, Fault, Particulars, Per, Setting, Support, Theme, Title,
    Wording,
};

/// Reads what was typed and collects what is wrong, so that all of it is shown at once.
pub(super) struct Reader<'a> {
    pub(super) visit: &'a Visit,
    pub(super) typed: &'a Typed,
    pub(super) wrong: Vec<FieldError>,
}

/// The particulars that were typed. `old` are those that stood, for what is not asked.
pub(super) fn particulars(
    visit: &Visit,
    typed: &Typed,
    old: Option<&Particulars>,
) -> Result<Particulars, Vec<FieldError>> {
    let mut reader = Reader { visit, typed, wrong: Vec::new() };
    let read = reader.particulars(old);
    match read {
        Some(particulars) if reader.wrong.is_empty() => {
            let faults = particulars.faults();
            let wrong: Vec<FieldError> = faults.iter().map(|fault| fault_error(visit, *fault)).collect();
            if wrong.is_empty() { Ok(particulars) } else { Err(wrong) }
        }
        Some(_) | None => Err(reader.wrong),
    }
}

/// What does not fit together, told at the field where it can be mended.
fn fault_error(visit: &Visit, fault: Fault) -> FieldError {
    let field = match fault {
        Fault::Themes => "themes",
        Fault::Interests => "interests",
        Fault::Ages => "age_to",
        Fault::Languages => "languages",
        Fault::NoPlace | Fault::PlaceNamed => "at0-place",
        Fault::Capacity => "at0-free",
        Fault::Pauses => "at0-s0-pause0-to",
        Fault::Contact => "contact_phone",
    };
    let key = format!("offer-fault-{fault}");
    FieldError { field: field.to_owned(), message: visit.t(&key).to_owned() }
}

impl Reader<'_> {
    fn particulars(&mut self, old: Option<&Particulars>) -> Option<Particulars> {
        let wording = self.wording();
        let ambition: Option<Ambition> = self.one_of("ambition");
        let themes: Vec<Theme> = self.all_of("themes", "themes");
        let interests = self.interests();
        let audience: Vec<Audience> = self.all_of("audience", "audience");
        let ages = self.ages();
        let languages = self.languages();
        let support: Option<Support> = self.one_of("support");
        let cost = self.cost();
        let contact = self.contact();
        let setting: Option<Setting> = self.one_of("setting");
        let area = self.all_of("service_area", "service_area");
        let at = places(self, setting == Some(Setting::Place), old);
        Some(Particulars {
            wording: wording?,
            ambition: ambition?,
            themes,
            interests,
            audience,
            ages: ages?,
            languages,
            support: support?,
            cost: cost?,
            contact: contact?,
            setting: setting?,
            service_area: area,
            at,
        })
    }

    fn wording(&mut self) -> Option<Wording> {
        let title: Option<Title> =
            self.typed.text("title").parse().map_err(|_| self.fault("title", "title")).ok();
        let mut text =
            |name: &str| self.needed(name, clean_text(self.typed.text(name), Wording::LONGEST_TEXT));
        let (what, for_whom, when) = (text("what"), text("for_whom"), text("when"));
        let (price, how_to_join, whom_to_call) = (text("price"), text("how_to_join"), text("whom_to_call"));
        Some(Wording {
            title: title?,
            what: what?,
            for_whom: for_whom?,
            when: when?,
            price: price?,
            how_to_join: how_to_join?,
            whom_to_call: whom_to_call?,
        })
    }

    fn interests(&self) -> Vec<String> {
        let typed = self.typed.text("interests").split([',', ';', '\n']);
        let mut interests: Vec<String> = Vec::new();
        for word in typed.filter_map(|word| clean_line(&word.to_lowercase(), 40).ok()) {
            if !interests.contains(&word) {
                interests.push(word);
            }
        }
        interests
    }

    /// Codes of languages, in lower case, each once.
    fn languages(&mut self) -> Vec<String> {
        let is_code =
            |word: &str| (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase());
        let mut codes: Vec<String> = Vec::new();
        let mut all_known = true;
        let typed = self.typed.text("languages").split([',', ' ', ';', '\n', '\r']);
        for word in typed.map(str::to_lowercase).filter(|word| !word.is_empty()) {
            all_known &= is_code(&word);
            if is_code(&word) && !codes.contains(&word) {
                codes.push(word);
            }
        }
        if !all_known {
            self.fault("languages", "languages-unknown");
        }
        codes
    }

    fn ages(&mut self) -> Option<Ages> {
        let from = self.number("age_from", "age_from", Some(0));
        let to = self.number("age_to", "age_to", Some(Ages::ALL.to));
        Some(Ages { from: from?, to: to? })
    }

    fn cost(&mut self) -> Option<Cost> {
        let reduction = self.line("cost_reduction", "cost_reduction", 200);
        let charge = match self.typed.text("cost_kind") {
            "free" => Charge::Free,
            "voluntary" => Charge::Voluntary,
            _ => {
                let per: Option<Per> = self.one_of("cost_kind");
                let amount: Result<Cents, _> = self.typed.text("cost_amount").parse();
                let amount = amount.map_err(|_| self.fault("cost_amount", "cost_amount")).ok();
                Charge::Fixed { amount: amount?, per: per? }
            }
        };
        Some(Cost { charge, reduction })
    }

    fn contact(&mut self) -> Option<Contact> {
        let name = self.needed("contact_name", clean_line(self.typed.text("contact_name"), 80));
        let role = self.line("contact_role", "contact_role", 80);
        let phone = self.line("contact_phone", "contact_phone", 40);
        let email = self.optional("contact_email", "contact_email");
        Some(Contact { name: name?, role, phone, email })
    }

    /// Notes that the field `name` is wrong, in the words for `stem`.
    pub(super) fn fault(&mut self, name: &str, stem: &str) {
        let key = format!("offer-{stem}-error");
        self.wrong.push(FieldError { field: name.to_owned(), message: self.visit.t(&key).to_owned() });
    }

    fn needed(&mut self, name: &str, text: Result<String, NotText>) -> Option<String> {
        text.map_err(|_| self.fault(name, name)).ok()
    }

    fn one_of<T: FromStr>(&mut self, name: &str) -> Option<T> {
        self.typed.text(name).parse().map_err(|_| self.fault(name, name)).ok()
    }

    /// What was ticked of a list, each once. A word that is not on it is told, and never dropped silently.
    pub(super) fn all_of<T: FromStr + PartialEq>(&mut self, name: &str, stem: &str) -> Vec<T> {
        let mut chosen = Vec::new();
        let mut all_known = true;
        for word in self.typed.texts(name) {
            match word.parse() {
                Ok(word) if chosen.contains(&word) => {}
                Ok(word) => chosen.push(word),
                Err(_) => all_known = false,
            }
        }
        if !all_known {
            self.fault(name, &format!("{stem}-unknown"));
        }
        chosen
    }

    /// A field that may stay empty.
    pub(super) fn optional<T: FromStr>(&mut self, name: &str, stem: &str) -> Option<T> {
        let text = self.typed.text(name).trim();
        if text.is_empty() {
            return None;
        }
        text.parse().map_err(|_| self.fault(name, stem)).ok()
    }

    /// A number; an empty field is `absent`.
    pub(super) fn number<T: FromStr>(&mut self, name: &str, stem: &str, absent: Option<T>) -> Option<T> {
        let text = self.typed.text(name).trim();
        if text.is_empty() && absent.is_some() {
            return absent;
        }
        text.parse().map_err(|_| self.fault(name, stem)).ok()
    }

    /// A line that may stay empty.
    pub(super) fn line(&mut self, name: &str, stem: &str, most: usize) -> Option<String> {
        match clean_line(self.typed.text(name), most) {
            Ok(line) => Some(line),
            Err(NotText::Empty) => None,
            Err(NotText::TooLong { .. }) => {
                self.fault(name, stem);
                None
            }
        }
    }
}
