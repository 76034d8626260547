use std::collections::BTreeSet;

use access::Permit;
use store::{Read, StoreError, Tx, values};

use crate::population::{AgeBand, Population};

/// Residents of all years and neighbourhoods.
pub(crate) async fn population(read: &mut Read) -> Result<Population, StoreError> {
    let rows = read
        .rows(
            "SELECT code, year, age_from, residents FROM area_population ORDER BY year, code, age_from",
            values![],
        )
        .await?;
    let mut population = Population::new();
    for row in &rows {
        let (year, age, count): (i64, i64, i64) =
            (row.get("year")?, row.get("age_from")?, row.get("residents")?);
        let unreadable = |column: &str, value: i64| StoreError::Unreadable {
            column: column.to_owned(),
            value: value.to_string(),
        };
        let year = i32::try_from(year).map_err(|_| unreadable("year", year))?;
        let band = AgeBand::starting_at(age).ok_or_else(|| unreadable("age_from", age))?;
        let count = u32::try_from(count).map_err(|_| unreadable("residents", count))?;
        let residents = population.entry((year, row.parsed("code")?)).or_default();
        residents.set(band, count);
    }
    Ok(population)
}

/// Puts these residents in the place of all that were known of their years.
pub(crate) async fn replace_population(
    tx: &mut Tx,
    _permit: &Permit,
    population: &Population,
) -> Result<(), StoreError> {
    let years: BTreeSet<i32> = population.keys().map(|(year, _)| *year).collect();
    for year in years {
        tx.execute("DELETE FROM area_population WHERE year = $1", values![i64::from(year)]).await?;
    }
    for ((year, code), residents) in population {
        for band in AgeBand::ALL {
            tx.execute(
                "INSERT INTO area_population (code, year, age_from, residents)
                 VALUES ($1, $2, $3, $4)",
                values![
                    code.to_string(),
                    i64::from(*year),
                    i64::from(band.from_age()),
                    i64::from(residents.in_band(band)),
                ],
            )
            .await?;
        }
    }
    Ok(())
}
