use std::collections::BTreeSet;

use access::Permit;
use chrono::NaiveDate;
use kernel::{AccountId, Cents, Instant};
use store::{Read, Row, StoreError, Tx, values};

use crate::{Batch, BatchId, BatchState, Due, GrantId, Payment, PaymentId, PaymentState};

fn due(row: &Row) -> Result<Due, StoreError> {
    let (iban, holder): (Option<String>, Option<String>) = (row.get("iban")?, row.get("holder")?);
    Ok(Due {
        grant: row.id("grant_id")?,
        grant_number: row.get("grant_number")?,
        title: row.get("title")?,
        organisation: row.id("organisation_id")?,
        instalment: row.get("number")?,
        on: row.get("due_on")?,
        amount: row.cents("amount")?,
        account: iban.zip(holder),
    })
}

/// What is due on `until` at the latest and was not paid, the oldest first. Nothing of a grant that was withdrawn.
pub(crate) async fn due_until(read: &mut Read, until: NaiveDate) -> Result<Vec<Due>, StoreError> {
    let rows = read
        .rows(
            "SELECT i.grant_id, i.number, i.due_on, i.amount, g.number AS grant_number, g.title, g.organisation_id,
                    a.iban, a.holder
             FROM subsidy_instalment i
             JOIN subsidy_grant g ON g.id = i.grant_id
             LEFT JOIN subsidy_bank_account a ON a.organisation_id = g.organisation_id AND a.state = 'confirmed'
             WHERE i.due_on <= $1
               AND NOT i.void
               AND g.state IN ('granted', 'settled')
               AND NOT EXISTS (SELECT 1
                               FROM subsidy_payment p
                               WHERE p.grant_id = i.grant_id
                                 AND p.instalment = i.number
                                 AND p.state IN ('prepared', 'released', 'executed'))
             ORDER BY i.due_on, g.number, i.number",
            values![until],
        )
        .await?;
    rows.iter().map(due).collect()
}

/// Locks the grants of what is paid, so that nobody changes their instalments meanwhile.
pub(crate) async fn lock_grants(tx: &mut Tx, until: NaiveDate) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_grant
         SET changed_at = changed_at
         WHERE state IN ('granted', 'settled')
           AND EXISTS (SELECT 1
                       FROM subsidy_instalment i
                       WHERE i.grant_id = subsidy_grant.id
                         AND i.due_on <= $1)",
        values![until],
    )
    .await?;
    Ok(())
}

fn batch(row: &Row) -> Result<Batch, StoreError> {
    Ok(Batch {
        id: row.id("id")?,
        number: row.get("number")?,
        state: row.parsed("state")?,
        pay_on: row.get("pay_on")?,
        from_iban: row.get("from_iban")?,
        from_holder: row.get("from_holder")?,
        prepared_by: row.optional_id("prepared_by")?,
        prepared_at: row.get("prepared_at")?,
        released_by: row.optional_id("released_by")?,
        released_at: row.get("released_at")?,
        payments: Vec::new(),
        version: row.get("version")?,
    })
}

fn payment(row: &Row) -> Result<(BatchId, Payment), StoreError> {
    let payment = Payment {
        id: row.id("id")?,
        grant: row.id("grant_id")?,
        grant_number: row.get("grant_number")?,
        instalment: row.get("instalment")?,
        amount: row.cents("amount")?,
        iban: row.get("iban")?,
        holder: row.get("holder")?,
        reference: row.get("reference")?,
        state: row.parsed("state")?,
        reason: row.get("reason")?,
    };
    Ok((row.id("batch_id")?, payment))
}

/// The batches with what they pay, the latest first; one when it is named.
pub(crate) async fn batches(read: &mut Read, only: Option<BatchId>) -> Result<Vec<Batch>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, number, state, pay_on, from_iban, from_holder, prepared_by, prepared_at, released_by, released_at,
                    version
             FROM subsidy_payment_batch
             WHERE $1 IS NULL OR id = $1
             ORDER BY number DESC",
            values![only],
        )
        .await?;
    let mut batches: Vec<Batch> = rows.iter().map(batch).collect::<Result<_, _>>()?;
    let rows = read
        .rows(
            "SELECT p.id, p.batch_id, p.grant_id, p.instalment, p.amount, p.iban, p.holder, p.reference, p.state, p.reason,
                    g.number AS grant_number
             FROM subsidy_payment p
             JOIN subsidy_grant g ON g.id = p.grant_id
             WHERE p.batch_id IS NOT NULL
               AND ($1 IS NULL OR p.batch_id = $1)
             ORDER BY g.number, p.instalment, p.id",
            values![only],
        )
        .await?;
    for (of, payment) in rows.iter().map(payment).collect::<Result<Vec<_>, _>>()? {
        if let Some(batch) = batches.iter_mut().find(|one| one.id == of) {
            batch.payments.push(payment);
        }
    }
    Ok(batches)
}

