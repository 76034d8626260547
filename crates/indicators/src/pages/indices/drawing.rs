//! The map of an index, how its scores are spread, and the ranks of all places.

use areas::{AreaCode, Atlas, Caption, Shaded, Shape, svg_shaded};
use shell::Visit;

use super::super::words;
use crate::classes::Classes;
use crate::picture::{SpanLine, spans, spread};
use crate::{IndexOutcome, Level, Likely, Place};

/// A class of the map with its scores.
pub(super) struct Legend {
    pub(super) shade: u8,
    pub(super) text: String,
}

/// A score with its interval: `104 (98 tot 109)`.
pub(super) fn likely(visit: &Visit, score: Likely) -> String {
    let whole = |value| words::number(visit, value, 0);
    match score.ends {
        None => visit.t_with("index-score-alone", "score", whole(score.score)),
        Some((low, high)) => visit.t_args(
            "index-score-between",
            &[("score", whole(score.score).into()), ("low", whole(low).into()), ("high", whole(high).into())],
        ),
    }
}

fn caption<'a>(visit: &'a Visit, name: &'a str, id: &'a str) -> Caption<'a> {
    let key = match id {
        "kaart" => "index-map-description",
        "spreiding" => "index-spread-description",
        _ => "index-ranks-description",
    };
    Caption { title: name, description: visit.t(key), id }
}

/// The map and what its shades mean.
pub(super) fn map(
    visit: &Visit,
    atlas: &Atlas,
    (name, address): (&str, &str),
    (outcome, level): (&IndexOutcome, Level),
) -> (String, Vec<Legend>) {
    let scores: Vec<f64> = outcome.totals().iter().flatten().map(|score| score.score).collect();
    let classes = Classes::of(&scores);
    let shaded = |code: AreaCode, name: &str, outline: areas::Outline| {
        let position = outcome.position(Place::Area(code));
        let found = position.and_then(|position| outcome.score(crate::INDEX_CODE, position));
        Shaded {
            shape: Shape {
                name: name.to_owned(),
                note: found
                    .map_or_else(|| visit.t("index-no-score").to_owned(), |score| likely(visit, score)),
                href: position.map(|_| format!("{address}/gebied/{code}")),
                selected: false,
                outline,
            },
            figure: found.map_or("–".to_owned(), |score| words::number(visit, score.score, 0)),
            shade: found.and_then(|score| classes.shade(score.score)),
        }
    };
    let division = atlas.division();
    let places: Vec<Shaded> = match level {
        Level::Ward => division
            .wards
            .iter()
            .filter_map(|(code, ward)| {
                Some(shaded(AreaCode::Ward(*code), &ward.name, atlas.outline_of_ward(*code)?))
            })
            .collect(),
        Level::Neighbourhood => division
            .neighbourhoods
            .iter()
            .map(|(code, part)| {
                let area = AreaCode::Neighbourhood(*code);
                shaded(area, &part.name, atlas.outline_of(area, part))
            })
            .collect(),
        Level::Municipality | Level::Country => Vec::new(),
    };
    let legend = classes.legend().map(|(shade, low, high)| {
        let ends = [low, high].map(|end| words::number(visit, end, 0));
        let text = if ends[0] == ends[1] { ends[0].clone() } else { ends.join(" – ") };
        Legend { shade: shade.number(), text }
    });
    (svg_shaded(caption(visit, name, "kaart"), &places), legend.collect())
}

/// How many places have a score in each class of ten points, the highest first.
pub(super) fn scores_spread(visit: &Visit, name: &str, outcome: &IndexOutcome) -> String {
    let scores: Vec<f64> = outcome.totals().iter().flatten().map(|score| score.score).collect();
    let least = scores.iter().copied().fold(f64::INFINITY, f64::min);
    let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if !least.is_finite() {
        return String::new();
    }
    let mut classes = Vec::new();
    let mut from = (most / 10.0).floor() * 10.0;
    while from >= (least / 10.0).floor() * 10.0 && classes.len() < 40 {
        let within = scores.iter().filter(|score| (from..from + 10.0).contains(*score));
        let count = u32::try_from(within.count()).unwrap_or(u32::MAX);
        let ends = [from, from + 10.0].map(|end| words::number(visit, end, 0));
        classes.push((ends.join(" – "), count));
        from -= 10.0;
    }
    spread(caption(visit, name, "spreiding"), &classes)
}

/// The rank of each place with its interval, in the order of wards: never in that of scores.
pub(super) fn ranks(visit: &Visit, atlas: &Atlas, name: &str, outcome: &IndexOutcome) -> String {
    let mut lines: Vec<(Place, SpanLine)> = outcome
        .places
        .iter()
        .zip(&outcome.ranks)
        .filter_map(|(place, span)| {
            let name = words::place_name(visit, atlas, *place);
            Some((*place, SpanLine { name, span: (*span)? }))
        })
        .collect();
    lines.sort_by_key(|(place, line)| (ward_name(atlas, *place), line.name.clone()));
    let among = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let lines: Vec<SpanLine> = lines.into_iter().map(|(_, line)| line).collect();
    spans(caption(visit, name, "plaatsen"), &lines, among)
}

/// The ward in which a place lies.
pub(super) fn ward_name(atlas: &Atlas, place: Place) -> String {
    let ward = match place {
        Place::Area(AreaCode::Ward(code)) => Some(code),
        Place::Area(AreaCode::Neighbourhood(code)) => Some(code.ward()),
        Place::Country | Place::Area(AreaCode::Municipality(_)) => None,
    };
    ward.and_then(|code| atlas.ward(code)).map_or(String::new(), |ward| ward.name.clone())
}
