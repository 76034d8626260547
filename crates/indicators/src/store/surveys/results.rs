use access::Permit;
use store::{Read, Row, StoreError, Tx, values};

use crate::store::row;
use crate::survey::WaveResult;
use crate::{Measured, Outcome, Series, WaveId, WhyMissing};

fn result(row: &Row) -> Result<WaveResult, StoreError> {
    let answers: Option<i64> = row.get("answers")?;
    let outcome = match row.get::<Option<f64>>("value")? {
        None => Outcome::Missing(row.optionally_parsed("missing")?.unwrap_or(WhyMissing::Unknown)),
        Some(value) => Outcome::Known(Measured {
            value,
            parts: None,
            margin: row.get::<Option<f64>>("low")?.zip(row.get::<Option<f64>>("high")?),
            answers: answers.and_then(|answers| u32::try_from(answers).ok()),
        }),
    };
    Ok(WaveResult { series: Series(row.get("series")?), place: row::place(row)?, outcome })
}

/// What the weights made of a wave, before it is published, for who keeps surveys.
pub(crate) async fn of(
    read: &mut Read,
    _permit: &Permit,
    wave: WaveId,
) -> Result<Vec<WaveResult>, StoreError> {
    let rows = read
        .rows(
            "SELECT series, place, value, low, high, answers, missing
             FROM survey_result
             WHERE wave_id = $1
             ORDER BY series, place",
            values![wave],
        )
        .await?;
    rows.iter().map(result).collect()
}

/// Keeps these results instead of those before; none when they are published or undone.
pub(crate) async fn replace(
    tx: &mut Tx,
    _permit: &Permit,
    wave: WaveId,
    results: &[WaveResult],
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM survey_result WHERE wave_id = $1", values![wave]).await?;
    let rows = results.iter().map(|one| {
        let (measured, missing) = match one.outcome {
            Outcome::Known(measured) => (Some(measured), None),
            Outcome::Missing(why) => (None, Some(why.name())),
        };
        let margin = measured.and_then(|measured| measured.margin);
        values![
            wave,
            one.series.0,
            one.place.key(),
            measured.map(|measured| measured.value),
            margin.map(|(low, _)| low),
            margin.map(|(_, high)| high),
            measured.and_then(|measured| measured.answers).map(i64::from),
            missing,
        ]
    });
    tx.insert_rows(
        "INSERT INTO survey_result (wave_id, series, place, value, low, high, answers, missing)",
        "",
        rows.collect(),
    )
    .await
}
