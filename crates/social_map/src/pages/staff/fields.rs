use shell::{Choice, Field, FieldError, Visit};

use super::control::{Control, Group, Section};
use super::remarks::Remarks;
use super::speech;
use super::typed::Typed;
use crate::catalogue::AreaNames;
use crate::{Ambition, Audience, Crowd, Light, Noise, Nth, OnHolidays, Per, Place, Setting, Support, Theme};

/// What the form offers to choose from.
pub(super) struct Choices<'a> {
    pub(super) places: &'a [Place],
    pub(super) areas: &'a AreaNames,
    /// Organisations to write for; empty when the writer works for one.
    pub(super) organisations: Vec<(String, String)>,
}

/// Builds the form from what was typed and what is wrong with it.
pub(super) struct Builder<'a> {
    pub(super) visit: &'a Visit,
    pub(super) typed: &'a Typed,
    pub(super) wrong: &'a [FieldError],
    pub(super) remarks: &'a Remarks,
    pub(super) choices: Choices<'a>,
}

impl Builder<'_> {
    /// The whole form, part by part.
    pub(super) fn sections(&self) -> Vec<Section> {
        let mut sections = vec![
            self.section("texts", vec![Group::of(self.texts())]),
            self.section("about", vec![Group::of(self.about())]),
            self.section("cost", vec![Group::of(self.cost())]),
            self.section("contact", vec![Group::of(self.contact())]),
            self.section("setting", vec![Group::of(self.setting())]),
        ];
        sections.extend((0..self.typed.places()).map(|at| self.place(at)));
        sections
    }

    fn section(&self, name: &str, groups: Vec<Group>) -> Section {
        let title = self.visit.t(&format!("offer-section-{name}")).to_owned();
        Section { id: format!("deel-{name}"), title, groups }
    }

    fn texts(&self) -> Vec<Control> {
        let mut controls = Vec::new();
        if !self.choices.organisations.is_empty() {
            controls.push(self.select("organisation", "organisation", self.choices.organisations.clone()));
        }
        controls.push(Control::Text(self.field("title", "title")));
        let areas = ["what", "for_whom", "when", "price", "how_to_join", "whom_to_call"];
        controls.extend(areas.map(|name| Control::Area(self.field(name, name))));
        controls
    }

    fn about(&self) -> Vec<Control> {
        vec![
            self.checks("themes", "themes", self.words("theme", Theme::ALL.iter().map(|of| of.name()))),
            Control::Text(self.optional("interests", "interests")),
            self.select(
                "ambition",
                "ambition",
                self.own_words("ambition", Ambition::ALL.iter().map(|of| of.name())),
            ),
            self.checks(
                "audience",
                "audience",
                self.words("audience", Audience::ALL.iter().map(|of| of.name())),
            ),
            Control::Number(self.optional("age_from", "age_from")),
            Control::Number(self.optional("age_to", "age_to")),
            Control::Text(self.field("languages", "languages")),
            self.select("support", "support", self.words("support", Support::ALL.iter().map(|of| of.name()))),
        ]
    }

    fn cost(&self) -> Vec<Control> {
        let kinds = ["free", "voluntary"].into_iter().chain(Per::ALL.iter().map(|per| per.name()));
        vec![
            self.select("cost_kind", "cost_kind", self.own_words("cost_kind", kinds)),
            Control::Number(self.optional("cost_amount", "cost_amount")),
            Control::Text(self.optional("cost_reduction", "cost_reduction")),
        ]
    }

    fn contact(&self) -> Vec<Control> {
        vec![
            Control::Text(self.field("contact_name", "contact_name")),
            Control::Text(self.optional("contact_role", "contact_role")),
            Control::Text(Field { kind: "tel", ..self.optional("contact_phone", "contact_phone") }),
            Control::Text(Field { kind: "email", ..self.optional("contact_email", "contact_email") }),
        ]
    }

    fn setting(&self) -> Vec<Control> {
        let settings = self.own_words("setting", Setting::ALL.iter().map(|of| of.name()));
        let mut controls = vec![self.select("setting", "setting", settings)];
        let wards = self.choices.areas.wards().iter();
        let wards: Vec<_> = wards.map(|ward| (ward.code.to_string(), ward.name.clone())).collect();
        if !wards.is_empty() {
            controls.push(self.checks("service_area", "service_area", wards));
        }
        controls
    }

    fn place(&self, at: usize) -> Section {
        let stem = format!("at{at}");
        let places = self.choices.places.iter().map(|place| (place.id.to_string(), place.name.clone()));
        let choose = self.select_or_none(&format!("{stem}-place"), "place", places.collect());
        let mut groups = vec![Group::of(vec![choose])];
        groups.extend((0..self.typed.sessions(at)).map(|nth| self.session(&format!("{stem}-s{nth}"), nth)));
        if let Some(last) = groups.last_mut() {
            last.add = Some((self.visit.t("offer-add-session").to_owned(), stem.clone()));
        }
        groups.push(self.capacity(&stem));
        groups.push(self.circumstances(&stem));
        if at + 1 == self.typed.places()
            && let Some(last) = groups.last_mut()
        {
            last.add = Some((self.visit.t("offer-add-place").to_owned(), "place".to_owned()));
        }
        let title = self.visit.t_with("offer-section-place", "number", at + 1);
        Section { id: format!("deel-{stem}"), title, groups }
    }

    fn session(&self, stem: &str, nth: usize) -> Group {
        let name = |field: &str| format!("{stem}-{field}");
        let patterns = self.own_words("pattern", ["week", "month", "once", "on_appointment"]);
        let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let holidays = [OnHolidays::Unknown, OnHolidays::AsUsual, OnHolidays::Closed].map(OnHolidays::name);
        let holidays = self.own_words("on_holidays", holidays);
        let more = self.seldom(stem);
        let time = |field: &str| Control::Text(Field { kind: "time", ..self.optional(&name(field), field) });
        Group {
            legend: self.visit.t_with("offer-session", "number", nth + 1),
            controls: vec![
                self.select_or_none(&name("pattern"), "pattern", patterns),
                self.checks(&name("days"), "days", self.words("day", days)),
                time("from"),
                time("until"),
                self.select(&name("on_holidays"), "on_holidays", holidays),
            ],
            more,
            add: None,
        }
    }

    /// What is seldom asked of a session.
    fn seldom(&self, stem: &str) -> Vec<Control> {
        let name = |field: &str| format!("{stem}-{field}");
        let nths = Nth::ALL
            .map(|nth| (nth.number().to_string(), speech(self.visit).word("nth", &nth.number().to_string())));
        let mut controls = vec![
            self.select_or_none(&name("nth"), "nth", nths.into()),
            Control::Number(self.optional(&name("interval"), "interval")),
            Control::Date(self.optional(&name("anchor"), "anchor")),
            Control::Date(self.optional(&name("date"), "date")),
            Control::Date(self.optional(&name("starts"), "starts")),
            Control::Date(self.optional(&name("ends"), "ends")),
            Control::Text(self.optional(&name("except"), "except")),
        ];
        for nth in 0..self.typed.pauses(stem) {
            let pause = |field: &str| name(&format!("pause{nth}-{field}"));
            controls.push(Control::Date(self.optional(&pause("from"), "pause_from")));
            controls.push(Control::Date(self.optional(&pause("to"), "pause_to")));
            controls.push(Control::Text(self.optional(&pause("name"), "pause_name")));
        }
        controls.push(Control::Text(self.optional(&name("note"), "note")));
        controls
    }

    fn capacity(&self, stem: &str) -> Group {
        let number = |field: &str| Control::Number(self.optional(&format!("{stem}-{field}"), field));
        Group {
            legend: self.visit.t("offer-capacity").to_owned(),
            controls: vec![number("places"), number("free"), number("waiting")],
            ..Group::default()
        }
    }

    fn circumstances(&self, stem: &str) -> Group {
        let name = |field: &str| format!("{stem}-{field}");
        let word = |field: &str, words: Vec<&'static str>| {
            self.select_or_none(&name(field), field, self.own_words(field, words))
        };
        let fact =
            |field: &str| self.select_or_none(&name(field), field, self.own_words("fact", ["yes", "no"]));
        Group {
            legend: self.visit.t("offer-circumstances").to_owned(),
            controls: vec![
                word("noise", Noise::ALL.iter().map(|of| of.name()).collect()),
                word("light", Light::ALL.iter().map(|of| of.name()).collect()),
                word("crowd", Crowd::ALL.iter().map(|of| of.name()).collect()),
                Control::Date(self.optional(&name("observed_on"), "observed_on")),
                Control::Text(self.optional(&name("observed_by"), "observed_by")),
            ],
            more: vec![
                fact("quiet_room"),
                fact("may_leave"),
                fact("fixed_place"),
                fact("informed_beforehand"),
                Control::Number(self.optional(&name("largest_group"), "largest_group")),
            ],
            add: None,
        }
    }

    /// A field whose text is that of `stem` and whose name may carry a number.
    fn field(&self, name: &str, stem: &str) -> Field {
        let error = self.wrong.iter().find(|error| error.field == name).map(|error| error.message.clone());
        Field {
            name: name.to_owned(),
            error,
            said: self.remarks.said(name),
            advice: self.remarks.advice(name),
            ..self.visit.fields("offer", &[]).field(stem, self.typed.text(name))
        }
    }

    fn optional(&self, name: &str, stem: &str) -> Field {
        Field { required: false, ..self.field(name, stem) }
    }

    fn select(&self, name: &str, stem: &str, options: Vec<(String, String)>) -> Control {
        Control::Select(Field { options: self.chosen(name, options), ..self.field(name, stem) })
    }

    fn select_or_none(&self, name: &str, stem: &str, options: Vec<(String, String)>) -> Control {
        let none = (String::new(), self.visit.t("offer-none").to_owned());
        let options = std::iter::once(none).chain(options).collect();
        Control::Select(Field { options: self.chosen(name, options), ..self.optional(name, stem) })
    }

    fn checks(&self, name: &str, stem: &str, options: Vec<(String, String)>) -> Control {
        Control::Checks(Field {
            value: String::new(),
            options: self.chosen(name, options),
            ..self.optional(name, stem)
        })
    }

    fn chosen(&self, name: &str, options: Vec<(String, String)>) -> Vec<Choice> {
        let is_chosen = |value: &str| self.typed.texts(name).any(|typed| typed == value);
        let choice = |(value, label): (String, String)| Choice {
            chosen: is_chosen(&value),
            value,
            label,
            count: None,
        };
        options.into_iter().map(choice).collect()
    }

    /// Words as residents read them.
    fn words<'w>(&self, list: &str, words: impl IntoIterator<Item = &'w str>) -> Vec<(String, String)> {
        words.into_iter().map(|word| (word.to_owned(), speech(self.visit).word(list, word))).collect()
    }

    /// Words that only this form uses.
    fn own_words<'w>(&self, list: &str, words: impl IntoIterator<Item = &'w str>) -> Vec<(String, String)> {
        let label = |word: &str| self.visit.t(&format!("offer-{list}-{word}")).to_owned();
        words.into_iter().map(|word| (word.to_owned(), label(word))).collect()
    }
}
