use std::collections::BTreeMap;

use access::Permit;
use chrono::NaiveDate;
use kernel::Cents;
use store::{Read, StoreError, Tx, values};

use crate::{GrantId, Instalment, PaymentState};

/// An instalment with the payment of it that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) number: i64,
    pub(crate) instalment: Instalment,
    pub(crate) payment: Option<PaymentState>,
}

/// The instalments of a grant that hold, the first number first.
pub(crate) async fn of_grant(read: &mut Read, id: GrantId) -> Result<Vec<Kept>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.number, i.due_on, i.amount, p.state
             FROM subsidy_instalment i
             LEFT JOIN subsidy_payment p ON p.grant_id = i.grant_id
                                        AND p.instalment = i.number
                                        AND p.state IN ('prepared', 'released', 'executed')
             WHERE i.grant_id = $1
               AND NOT i.void
             ORDER BY i.number",
            values![id],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Kept {
                number: row.get("number")?,
                instalment: Instalment { on: row.get("due_on")?, amount: row.cents("amount")? },
                payment: row.optionally_parsed("state")?,
            })
        })
        .collect()
}

/// Voids what was not paid and puts these in its place. What stands in a batch or arrived stays.
pub(crate) async fn replace_open(
    tx: &mut Tx,
    permit: &Permit,
    id: GrantId,
    instalments: &[Instalment],
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_instalment
         SET void = $2
         WHERE grant_id = $1
           AND NOT EXISTS (SELECT 1
                           FROM subsidy_payment p
                           WHERE p.grant_id = subsidy_instalment.grant_id
                             AND p.instalment = subsidy_instalment.number
                             AND p.state IN ('prepared', 'released', 'executed'))",
        values![id, true],
    )
    .await?;
    add(tx, permit, id, instalments).await
}

/// Adds instalments after those that there are.
async fn add(
    tx: &mut Tx,
    _permit: &Permit,
    id: GrantId,
    instalments: &[Instalment],
) -> Result<(), StoreError> {
    let row = tx
        .one(
            "SELECT CAST(COALESCE(max(number), 0) AS BIGINT) AS last
             FROM subsidy_instalment
             WHERE grant_id = $1",
            values![id],
        )
        .await?;
    let last: i64 = row.get("last")?;
    let new = instalments
        .iter()
        .zip(1..)
        .map(|(one, nth): (&Instalment, i64)| values![id, last + nth, one.on, one.amount, false]);
    tx.insert_rows(
        "INSERT INTO subsidy_instalment (grant_id, number, due_on, amount, void)",
        "",
        new.collect(),
    )
    .await
}

/// What was paid of each grant, what is on its way included, and what was received back; of one grant when one is named.
pub(crate) async fn money(
    read: &mut Read,
    grant: Option<GrantId>,
) -> Result<BTreeMap<GrantId, (Cents, Cents)>, StoreError> {
    let mut money: BTreeMap<GrantId, (Cents, Cents)> = BTreeMap::new();
    let rows = read
        .rows(
            "SELECT grant_id, CAST(sum(amount) AS BIGINT) AS paid
             FROM subsidy_payment
             WHERE state IN ('prepared', 'released', 'executed')
               AND ($1 IS NULL OR grant_id = $1)
             GROUP BY grant_id
             ORDER BY grant_id",
            values![grant],
        )
        .await?;
    for row in &rows {
        money.entry(row.id("grant_id")?).or_default().0 = row.cents("paid")?;
    }
    let rows = read
        .rows(
            "SELECT grant_id, CAST(sum(received) AS BIGINT) AS received
             FROM subsidy_recovery
             WHERE $1 IS NULL OR grant_id = $1
             GROUP BY grant_id
             ORDER BY grant_id",
            values![grant],
        )
        .await?;
    for row in &rows {
        money.entry(row.id("grant_id")?).or_default().1 = row.cents("received")?;
    }
    Ok(money)
}

/// What the bank paid of each grant: what is in a batch or on its way to the bank is no payment yet.
pub(crate) async fn executed(read: &mut Read) -> Result<BTreeMap<GrantId, Cents>, StoreError> {
    let rows = read
        .rows(
            "SELECT grant_id, CAST(sum(amount) AS BIGINT) AS paid
             FROM subsidy_payment
             WHERE state = 'executed'
             GROUP BY grant_id
             ORDER BY grant_id",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("grant_id")?, row.cents("paid")?))).collect()
}

/// How many payments of a grant are on their way: in a batch, or at the bank.
pub(crate) async fn on_their_way(read: &mut Read, id: GrantId) -> Result<i64, StoreError> {
    let row = read
        .one(
            "SELECT count(*) AS there
             FROM subsidy_payment
             WHERE grant_id = $1
               AND state IN ('prepared', 'released')",
            values![id],
        )
        .await?;
    row.get("there")
}

/// The first day on which something of each grant is due that was not paid.
pub(crate) async fn next_due(read: &mut Read) -> Result<BTreeMap<GrantId, NaiveDate>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.grant_id, min(i.due_on) AS due_on
             FROM subsidy_instalment i
             WHERE NOT i.void
               AND NOT EXISTS (SELECT 1
                               FROM subsidy_payment p
                               WHERE p.grant_id = i.grant_id
                                 AND p.instalment = i.number
                                 AND p.state IN ('prepared', 'released', 'executed'))
             GROUP BY i.grant_id
             ORDER BY i.grant_id",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("grant_id")?, row.get("due_on")?))).collect()
}

/// Locks a grant, so that nobody pays or changes its instalments meanwhile.
pub(crate) async fn lock_grant(tx: &mut Tx, id: GrantId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_grant
         SET changed_at = changed_at
         WHERE id = $1",
        values![id],
    )
    .await?;
    Ok(())
}

/// Cuts an instalment to `amount`; the rest of it becomes one of its own, due on the same day.
pub(crate) async fn cut(
    tx: &mut Tx,
    permit: &Permit,
    id: GrantId,
    (kept, amount): (&Kept, Cents),
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_instalment
         SET amount = $3
         WHERE grant_id = $1
           AND number = $2",
        values![id, kept.number, amount],
    )
    .await?;
    let rest = Instalment { on: kept.instalment.on, amount: kept.instalment.amount - amount };
    let rest = Some(rest).filter(|rest| rest.amount > Cents(0));
    add(tx, permit, id, rest.as_slice()).await
}
