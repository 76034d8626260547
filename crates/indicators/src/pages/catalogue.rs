use access::Action;
use askama::Template;
use dutch_text::{Term, index_terms, query_terms};
use serde::Deserialize;
use shell::{PageResult, Path, Query, Visit};
use tabular_export::{Cell, Table};

use super::{files, format_of, may, unwritten, words};
use crate::{Indicator, Topic};

/// What is looked for in the catalogue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    thema: String,
}

/// An indicator in the list.
struct Card {
    name: String,
    href: String,
    about: String,
    unit: String,
    source: String,
    level: String,
    badges: Vec<String>,
}

/// The indicators of one topic.
struct Shelf {
    name: String,
    headline: String,
    cards: Vec<Card>,
}

/// A topic that can be chosen, or taken away.
struct Way {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "pages/catalogue.html")]
struct CataloguePage<'a> {
    v: &'a Visit,
    asked: &'a str,
    count: String,
    ways: Vec<Way>,
    chosen: Vec<Way>,
    shelves: Vec<Shelf>,
    /// Whether something was looked for: then what was found stands open.
    is_open: bool,
    files: [String; 3],
    may_keep: bool,
    may_bring_in: bool,
}

/// All indicators, with a search and a choice by topic.
pub(crate) async fn show(visit: Visit, Query(wanted): Query<Wanted>) -> PageResult {
    let all = crate::catalogue(&visit.cx).await?;
    let found = found(&all, &wanted);
    let words = visit.encoded(&wanted.q);
    let topic: Option<Topic> = wanted.thema.parse().ok();
    let way = |topic: &Topic| Way {
        href: format!("/cijfers?q={words}&thema={topic}"),
        label: topic_name(&visit, *topic),
    };
    let used = |topic: &&Topic| all.iter().any(|one| one.label.topic == **topic);
    let chosen =
        topic.map(|topic| Way { href: format!("/cijfers?q={words}"), label: topic_name(&visit, topic) });
    let query = format!("q={words}&thema={}", visit.encoded(&wanted.thema));
    visit.page(&CataloguePage {
        asked: &wanted.q,
        count: visit.t_with("indicators-count", "count", found.len()),
        ways: Topic::ALL.iter().filter(used).filter(|one| topic != Some(**one)).map(way).collect(),
        chosen: chosen.into_iter().collect(),
        shelves: shelves(&visit, &found),
        is_open: topic.is_some() || !wanted.q.trim().is_empty(),
        files: files("/cijfers/bestand/indicatoren", &query),
        may_keep: may(&visit, Action::KeepIndicators),
        may_bring_in: may(&visit, Action::BringInFigures),
        v: &visit,
    })
}

/// What was found, by topic.
fn shelves(visit: &Visit, found: &[&Indicator]) -> Vec<Shelf> {
    let shelf = |topic: &Topic| {
        let of_topic = found.iter().filter(|one| one.label.topic == *topic);
        let cards: Vec<Card> = of_topic.map(|one| card(visit, one)).collect();
        let headline = visit.t_with("indicators-count", "count", cards.len());
        Shelf { name: topic_name(visit, *topic), headline, cards }
    };
    Topic::ALL.iter().map(shelf).filter(|one| !one.cards.is_empty()).collect()
}

pub(super) fn topic_name(visit: &Visit, topic: Topic) -> String {
    visit.t(&format!("indicator-topic-{topic}")).to_owned()
}

/// The indicators that hold every word that is asked, in whatever form, and are about the topic.
fn found<'a>(all: &'a [Indicator], wanted: &Wanted) -> Vec<&'a Indicator> {
    let topic: Option<Topic> = wanted.thema.parse().ok();
    let asked = query_terms(&wanted.q);
    let meets = |one: &Indicator| {
        let definition = &one.current.definition;
        let texts = [&one.label.name, &definition.about, &definition.source, &one.slug.to_string()];
        let terms: Vec<Term> = texts.iter().flat_map(|text| index_terms(text)).collect();
        asked.iter().all(|asked| terms.iter().any(|term| is_met(asked, term)))
    };
    let of_topic = |one: &&Indicator| topic.is_none_or(|topic| one.label.topic == topic);
    all.iter().filter(of_topic).filter(|one| asked.is_empty() || meets(one)).collect()
}

fn is_met(asked: &Term, term: &Term) -> bool {
    term.stem == asked.stem
        || term.parts.contains(&asked.stem)
        || (asked.word.chars().count() >= 3 && term.word.starts_with(&asked.word))
}

fn card(visit: &Visit, one: &Indicator) -> Card {
    let definition = &one.current.definition;
    let badges = [
        words::openness_badge(visit, one.label.openness),
        definition.modelled.then(|| visit.t("indicators-modelled-badge").to_owned()),
        one.label.retired.as_ref().map(|_| visit.t("indicators-retired-badge").to_owned()),
    ];
    Card {
        name: one.label.name.clone(),
        href: format!("/cijfers/{}", one.slug),
        about: definition.about.clone(),
        unit: words::unit(visit, definition.unit),
        source: definition.source.clone(),
        level: visit.t(&format!("indicator-lowest-{}", definition.lowest)).to_owned(),
        badges: badges.into_iter().flatten().collect(),
    }
}

/// The same list as a file, with the whole of each definition.
pub(crate) async fn download(
    visit: Visit,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let format = format_of(&name, "indicatoren")?;
    let all = crate::catalogue(&visit.cx).await?;
    let columns = [
        "slug",
        "name",
        "topic",
        "about",
        "unit",
        "numerator",
        "denominator",
        "direction",
        "source",
        "licence",
        "frequency",
        "lowest",
        "over-areas",
        "modelled",
        "version",
    ];
    let heads = columns.map(|column| visit.t(&format!("indicator-{column}")).to_owned());
    let mut table = Table::new(visit.t("indicators-title"), heads).map_err(unwritten)?;
    for one in found(&all, &wanted) {
        let definition = &one.current.definition;
        let said = |list: &str, word: &str| Cell::from(visit.t(&format!("indicator-{list}-{word}")));
        table
            .push(vec![
                Cell::from(one.slug.as_str()),
                Cell::from(one.label.name.as_str()),
                Cell::from(topic_name(&visit, one.label.topic)),
                Cell::from(definition.about.as_str()),
                Cell::from(words::unit(&visit, definition.unit)),
                Cell::from(definition.numerator.as_str()),
                Cell::from(definition.denominator.as_str()),
                said("direction", definition.direction.name()),
                Cell::from(definition.source.as_str()),
                Cell::from(definition.licence.as_str()),
                said("frequency", definition.frequency.name()),
                said("lowest", definition.lowest.name()),
                said("over-areas", definition.over_areas.name()),
                Cell::from(visit.t(if definition.modelled { "indicators-yes" } else { "indicators-no" })),
                Cell::Whole(one.current.number),
            ])
            .map_err(unwritten)?;
    }
    visit.file("indicatoren", &table, format)
}
