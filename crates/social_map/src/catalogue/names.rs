use std::collections::BTreeMap;

use areas::{Division, NeighbourhoodCode, RdPoint, WardCode};

use crate::search::word_of;

/// A ward as visitors know it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WardName {
    /// Its code.
    pub code: WardCode,
    /// What people call it.
    pub name: String,
    /// Its name in an address.
    pub slug: String,
}

/// What wards and neighbourhoods are called, and where they lie.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AreaNames {
    wards: Vec<WardName>,
    neighbourhoods: BTreeMap<NeighbourhoodCode, String>,
    centres: BTreeMap<NeighbourhoodCode, RdPoint>,
}

impl AreaNames {
    /// These names.
    #[must_use]
    pub fn new(
        wards: impl IntoIterator<Item = (WardCode, String)>,
        neighbourhoods: impl IntoIterator<Item = (NeighbourhoodCode, String)>,
    ) -> Self {
        let mut wards: Vec<WardName> =
            wards.into_iter().map(|(code, name)| WardName { code, slug: word_of(&name), name }).collect();
        wards.sort_by(|one, other| one.name.cmp(&other.name).then(one.code.cmp(&other.code)));
        Self { wards, neighbourhoods: neighbourhoods.into_iter().collect(), centres: BTreeMap::new() }
    }

    /// The wards, by name.
    #[must_use]
    pub fn wards(&self) -> &[WardName] {
        &self.wards
    }

    /// Every name, of wards and of neighbourhoods.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let wards = self.wards.iter().map(|ward| ward.name.as_str());
        wards.chain(self.neighbourhoods.values().map(String::as_str))
    }

    /// Where a ward stands among them.
    pub(crate) fn ward_place(&self, code: WardCode) -> Option<usize> {
        self.wards.iter().position(|ward| ward.code == code)
    }

    /// The name of a ward; empty when it has none here.
    #[must_use]
    pub fn ward(&self, code: WardCode) -> &str {
        self.wards.iter().find(|ward| ward.code == code).map_or("", |ward| ward.name.as_str())
    }

    /// The neighbourhoods with their names, by code.
    pub(crate) fn neighbourhoods(&self) -> impl Iterator<Item = (NeighbourhoodCode, &str)> {
        self.neighbourhoods.iter().map(|(code, name)| (*code, name.as_str()))
    }

    /// The name of a neighbourhood; empty when it has none here.
    #[must_use]
    pub fn neighbourhood(&self, code: NeighbourhoodCode) -> &str {
        self.neighbourhoods.get(&code).map_or("", String::as_str)
    }
}

impl AreaNames {
    /// The neighbourhoods of a ward with their names, by code.
    pub(crate) fn neighbourhoods_of(
        &self,
        ward: WardCode,
    ) -> impl Iterator<Item = (NeighbourhoodCode, &str)> {
        let lies = move |(code, _): &(&NeighbourhoodCode, &String)| code.ward() == ward;
        self.neighbourhoods.iter().filter(lies).map(|(code, name)| (*code, name.as_str()))
    }

    /// A point inside a neighbourhood.
    pub(crate) fn centre(&self, code: NeighbourhoodCode) -> Option<RdPoint> {
        self.centres.get(&code).copied()
    }
}

impl From<&Division> for AreaNames {
    fn from(division: &Division) -> Self {
        let wards = division.wards.iter().map(|(code, ward)| (*code, ward.name.clone()));
        let parts = division.neighbourhoods.iter().map(|(code, part)| (*code, part.name.clone()));
        let centres = division.neighbourhoods.iter().map(|(code, part)| (*code, part.centre)).collect();
        Self { centres, ..Self::new(wards, parts) }
    }
}
