use std::collections::BTreeMap;

use access::Permit;
use store::{Read, Row, StoreError, Tx, values};

use super::row;
use crate::survey::Wave;
use crate::{Indicator, Observation, Place, Series, Topic, WhyMissing};

fn with_series(row: &Row) -> Result<(Series, Observation), StoreError> {
    Ok((Series(row.get("series")?), row::observation(row)?))
}

/// The rows of a series, by time and place.
async fn rows_of(read: &mut Read, series: Series) -> Result<Vec<Row>, StoreError> {
    read.rows(
        "SELECT series, place, time, division, value, numerator, denominator, low, high, answers, missing,
                provisional, origin, withheld
         FROM figure
         WHERE series = $1
         ORDER BY time, place",
        values![series.0],
    )
    .await
}

/// All figures of a series as they are, those that are left out among them, each with why it is: for reckoning, never for showing.
pub(crate) async fn all_of_series(
    tx: &mut Tx,
    _permit: &Permit,
    series: Series,
) -> Result<Vec<(Observation, Option<WhyMissing>)>, StoreError> {
    let rows = rows_of(tx, series).await?;
    rows.iter().map(|row| Ok((row::as_it_is(row)?, row.optionally_parsed("withheld")?))).collect()
}

/// All figures of a series, by time and place.
pub(crate) async fn of_series(read: &mut Read, series: Series) -> Result<Vec<Observation>, StoreError> {
    rows_of(read, series).await?.iter().map(row::observation).collect()
}

/// The figures of the time of a wave, of the indicators that its questions feed, by place.
pub(crate) async fn of_wave(
    read: &mut Read,
    wave: &Wave,
) -> Result<BTreeMap<Series, Vec<Observation>>, StoreError> {
    let rows = read
        .rows(
            "SELECT f.series, f.place, f.time, f.division, f.value, f.numerator, f.denominator, f.low, f.high,
                    f.answers, f.missing, f.provisional, f.origin, f.withheld
             FROM survey_feed AS w
             JOIN indicator AS i ON i.slug = w.slug
             JOIN figure AS f ON f.series = i.current_series
             WHERE w.survey_id = $1
               AND w.questionnaire = $2
               AND f.time = $3
             ORDER BY f.series, f.place",
            values![wave.survey, wave.questionnaire, wave.when.key()],
        )
        .await?;
    let mut found: BTreeMap<Series, Vec<Observation>> = BTreeMap::new();
    for row in &rows {
        let (series, observation) = with_series(row)?;
        found.entry(series).or_default().push(observation);
    }
    Ok(found)
}

/// The figures that later imports replaced, the latest first, each with the day on which that was.
pub(crate) async fn before(
    read: &mut Read,
    series: Series,
) -> Result<Vec<(Observation, kernel::Instant)>, StoreError> {
    let rows = read
        .rows(
            "SELECT b.place, b.time, b.division, b.value, b.numerator, b.denominator, b.low, b.high, b.answers,
                    b.missing, b.provisional, b.origin, b.withheld, i.brought_in_at
             FROM figure_before AS b
             JOIN figure_import AS i ON i.number = b.replaced_by
             WHERE b.series = $1
             ORDER BY b.replaced_by DESC, b.time, b.place
             LIMIT 100",
            values![series.0],
        )
        .await?;
    rows.iter().map(|row| Ok((row::observation(row)?, row.get("brought_in_at")?))).collect()
}

/// Which part of the catalogue a page about a place shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    /// What stands on its first page.
    Headlines,
    /// Everything about this.
    Topic(Topic),
}

/// The figures of a place, by series and time. The indicators come first, so that a place with thousands of series is read
/// for the few that are shown.
pub(crate) async fn of_place(
    read: &mut Read,
    place: Place,
    shown: Shown,
) -> Result<Vec<(Series, Observation)>, StoreError> {
    let rows = match shown {
        Shown::Headlines => {
            read.rows(
                "SELECT f.series, f.place, f.time, f.division, f.value, f.numerator, f.denominator, f.low, f.high,
                        f.answers, f.missing, f.provisional, f.origin, f.withheld
                 FROM indicator AS i CROSS JOIN figure AS f
                 WHERE i.headline = $2
                   AND f.series = i.current_series
                   AND f.place = $1
                 ORDER BY f.series, f.time",
                values![place.key(), true],
            )
            .await?
        }
        Shown::Topic(topic) => {
            read.rows(
                "SELECT f.series, f.place, f.time, f.division, f.value, f.numerator, f.denominator, f.low, f.high,
                        f.answers, f.missing, f.provisional, f.origin, f.withheld
                 FROM indicator AS i CROSS JOIN figure AS f
                 WHERE i.topic = $2
                   AND f.series = i.current_series
                   AND f.place = $1
                 ORDER BY f.series, f.time",
                values![place.key(), topic.name()],
            )
            .await?
        }
    };
    rows.iter().map(with_series).collect()
}

/// One page of the figures of an indicator for programs, by time and place: those after `after`, at most `most`.
pub(crate) async fn page_of(
    read: &mut Read,
    indicator: &Indicator,
    asked: &Asked,
) -> Result<Vec<Observation>, StoreError> {
    let (time, place) = asked.after;
    let rows = read
        .rows(
            "SELECT place, time, division, value, numerator, denominator, low, high, answers, missing, provisional,
                    origin, withheld
             FROM figure
             WHERE series = $1
               AND (time > $2 OR (time = $2 AND place > $3))
               AND (place = $4 OR $4 < 0)
               AND (time = $5 OR $5 < 0)
             ORDER BY time, place
             LIMIT $6",
            values![
                indicator.current.series.0,
                time,
                place,
                asked.place.map_or(-1, Place::key),
                asked.when.map_or(-1, crate::When::key),
                asked.most,
            ],
        )
        .await?;
    rows.iter().map(row::observation).collect()
}

/// Which figures a program asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// Time and place of the last figure of the page before, as numbers.
    pub(crate) after: (i64, i64),
    /// Of this place only.
    pub(crate) place: Option<Place>,
    /// Of this time only.
    pub(crate) when: Option<crate::When>,
    /// The most that are given.
    pub(crate) most: i64,
}
