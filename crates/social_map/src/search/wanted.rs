use areas::NeighbourhoodCode;
use shell::Visit;

use super::{Choice, Facet, Filter, Order, Search, Start};
use crate::catalogue::Snapshot;
use crate::travel::Within;

/// How many results stand on a page.
pub(crate) const PER_PAGE: usize = 20;
/// The most characters of a question that are kept in an address.
const LONGEST: usize = 200;
/// The names of the parameters that are no facet.
pub(crate) const PLAIN: [&str; 4] = ["q", "onbekend", "volgorde", "pagina"];
/// What lets that stay of which nobody knows whether it fits.
const UNKNOWN_TOO: (&str, &str) = ("onbekend", "ook");

/// The parameters of an address. Each may come often or not at all, as in an address that somebody typed or kept.
pub(crate) type Pairs = Vec<(String, String)>;

/// What an address asks for: the list, its map, its files and the open data read it in this one way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Wanted {
    /// The question.
    pub(crate) text: String,
    /// The filters, in the order in which they stand in the address.
    pub(crate) filter: Filter,
    /// The neighbourhood to set out from.
    pub(crate) from: Option<NeighbourhoodCode>,
    /// How far to go.
    pub(crate) within: Option<Within>,
    /// The order, when one is asked.
    pub(crate) order: Option<Order>,
    /// The page, from 1.
    pub(crate) page: usize,
    /// Parameters whose value nobody knows here; they are left out.
    pub(crate) unknown: Pairs,
}

impl Wanted {
    /// Everything.
    pub(crate) fn everything() -> Self {
        Self { page: 1, ..Self::default() }
    }

    /// Reads the parameters as well as can be. A name that is no parameter is passed over, as links grow old.
    pub(crate) fn read(pairs: &[(String, String)], snapshot: &Snapshot) -> Self {
        let mut wanted = Self::everything();
        for (name, value) in pairs.iter().map(|(name, value)| (name.as_str(), value.trim())) {
            if value.is_empty() {
                continue;
            }
            if !wanted.take(name, value, snapshot) {
                wanted.unknown.push((name.to_owned(), value.to_owned()));
            }
        }
        wanted
    }

    /// Takes a parameter; false when nobody knows its value.
    fn take(&mut self, name: &str, value: &str, snapshot: &Snapshot) -> bool {
        if let Ok(facet) = name.parse::<Facet>() {
            return match snapshot.options.choice(facet, value) {
                Some(choice) => {
                    self.choose(choice);
                    true
                }
                None => false,
            };
        }
        match name {
            "vanaf" => match snapshot.names.part_called(value) {
                Some(part) => self.from = Some(part),
                None => return false,
            },
            "binnen" => match value.parse() {
                Ok(within) => self.within = Some(within),
                Err(_) => return false,
            },
            "q" if self.text.is_empty() => self.text = value.chars().take(LONGEST).collect(),
            "volgorde" => match value.parse() {
                Ok(order) => self.order = Some(order),
                Err(_) => return false,
            },
            "pagina" => self.page = value.parse().unwrap_or(1).max(1),
            name if name == UNKNOWN_TOO.0 => {
                self.filter.unknown_too = value == UNKNOWN_TOO.1;
                return self.filter.unknown_too;
            }
            _ => {}
        }
        true
    }

    fn choose(&mut self, choice: Choice) {
        if !self.filter.choices.contains(&choice) {
            self.filter.choices.push(choice);
        }
    }

    /// The search that it asks for.
    pub(crate) fn search(&self) -> Search {
        Search {
            text: self.text.clone(),
            filter: self.filter.clone(),
            from: self.from.map(Start::In),
            within: self.within.map(Within::metres),
            order: self.order,
            page: self.page,
            per_page: PER_PAGE,
        }
    }

    /// The same, on another page.
    pub(crate) fn on_page(&self, page: usize) -> Self {
        Self { page, ..self.clone() }
    }

    /// The same, in another order, from the first page.
    pub(crate) fn ordered(&self, order: Order) -> Self {
        Self { order: Some(order), page: 1, ..self.clone() }
    }

    /// The same with a choice, from the first page.
    pub(crate) fn with(&self, choice: Choice) -> Self {
        let mut wanted = self.on_page(1);
        wanted.choose(choice);
        wanted
    }

    /// The same without a choice, from the first page.
    pub(crate) fn without(&self, choice: Choice) -> Self {
        Self { filter: self.filter.without(choice), page: 1, ..self.clone() }
    }

    /// The same from a neighbourhood, from the first page.
    pub(crate) fn starting_in(&self, part: NeighbourhoodCode) -> Self {
        Self { from: Some(part), page: 1, ..self.clone() }
    }

    /// The same from anywhere, from the first page.
    pub(crate) fn anywhere(&self) -> Self {
        Self { from: None, within: None, page: 1, ..self.clone() }
    }

    /// The same however far, from the first page.
    pub(crate) fn however_far(&self) -> Self {
        Self { within: None, page: 1, ..self.clone() }
    }

    /// The same without words, from the first page.
    pub(crate) fn without_words(&self) -> Self {
        Self { text: String::new(), page: 1, ..self.clone() }
    }

    /// The same with what is unknown, from the first page.
    pub(crate) fn with_unknown(&self) -> Self {
        let filter = Filter { unknown_too: true, ..self.filter.clone() };
        Self { filter, page: 1, ..self.clone() }
    }

    /// The query of an address that asks for it; empty when it asks for everything.
    pub(crate) fn query(&self, visit: &Visit, snapshot: &Snapshot) -> String {
        let mut pairs: Vec<String> = Vec::new();
        if !self.text.is_empty() {
            pairs.push(format!("q={}", visit.encoded(&self.text)));
        }
        for choice in &self.filter.choices {
            if let Some(option) = snapshot.options.option(*choice) {
                pairs.push(format!("{}={}", choice.facet, visit.encoded(&option.word)));
            }
        }
        if let Some(part) = self.from.and_then(|part| snapshot.names.part(part)) {
            pairs.push(format!("vanaf={}", visit.encoded(&part.slug)));
        }
        if let Some(within) = self.within {
            pairs.push(format!("binnen={within}"));
        }
        if self.filter.unknown_too {
            pairs.push(format!("{}={}", UNKNOWN_TOO.0, UNKNOWN_TOO.1));
        }
        if let Some(order) = self.order {
            pairs.push(format!("volgorde={order}"));
        }
        if self.page > 1 {
            pairs.push(format!("pagina={}", self.page));
        }
        pairs.join("&")
    }

    /// The address of the list that it asks for.
    pub(crate) fn href(&self, visit: &Visit, snapshot: &Snapshot) -> String {
        match self.query(visit, snapshot) {
            query if query.is_empty() => "/aanbod".to_owned(),
            query => format!("/aanbod?{query}"),
        }
    }
}
