//! The same as the map in words: by level, by ward, and as a file.

use shell::{Link, PageError};
use tabular_export::{Cell, Table};

use super::super::unwritten;
use super::super::wards::by_ward;
use super::asked::subject_name;
use super::known::{Known, away};
use crate::within_reach::{Found, Home, Level, Trial};

/// The neighbourhoods of one level.
pub(super) struct LevelLines {
    pub(super) name: String,
    pub(super) headline: String,
    pub(super) about: String,
    pub(super) places: Vec<Link>,
}

/// From nothing to much, as far as there are neighbourhoods of it.
pub(super) fn levels(known: &Known<'_>) -> Vec<LevelLines> {
    let lines = |level: &Level| {
        let of = known.measured.of_level(&known.homes, *level);
        let homes = of.homes.iter().filter_map(|home| known.homes.get(*home));
        let mut places: Vec<Link> =
            homes.map(|home| Link::to(known.name_of(home.code), format!("/buurten/{}", home.code))).collect();
        places.sort_by(|one, other| one.label.cmp(&other.label));
        let count = known.neighbourhoods(places.len());
        let people = known.says("reach-people", &[("people", known.count(of.people))]);
        LevelLines {
            name: known.says(&format!("reach-level-{level}"), &[]),
            headline: if known.has_no_people() { count } else { format!("{count}, {people}") },
            about: known.says(&format!("reach-level-{level}-text"), &[]),
            places,
        }
    };
    Level::ALL.iter().map(lines).filter(|lines| !lines.places.is_empty()).collect()
}

/// One neighbourhood with what is within reach.
pub(super) struct PlaceLine {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) people: String,
    pub(super) places: String,
    /// How far the nearest is; not told of what a new place changes.
    pub(super) nearest: Option<String>,
    pub(super) share: String,
}

/// A ward with its neighbourhoods.
pub(super) struct WardLines {
    pub(super) name: String,
    pub(super) headline: String,
    pub(super) places: Vec<PlaceLine>,
}

pub(super) fn wards(known: &Known<'_>) -> Vec<WardLines> {
    let all: Vec<(&Home, &Found)> = known.homes.iter().zip(&known.measured.found).collect();
    let wards = by_ward(known.atlas).into_iter().map(|ward| {
        let here = ward.parts.iter().filter_map(|(code, _)| all.iter().find(|(home, _)| home.code == *code));
        let here: Vec<&(&Home, &Found)> = here.collect();
        let with = here.iter().filter(|(_, found)| found.places > 0).count();
        let numbers = [("with", with.to_string()), ("all", here.len().to_string())];
        WardLines {
            name: ward.name.to_owned(),
            headline: known.says("reach-ward-headline", &numbers),
            places: here.into_iter().map(|(home, found)| place_line(known, home, found)).collect(),
        }
    });
    wards.filter(|ward| !ward.places.is_empty()).collect()
}

fn place_line(known: &Known<'_>, home: &Home, found: &Found) -> PlaceLine {
    let name = known.name_of(home.code);
    PlaceLine {
        name: if found.is_large { known.visit.t_with("reach-large", "name", name) } else { name.to_owned() },
        href: format!("/buurten/{}", home.code),
        people: known.people(home),
        places: found.places.to_string(),
        nearest: Some(away(known.visit, found.nearest)),
        share: known.share(found.per_thousand),
    }
}

const COLUMNS: [&str; 17] = [
    "reach-code",
    "indicators-neighbourhood",
    "indicators-ward",
    "reach-voor",
    "reach-wat",
    "reach-binnen",
    "reach-metres",
    "reach-people-count",
    "reach-places-count",
    "reach-offers-count",
    "reach-nearest-metres",
    "reach-share",
    "reach-level",
    "reach-is-large",
    "reach-places-after",
    "reach-share-after",
    "reach-source",
];

/// Everything by neighbourhood, each row with its unit, moment and source.
pub(super) fn file(known: &Known<'_>, trial: Option<&Trial>) -> Result<Table, PageError> {
    let heads = COLUMNS.map(|key| known.visit.t(key).to_owned());
    let mut table = Table::new(known.visit.t("reach-title"), heads).map_err(unwritten)?;
    for (number, (home, found)) in known.homes.iter().zip(&known.measured.found).enumerate() {
        table.push(row(known, (number, home, found), trial)).map_err(unwritten)?;
    }
    Ok(table)
}

fn row(known: &Known<'_>, (number, home, found): (usize, &Home, &Found), trial: Option<&Trial>) -> Vec<Cell> {
    let (visit, asked) = (known.visit, &known.asked);
    let whole = |count: usize| Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let share =
        |share: Option<f64>| share.map_or(Cell::Empty, |share| Cell::Decimal(crate::rounded(share, 4)));
    let gain = trial.and_then(|trial| trial.gains.iter().find(|gain| gain.home == number));
    let after = gain.map_or(found.per_thousand, |gain| gain.per_thousand.map(|(_, after)| after));
    let ward = known.atlas.ward(home.code.ward()).map_or("", |ward| ward.name.as_str());
    vec![
        Cell::from(home.code.to_string()),
        Cell::from(known.name_of(home.code)),
        Cell::from(ward),
        Cell::from(visit.t(&format!("reach-voor-{}", asked.group))),
        Cell::from(subject_name(visit, asked.subject)),
        Cell::from(known.far()),
        Cell::Whole(i64::from(asked.within.metres())),
        home.people.map_or(Cell::Empty, |people| Cell::Whole(i64::from(people))),
        whole(found.places),
        whole(found.offers),
        found.nearest.map_or(Cell::Empty, |metres| Cell::Whole(i64::from(metres))),
        share(found.per_thousand),
        Cell::from(known.says(&format!("reach-level-{}", found.level), &[])),
        Cell::from(visit.t(if found.is_large { "indicators-yes" } else { "indicators-no" })),
        trial.map_or(Cell::Empty, |_| whole(found.places + usize::from(gain.is_some()))),
        trial.map_or(Cell::Empty, |_| share(after)),
        Cell::from(known.sources()),
    ]
}
