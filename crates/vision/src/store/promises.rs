use access::{Permit, Sight};
use kernel::{Instant, Span};
use store::{Read, Row, StoreError, Tx, values};

use crate::{NewPromise, Promise, PromiseId, PromiseState, Proof};

fn proof(row: &Row) -> Result<Proof, StoreError> {
    Ok(Proof {
        on: row.get("ended_on")?,
        text: row.get("proof")?,
        link: row.optionally_parsed("proof_link")?,
        decision: row.optional_id("decision_id")?,
    })
}

fn state(row: &Row) -> Result<PromiseState, StoreError> {
    let name: String = row.get("state")?;
    match name.as_str() {
        "made" => Ok(PromiseState::Made),
        "running" => Ok(PromiseState::Running),
        "settled" => Ok(PromiseState::Settled(proof(row)?)),
        "withdrawn" => Ok(PromiseState::Withdrawn(proof(row)?)),
        _ => Err(StoreError::Unreadable { column: "state".to_owned(), value: name }),
    }
}

fn promise(row: &Row) -> Result<Promise, StoreError> {
    Ok(Promise {
        id: row.id("id")?,
        particulars: NewPromise {
            title: row.get("title")?,
            occasion: row.get("occasion")?,
            body: row.parsed("body")?,
            made: row.parsed("made")?,
            due: row.optionally_parsed("due")?,
            settles: row.get("settles")?,
            remark: row.get("remark")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: state(row)?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The promises that lie within the sight, by the day on which they are due.
///
/// # Errors
/// When the database does not answer.
pub async fn promises(read: &mut Read, sight: &Sight) -> Result<Vec<Promise>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, title, occasion, body, made, due, settles, remark, state, ended_on, proof, proof_link,
                    decision_id, openness, source, version, changed_at
             FROM promise
             ORDER BY id",
            values![],
        )
        .await?;
    let all: Vec<Promise> = rows.iter().map(promise).collect::<Result<_, _>>()?;
    let mut seen: Vec<Promise> =
        all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect();
    seen.sort_by_key(|one| {
        let due = one.particulars.due.map(Span::last_day);
        (due.is_none(), due, one.particulars.title.clone(), one.id)
    });
    Ok(seen)
}

/// One promise, when it lies within the sight.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn promise_by_id(
    read: &mut Read,
    sight: &Sight,
    id: PromiseId,
) -> Result<Option<Promise>, StoreError> {
    Ok(promises(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// Keeps what was promised: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (PromiseId, i64),
    new: &NewPromise,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO promise (id, title, occasion, body, made, due, settles, remark, openness, source, state,
                              version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'made', 1, $11)
         ON CONFLICT (id) DO UPDATE
         SET title = excluded.title, occasion = excluded.occasion, body = excluded.body, made = excluded.made,
             due = excluded.due, settles = excluded.settles, remark = excluded.remark,
             openness = excluded.openness, source = excluded.source, version = promise.version + 1,
             changed_at = excluded.changed_at
         WHERE promise.version = $12",
        values![
            id,
            &new.title,
            &new.occasion,
            new.body.name(),
            new.made.to_string(),
            new.due.map(|due| due.to_string()),
            &new.settles,
            new.remark.clone(),
            new.openness.name(),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}

/// Keeps where a promise stands now.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (PromiseId, i64),
    state: &PromiseState,
    now: Instant,
) -> Result<(), StoreError> {
    let proof = state.proof();
    tx.execute_on_seen(
        "UPDATE promise
         SET state = $3, ended_on = $4, proof = $5, proof_link = $6, decision_id = $7,
             version = version + 1, changed_at = $8
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            state.name(),
            proof.map(|proof| proof.on),
            proof.map(|proof| proof.text.as_str()),
            proof.and_then(|proof| proof.link.as_ref()).map(|link| link.as_str()),
            proof.and_then(|proof| proof.decision),
            now,
        ],
    )
    .await
}
