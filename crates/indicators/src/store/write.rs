use std::collections::BTreeMap;

use access::Permit;
use store::{StoreError, Tx, values};

use super::row::row_of;
use crate::{Observation, Place, Series, When, WhyMissing};

/// Keeps these figures as the ones known now.
pub(crate) async fn put(
    tx: &mut Tx,
    _permit: &Permit,
    import: i64,
    figures: impl Iterator<Item = (Series, Observation)>,
) -> Result<(), StoreError> {
    let rows = figures.map(|(series, observation)| row_of(series, &observation, import)).collect();
    tx.insert_rows(
        "INSERT INTO figure (series, place, time, division, value, numerator, denominator, low, high, answers,
                             missing, provisional, origin, import)",
        "ON CONFLICT (place, series, time) DO UPDATE
         SET division = excluded.division, value = excluded.value, numerator = excluded.numerator,
             denominator = excluded.denominator, low = excluded.low, high = excluded.high,
             answers = excluded.answers, missing = excluded.missing, provisional = excluded.provisional,
             origin = excluded.origin, import = excluded.import",
        rows,
    )
    .await
}

/// Lays a figure that this import replaces aside, as it is now.
pub(crate) async fn lay_aside(
    tx: &mut Tx,
    _permit: &Permit,
    import: i64,
    (series, old): (Series, &Observation),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO figure_before (series, place, time, replaced_by, division, value, numerator, denominator, low,
                                    high, answers, missing, provisional, origin, import, withheld)
         SELECT series, place, time, $4, division, value, numerator, denominator, low, high, answers, missing,
                provisional, origin, import, withheld
         FROM figure
         WHERE series = $1
           AND place = $2
           AND time = $3",
        values![series.0, old.place.key(), old.when.key(), import],
    )
    .await
    .map(drop)
}

/// Says which figures of a series at one time are left out, and why; the others are not, any more.
pub(crate) async fn withhold(
    tx: &mut Tx,
    _permit: &Permit,
    (series, when): (Series, When),
    left_out: &BTreeMap<Place, WhyMissing>,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE figure
         SET withheld = NULL
         WHERE series = $1
           AND time = $2
           AND withheld IS NOT NULL",
        values![series.0, when.key()],
    )
    .await?;
    for (place, why) in left_out {
        tx.execute(
            "UPDATE figure
             SET withheld = $4
             WHERE series = $1
               AND time = $2
               AND place = $3",
            values![series.0, when.key(), place.key(), why.name()],
        )
        .await?;
    }
    Ok(())
}
