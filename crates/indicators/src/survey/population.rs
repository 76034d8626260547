//! How many people there are of those who could be asked: the totals that weights reproduce.

use std::collections::BTreeMap;

use areas::{AgeBand, AreaCode, Atlas, NeighbourhoodCode};

use super::AgeClass;

/// Adults on 1 January of a year, by neighbourhood and age class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Adults {
    /// The year.
    pub year: i32,
    /// Where the register comes from.
    pub source: String,
    /// How many of each age live where.
    pub of: BTreeMap<(NeighbourhoodCode, AgeClass), u32>,
}

/// The adults in the register of a year; none when it is not known.
#[must_use]
pub fn adults(atlas: &Atlas, year: i32) -> Option<Adults> {
    let mut found = Adults { year, ..Adults::default() };
    for code in atlas.division().neighbourhoods.keys() {
        let Some(residents) = atlas.residents_of_neighbourhood(*code, year) else { continue };
        found.source.clone_from(&residents.source.name);
        for band in AgeBand::ALL {
            if let Some(age) = AgeClass::of(band) {
                *found.of.entry((*code, age)).or_default() += residents.value.in_band(band);
            }
        }
    }
    (!found.of.is_empty()).then_some(found)
}

impl Adults {
    /// How many live in the neighbourhoods and are of the ages for which `holds` is true.
    #[must_use]
    pub fn count(&self, holds: impl Fn(NeighbourhoodCode, AgeClass) -> bool) -> u32 {
        self.of.iter().filter(|((code, age), _)| holds(*code, *age)).map(|(_, count)| *count).sum()
    }

    /// How many live in a place.
    #[must_use]
    pub fn living_in(&self, area: AreaCode) -> u32 {
        self.count(|code, _| match area {
            AreaCode::Municipality(municipality) => code.municipality() == municipality,
            AreaCode::Ward(ward) => code.ward() == ward,
            AreaCode::Neighbourhood(neighbourhood) => code == neighbourhood,
        })
    }
}
