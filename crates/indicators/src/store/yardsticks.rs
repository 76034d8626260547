use access::Permit;
use store::{Read, StoreError, Tx, values};

use super::row;
use crate::{IndicatorId, Yardstick, YardstickId};

/// What the figures of an indicator are held against, by kind and time.
pub(crate) async fn of(read: &mut Read, id: IndicatorId) -> Result<Vec<Yardstick>, StoreError> {
    let rows = read
        .rows(
            "SELECT kind, name, place, time, value, source
             FROM indicator_yardstick
             WHERE indicator_id = $1
             ORDER BY kind, time, id",
            values![id],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Yardstick {
                kind: row.parsed("kind")?,
                name: row.get("name")?,
                place: row::place(row)?,
                when: row::when(row)?,
                value: row.get("value")?,
                source: row.get("source")?,
            })
        })
        .collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    (id, indicator): (YardstickId, IndicatorId),
    yardstick: &Yardstick,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO indicator_yardstick (id, indicator_id, kind, name, place, time, value, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        values![
            id,
            indicator,
            yardstick.kind.name(),
            &yardstick.name,
            yardstick.place.key(),
            yardstick.when.key(),
            yardstick.value,
            &yardstick.source,
        ],
    )
    .await
    .map(drop)
}
