mod figures;
mod map;

use access::Action;
use areas::{AreaCode, Atlas};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};

use super::wards::WardFigures;
use super::{Desk, atlas, files, format_of, may, words};
use crate::actions::{IndicatorFigures, indicator_figures};
use crate::{Definition, OverAreas, Slug, When, Yardstick};

/// Of which time the map is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    periode: String,
}

/// A fact of the definition.
struct Fact {
    label: String,
    text: String,
}

/// A time that can be chosen.
struct Way {
    href: String,
    label: String,
}

/// A figure that is no more.
struct Past {
    place: String,
    period: String,
    figure: String,
    until: String,
}

/// Another version of the definition.
struct Version {
    number: i64,
    since: String,
    change: String,
}

#[derive(Template)]
#[template(path = "pages/indicator.html")]
struct IndicatorPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    line: String,
    about: &'a str,
    badges: Vec<String>,
    modelled: bool,
    retired: Option<&'a str>,
    change_href: Option<String>,
    chart: String,
    chart_caption: String,
    heads: Vec<String>,
    years: Vec<figures::YearLine>,
    map: String,
    map_caption: String,
    ambiguous: bool,
    legend: Vec<Legend>,
    ways: Vec<Way>,
    wards: Vec<WardFigures>,
    wards_caption: String,
    without: Option<String>,
    yardsticks: Vec<Fact>,
    how: Vec<String>,
    source: &'a str,
    facts: Vec<Fact>,
    versions: Vec<Version>,
    past: Vec<Past>,
    files: [String; 3],
}

/// One indicator: what it is, how it went, where it is more and less, and how it was reckoned.
pub(crate) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(slug): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let known = indicator_figures(&visit.cx, &slug).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let (label, definition) = (&known.indicator.label, &known.indicator.current.definition);
    let times = map::times(&known.figures);
    let asked: Option<When> = wanted.periode.parse().ok();
    let time = asked.filter(|time| times.contains(time)).or(times.first().copied());
    let drawn = map::drawn(&visit, &atlas, &known, time);
    let way = |time: &When| Way {
        href: format!("/cijfers/{slug}?periode={time}"),
        label: words::when(&visit, *time),
    };
    let (heads, years) = figures::by_year(&visit, &atlas, &known);
    let page = IndicatorPage {
        crumbs: vec![Crumb { href: "/cijfers".to_owned(), label: visit.t("indicators-title").to_owned() }],
        name: &label.name,
        line: line(&visit, &known),
        about: &definition.about,
        badges: words::openness_badge(&visit, label.openness).into_iter().collect(),
        modelled: definition.modelled,
        retired: label.retired.as_deref(),
        change_href: may(&visit, Action::KeepIndicators).then(|| format!("/cijfers/{slug}/wijzigen")),
        chart: figures::chart(&visit, &atlas, &known),
        chart_caption: caption(&visit, definition, "indicators-chart-caption"),
        heads,
        years,
        map_caption: drawn.caption,
        ambiguous: drawn.ambiguous,
        map: drawn.svg,
        legend: drawn.legend,
        ways: times.iter().filter(|one| Some(**one) != time).take(12).map(way).collect(),
        wards: drawn.wards,
        wards_caption: drawn.wards_caption,
        without: drawn.without,
        yardsticks: known.yardsticks.iter().map(|one| yardstick(&visit, &atlas, definition, one)).collect(),
        how: how(&visit, definition),
        source: &definition.source,
        facts: facts(&visit, definition),
        versions: versions(&visit, &known),
        past: past(&visit, &atlas, &known),
        files: files(&format!("/cijfers/{slug}/bestand/{slug}"), ""),
        v: &visit,
    };
    visit.page(&page)
}

/// All figures as a file, with everything that is known of each.
pub(crate) async fn download(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, name)): Path<(String, String)>,
) -> PageResult {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let format = format_of(&name, slug.as_str())?;
    let known = indicator_figures(&visit.cx, &slug).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let table = figures::table(&visit, &atlas, [(&known.indicator, known.figures.as_slice())].into_iter())?;
    visit.file(slug.as_str(), &table, format)
}

pub(super) use figures::{moments as moments_of, table as table_of};
pub(super) use map::Legend;

fn line(visit: &Visit, known: &IndicatorFigures) -> String {
    let definition = &known.indicator.current.definition;
    let unit = words::unit(visit, definition.unit);
    let topic = super::catalogue::topic_name(visit, known.indicator.label.topic);
    format!("{topic} · {unit}")
}

