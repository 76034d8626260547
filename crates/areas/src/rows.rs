//! A division as rows of places, and back.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::code::MunicipalityCode;
use crate::district::DistrictCode;
use crate::division::{Division, Neighbourhood, Ward};
use crate::rd::RdPoint;

/// What kind of place a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Municipality,
    District,
    Ward,
    Neighbourhood,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Municipality, Self::District, Self::Ward, Self::Neighbourhood];

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::District => "district",
            Self::Ward => "ward",
            Self::Neighbourhood => "neighbourhood",
        }
    }
}

#[derive(Debug)]
pub(crate) struct NotAKind;

impl FromStr for Kind {
    type Err = NotAKind;

    fn from_str(text: &str) -> Result<Self, NotAKind> {
        Self::ALL.into_iter().find(|kind| kind.name() == text).ok_or(NotAKind)
    }
}

/// One place of the division, as a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AreaRow {
    pub(crate) code: String,
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) parent: Option<String>,
    pub(crate) centre: Option<RdPoint>,
    pub(crate) square_metres: Option<i64>,
}

impl AreaRow {
    /// Whether it is the same place under the same name in the same parent; a
    /// better boundary does not make it another one.
    pub(crate) fn is_still(&self, other: &Self) -> bool {
        self.kind == other.kind && self.name == other.name && self.parent == other.parent
    }
}

/// The rows of a division. Wards without a district take the one they have in
/// `before`, when the division brings no districts at all.
pub(crate) fn rows_of(division: &Division, municipality_name: &str, before: &[&AreaRow]) -> Vec<AreaRow> {
    let municipality = division.municipality.to_string();
    let row = |code: String, kind, name: &str, parent: Option<String>| AreaRow {
        code,
        kind,
        name: name.to_owned(),
        parent,
        centre: None,
        square_metres: None,
    };
    let mut rows = vec![row(municipality.clone(), Kind::Municipality, municipality_name, None)];
    let brings_districts = !division.districts.is_empty();
    for (code, name) in &division.districts {
        rows.push(row(code.to_string(), Kind::District, name, Some(municipality.clone())));
    }
    if !brings_districts {
        rows.extend(before.iter().filter(|row| row.kind == Kind::District).map(|row| (*row).clone()));
    }
    for (code, ward) in &division.wards {
        let code = code.to_string();
        let parent_before = || before.iter().find(|row| row.code == code).and_then(|row| row.parent.clone());
        let parent = match &ward.district {
            Some(district) => Some(district.to_string()),
            None if brings_districts => None,
            None => parent_before(),
        };
        rows.push(row(code.clone(), Kind::Ward, &ward.name, parent.or(Some(municipality.clone()))));
    }
    for (code, part) in &division.neighbourhoods {
        rows.push(AreaRow {
            centre: Some(part.centre),
            square_metres: Some(part.square_metres),
            ..row(code.to_string(), Kind::Neighbourhood, &part.name, Some(code.ward().to_string()))
        });
    }
    rows
}

/// The division and name of the municipality that these rows are; `None`
/// without a municipality. A row that does not fit is left out: the import
/// writes none.
pub(crate) fn division_of(rows: &[AreaRow]) -> Option<(Division, String)> {
    let municipality = rows.iter().find(|row| row.kind == Kind::Municipality)?;
    let code: MunicipalityCode = municipality.code.parse().ok()?;
    let mut division = Division::empty(code);
    let mut districts = BTreeMap::new();
    for row in rows.iter().filter(|row| row.kind == Kind::District) {
        districts.extend(DistrictCode::of(&row.code).map(|code| (code, row.name.clone())));
    }
    for row in rows {
        match row.kind {
            Kind::Municipality | Kind::District => {}
            Kind::Ward => {
                let parent = row.parent.as_deref().and_then(|parent| DistrictCode::of(parent).ok());
                let district = parent.filter(|parent| districts.contains_key(parent));
                division
                    .wards
                    .extend(row.code.parse().map(|code| (code, Ward { name: row.name.clone(), district })));
            }
            Kind::Neighbourhood => {
                let (Ok(code), Some(centre), Some(square_metres)) =
                    (row.code.parse(), row.centre, row.square_metres)
                else {
                    continue;
                };
                let part = Neighbourhood { name: row.name.clone(), centre, square_metres };
                division.neighbourhoods.insert(code, part);
            }
        }
    }
    division.districts = districts;
    Some((division, municipality.name.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::division::division_from_csv;

    fn zwolle() -> Division {
        let text = include_str!("../../../demo/zwolle/areas.csv");
        division_from_csv(text, "GM0193".parse().unwrap()).unwrap()
    }

    #[test]
    fn a_division_survives_its_rows() {
        let rows = rows_of(&zwolle(), "Zwolle", &[]);
        assert_eq!(rows.len(), 1 + 5 + 16 + 78);
        assert_eq!(division_of(&rows), Some((zwolle(), "Zwolle".to_owned())));
        assert_eq!(division_of(&[]), None);
    }

    #[test]
    fn a_division_without_districts_keeps_those_of_before() {
        let before = rows_of(&zwolle(), "Zwolle", &[]);
        let mut bare = zwolle();
        bare.districts.clear();
        for ward in bare.wards.values_mut() {
            ward.district = None;
        }
        let kept: Vec<&AreaRow> = before.iter().collect();
        let rows = rows_of(&bare, "Zwolle", &kept);
        assert_eq!(division_of(&rows), Some((zwolle(), "Zwolle".to_owned())));
        let (without, _) = division_of(&rows_of(&bare, "Zwolle", &[])).unwrap();
        assert_eq!(without.wards.len(), zwolle().wards.len());
        assert!(without.wards.values().all(|ward| ward.district.is_none()));
    }
}
