//! The indicators of a neighbourhood, each with its figure, how sure it is, and the line of the city.

use std::collections::BTreeSet;

use areas::{AreaCode, Atlas, Caption, NeighbourhoodCode};
use shell::Visit;

use super::super::indicator::moments_of;
use super::super::words;
use crate::actions::PlaceFigures;
use crate::chart::{Line, line_chart};
use crate::{
    Definition, Indicator, Observation, OverAreas, Place, Published, When, course, published, standing,
};

/// One indicator.
pub(super) struct Section {
    pub(super) name: String,
    pub(super) href: String,
    /// What stands in sight: the figure, its side, and that a model made it.
    pub(super) headline: String,
    /// The figure, its unit and its time.
    pub(super) figure: String,
    /// Interval and answers, when they are known.
    pub(super) sure: String,
    pub(super) city: String,
    pub(super) standing: Option<(&'static str, String)>,
    pub(super) course: String,
    pub(super) source: String,
    pub(super) modelled: bool,
    pub(super) chart: String,
    pub(super) heads: [String; 2],
    pub(super) rows: Vec<(String, [String; 2])>,
}

/// The figures of one series, here and in the city.
struct Both<'a> {
    here: &'a [Observation],
    city: &'a [Observation],
}

/// Most indicators on one page; the others stand under their topic.
const MOST: usize = 60;

pub(super) fn sections(
    visit: &Visit,
    atlas: &Atlas,
    code: NeighbourhoodCode,
    known: &PlaceFigures,
) -> Vec<Section> {
    let here = Place::Area(AreaCode::Neighbourhood(code));
    let city = Place::Area(AreaCode::Municipality(atlas.division().municipality));
    let figures = |place: Place, indicator: &Indicator| {
        let of_place = known.figures.get(&place);
        of_place.and_then(|figures| figures.get(&indicator.current.series)).map_or(&[][..], Vec::as_slice)
    };
    let names = [words::place_name(visit, atlas, here), words::place_name(visit, atlas, city)];
    let mut shown: Vec<&Indicator> =
        known.indicators.iter().filter(|one| one.label.retired.is_none()).collect();
    shown.sort_by_key(|one| one.label.topic);
    shown
        .into_iter()
        .filter(|one| !figures(here, one).is_empty())
        .take(MOST)
        .map(|one| section(visit, one, &Both { here: figures(here, one), city: figures(city, one) }, &names))
        .collect()
}

fn section(visit: &Visit, indicator: &Indicator, both: &Both<'_>, names: &[String; 2]) -> Section {
    let definition = &indicator.current.definition;
    let latest = both.here.iter().rev().find_map(|one| Some((one, published(definition, one).ok()?)));
    // The count of a whole city is no measure for that of a neighbourhood.
    let compares = definition.over_areas != OverAreas::Sum;
    let city = latest.filter(|_| compares).and_then(|(one, _)| published_at(definition, both.city, one.when));
    let id = format!("cijfer-{}", indicator.slug);
    let caption = Caption {
        title: &indicator.label.name,
        description: visit.t("indicators-chart-description"),
        id: &id,
    };
    let years: Vec<(i32, f64)> = both
        .here
        .iter()
        .filter_map(|one| Some((one.when.year(), published(definition, one).ok()?.value)))
        .collect();
    let moved = course(definition, &years);
    let side = latest
        .zip(city)
        .and_then(|((_, shown), city)| words::standing(visit, standing(definition, &shown, &city)));
    let written = figure(visit, definition, both, latest);
    let model = definition.modelled.then(|| visit.t("indicators-modelled-badge").to_lowercase());
    let said = side.as_ref().map(|(_, text)| text.to_lowercase());
    let headline: Vec<String> = [Some(written.clone()), said, model].into_iter().flatten().collect();
    Section {
        name: indicator.label.name.clone(),
        href: format!("/cijfers/{}", indicator.slug),
        headline: headline.join(" · "),
        figure: written,
        sure: latest.map_or(String::new(), |(_, shown)| words::sureness(visit, definition, &shown)),
        city: city.map_or(String::new(), |city| {
            let figure = words::figure(visit, definition, city.value);
            visit.t_args(
                "neighbourhood-city",
                &[("city", names[1].as_str().into()), ("figure", figure.into())],
            )
        }),
        standing: side,
        course: words::course(visit, definition, moved),
        source: visit.t_with("areas-source", "source", definition.source.as_str()),
        modelled: definition.modelled,
        chart: chart(visit, definition, caption, both, names),
        heads: names.clone(),
        rows: rows(visit, definition, both),
    }
}

fn figure(
    visit: &Visit,
    definition: &Definition,
    both: &Both<'_>,
    latest: Option<(&Observation, Published)>,
) -> String {
    match (latest, both.here.last()) {
        (Some((one, shown)), _) => {
            let figure = words::figure(visit, definition, shown.value);
            let period = words::period(visit, definition, one.when);
            visit.t_args("neighbourhood-figure", &[("figure", figure.into()), ("period", period.into())])
        }
        (None, Some(one)) => words::cell(visit, definition, Some(one)),
        (None, None) => visit.t("indicators-no-figure").to_owned(),
    }
}

fn published_at(definition: &Definition, figures: &[Observation], when: When) -> Option<Published> {
    let found = figures.iter().find(|one| one.when == when)?;
    published(definition, found).ok()
}

fn chart(
    visit: &Visit,
    definition: &Definition,
    caption: Caption<'_>,
    both: &Both<'_>,
    names: &[String; 2],
) -> String {
    let line = |name: &String, figures: &[Observation]| Line {
        name: name.clone(),
        moments: moments_of(definition, figures.iter()),
    };
    let mut lines = vec![line(&names[0], both.here)];
    if definition.over_areas != OverAreas::Sum {
        lines.push(line(&names[1], both.city));
    }
    // One moment is told better by the table.
    if both.here.iter().filter_map(|one| published(definition, one).ok()).nth(1).is_none() {
        return String::new();
    }
    line_chart(caption, &lines, &|value| words::number(visit, value, definition.decimals))
}

fn rows(visit: &Visit, definition: &Definition, both: &Both<'_>) -> Vec<(String, [String; 2])> {
    let times: BTreeSet<When> = both.here.iter().map(|one| one.when).collect();
    let at = |figures: &[Observation], time: When| {
        words::cell(visit, definition, figures.iter().find(|one| one.when == time))
    };
    times
        .into_iter()
        .rev()
        .map(|time| (words::period(visit, definition, time), [at(both.here, time), at(both.city, time)]))
        .collect()
}