fn caption(visit: &Visit, definition: &Definition, key: &str) -> String {
    let unit = words::unit(visit, definition.unit);
    visit.t_args(key, &[("unit", unit.into()), ("source", definition.source.as_str().into())])
}

fn yardstick(visit: &Visit, atlas: &Atlas, definition: &Definition, one: &Yardstick) -> Fact {
    let kind = visit.t(&format!("indicators-yardstick-{}", one.kind)).to_owned();
    let text = visit.t_args(
        "indicators-yardstick-text",
        &[
            ("figure", words::figure(visit, definition, one.value).into()),
            ("place", words::place_name(visit, atlas, one.place).into()),
            ("period", words::when(visit, one.when).into()),
            ("source", one.source.as_str().into()),
        ],
    );
    Fact { label: format!("{kind}: {}", one.name), text }
}

/// How a figure is reckoned, in sentences.
fn how(visit: &Visit, definition: &Definition) -> Vec<String> {
    let mut said = Vec::new();
    if definition.is_ratio() {
        let parts = [
            ("numerator", definition.numerator.as_str().into()),
            ("denominator", definition.denominator.as_str().into()),
        ];
        said.push(visit.t_args(&format!("indicators-how-{}", definition.unit), &parts));
    }
    said.push(visit.t(&format!("indicators-how-areas-{}", definition.over_areas)).to_owned());
    if definition.protection == crate::Protection::Fives {
        said.push(visit.t("indicators-how-fives").to_owned());
    }
    if let Some(least) = definition.least_denominator {
        said.push(visit.t_with("indicators-how-least", "least", least));
    }
    if let Some(least) = definition.least_answers {
        said.push(visit.t_with("indicators-how-answers", "least", least));
    }
    if definition.over_areas != OverAreas::None {
        said.push(visit.t("indicators-how-down").to_owned());
    }
    said
}

fn facts(visit: &Visit, definition: &Definition) -> Vec<Fact> {
    let fact =
        |key: &str, text: String| Fact { label: visit.t(&format!("indicator-{key}")).to_owned(), text };
    let said = |list: &str, word: &str| visit.t(&format!("indicator-{list}-{word}")).to_owned();
    let mut facts = vec![
        fact("source", definition.source.clone()),
        fact("licence", definition.licence.clone()),
        fact("unit", words::unit(visit, definition.unit)),
        fact("direction", said("direction", definition.direction.name())),
        fact("frequency", said("frequency", definition.frequency.name())),
        fact("lowest", said("lowest", definition.lowest.name())),
        fact("kind", said("kind", definition.kind.name())),
        fact("influence", said("influence", definition.influence.name())),
    ];
    if definition.proxy {
        facts.push(fact("proxy", visit.t("indicators-proxy-text").to_owned()));
    }
    if !definition.weight.is_empty() {
        facts.push(fact("weight", definition.weight.clone()));
    }
    facts
}

fn versions(visit: &Visit, known: &IndicatorFigures) -> Vec<Version> {
    let version = |one: &crate::DefinitionVersion| Version {
        number: one.number,
        since: kernel::local_time(one.since).format("%d-%m-%Y").to_string(),
        change: if one.change.is_empty() {
            visit.t("indicators-version-first").to_owned()
        } else {
            one.change.clone()
        },
    };
    if known.versions.len() < 2 { Vec::new() } else { known.versions.iter().map(version).collect() }
}

fn past(visit: &Visit, atlas: &Atlas, known: &IndicatorFigures) -> Vec<Past> {
    let definition = &known.indicator.current.definition;
    let past = known.before.iter().map(|(observation, until)| Past {
        place: words::place_name(visit, atlas, observation.place),
        period: words::period(visit, definition, observation.when),
        figure: words::cell(visit, definition, Some(observation)),
        until: kernel::local_time(*until).format("%d-%m-%Y").to_string(),
    });
    past.collect()
}

/// The page of a place, where it has one.
pub(super) fn href_of(code: AreaCode) -> Option<String> {
    match code {
        AreaCode::Municipality(_) => None,
        AreaCode::Ward(code) => Some(format!("/wijken/{code}")),
        AreaCode::Neighbourhood(code) => Some(format!("/buurten/{code}")),
    }
}
