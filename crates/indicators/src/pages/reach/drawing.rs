//! The map: in each neighbourhood the places within reach, and what a new place adds.

use areas::{AreaCode, Caption, Shade, Shaded, Shape, svg_shaded};

use super::super::indicator::Legend;
use super::known::Known;
use crate::classes::Classes;
use crate::within_reach::{Found, Home, Trial};

/// The map with the classes of its shades.
pub(super) struct Drawing {
    pub(super) svg: String,
    pub(super) caption: String,
    pub(super) legend: Vec<Legend>,
}

pub(super) fn drawn(known: &Known<'_>, trial: Option<&Trial>) -> Drawing {
    let values: Vec<f64> = known
        .measured
        .found
        .iter()
        .filter(|found| found.places > 0)
        .map(|found| real(found.places))
        .collect();
    let classes = Classes::of(&values);
    let homes = known.homes.iter().zip(&known.measured.found).enumerate();
    let places: Vec<Shaded> = homes
        .filter_map(|(number, one)| {
            let gains = trial.is_some_and(|trial| trial.gains.iter().any(|gain| gain.home == number));
            shaded(known, one, gains, &classes)
        })
        .collect();
    let caption = Caption {
        title: &known.says("reach-map-title", &[]),
        description: known.visit.t("reach-map-description"),
        id: "bereik",
    };
    let bounded = known.atlas.has_boundaries();
    let about = known.visit.t(if bounded { "areas-map-boundaries" } else { "areas-map-sketch" });
    Drawing {
        svg: svg_shaded(caption, &places),
        caption: known
            .says("reach-map-caption", &[("sources", known.sources()), ("about", about.to_owned())]),
        legend: legend(known, &classes),
    }
}

fn shaded(
    known: &Known<'_>,
    (home, found): (&Home, &Found),
    gains: bool,
    classes: &Classes,
) -> Option<Shaded> {
    let area = AreaCode::Neighbourhood(home.code);
    let part = known.atlas.division().neighbourhoods.get(&home.code)?;
    let count = known.visit.t_with("reach-places", "count", found.places);
    let more = known.visit.t("reach-one-more");
    Some(Shaded {
        shape: Shape {
            name: part.name.clone(),
            note: if gains { format!("{count}, {more}") } else { count },
            href: Some(format!("/buurten/{}", home.code)),
            selected: known.asked.new == Some(home.code),
            outline: known.atlas.outline_of(area, part),
        },
        figure: if gains { format!("{}+1", found.places) } else { found.places.to_string() },
        shade: match found.places {
            0 => Some(LACKING),
            places => classes.shade(real(places)).map(lighter),
        },
    })
}

/// Nothing at all is darkest: the eye goes to what is lacking.
const LACKING: Shade = Shade::Fifth;

/// The more there is, the lighter.
const fn lighter(more: Shade) -> Shade {
    match more {
        Shade::First => Shade::Fourth,
        Shade::Second => Shade::Third,
        Shade::Third => Shade::Second,
        Shade::Fourth | Shade::Fifth => Shade::First,
    }
}

/// From nothing to most; classes of one shade are told as one.
fn legend(known: &Known<'_>, classes: &Classes) -> Vec<Legend> {
    let lacks = known.measured.found.iter().any(|found| found.places == 0);
    let mut all: Vec<(Shade, f64, f64)> = lacks.then_some((LACKING, 0.0, 0.0)).into_iter().collect();
    for (more, low, high) in classes.legend() {
        match all.last_mut().filter(|(shade, ..)| *shade == lighter(more)) {
            Some((_, _, last)) => *last = high,
            None => all.push((lighter(more), low, high)),
        }
    }
    let told = all.into_iter().map(|(shade, low, high)| Legend {
        shade: shade.number(),
        text: if low < high { format!("{low:.0} – {high:.0}") } else { format!("{low:.0}") },
    });
    told.collect()
}

fn real(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
