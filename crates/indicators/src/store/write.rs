use access::Permit;
use store::{StoreError, Tx, values};

use super::row::row_of;
use crate::{Observation, Series};

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
                                    high, answers, missing, provisional, origin, import)
         SELECT series, place, time, $4, division, value, numerator, denominator, low, high, answers, missing,
                provisional, origin, import
         FROM figure
         WHERE series = $1
           AND place = $2
           AND time = $3",
        values![series.0, old.place.key(), old.when.key(), import],
    )
    .await
    .map(drop)
}
