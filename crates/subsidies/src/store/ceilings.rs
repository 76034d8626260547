use std::collections::BTreeMap;

use access::Permit;
use kernel::Cents;
use store::{Read, StoreError, Tx, values};

use crate::{Ceiling, RoundId};

/// What was granted of the ceilings of a round so far, by part.
pub(crate) async fn granted(read: &mut Read, round: RoundId) -> Result<BTreeMap<String, Cents>, StoreError> {
    let rows = read
        .rows(
            "SELECT part, granted
             FROM subsidy_ceiling
             WHERE round_id = $1
             ORDER BY part",
            values![round],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("part")?, row.cents("granted")?))).collect()
}

/// Sets the ceilings of a round that was adopted.
pub(crate) async fn replace(
    tx: &mut Tx,
    _permit: &Permit,
    round: RoundId,
    ceilings: &[Ceiling],
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM subsidy_ceiling
         WHERE round_id = $1",
        values![round],
    )
    .await?;
    for one in ceilings {
        tx.execute(
            "INSERT INTO subsidy_ceiling (round_id, part, ceiling, granted)
             VALUES ($1, $2, $3, 0)",
            values![round, &one.part, one.amount],
        )
        .await?;
    }
    Ok(())
}

/// Takes so much of a ceiling, if it is still there; tells whether it was. One statement, so that of two deciders at once the
/// second sees what the first took.
pub(crate) async fn take(
    tx: &mut Tx,
    _permit: &Permit,
    round: RoundId,
    (part, amount): (&str, Cents),
) -> Result<bool, StoreError> {
    let taken = tx
        .execute(
            "UPDATE subsidy_ceiling
             SET granted = granted + $3
             WHERE round_id = $1
               AND part = $2
               AND granted + $3 <= ceiling",
            values![round, part, amount],
        )
        .await?;
    Ok(taken == 1)
}

/// Gives back what was granted and never told, in the order in which deciders take it.
pub(crate) async fn give_back(
    tx: &mut Tx,
    _permit: &Permit,
    round: RoundId,
    amounts: &BTreeMap<String, Cents>,
) -> Result<(), StoreError> {
    for (part, amount) in amounts {
        tx.execute(
            "UPDATE subsidy_ceiling
             SET granted = granted - $3
             WHERE round_id = $1
               AND part = $2",
            values![round, part, *amount],
        )
        .await?;
    }
    Ok(())
}
