//! Neighbourhoods below their wards, as all pages tell them: by name, never in the order of a figure.

use std::collections::BTreeMap;

use areas::{AreaCode, Atlas, NeighbourhoodCode, WardCode};
use shell::Visit;

use super::words;
use crate::{Indicator, Observation, Place, WhyMissing, published};

/// A ward with its neighbourhoods.
pub(super) struct Ward<'a> {
    pub(super) code: WardCode,
    pub(super) name: &'a str,
    pub(super) parts: Vec<(NeighbourhoodCode, &'a str)>,
}

/// All wards by name, each with its neighbourhoods by name.
pub(super) fn by_ward(atlas: &Atlas) -> Vec<Ward<'_>> {
    let division = atlas.division();
    let mut wards = Vec::with_capacity(division.wards.len());
    for (code, ward) in &division.wards {
        let mut parts: Vec<_> =
            division.neighbourhoods_of(*code).map(|(code, part)| (code, part.name.as_str())).collect();
        parts.sort_by(|one, other| one.1.cmp(other.1));
        wards.push(Ward { code: *code, name: &ward.name, parts });
    }
    wards.sort_by(|one, other| one.name.cmp(other.name));
    wards
}

/// How many neighbourhoods there are, in words.
pub(super) fn counted(visit: &Visit, count: usize) -> String {
    visit.t_with("neighbourhoods-count", "count", count)
}

/// A neighbourhood with its figure.
pub(super) struct PlaceFigure {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) figure: String,
}

/// The figures of a ward and its neighbourhoods.
pub(super) struct WardFigures {
    pub(super) name: String,
    /// That of the ward, or how many neighbourhoods it has.
    pub(super) headline: String,
    pub(super) places: Vec<PlaceFigure>,
    /// Which neighbourhoods have no figure, a sentence for each reason.
    pub(super) without: Vec<String>,
}

/// The figures of one time by ward, and a sentence that says how many neighbourhoods have none.
pub(super) fn figures(
    visit: &Visit,
    atlas: &Atlas,
    indicator: &Indicator,
    figures: &[&Observation],
) -> (Vec<WardFigures>, Option<String>) {
    let by_place: BTreeMap<Place, &Observation> = figures.iter().map(|one| (one.place, *one)).collect();
    let (mut all, mut lacking) = (0_usize, 0_usize);
    let told = by_ward(atlas).into_iter().map(|ward| {
        let own = by_place.get(&Place::Area(AreaCode::Ward(ward.code)));
        let mut found = WardFigures {
            name: ward.name.to_owned(),
            headline: match own {
                Some(own) => words::told(visit, &indicator.current.definition, own),
                None => counted(visit, ward.parts.len()),
            },
            places: Vec::new(),
            without: Vec::new(),
        };
        let mut without: BTreeMap<WhyMissing, Vec<&str>> = BTreeMap::new();
        for (code, name) in ward.parts {
            all += 1;
            let place = by_place.get(&Place::Area(AreaCode::Neighbourhood(code)));
            match place.map(|one| (one, published(&indicator.current.definition, one))) {
                Some((one, Ok(_))) => found.places.push(PlaceFigure {
                    name: name.to_owned(),
                    href: format!("/buurten/{code}"),
                    figure: words::told(visit, &indicator.current.definition, one),
                }),
                Some((_, Err(why))) => without.entry(why).or_default().push(name),
                None => without.entry(WhyMissing::NotMeasured).or_default().push(name),
            }
        }
        lacking += without.values().map(Vec::len).sum::<usize>();
        found.without = without.into_iter().map(|(why, names)| lacks(visit, why, &names)).collect();
        found
    });
    let told = told.collect();
    let count = [("without", lacking.into()), ("all", all.into())];
    (told, (lacking > 0).then(|| visit.t_args("indicators-without", &count)))
}

fn lacks(visit: &Visit, why: WhyMissing, names: &[&str]) -> String {
    let args = [("names", names.join(", ").into()), ("reason", words::reason(visit, why).into())];
    visit.t_args("indicators-lacks", &args)
}
