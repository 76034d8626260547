//! A figure as a row, and back.

use store::{Row, StoreError, Value, values};

use crate::{Measured, Observation, Outcome, Place, Series, Status, When, WhyMissing};

fn unreadable(column: &str, value: i64) -> StoreError {
    StoreError::Unreadable { column: column.to_owned(), value: value.to_string() }
}

pub(crate) fn place(row: &Row) -> Result<Place, StoreError> {
    let key: i64 = row.get("place")?;
    Place::from_key(key).ok_or_else(|| unreadable("place", key))
}

pub(crate) fn when(row: &Row) -> Result<When, StoreError> {
    let key: i64 = row.get("time")?;
    When::from_key(key).ok_or_else(|| unreadable("time", key))
}

pub(crate) fn year(row: &Row, column: &str) -> Result<i32, StoreError> {
    let year: i64 = row.get(column)?;
    i32::try_from(year).map_err(|_| unreadable(column, year))
}

/// The figure in a row of `figure` or `figure_before`, as far as it may leave the store: what is left out so that nobody can
/// work out another figure is missing.
pub(crate) fn observation(row: &Row) -> Result<Observation, StoreError> {
    let found = as_it_is(row)?;
    let withheld: Option<WhyMissing> = row.optionally_parsed("withheld")?;
    Ok(match withheld {
        Some(why) => Observation { outcome: Outcome::Missing(why), ..found },
        None => found,
    })
}

/// The figure in a row, whether it may leave the store or not.
pub(crate) fn as_it_is(row: &Row) -> Result<Observation, StoreError> {
    let provisional: bool = row.get("provisional")?;
    let outcome = match row.get::<Option<f64>>("value")? {
        None => Outcome::Missing(row.optionally_parsed("missing")?.unwrap_or(WhyMissing::Unknown)),
        Some(value) => {
            let pair = |one, other| -> Result<Option<(f64, f64)>, StoreError> {
                Ok(row.get::<Option<f64>>(one)?.zip(row.get::<Option<f64>>(other)?))
            };
            let answers: Option<i64> = row.get("answers")?;
            Outcome::Known(Measured {
                value,
                parts: pair("numerator", "denominator")?,
                margin: pair("low", "high")?,
                answers: answers.and_then(|answers| u32::try_from(answers).ok()),
            })
        }
    };
    Ok(Observation {
        place: place(row)?,
        when: when(row)?,
        division: year(row, "division")?,
        outcome,
        status: if provisional { Status::Provisional } else { Status::Definitive },
        origin: row.parsed("origin")?,
    })
}

/// The values of a row of `figure`, in the order of its columns.
pub(crate) fn row_of(series: Series, observation: &Observation, import: i64) -> Vec<Value> {
    let (measured, missing) = match observation.outcome {
        Outcome::Known(measured) => (Some(measured), None),
        Outcome::Missing(why) => (None, Some(why.name())),
    };
    let parts = measured.and_then(|measured| measured.parts);
    let margin = measured.and_then(|measured| measured.margin);
    values![
        series.0,
        observation.place.key(),
        observation.when.key(),
        i64::from(observation.division),
        measured.map(|measured| measured.value),
        parts.map(|(numerator, _)| numerator),
        parts.map(|(_, denominator)| denominator),
        margin.map(|(low, _)| low),
        margin.map(|(_, high)| high),
        measured.and_then(|measured| measured.answers).map(i64::from),
        missing,
        observation.status == Status::Provisional,
        observation.origin.name(),
        import,
    ]
}
