use shell::{Choice as ChoiceShown, Visit};

use super::query::label;
use crate::catalogue::Snapshot;
use crate::search::{Choice, Facet, Found, Wanted};
use crate::travel::Within;

/// How many choices of a facet stand open; the others are one press away.
const FIRST: usize = 8;
/// How many choices of a facet are shown at most; what was chosen is always shown.
const MOST: usize = 40;

/// A facet as a group of check boxes, or of radio buttons where one choice holds.
#[derive(Debug, Default)]
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    /// Whether it stands open before anybody touches it.
    pub(super) open: bool,
    /// How many are chosen.
    pub(super) chosen: usize,
    /// The choices that stand open.
    pub(super) first: Vec<ChoiceShown>,
    /// The others.
    pub(super) others: Vec<ChoiceShown>,
}

/// Choices under a name of their own.
#[derive(Debug)]
pub(super) struct Together {
    pub(super) label: String,
    pub(super) options: Vec<ChoiceShown>,
}

/// The facets, each choice with what it would leave. What would leave nothing is not shown, unless it is chosen.
pub(super) fn groups(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<Group> {
    let groups = Facet::ALL.iter().map(|facet| group(visit, wanted, snapshot, found, *facet));
    groups.filter(|group| !group.first.is_empty()).collect()
}

fn group(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found, facet: Facet) -> Group {
    let is_chosen = |choice: &Choice| wanted.filter.choices.contains(choice);
    let mut choices: Vec<Choice> = snapshot.options.choices(facet).collect();
    choices.retain(|choice| found.counts.get(*choice) > 0 || is_chosen(choice));
    if by_count(facet) {
        choices.sort_by_key(|choice| {
            (!is_chosen(choice), std::cmp::Reverse(found.counts.get(*choice)), choice.option)
        });
        choices.truncate(MOST);
    }
    let chosen = choices.iter().filter(|choice| is_chosen(choice)).count();
    let option = |choice: Choice| ChoiceShown {
        value: snapshot.options.option(choice).map_or_else(String::new, |option| option.word.clone()),
        label: label(visit, snapshot, choice),
        chosen: is_chosen(&choice),
        count: Some(found.counts.get(choice)),
    };
    let mut first: Vec<ChoiceShown> = choices.into_iter().map(option).collect();
    // One choice alone is no reason for a press.
    let mut others = if first.len() > FIRST + 1 { first.split_off(FIRST) } else { Vec::new() };
    // What is chosen is never folded away.
    first.extend(others.extract_if(.., |option| option.chosen));
    let hint = format!("facet-{facet}-hint");
    Group {
        name: facet.name(),
        label: visit.t(&format!("facet-{facet}")).to_owned(),
        hint: visit.has_text(&hint).then(|| visit.t(&hint).to_owned()),
        open: chosen > 0 || is_first(facet),
        chosen,
        first,
        others,
    }
}

/// Whether what most listings have comes first; the other facets have an order of their own.
const fn by_count(facet: Facet) -> bool {
    matches!(facet, Facet::Interest | Facet::Language)
}

/// What most people choose by stands open.
const fn is_first(facet: Facet) -> bool {
    matches!(facet, Facet::Theme | Facet::When | Facet::DayPart | Facet::Circumstances)
}

/// How far to go, once it is known from where.
pub(super) fn reach(visit: &Visit, wanted: &Wanted, found: &Found) -> Option<Group> {
    let anywhere = ChoiceShown {
        label: visit.t("facet-binnen-alles").to_owned(),
        chosen: wanted.within.is_none(),
        ..ChoiceShown::default()
    };
    let option = |(within, count): &(Within, usize)| ChoiceShown {
        value: within.name().to_owned(),
        label: visit.t(&format!("facet-binnen-{within}")).to_owned(),
        chosen: wanted.within == Some(*within),
        count: Some(*count),
    };
    (!found.within.is_empty()).then(|| Group {
        name: "binnen",
        label: visit.t("facet-binnen").to_owned(),
        hint: Some(visit.t("facet-binnen-hint").to_owned()),
        open: true,
        chosen: usize::from(wanted.within.is_some()),
        first: std::iter::once(anywhere).chain(found.within.iter().map(option)).collect(),
        others: Vec::new(),
    })
}

/// The neighbourhoods to set out from, by ward.
pub(super) fn origins(wanted: &Wanted, snapshot: &Snapshot) -> Vec<Together> {
    let names = &snapshot.names;
    let parts = |ward| {
        let parts = names.parts_of(ward).into_iter().filter(|(_, part)| part.centre.is_some());
        let option = |(code, part): (_, &crate::catalogue::NeighbourhoodName)| ChoiceShown {
            value: part.slug.clone(),
            label: part.name.clone(),
            chosen: wanted.from == Some(code),
            count: None,
        };
        parts.map(option).collect()
    };
    let wards = names.wards().iter();
    let wards = wards.map(|ward| Together { label: ward.name.clone(), options: parts(ward.code) });
    wards.filter(|ward| !ward.options.is_empty()).collect()
}

/// What the address asks besides words and filters, so that a change of the form keeps it.
pub(super) fn hidden(wanted: &Wanted) -> Vec<(&'static str, String)> {
    let order = wanted.order.map(|order| ("volgorde", order.to_string()));
    let unknown = wanted.filter.unknown_too.then(|| ("onbekend", "ook".to_owned()));
    order.into_iter().chain(unknown).collect()
}

/// The same on the map, of which the form does not ask from where and how far.
pub(super) fn hidden_on_the_map(wanted: &Wanted, snapshot: &Snapshot) -> Vec<(&'static str, String)> {
    let from = wanted.from.and_then(|part| snapshot.names.part(part));
    let from = from.map(|part| ("vanaf", part.slug.clone()));
    let within = wanted.within.map(|within| ("binnen", within.to_string()));
    hidden(wanted).into_iter().chain(from).chain(within).collect()
}
