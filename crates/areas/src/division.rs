use std::collections::BTreeMap;

use crate::code::{MunicipalityCode, NeighbourhoodCode, WardCode};
use crate::district::DistrictCode;
use crate::rd::RdPoint;
use crate::table::{Problem, Problems, Row, open, read};

/// A ward (*wijk*) in one division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ward {
    /// What people call it.
    pub name: String,
    /// The district it is counted to, when the municipality has districts.
    pub district: Option<DistrictCode>,
}

/// A neighbourhood (*buurt*) in one division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Neighbourhood {
    /// What people call it.
    pub name: String,
    /// A point inside it, for distances and the schematic map.
    pub centre: RdPoint,
    /// Its area in square metres.
    pub square_metres: i64,
}

/// How a municipality is divided: districts over wards over neighbourhoods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Division {
    /// The municipality (*gemeente*).
    pub municipality: MunicipalityCode,
    /// Names of the city districts (*stadsdelen*); may be empty.
    pub districts: BTreeMap<DistrictCode, String>,
    /// The wards.
    pub wards: BTreeMap<WardCode, Ward>,
    /// The neighbourhoods; each lies in a ward of the division.
    pub neighbourhoods: BTreeMap<NeighbourhoodCode, Neighbourhood>,
}

impl Division {
    /// A municipality that is not divided yet.
    #[must_use]
    pub const fn empty(municipality: MunicipalityCode) -> Self {
        Self {
            municipality,
            districts: BTreeMap::new(),
            wards: BTreeMap::new(),
            neighbourhoods: BTreeMap::new(),
        }
    }

    /// The wards of a district, in the order of their codes.
    pub fn wards_of(&self, district: &DistrictCode) -> impl Iterator<Item = (WardCode, &Ward)> {
        let lies_in = move |ward: &&Ward| ward.district.as_ref() == Some(district);
        self.wards.iter().filter(move |(_, ward)| lies_in(ward)).map(|(code, ward)| (*code, ward))
    }

    /// The neighbourhoods of a ward, in the order of their codes.
    pub fn neighbourhoods_of(
        &self,
        ward: WardCode,
    ) -> impl Iterator<Item = (NeighbourhoodCode, &Neighbourhood)> {
        let here = self.neighbourhoods.iter().filter(move |(code, _)| code.ward() == ward);
        here.map(|(code, neighbourhood)| (*code, neighbourhood))
    }
}

const COLUMNS: &[&str] = &["code", "name", "ward_code", "ward_name", "district", "rd_x", "rd_y", "hectares"];
const CODE: usize = 0;
const NAME: usize = 1;
const WARD_CODE: usize = 2;
const WARD_NAME: usize = 3;
const DISTRICT: usize = 4;
const RD_X: usize = 5;
const RD_Y: usize = 6;
const HECTARES: usize = 7;
/// The most signs in a name.
const LONGEST_NAME: usize = 80;
/// No Dutch municipality is larger.
const MOST_HECTARES: f64 = 100_000.0;

/// Reads a table with a row for each neighbourhood: its code and name, code and
/// name of its ward, the district of the ward (may be empty), a point inside it
/// and its area.
///
/// # Errors
/// Every fault with its row and column, up to a limit; then nothing is taken.
pub fn division_from_csv(text: &str, municipality: MunicipalityCode) -> Result<Division, Problems> {
    let mut problems = Problems::default();
    let mut division = Division::empty(municipality);
    for row in open(text, COLUMNS, &mut problems) {
        let code: Option<NeighbourhoodCode> = read(&row, CODE, &mut problems);
        let ward: Option<WardCode> = read(&row, WARD_CODE, &mut problems);
        let neighbourhood = read_neighbourhood(&row, &mut problems);
        let described = read_ward(&row, &mut problems);
        let (Some(code), Some(ward), Some(neighbourhood), Some(described)) =
            (code, ward, neighbourhood, described)
        else {
            continue;
        };
        if code.municipality() != municipality {
            problems.add(row.place(CODE), Problem::Foreign(code.to_string()));
        } else if code.ward() != ward {
            problems.add(row.place(WARD_CODE), Problem::WrongWard(code.to_string()));
        } else if division.wards.get(&ward).is_some_and(|before| *before != described) {
            problems.add(row.place(WARD_NAME), Problem::Twice(ward.to_string()));
        } else {
            if let Some(district) = &described.district {
                division.districts.insert(district.clone(), row.value(DISTRICT).to_owned());
            }
            division.wards.insert(ward, described);
            if division.neighbourhoods.insert(code, neighbourhood).is_some() {
                problems.add(row.place(CODE), Problem::Twice(code.to_string()));
            }
        }
    }
    problems.none_or(division)
}

