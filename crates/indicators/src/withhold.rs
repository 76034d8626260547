//! Which figures stay out so that those of few people, or of few answers, cannot be worked out from the others: over
//! neighbourhoods, wards and the city, and with what an earlier import let out.

use std::collections::{BTreeMap, BTreeSet};

use areas::{AreaCode, Division};
use disclosure::{Count, Dimension, DisclosureError, Key, Need, Release, Rules, Status, Table, protect};

use crate::{Definition, Measured, Observation, Outcome, Place, WhyMissing};

/// The figures of one series at one time.
pub type Known = BTreeMap<Place, Observation>;

/// Why a figure is about too few by itself, whatever stands beside it.
#[must_use]
pub fn too_few(definition: &Definition, measured: &Measured) -> Option<WhyMissing> {
    let few_answers = definition.least_answers.zip(measured.answers).is_some_and(|(least, n)| n < least);
    let few_people = definition.least_denominator.zip(measured.parts);
    let few_people = few_people.is_some_and(|(least, (_, denominator))| denominator < f64::from(least));
    match (few_answers, few_people) {
        (true, _) => Some(WhyMissing::Unreliable),
        (false, true) => Some(WhyMissing::Secret),
        (false, false) => None,
    }
}

/// Which figures are left out, and why: those of too few, and those with which these could be worked out. `out` holds places
/// of which the same figure was published before: what is out cannot be taken back, and hides nothing any more.
#[must_use]
pub fn withheld(
    definition: &Definition,
    division: &Division,
    known: &Known,
    out: &BTreeSet<Place>,
) -> BTreeMap<Place, WhyMissing> {
    let measured = |one: &Observation| one.outcome.known();
    let mut left_out: BTreeMap<Place, WhyMissing> = known
        .iter()
        .filter_map(|(place, one)| Some((*place, too_few(definition, &measured(one)?)?)))
        .collect();
    if left_out.is_empty() {
        return left_out;
    }
    let town = Town { definition, division, known, out };
    // The figure of the city goes only where nothing else helps.
    let others = town
        .with_the_small_ones(&left_out, true)
        .or_else(|_| town.with_the_small_ones(&left_out, false))
        .unwrap_or_else(|_| town.all_that_can());
    for place in others {
        left_out.entry(place).or_insert(WhyMissing::Secret);
    }
    left_out
}

/// What a table of people or of answers is made of.
struct Town<'a> {
    definition: &'a Definition,
    division: &'a Division,
    known: &'a Known,
    out: &'a BTreeSet<Place>,
}

/// The names in the model.
const AREA: &str = "area";
const PART: &str = "part";
const YES: &str = "yes";
const NO: &str = "no";
const MEASURE: &str = "people";

