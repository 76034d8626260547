use access::Permit;
use kernel::Cents;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{GrantId, Recovery};

fn recovery(row: &Row) -> Result<Recovery, StoreError> {
    Ok(Recovery {
        grant: row.id("grant_id")?,
        number: row.get("number")?,
        amount: row.cents("amount")?,
        received: row.cents("received")?,
        announced: row.get("announced_on")?,
        instalments: row.document("instalments")?,
    })
}

/// What is asked back, of a grant when one is named.
pub(crate) async fn recoveries(read: &mut Read, grant: Option<GrantId>) -> Result<Vec<Recovery>, StoreError> {
    let rows = read
        .rows(
            "SELECT grant_id, number, amount, received, announced_on, instalments
             FROM subsidy_recovery
             WHERE $1 IS NULL OR grant_id = $1
             ORDER BY announced_on, grant_id, number",
            values![grant],
        )
        .await?;
    rows.iter().map(recovery).collect()
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, new: &Recovery) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_recovery (grant_id, number, amount, received, announced_on, instalments)
         VALUES ($1, $2, $3, 0, $4, $5)",
        values![new.grant, new.number, new.amount, new.announced, json!(new.instalments)],
    )
    .await?;
    Ok(())
}

/// Divides anew when what is asked back falls due.
pub(crate) async fn set_instalments(
    tx: &mut Tx,
    _permit: &Permit,
    changed: &Recovery,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_recovery
         SET instalments = $3
         WHERE grant_id = $1
           AND number = $2",
        values![changed.grant, changed.number, json!(changed.instalments)],
    )
    .await?;
    Ok(())
}

/// Counts what was received, if no more is received than was asked back; tells whether it was counted. One statement, so that of
/// two who book at once the second sees what the first booked.
pub(crate) async fn receive(
    tx: &mut Tx,
    _permit: &Permit,
    (grant, number): (GrantId, i64),
    amount: Cents,
) -> Result<bool, StoreError> {
    let counted = tx
        .execute(
            "UPDATE subsidy_recovery
             SET received = received + $3
             WHERE grant_id = $1
               AND number = $2
               AND received + $3 <= amount",
            values![grant, number, amount],
        )
        .await?;
    Ok(counted == 1)
}
