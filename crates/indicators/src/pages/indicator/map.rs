//! The figures of one time, of each neighbourhood: on a map and in a list by ward that says the same.

use std::collections::BTreeMap;

use areas::{AreaCode, Atlas, Caption, NeighbourhoodCode, Shaded, Shape, svg_shaded};
use shell::Visit;

use super::super::wards::{self, WardFigures};
use super::super::words;
use super::href_of;
use crate::actions::IndicatorFigures;
use crate::classes::Classes;
use crate::{Direction, Level, Observation, Place, Published, When, WhyMissing, published};

/// A class of the map with its figures.
pub(in crate::pages) struct Legend {
    pub(in crate::pages) shade: u8,
    pub(in crate::pages) text: String,
}

/// The map, and the list by ward that says the same.
pub(super) struct Drawn {
    pub(super) svg: String,
    pub(super) caption: String,
    pub(super) ambiguous: bool,
    pub(super) legend: Vec<Legend>,
    pub(super) wards: Vec<WardFigures>,
    pub(super) wards_caption: String,
    /// How many neighbourhoods have no figure.
    pub(super) without: Option<String>,
}

/// The times of which something is known of neighbourhoods, the latest first.
pub(super) fn times(figures: &[Observation]) -> Vec<When> {
    let small = figures.iter().filter(|one| one.place.level() == Level::Neighbourhood);
    let mut times: Vec<When> = small.map(|one| one.when).collect();
    times.sort_unstable();
    times.dedup();
    times.reverse();
    times
}

type Shown = BTreeMap<NeighbourhoodCode, Result<Published, WhyMissing>>;

pub(super) fn drawn(visit: &Visit, atlas: &Atlas, known: &IndicatorFigures, time: Option<When>) -> Drawn {
    let definition = &known.indicator.current.definition;
    let of_time: Vec<&Observation> = known.figures.iter().filter(|one| Some(one.when) == time).collect();
    let (wards, without) = match time {
        Some(_) => wards::figures(visit, atlas, &known.indicator, &of_time),
        None => (Vec::new(), None),
    };
    let shown: Shown = of_time
        .into_iter()
        .filter_map(|one| match one.place {
            Place::Area(AreaCode::Neighbourhood(code)) => Some((code, published(definition, one))),
            Place::Country | Place::Area(AreaCode::Municipality(_) | AreaCode::Ward(_)) => None,
        })
        .collect();
    let values: Vec<f64> = shown.values().filter_map(|shown| shown.ok()).map(|shown| shown.value).collect();
    let ambiguous = definition.direction == Direction::Ambiguous;
    let classes = Classes::of(if ambiguous { &[] } else { &values });
    let period = time.map_or(String::new(), |time| words::period(visit, definition, time));
    let told = |key: &str| {
        visit.t_args(
            key,
            &[
                ("name", known.indicator.label.name.as_str().into()),
                ("period", period.as_str().into()),
                ("unit", words::unit(visit, definition.unit).into()),
                ("source", definition.source.as_str().into()),
            ],
        )
    };
    let legend = classes.legend().map(|(shade, low, high)| {
        let ends = [low, high].map(|end| words::number(visit, end, definition.decimals));
        let text = if low < high { ends.join(" – ") } else { ends[0].clone() };
        Legend { shade: shade.number(), text }
    });
    Drawn {
        svg: if values.is_empty() { String::new() } else { map(visit, atlas, known, (&shown, &classes)) },
        caption: told("indicators-map-caption"),
        ambiguous,
        legend: legend.collect(),
        wards,
        wards_caption: told("indicators-places-caption"),
        without,
    }
}

fn map(
    visit: &Visit,
    atlas: &Atlas,
    known: &IndicatorFigures,
    (shown, classes): (&Shown, &Classes),
) -> String {
    let definition = &known.indicator.current.definition;
    let places: Vec<Shaded> = atlas
        .division()
        .neighbourhoods
        .iter()
        .map(|(code, part)| {
            let found = shown.get(code).and_then(|shown| shown.ok());
            let note = match (found, shown.get(code)) {
                (Some(found), _) => words::figure(visit, definition, found.value),
                (None, Some(Err(why))) => words::reason(visit, *why),
                (None, _) => visit.t("indicators-no-figure").to_owned(),
            };
            let area = AreaCode::Neighbourhood(*code);
            Shaded {
                shape: Shape {
                    name: part.name.clone(),
                    note,
                    href: href_of(area),
                    selected: false,
                    outline: atlas.outline_of(area, part),
                },
                figure: found
                    .map_or("–".to_owned(), |found| words::number(visit, found.value, definition.decimals)),
                shade: found.and_then(|found| classes.shade(found.value)),
            }
        })
        .collect();
    let caption = Caption {
        title: &known.indicator.label.name,
        description: visit.t("indicators-map-description"),
        id: "kaart",
    };
    svg_shaded(caption, &places)
}
