use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::{Openness, Period, Source, Traced};

use crate::about::About;
use crate::boundary::Boundary;
use crate::code::{AreaCode, NeighbourhoodCode, WardCode};
use crate::division::{Division, Neighbourhood, Ward};
use crate::map::Outline;
use crate::population::{Population, Residents};
use crate::rd::RdPoint;

/// Everything about places that pages ask for, as of one day: names,
/// hierarchy, centres, residents, boundaries.
///
/// Derived from the database and kept in memory; never changed in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Atlas {
    municipality_name: String,
    division: Division,
    population: Population,
    boundaries: BTreeMap<AreaCode, Boundary>,
    ward_outlines: BTreeMap<WardCode, Outline>,
    sources: BTreeMap<About, Source>,
}

/// Definition of the count of residents; the number is its version.
const RESIDENTS: &str = "residents registered on 1 January, 1";

impl Atlas {
    /// The atlas of a municipality without residents and boundaries.
    pub(crate) fn new(municipality_name: String, division: Division) -> Self {
        Self {
            municipality_name,
            ward_outlines: ward_outlines(&division, &BTreeMap::new()),
            division,
            population: Population::new(),
            boundaries: BTreeMap::new(),
            sources: BTreeMap::new(),
        }
    }

    /// The same with these boundaries; those of wards are made from their
    /// neighbourhoods where they are not given.
    pub(crate) fn with_boundaries(self, boundaries: BTreeMap<AreaCode, Boundary>) -> Self {
        Self { ward_outlines: ward_outlines(&self.division, &boundaries), boundaries, ..self }
    }

    /// The same with these residents, and where everything was taken from.
    pub(crate) fn with_figures(self, population: Population, sources: BTreeMap<About, Source>) -> Self {
        Self { population, sources, ..self }
    }

    /// What the municipality is called.
    #[must_use]
    pub fn municipality_name(&self) -> &str {
        &self.municipality_name
    }

    /// Districts, wards and neighbourhoods in force.
    #[must_use]
    pub fn division(&self) -> &Division {
        &self.division
    }

    /// One ward.
    #[must_use]
    pub fn ward(&self, code: WardCode) -> Option<&Ward> {
        self.division.wards.get(&code)
    }

    /// The district of a ward, by name.
    #[must_use]
    pub fn district_name(&self, ward: WardCode) -> Option<&str> {
        let district = self.ward(ward)?.district.as_ref()?;
        self.division.districts.get(district).map(String::as_str)
    }

    /// The boundary of a place, when boundaries were imported.
    #[must_use]
    pub fn boundary(&self, code: AreaCode) -> Option<&Boundary> {
        self.boundaries.get(&code)
    }

    /// The years of which residents are known, the latest first.
    #[must_use]
    pub fn years(&self) -> Vec<i32> {
        let years: BTreeSet<i32> = self.population.keys().map(|(year, _)| *year).collect();
        years.into_iter().rev().collect()
    }

    /// Residents of a neighbourhood on 1 January of a year.
    #[must_use]
    pub fn residents_of_neighbourhood(
        &self,
        code: NeighbourhoodCode,
        year: i32,
    ) -> Option<Traced<Residents>> {
        self.traced(*self.population.get(&(year, code))?, year)
    }

    /// Residents of a ward on 1 January of a year: the sum of its
    /// neighbourhoods; none when one of them is not known.
    #[must_use]
    pub fn residents_of_ward(&self, ward: WardCode, year: i32) -> Option<Traced<Residents>> {
        let mut sum = Residents::default();
        for (code, _) in self.division.neighbourhoods_of(ward) {
            sum = sum.and(self.population.get(&(year, code))?);
        }
        self.traced(sum, year)
    }

    fn traced(&self, value: Residents, year: i32) -> Option<Traced<Residents>> {
        Some(Traced {
            value,
            definition: RESIDENTS,
            unit: "persons",
            period: Period::On(NaiveDate::from_ymd_opt(year, 1, 1)?),
            source: self.sources.get(&About::Population(year))?.clone(),
            openness: Openness::Public,
        })
    }

    /// Where the division and the residents of this year were taken from.
    pub fn sources_of(&self, year: Option<i32>) -> impl Iterator<Item = &Source> {
        let residents = year.and_then(|year| self.sources.get(&About::Population(year)));
        let mut places: Vec<&Source> = [About::Division, About::Boundaries]
            .iter()
            .filter_map(|about| self.sources.get(about))
            .chain(residents)
            .collect();
        places.dedup();
        places.into_iter()
    }

    /// Whether boundaries were imported.
    #[must_use]
    pub fn has_boundaries(&self) -> bool {
        !self.boundaries.is_empty()
    }

    /// How a place is drawn on a map: its boundary, or a circle until it has one.
    #[must_use]
    pub fn outline_of(&self, code: AreaCode, place: &Neighbourhood) -> Outline {
        match self.boundaries.get(&code) {
            Some(boundary) => Outline::Boundary(boundary.clone()),
            None => Outline::Circle(place.centre),
        }
    }

    /// How a ward is drawn: its own boundary, those of its neighbourhoods
    /// together, or a circle amid them; `None` for a ward without any.
    #[must_use]
    pub fn outline_of_ward(&self, ward: WardCode) -> Option<Outline> {
        self.ward_outlines.get(&ward).cloned()
    }
}

fn ward_outlines(
    division: &Division,
    boundaries: &BTreeMap<AreaCode, Boundary>,
) -> BTreeMap<WardCode, Outline> {
    let wards = division.wards.keys();
    wards.filter_map(|ward| Some((*ward, ward_outline(division, boundaries, *ward)?))).collect()
}

fn ward_outline(
    division: &Division,
    boundaries: &BTreeMap<AreaCode, Boundary>,
    ward: WardCode,
) -> Option<Outline> {
    if let Some(boundary) = boundaries.get(&AreaCode::Ward(ward)) {
        return Some(Outline::Boundary(boundary.clone()));
    }
    let parts: Vec<_> = division.neighbourhoods_of(ward).collect();
    let drawn: Option<Vec<&Boundary>> =
        parts.iter().map(|(code, _)| boundaries.get(&AreaCode::Neighbourhood(*code))).collect();
    if let Some(drawn) = drawn.filter(|drawn| !drawn.is_empty()) {
        return Some(Outline::Boundary(Boundary::of_parts(&drawn)));
    }
    RdPoint::amid(parts.iter().map(|(_, part)| part.centre)).map(Outline::Circle)
}