/// How many batches there are.
pub(crate) async fn count(read: &mut Read) -> Result<i64, StoreError> {
    let row = read
        .one(
            "SELECT count(*) AS there
             FROM subsidy_payment_batch",
            values![],
        )
        .await?;
    row.get("there")
}

pub(crate) async fn insert(tx: &mut Tx, _permit: &Permit, new: &Batch) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_payment_batch (id, number, state, pay_on, from_iban, from_holder, prepared_by, prepared_at,
                                            version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)",
        values![
            new.id,
            &new.number,
            new.state.name(),
            new.pay_on,
            &new.from_iban,
            &new.from_holder,
            new.prepared_by,
            new.prepared_at,
        ],
    )
    .await?;
    let rows = new.payments.iter().map(|one| {
        values![
            one.id,
            new.id,
            one.grant,
            one.instalment,
            one.amount,
            &one.iban,
            &one.holder,
            &one.reference,
            one.state.name(),
        ]
    });
    tx.insert_rows(
        "INSERT INTO subsidy_payment (id, batch_id, grant_id, instalment, amount, iban, holder, reference, state)",
        "",
        rows.collect(),
    )
    .await
}

/// Counts an instalment as paid because it was set off; `back` is the number of the grant of which is asked back.
pub(crate) async fn insert_set_off(
    tx: &mut Tx,
    _permit: &Permit,
    (id, back): (PaymentId, &str),
    (grant, instalment): (GrantId, i64),
    amount: Cents,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_payment (id, grant_id, instalment, amount, iban, holder, reference, state)
         VALUES ($1, $2, $3, $4, '', '', $5, 'executed')",
        values![id, grant, instalment, amount, back],
    )
    .await?;
    Ok(())
}

/// Keeps where a batch and all that it pays stand now.
pub(crate) async fn step_to(
    tx: &mut Tx,
    permit: &Permit,
    seen: (BatchId, i64),
    (state, payments): (BatchState, PaymentState),
    now: Instant,
) -> Result<(), StoreError> {
    let released = state == BatchState::Released;
    tx.execute_on_seen(
        "UPDATE subsidy_payment_batch
         SET state = $3, released_by = $4, released_at = $5, version = version + 1
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            state.name(),
            permit.author().account.filter(|_| released),
            Some(now).filter(|_| released),
        ],
    )
    .await?;
    tx.execute(
        "UPDATE subsidy_payment
         SET state = $2
         WHERE batch_id = $1",
        values![seen.0, payments.name()],
    )
    .await?;
    Ok(())
}

/// Keeps what the bank said of a payment, if it still stands where it was seen.
pub(crate) async fn set_payment(
    tx: &mut Tx,
    _permit: &Permit,
    (id, from): (PaymentId, PaymentState),
    (to, reason): (PaymentState, Option<&str>),
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_payment
         SET state = $3, reason = $4
         WHERE id = $1
           AND state = $2",
        values![id, from.name(), to.name(), reason],
    )
    .await
}

/// Who decided on the grants that a batch pays: on the application, its terms, its settlement.
pub(crate) async fn deciders(
    read: &mut Read,
    batch: BatchId,
) -> Result<BTreeSet<Option<AccountId>>, StoreError> {
    let rows = read
        .rows(
            "SELECT s.done_by
             FROM subsidy_grant_step s
             JOIN subsidy_payment p ON p.grant_id = s.grant_id
             WHERE p.batch_id = $1
             UNION
             SELECT s.done_by
             FROM subsidy_step s
             JOIN subsidy_grant g ON g.application_id = s.application_id
             JOIN subsidy_payment p ON p.grant_id = g.id
             WHERE p.batch_id = $1
             ORDER BY done_by",
            values![batch],
        )
        .await?;
    rows.iter().map(|row| row.optional_id("done_by")).collect()
}