fn read_ward(row: &Row, problems: &mut Problems) -> Option<Ward> {
    let name = read_name(row, WARD_NAME, problems)?;
    let district = match row.value(DISTRICT) {
        "" => None,
        _ => Some(read(row, DISTRICT, problems)?),
    };
    Some(Ward { name, district })
}

fn read_neighbourhood(row: &Row, problems: &mut Problems) -> Option<Neighbourhood> {
    let name = read_name(row, NAME, problems);
    let x: i32 = read(row, RD_X, problems)?;
    let y: i32 = read(row, RD_Y, problems)?;
    let hectares: f64 = read(row, HECTARES, problems)?;
    let centre = RdPoint::within_the_grid(x, y);
    if centre.is_none() {
        problems.add(row.place(RD_X), Problem::Unfit(format!("{x}, {y} is not in RD New")));
    }
    if !(hectares > 0.0 && hectares <= MOST_HECTARES) {
        problems.add(row.place(HECTARES), Problem::Unfit(format!("{hectares} is not an area in hectares")));
        return None;
    }
    let square_metres = format!("{:.0}", hectares * 10_000.0).parse().ok()?;
    Some(Neighbourhood { name: name?, centre: centre?, square_metres })
}

fn read_name(row: &Row, column: usize, problems: &mut Problems) -> Option<String> {
    let name = row.value(column);
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(char::is_control);
    if !fits {
        problems.add(row.place(column), Problem::Unfit(format!("a name has 1 to {LONGEST_NAME} letters")));
    }
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "code,name,ward_code,ward_name,district,rd_x,rd_y,hectares\n";

    fn read_rows(rows: &str) -> Result<Division, Problems> {
        division_from_csv(&format!("{HEADER}{rows}"), "GM0193".parse().unwrap())
    }

    #[test]
    fn the_demonstration_is_a_city_of_16_wards_in_5_districts() {
        let text = include_str!("../../../demo/zwolle/areas.csv");
        let zwolle = division_from_csv(text, "GM0193".parse().unwrap()).unwrap();
        assert_eq!((zwolle.districts.len(), zwolle.wards.len(), zwolle.neighbourhoods.len()), (5, 16, 78));
        let oost: Vec<_> =
            zwolle.wards_of(&DistrictCode::of("Oost").unwrap()).map(|(_, ward)| &ward.name).collect();
        assert_eq!(oost, ["Diezerpoort", "Wipstrik", "Berkum"]);
        let centre: Vec<_> =
            zwolle.neighbourhoods_of("WK019310".parse().unwrap()).map(|(_, part)| &part.name).collect();
        assert_eq!(centre, ["Binnenstad-zuid", "Binnenstad-noord", "Noordereiland"]);
        let hectares: i64 =
            zwolle.neighbourhoods.values().map(|part| part.square_metres).sum::<i64>() / 10_000;
        assert_eq!(hectares, 11_936, "as the municipality publishes");
    }

    #[test]
    fn a_municipality_without_districts_is_divided_too() {
        let division = read_rows("BU01931000,Zuid,WK019310,Binnenstad,,202928,502861,33.31\n").unwrap();
        assert!(division.districts.is_empty());
        assert_eq!(division.wards.values().next().unwrap().district, None);
    }

    #[test]
    fn a_faulty_table_is_refused_with_row_and_column() {
        let problems = read_rows(
            "BU01931000,Zuid,WK019311,Binnenstad,Midden,202928,502861,33.31\n\
             BU01501000,Zuid,WK015010,Binnenstad,Midden,202928,502861,33.31\n\
             BU01931000,,WK019310,Binnenstad,Midden,502861,202928,33.31\n\
             BU01931010,Noord,WK019310,Binnenstad,Midden,202928,502861,-1\n\
             BU01931020,Zuid,WK019310,Binnenstad,Midden,202928,502861,1\n\
             BU01931020,Zuid,WK019310,Binnenstad,Midden,202928,502861,1\n\
             BU01931030,Zuid,WK019310,Binnenstad,Oost,202928,502861,1\n\
             BU01931040,Zuid,WK019310,Binnenstad,<b>,202928,502861,NaN\n",
        );
        assert_eq!(
            problems.unwrap_err().to_string(),
            "row 2, column ward_code: BU01931000 does not lie in that ward\n\
             row 3, column code: BU01501000 lies in another municipality\n\
             row 4, column name: a name has 1 to 80 letters\n\
             row 4, column rd_x: 502861, 202928 is not in RD New\n\
             row 5, column hectares: -1 is not an area in hectares\n\
             row 7, column code: BU01931020 stands in the table twice\n\
             row 8, column ward_name: WK019310 stands in the table twice\n\
             row 9, column hectares: NaN is not an area in hectares\n\
             row 9, column district: `<b>` is not a name of a district: letters, digits, blanks and hyphens, 40 at most"
        );
    }
}
