use std::collections::BTreeMap;

use crate::code::{MunicipalityCode, NeighbourhoodCode};
use crate::table::{Problem, Problems, open, read};

/// An age band (*leeftijdsgroep*) in the division that Zwolle publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeBand {
    /// 0 to 3 years.
    From0,
    /// 4 to 11 years.
    From4,
    /// 12 to 17 years.
    From12,
    /// 18 to 24 years.
    From18,
    /// 25 to 39 years.
    From25,
    /// 40 to 54 years.
    From40,
    /// 55 to 64 years.
    From55,
    /// 65 to 74 years.
    From65,
    /// 75 to 84 years.
    From75,
    /// 85 years and older.
    From85,
}

impl AgeBand {
    /// All bands, the youngest first.
    pub const ALL: [Self; 10] = [
        Self::From0,
        Self::From4,
        Self::From12,
        Self::From18,
        Self::From25,
        Self::From40,
        Self::From55,
        Self::From65,
        Self::From75,
        Self::From85,
    ];

    /// The first age of the band, in years; also how the database names the band.
    #[must_use]
    pub const fn from_age(self) -> u8 {
        match self {
            Self::From0 => 0,
            Self::From4 => 4,
            Self::From12 => 12,
            Self::From18 => 18,
            Self::From25 => 25,
            Self::From40 => 40,
            Self::From55 => 55,
            Self::From65 => 65,
            Self::From75 => 75,
            Self::From85 => 85,
        }
    }

    /// The band that begins at this age.
    #[must_use]
    pub fn starting_at(age: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|band| i64::from(band.from_age()) == age)
    }

    /// The last age of the band, in years; the oldest band has none.
    #[must_use]
    pub fn to_age(self) -> Option<u8> {
        let next = Self::ALL.into_iter().find(|band| *band > self)?;
        Some(next.from_age() - 1)
    }
}

/// Residents (*inwoners*) of one place on 1 January of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Residents {
    /// All ages.
    pub total: u32,
    /// Per band, in the order of [`AgeBand::ALL`]; together the total.
    pub bands: [u32; 10],
}

impl Residents {
    /// Residents in one band.
    #[must_use]
    pub fn in_band(&self, band: AgeBand) -> u32 {
        let place = AgeBand::ALL.iter().position(|other| *other == band);
        place.and_then(|place| self.bands.get(place)).copied().unwrap_or_default()
    }

    /// Notes the residents of one band; the total follows.
    pub(crate) fn set(&mut self, band: AgeBand, count: u32) {
        for (other, here) in AgeBand::ALL.into_iter().zip(&mut self.bands) {
            if other == band {
                *here = count;
            }
        }
        self.total = self.bands.iter().sum();
    }

    /// Residents of two places together.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.total += other.total;
        for (here, there) in self.bands.iter_mut().zip(other.bands) {
            *here += there;
        }
        self
    }
}

/// Rounds a count to the nearest five, as Statistics Netherlands does before it
/// publishes counts of small places: a count of one or two then tells nothing
/// about a person.
#[must_use]
pub const fn rounded_to_five(count: u32) -> u32 {
    count.saturating_add(2) / 5 * 5
}

/// Residents per year and neighbourhood.
pub type Population = BTreeMap<(i32, NeighbourhoodCode), Residents>;

const COLUMNS: &[&str] = &[
    "year",
    "code",
    "residents",
    "age_0_3",
    "age_4_11",
    "age_12_17",
    "age_18_24",
    "age_25_39",
    "age_40_54",
    "age_55_64",
    "age_65_74",
    "age_75_84",
    "age_85_plus",
];
const FIRST_BAND: usize = 3;
/// More residents than any Dutch neighbourhood will have; keeps sums far from the limit of the type.
const MOST: u32 = 1_000_000;

