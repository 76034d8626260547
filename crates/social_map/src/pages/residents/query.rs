use serde::Deserialize;
use shell::Visit;

use crate::catalogue::AreaNames;
use crate::search::{CostBand, Filter, Order, Search, cost_bit, part_bit, theme_bit};
use crate::{DayPart, Theme};

/// How many results stand on a page.
const PER_PAGE: usize = 20;
/// The most characters of a question that are kept in an address.
const LONGEST: usize = 200;

/// The parameters of the list. Each may come often or not at all: an address that somebody typed or kept is read as
/// well as can be.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    q: Vec<String>,
    wijk: Vec<String>,
    thema: Vec<String>,
    dagdeel: Vec<String>,
    kosten: Vec<String>,
    volgorde: Vec<String>,
    pagina: Vec<String>,
}

/// A choice in a facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// A ward, by its place among the names.
    Ward(usize),
    /// A theme.
    Theme(Theme),
    /// A part of the day.
    DayPart(DayPart),
    /// A band of cost.
    Cost(CostBand),
}

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Wanted {
    /// The question.
    pub(super) text: String,
    /// The filters, in the order of the facets.
    pub(super) choices: Vec<Choice>,
    /// The order.
    pub(super) order: Order,
    /// The page.
    pub(super) page: usize,
    /// Whether there was a filter that nobody knows.
    pub(super) unknown: bool,
}

/// The word of a part of the day in an address.
pub(super) const fn part_slug(part: DayPart) -> &'static str {
    match part {
        DayPart::WeekdayMorning => "ochtend",
        DayPart::WeekdayAfternoon => "middag",
        DayPart::WeekdayEvening => "avond",
        DayPart::Weekend => "weekend",
        DayPart::OnAppointment => "op-afspraak",
        DayPart::Unknown => "onbekend",
    }
}

impl Wanted {
    /// Reads the parameters; what nobody knows is left out and remembered.
    pub(super) fn read(query: &ListQuery, names: &AreaNames) -> Self {
        let text = query.q.iter().map(|text| text.trim()).find(|text| !text.is_empty()).unwrap_or_default();
        let ward = |slug: &str| names.wards().iter().position(|ward| ward.slug == slug).map(Choice::Ward);
        let theme = |word: &str| word.parse().ok().map(Choice::Theme);
        let part = |slug: &str| {
            DayPart::ALL.iter().copied().find(|part| part_slug(*part) == slug).map(Choice::DayPart)
        };
        let cost = |word: &str| word.parse().ok().map(Choice::Cost);
        let mut wanted = Self { text: text.chars().take(LONGEST).collect(), page: 1, ..Self::default() };
        wanted.take(&query.wijk, ward);
        wanted.take(&query.thema, theme);
        wanted.take(&query.dagdeel, part);
        wanted.take(&query.kosten, cost);
        if query.volgorde.iter().any(|order| order == "datum") {
            wanted.order = Order::Date;
        }
        if let Some(page) = query.pagina.first() {
            wanted.page = page.parse().unwrap_or(1).max(1);
        }
        wanted
    }

    fn take(&mut self, values: &[String], read: impl Fn(&str) -> Option<Choice>) {
        for value in values.iter().filter(|value| !value.is_empty()) {
            match read(value) {
                Some(choice) if self.choices.contains(&choice) => {}
                Some(choice) => self.choices.push(choice),
                None => self.unknown = true,
            }
        }
    }

    /// The search that it asks for.
    pub(super) fn search(&self) -> Search {
        let mut filter = Filter::default();
        for choice in &self.choices {
            match choice {
                Choice::Ward(place) => filter.wards |= 1 << place,
                Choice::Theme(theme) => filter.themes |= theme_bit(*theme),
                Choice::DayPart(part) => filter.moments |= part_bit(*part),
                Choice::Cost(band) => filter.costs |= cost_bit(*band),
            }
        }
        Search { text: self.text.clone(), filter, order: self.order, page: self.page, per_page: PER_PAGE }
    }

    /// The same, on another page.
    pub(super) fn on_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same, in another order, from the first page.
    pub(super) fn ordered(&self, order: Order) -> Self {
        Self { order, page: 1, ..self.clone() }
    }

    /// The same without a filter, from the first page.
    pub(super) fn without(&self, choice: Choice) -> Self {
        let choices = self.choices.iter().copied().filter(|other| *other != choice).collect();
        Self { choices, page: 1, ..self.clone() }
    }

    /// The address that asks for it.
    pub(super) fn href(&self, visit: &Visit, names: &AreaNames) -> String {
        let mut pairs: Vec<String> = Vec::new();
        if !self.text.is_empty() {
            pairs.push(format!("q={}", visit.encoded(&self.text)));
        }
        for choice in &self.choices {
            let (name, value) = choice.pair(names);
            pairs.push(format!("{name}={value}"));
        }
        if self.order == Order::Date {
            pairs.push("volgorde=datum".to_owned());
        }
        if self.page > 1 {
            pairs.push(format!("pagina={}", self.page));
        }
        if pairs.is_empty() { "/aanbod".to_owned() } else { format!("/aanbod?{}", pairs.join("&")) }
    }
}

impl Choice {
    /// Its name and value in an address.
    pub(super) fn pair(self, names: &AreaNames) -> (&'static str, &str) {
        match self {
            Self::Ward(place) => ("wijk", names.wards().get(place).map_or("", |ward| ward.slug.as_str())),
            Self::Theme(theme) => ("thema", theme.name()),
            Self::DayPart(part) => ("dagdeel", part_slug(part)),
            Self::Cost(band) => ("kosten", band.name()),
        }
    }

    /// What it is called.
    pub(super) fn label(self, visit: &Visit, names: &AreaNames) -> String {
        match self {
            Self::Ward(place) => names.wards().get(place).map_or_else(String::new, |ward| ward.name.clone()),
            Self::Theme(theme) => visit.t(&format!("map-theme-{theme}")).to_owned(),
            Self::DayPart(part) => visit.t(&format!("map-daypart-{}", part_slug(part))).to_owned(),
            Self::Cost(band) => visit.t(&format!("map-costband-{band}")).to_owned(),
        }
    }
}
