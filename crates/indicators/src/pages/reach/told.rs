//! The answer in sentences, and how it was reckoned.

use shell::Link;
use social_map::DETOUR_TENTHS;

use super::super::words;
use super::known::{Known, unmeasured};
use crate::within_reach::{Level, OfLevel, best_for_a_new_place};
use shell::PageError;

/// How many neighbourhoods are named in a sentence.
const NAMED: usize = 6;

/// Who has nothing within reach, and where there is little for all who share it.
pub(super) fn answer(known: &Known<'_>) -> Vec<String> {
    if known.there.places.is_empty() {
        return vec![known.says("reach-nothing", &[])];
    }
    let lacking = known.measured.of_level(&known.homes, Level::Nothing);
    let mut said = vec![gap(known, &lacking)];
    let little = known.measured.of_level(&known.homes, Level::Little);
    if !little.homes.is_empty() {
        let count = known.neighbourhoods(little.homes.len());
        said.push(known.says("reach-little", &[("count", count), ("people", known.count(little.people))]));
    }
    said
}

fn gap(known: &Known<'_>, lacking: &OfLevel) -> String {
    let all = known.count(known.measured.people);
    match (lacking.homes.is_empty(), known.has_no_people()) {
        (true, false) => known.says("reach-no-gap", &[("all", all)]),
        (true, true) => known.says("reach-no-gap-anywhere", &[]),
        (false, true) => known.says("reach-gap-anywhere", &[("where", places(known, lacking))]),
        (false, false) => {
            let people = known.count(lacking.people);
            known.says("reach-gap", &[("people", people), ("all", all), ("where", places(known, lacking))])
        }
    }
}

/// A few neighbourhoods by name, many by their number.
fn places(known: &Known<'_>, of: &OfLevel) -> String {
    if of.homes.len() > NAMED {
        return known.neighbourhoods(of.homes.len());
    }
    let homes = of.homes.iter().filter_map(|home| known.homes.get(*home));
    let mut names: Vec<&str> = homes.map(|home| known.name_of(home.code)).collect();
    names.sort_unstable();
    names.join(", ")
}

/// Where one new place would give most people their first.
pub(super) fn best(known: &Known<'_>) -> Result<Option<(String, Link)>, PageError> {
    let best = best_for_a_new_place(&known.homes, &known.measured, known.asked.within).map_err(unmeasured)?;
    let told = best.and_then(|(home, people)| {
        let code = known.homes.get(home)?.code;
        let name = known.name_of(code).to_owned();
        let text = known.says("reach-best", &[("name", name.clone()), ("people", known.count(people))]);
        let label = known.visit.t_with("reach-best-try", "name", name);
        Some((text, Link::to(label, known.asked.with_new(code).href())))
    });
    Ok(told)
}

/// How it was reckoned, in sentences.
pub(super) fn how(known: &Known<'_>) -> Vec<String> {
    let written = |count: usize| count.to_string();
    let offers: usize = known.there.places.iter().map(|place| place.offers).sum();
    let roughly = known.there.places.iter().filter(|place| place.roughly).count();
    let metres = known.asked.within.metres();
    let detour = words::number(known.visit, f64::from(DETOUR_TENTHS) / 10.0, 1);
    let mut said = vec![
        known.says(
            "reach-how-places",
            &[("places", written(known.there.places.len())), ("offers", written(offers))],
        ),
        known.says("reach-how-groups", &[]),
    ];
    if known.there.placeless > 0 {
        said.push(known.says("reach-how-placeless", &[("count", written(known.there.placeless))]));
    }
    if roughly > 0 {
        said.push(known.says("reach-how-roughly", &[("count", written(roughly))]));
    }
    said.push(known.says("reach-how-distance", &[("detour", detour), ("metres", known.count(metres))]));
    said.push(known.says("reach-how-large", &[]));
    if known.measured.average.is_some() {
        let average = known.share(known.measured.average);
        said.push(known.says("reach-how-shared", &[("average", average)]));
    }
    said.push(known.says("reach-how-edge", &[("municipality", known.atlas.municipality_name().to_owned())]));
    said.push(known.says("reach-how-new", &[]));
    said.push(known.visit.t("areas-rounded").to_owned());
    said
}
