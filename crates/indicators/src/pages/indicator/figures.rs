//! The figures of an indicator through the years: as a chart, as a table on the page, as a file.

use std::collections::BTreeSet;

use areas::{AreaCode, Atlas, Caption};
use shell::{PageError, Visit};
use tabular_export::{Cell, Table};

use super::super::{unwritten, words};
use crate::actions::IndicatorFigures;
use crate::chart::{Line, Moment, line_chart};
use crate::{Definition, Indicator, Level, Observation, Place, When, published};

/// The figures of one time, of the city and the country.
pub(super) struct YearLine {
    pub(super) period: String,
    pub(super) cells: Vec<String>,
}

fn broad(atlas: &Atlas) -> [Place; 2] {
    [Place::Area(AreaCode::Municipality(atlas.division().municipality)), Place::Country]
}

/// The moments of a place, for a chart.
pub(in crate::pages) fn moments<'a>(
    definition: &Definition,
    figures: impl Iterator<Item = &'a Observation>,
) -> Vec<Moment> {
    let moment = |one: &Observation| Moment {
        year: year_of(one.when),
        figure: published(definition, one).ok().map(|shown| (shown.value, shown.margin)),
    };
    figures.map(moment).collect()
}

/// The year with what of it has passed, so that quarters stand beside each other.
fn year_of(when: When) -> f64 {
    let day = when.first_day();
    let passed = f64::from(chrono::Datelike::ordinal0(&day)) / 366.0;
    f64::from(when.year()) + passed
}

pub(super) fn chart(visit: &Visit, atlas: &Atlas, known: &IndicatorFigures) -> String {
    let definition = &known.indicator.current.definition;
    let lines: Vec<Line> = broad(atlas)
        .into_iter()
        .map(|place| Line {
            name: words::place_name(visit, atlas, place),
            moments: moments(definition, known.figures.iter().filter(|one| one.place == place)),
        })
        .filter(|line| line.moments.iter().any(|moment| moment.figure.is_some()))
        .collect();
    let caption = Caption {
        title: &known.indicator.label.name,
        description: visit.t("indicators-chart-description"),
        id: "verloop",
    };
    line_chart(caption, &lines, &|value| words::number(visit, value, definition.decimals))
}

/// The same as a table: a row for each time, a column for city and country as far as they are known.
pub(super) fn by_year(
    visit: &Visit,
    atlas: &Atlas,
    known: &IndicatorFigures,
) -> (Vec<String>, Vec<YearLine>) {
    let definition = &known.indicator.current.definition;
    let of = |place: Place| known.figures.iter().filter(move |one| one.place == place);
    let places: Vec<Place> = broad(atlas).into_iter().filter(|place| of(*place).next().is_some()).collect();
    let times: BTreeSet<When> = places.iter().flat_map(|place| of(*place)).map(|one| one.when).collect();
    let line = |time: &When| YearLine {
        period: words::period(visit, definition, *time),
        cells: places
            .iter()
            .map(|place| words::cell(visit, definition, of(*place).find(|one| one.when == *time)))
            .collect(),
    };
    let heads = places.iter().map(|place| words::place_name(visit, atlas, *place)).collect();
    (heads, times.iter().rev().map(line).collect())
}

/// A row for each figure, with all that a reader elsewhere needs to know of it.
pub(in crate::pages) fn table<'a>(
    visit: &Visit,
    atlas: &Atlas,
    all: impl Iterator<Item = (&'a Indicator, &'a [Observation])>,
) -> Result<Table, PageError> {
    let columns = [
        "slug",
        "name",
        "level",
        "place",
        "place-name",
        "time",
        "value",
        "unit",
        "figure-numerator",
        "figure-denominator",
        "low",
        "high",
        "answers",
        "missing",
        "status",
        "origin",
        "division",
        "version",
        "source",
        "licence",
        "modelled",
    ];
    let heads = columns.map(|column| visit.t(&format!("indicator-{column}")).to_owned());
    let mut table = Table::new(visit.t("indicators-title"), heads).map_err(unwritten)?;
    for (indicator, figures) in all {
        for one in figures.iter().take(tabular_export::ROW_LIMIT) {
            table.push(row(visit, atlas, indicator, one)).map_err(unwritten)?;
        }
    }
    Ok(table)
}

fn row(visit: &Visit, atlas: &Atlas, indicator: &Indicator, one: &Observation) -> Vec<Cell> {
    let definition = &indicator.current.definition;
    let shown = published(definition, one);
    let decimal = |value: Option<f64>| value.map_or(Cell::Empty, Cell::Decimal);
    let known = shown.ok();
    let said = |list: &str, word: &str| Cell::from(visit.t(&format!("indicator-{list}-{word}")));
    let parts = known.and_then(|shown| shown.parts);
    let margin = known.and_then(|shown| shown.margin);
    let level: Level = one.place.level();
    vec![
        Cell::from(indicator.slug.as_str()),
        Cell::from(indicator.label.name.as_str()),
        said("lowest", level.name()),
        Cell::from(one.place.to_string()),
        Cell::from(words::place_name(visit, atlas, one.place)),
        Cell::from(one.when.to_string()),
        decimal(known.map(|shown| shown.value)),
        Cell::from(words::unit(visit, definition.unit)),
        decimal(parts.map(|(numerator, _)| numerator)),
        decimal(parts.map(|(_, denominator)| denominator)),
        decimal(margin.map(|(low, _)| low)),
        decimal(margin.map(|(_, high)| high)),
        known.and_then(|shown| shown.answers).map_or(Cell::Empty, |answers| Cell::Whole(i64::from(answers))),
        shown.err().map_or(Cell::Empty, |why| Cell::from(words::reason(visit, why))),
        said("status", one.status.name()),
        said("origin", one.origin.name()),
        Cell::Whole(i64::from(one.division)),
        Cell::Whole(indicator.current.number),
        Cell::from(definition.source.as_str()),
        Cell::from(definition.licence.as_str()),
        Cell::from(visit.t(if definition.modelled { "indicators-yes" } else { "indicators-no" })),
    ]
}
