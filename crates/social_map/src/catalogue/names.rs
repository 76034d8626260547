use std::collections::{BTreeMap, BTreeSet};

use areas::{Division, NeighbourhoodCode, RdPoint, WardCode};

use crate::Coordinates;
use crate::search::word_of;
use crate::travel::metres_between;

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

/// A neighbourhood as visitors know it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct NeighbourhoodName {
    /// What people call it.
    pub(crate) name: String,
    /// Its name in an address; no two have the same.
    pub(crate) slug: String,
    /// A point inside it.
    pub(crate) centre: Option<RdPoint>,
}

impl NeighbourhoodName {
    /// The point inside it in degrees.
    pub(crate) fn coordinates(&self) -> Option<Coordinates> {
        let (latitude, longitude) = self.centre?.degrees();
        Coordinates::new(latitude, longitude).ok()
    }
}

/// What wards and neighbourhoods are called, and where they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct AreaNames {
    wards: Vec<WardName>,
    neighbourhoods: BTreeMap<NeighbourhoodCode, NeighbourhoodName>,
    knows_postcodes: bool,
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
        let mut named = BTreeMap::new();
        let mut slugs = BTreeSet::new();
        for (code, name) in neighbourhoods {
            let mut slug = word_of(&name);
            if slug.is_empty() || !slugs.insert(slug.clone()) {
                slug = word_of(&format!("{slug} {code}"));
                slugs.insert(slug.clone());
            }
            named.insert(code, NeighbourhoodName { name, slug, centre: None });
        }
        Self { wards, neighbourhoods: named, knows_postcodes: false }
    }

    /// The same, where visitors may type a postcode.
    #[must_use]
    pub const fn with_postcodes(mut self, known: bool) -> Self {
        self.knows_postcodes = known;
        self
    }

    /// Whether a postcode leads to a neighbourhood.
    pub(crate) const fn knows_postcodes(&self) -> bool {
        self.knows_postcodes
    }

    /// A neighbourhood.
    pub(crate) fn part(&self, code: NeighbourhoodCode) -> Option<&NeighbourhoodName> {
        self.neighbourhoods.get(&code)
    }

    /// The neighbourhoods, by code.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &NeighbourhoodName> {
        self.neighbourhoods.values()
    }

    /// The neighbourhood with this word in an address; its code is understood too.
    pub(crate) fn part_called(&self, word: &str) -> Option<NeighbourhoodCode> {
        let called = self.neighbourhoods.iter().find(|(_, part)| part.slug == word).map(|(code, _)| *code);
        called.or_else(|| word.parse().ok().filter(|code| self.neighbourhoods.contains_key(code)))
    }

    /// The neighbourhood whose middle lies nearest to a point; none where no middle is known.
    pub(crate) fn nearest(&self, point: Coordinates) -> Option<NeighbourhoodCode> {
        let away = |(code, part): (&NeighbourhoodCode, &NeighbourhoodName)| {
            Some((metres_between(part.coordinates()?, point), *code))
        };
        self.neighbourhoods.iter().filter_map(away).min().map(|(_, code)| code)
    }

    /// The neighbourhoods of a ward, by name.
    pub(crate) fn parts_of(&self, ward: WardCode) -> Vec<(NeighbourhoodCode, &NeighbourhoodName)> {
        let parts = self.neighbourhoods.iter().filter(|(code, _)| code.ward() == ward);
        let mut parts: Vec<_> = parts.map(|(code, part)| (*code, part)).collect();
        parts.sort_by(|(_, one), (_, other)| one.name.cmp(&other.name));
        parts
    }

    /// The wards, by name.
    #[must_use]
    pub fn wards(&self) -> &[WardName] {
        &self.wards
    }

    /// Every name, of wards and of neighbourhoods.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        let wards = self.wards.iter().map(|ward| ward.name.as_str());
        wards.chain(self.neighbourhoods.values().map(|part| part.name.as_str()))
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
        self.neighbourhoods.iter().map(|(code, part)| (*code, part.name.as_str()))
    }

    /// The name of a neighbourhood; empty when it has none here.
    #[must_use]
    pub fn neighbourhood(&self, code: NeighbourhoodCode) -> &str {
        self.neighbourhoods.get(&code).map_or("", |part| part.name.as_str())
    }
}

impl AreaNames {
    /// The neighbourhoods of a ward, by code.
    pub(crate) fn neighbourhoods_of(
        &self,
        ward: WardCode,
    ) -> impl Iterator<Item = (NeighbourhoodCode, &NeighbourhoodName)> {
        let lies = move |(code, _): &(&NeighbourhoodCode, &NeighbourhoodName)| code.ward() == ward;
        self.neighbourhoods.iter().filter(lies).map(|(code, part)| (*code, part))
    }

    /// A point inside a neighbourhood.
    pub(crate) fn centre(&self, code: NeighbourhoodCode) -> Option<RdPoint> {
        self.neighbourhoods.get(&code)?.centre
    }
}

impl From<&Division> for AreaNames {
    fn from(division: &Division) -> Self {
        let wards = division.wards.iter().map(|(code, ward)| (*code, ward.name.clone()));
        let parts = division.neighbourhoods.iter().map(|(code, part)| (*code, part.name.clone()));
        let mut names = Self::new(wards, parts);
        for (code, part) in &division.neighbourhoods {
            if let Some(named) = names.neighbourhoods.get_mut(code) {
                named.centre = Some(part.centre);
            }
        }
        names
    }
}