/// Reads a table with `year`, `code`, `residents` and the ten age bands.
///
/// # Errors
/// Every fault with its row and column, up to a limit; then nothing is taken.
pub fn population_from_csv(text: &str, municipality: MunicipalityCode) -> Result<Population, Problems> {
    let mut problems = Problems::default();
    let mut population = Population::new();
    for row in open(text, COLUMNS, &mut problems) {
        let year: Option<i32> = read(&row, 0, &mut problems);
        let code: Option<NeighbourhoodCode> = read(&row, 1, &mut problems);
        let mut count = |column| -> Option<u32> {
            let count = read(&row, column, &mut problems)?;
            if count > MOST {
                problems.add(row.place(column), Problem::Unfit(format!("{count} is more than {MOST}")));
                return None;
            }
            Some(count)
        };
        let total = count(2);
        let bands: Vec<u32> = (FIRST_BAND..COLUMNS.len()).filter_map(&mut count).collect();
        let (Some(year), Some(code), Some(total), Ok(bands)) =
            (year, code, total, <[u32; 10]>::try_from(bands))
        else {
            continue;
        };
        let sum = bands.iter().sum();
        if !(1900..=2200).contains(&year) {
            problems.add(row.place(0), Problem::Unfit(format!("{year} is not a year from 1900 to 2200")));
        } else if code.municipality() != municipality {
            problems.add(row.place(1), Problem::Foreign(code.to_string()));
        } else if sum != total {
            problems.add(row.place(2), Problem::Sum { bands: sum, residents: total });
        } else if population.insert((year, code), Residents { total, bands }).is_some() {
            problems.add(row.place(1), Problem::Twice(format!("{code} in {year}")));
        }
    }
    problems.none_or(population)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "year,code,residents,age_0_3,age_4_11,age_12_17,age_18_24,age_25_39,age_40_54,\
                          age_55_64,age_65_74,age_75_84,age_85_plus\n";

    fn read_rows(rows: &str) -> Result<Population, Problems> {
        population_from_csv(&format!("{HEADER}{rows}"), "GM0193".parse().unwrap())
    }

    #[test]
    fn bands_follow_each_other_without_a_gap() {
        assert_eq!(AgeBand::From0.from_age(), 0);
        for pair in AgeBand::ALL.windows(2) {
            assert_eq!(pair[0].to_age(), Some(pair[1].from_age() - 1));
        }
        assert_eq!(AgeBand::From85.to_age(), None);
        for band in AgeBand::ALL {
            assert_eq!(AgeBand::starting_at(i64::from(band.from_age())), Some(band));
        }
    }

    #[test]
    fn residents_are_read_per_year_and_band() {
        let population = read_rows("2024,BU01931000,55,1,2,3,4,5,6,7,8,9,10\n").unwrap();
        let residents = population[&(2024, "BU01931000".parse().unwrap())];
        assert_eq!(
            (residents.total, residents.in_band(AgeBand::From0), residents.in_band(AgeBand::From85)),
            (55, 1, 10)
        );
        assert_eq!(residents.and(&residents).in_band(AgeBand::From4), 4);
    }

    #[test]
    fn a_faulty_table_is_refused_with_row_and_column() {
        let problems = read_rows(
            "2024,BU01931000,56,1,2,3,4,5,6,7,8,9,10\n\
             2024,BU01931010,55,1,2,3,4,5,6,7,8,9,-10\n\
             24,BU01931010,55,1,2,3,4,5,6,7,8,9,10\n\
             2024,BU01501000,55,1,2,3,4,5,6,7,8,9,10\n\
             2024,BU01931020,55,1,2,3,4,5,6,7,8,9,10\n\
             2024,BU01931020,55,1,2,3,4,5,6,7,8,9,10\n\
             2024,BU01931030,4000000000,1,2,3,4,5,6,7,8,9,10\n",
        );
        assert_eq!(
            problems.unwrap_err().to_string(),
            "row 2, column residents: the age bands add up to 55, the residents are 56\n\
             row 3, column age_85_plus: invalid digit found in string\n\
             row 4, column year: 24 is not a year from 1900 to 2200\n\
             row 5, column code: BU01501000 lies in another municipality\n\
             row 7, column code: BU01931020 in 2024 stands in the table twice\n\
             row 8, column residents: 4000000000 is more than 1000000"
        );
    }

    #[test]
    fn small_counts_are_published_in_fives() {
        for (count, published) in [(0, 0), (1, 0), (2, 0), (3, 5), (7, 5), (8, 10), (2373, 2375)] {
            assert_eq!(rounded_to_five(count), published, "{count}");
        }
    }
}