impl Town<'_> {
    fn city(&self) -> Place {
        Place::Area(AreaCode::Municipality(self.division.municipality))
    }

    fn leaves(&self) -> impl Iterator<Item = Place> {
        self.division.neighbourhoods.keys().map(|code| Place::Area(AreaCode::Neighbourhood(*code)))
    }

    fn measured(&self, place: Place) -> Option<Measured> {
        self.known.get(&place)?.outcome.known()
    }

    /// Where nothing proves safe: everything that is not out already.
    fn all_that_can(&self) -> BTreeSet<Place> {
        self.known.keys().copied().filter(|place| !self.out.contains(place)).collect()
    }

    /// Whether the figures say how many people they are of; else they are counted by their answers.
    fn has_parts(&self) -> bool {
        self.definition.least_denominator.is_some()
            && self.known.values().any(|one| one.outcome.known().is_some_and(|known| known.parts.is_some()))
    }

    /// The places that go with the small ones.
    fn with_the_small_ones(
        &self,
        small: &BTreeMap<Place, WhyMissing>,
        keeps_city: bool,
    ) -> Result<BTreeSet<Place>, DisclosureError> {
        let areas = self.areas()?;
        let (table, rules) = if self.has_parts() {
            let parts = Dimension::new(PART, [YES, NO])?;
            (self.shares(&[areas, parts])?, Rules { named: self.needs(small), ..Rules::default() })
        } else {
            (self.answers(areas)?, Rules::people(self.definition.least_answers.unwrap_or_default()))
        };
        let release = Release::of(&[table])?;
        let unknown = if self.measured(self.city()).is_none() { self.cells(self.city()) } else { Vec::new() };
        let release = release.never_out(&unknown)?;
        let decided = self.decided(&release, small, keeps_city);
        let release = release.already_out(&decided)?;
        let outcome = protect(&release, &rules)?;
        let left_out = |place: &Place| {
            let keys = self.keys(*place);
            keys.iter().any(|key| {
                matches!(outcome.status(&release, key), Some(Status::Primary(_) | Status::Secondary { .. }))
            })
        };
        Ok(self.known.keys().copied().filter(left_out).collect())
    }

    /// Neighbourhoods, and wards as their sums. What nobody knows, or what is published nowhere, is no help to anybody.
    fn areas(&self) -> Result<Dimension, DisclosureError> {
        let names: Vec<String> = self.leaves().map(|place| place.to_string()).collect();
        let mut areas = Dimension::new(AREA, names.iter().map(String::as_str))?;
        for place in self.leaves() {
            let nobody = self.known.get(&place).map(|one| one.outcome)
                == Some(Outcome::Missing(WhyMissing::NotApplicable));
            if !nobody && self.measured(place).is_none() {
                areas = areas.hide(&place.to_string())?;
            }
        }
        for ward in self.division.wards.keys() {
            let parts = self.division.neighbourhoods.keys().filter(|code| code.ward() == *ward);
            let parts: Vec<String> = parts.map(ToString::to_string).collect();
            if parts.is_empty() {
                continue;
            }
            let place = Place::Area(AreaCode::Ward(*ward));
            areas = areas.sum(&place.to_string(), parts.iter().map(String::as_str))?;
            if self.measured(place).is_none() {
                areas = areas.hide(&place.to_string())?;
            }
        }
        Ok(areas)
    }

    /// People with and without what is counted, of each neighbourhood.
    fn shares(&self, dimensions: &[Dimension]) -> Result<Table, DisclosureError> {
        let rows: Vec<([String; 2], u32)> = self
            .leaves()
            .flat_map(|place| {
                let (yes, all) = self.people(place);
                let row = |part: &str, people| ([place.to_string(), part.to_owned()], people);
                [row(YES, yes), row(NO, all.saturating_sub(yes))]
            })
            .collect();
        let codes: Vec<[&str; 2]> =
            rows.iter().map(|([area, part], _)| [area.as_str(), part.as_str()]).collect();
        let counts: Vec<Count<'_>> =
            codes.iter().zip(&rows).map(|(codes, (_, people))| Count { codes, people: *people }).collect();
        Table::people(MEASURE, dimensions, &counts)
    }

    /// How many answered in each neighbourhood.
    fn answers(&self, areas: Dimension) -> Result<Table, DisclosureError> {
        let rows: Vec<(String, u32)> = self
            .leaves()
            .map(|place| {
                let answers = self.measured(place).and_then(|known| known.answers);
                (place.to_string(), answers.unwrap_or_default())
            })
            .collect();
        let codes: Vec<[&str; 1]> = rows.iter().map(|(area, _)| [area.as_str()]).collect();
        let counts: Vec<Count<'_>> =
            codes.iter().zip(&rows).map(|(codes, (_, people))| Count { codes, people: *people }).collect();
        Table::people(MEASURE, &[areas], &counts)
    }

    /// Numerator and denominator in whole people.
    fn people(&self, place: Place) -> (u32, u32) {
        let parts = self.measured(place).and_then(|known| known.parts).unwrap_or_default();
        (whole(parts.0), whole(parts.1))
    }

    /// What must stay possible of each small place: a tenth of its people more or fewer, and at least one.
    fn needs(&self, small: &BTreeMap<Place, WhyMissing>) -> Vec<(Key, Need)> {
        let leaves = small.keys().copied().filter(|place| self.measured(*place).is_some());
        leaves.filter_map(|place| Some((self.keys(place).into_iter().next()?, self.need(place)))).collect()
    }

    fn need(&self, place: Place) -> Need {
        let (yes, all) = self.people(place);
        protected((yes, all))
    }

    /// The cells of a place that are published or left out together.
    fn keys(&self, place: Place) -> Vec<Key> {
        let code = place.to_string();
        let area: Vec<(&str, &str)> = if place == self.city() { Vec::new() } else { vec![(AREA, &code)] };
        let with = |part| Key::new(MEASURE, &[area.as_slice(), &[(PART, part)]].concat());
        if self.has_parts() { vec![with(YES), with(NO)] } else { vec![Key::new(MEASURE, &area)] }
    }

    /// All cells of a place, with how many people there are.
    fn cells(&self, place: Place) -> Vec<Key> {
        let code = place.to_string();
        let area: Vec<(&str, &str)> = if place == self.city() { Vec::new() } else { vec![(AREA, &code)] };
        let all = self.has_parts().then(|| Key::new(MEASURE, &area));
        self.keys(place).into_iter().chain(all).collect()
    }

    /// What everybody has: how many people there are, what came out before, and perhaps the city.
    fn decided(&self, release: &Release, small: &BTreeMap<Place, WhyMissing>, keeps_city: bool) -> Vec<Key> {
        let mut decided = Vec::new();
        for place in self.known.keys().copied() {
            if self.has_parts() {
                decided.extend(self.cells(place).into_iter().last());
            }
            let stays = (keeps_city && place == self.city()) || self.out.contains(&place);
            if stays && !small.contains_key(&place) {
                decided.extend(self.keys(place));
            }
        }
        let is_open = |key: &Key| {
            let cell = release.find(key).and_then(|place| release.cells().get(place));
            cell.is_some_and(|cell| cell.fate == disclosure::Fate::Open)
        };
        decided.retain(is_open);
        decided
    }
}

/// What must stay possible of so many of so many people.
#[must_use]
fn protected((yes, all): (u32, u32)) -> Need {
    let reach = all.div_ceil(10).max(1);
    Need { low: f64::from(yes.saturating_sub(reach)), high: f64::from((yes + reach).min(all)) }
}

fn whole(people: f64) -> u32 {
    format!("{:.0}", people.max(0.0)).parse().unwrap_or_default()
}

#[cfg(test)]
mod tests;
