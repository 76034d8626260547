use access::Permit;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::row;
use crate::{
    Evidence, IndicatorId, Noticed, Place, SessionRecord, SignalId, SignalSessionId, SignalState, When,
};

/// A signal as it is kept, without its indicator.
pub(crate) struct Kept {
    pub(crate) id: SignalId,
    pub(crate) indicator: IndicatorId,
    pub(crate) place: Place,
    pub(crate) when: When,
    pub(crate) evidence: Evidence,
    pub(crate) state: SignalState,
    pub(crate) reason: String,
    pub(crate) noticed_at: Instant,
    pub(crate) version: i64,
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    Ok(Kept {
        id: row.id("id")?,
        indicator: row.id("indicator_id")?,
        place: row::place(row)?,
        when: row::when(row)?,
        evidence: row.document("evidence")?,
        state: row.parsed("state")?,
        reason: row.get("reason")?,
        noticed_at: row.get("noticed_at")?,
        version: row.get("version")?,
    })
}

/// All signals, the latest first.
pub(crate) async fn all(read: &mut Read) -> Result<Vec<Kept>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, indicator_id, place, time, evidence, state, reason, noticed_at, version
             FROM figure_signal
             ORDER BY noticed_at DESC, place, id",
            values![],
        )
        .await?;
    rows.iter().map(kept).collect()
}

/// What people said of each signal, the latest first.
pub(crate) async fn sessions(
    read: &mut Read,
) -> Result<Vec<(SignalId, SignalSessionId, SessionRecord)>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, signal_id, record
             FROM signal_session
             ORDER BY held_on DESC, id DESC",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("signal_id")?, row.id("id")?, row.document("record")?))).collect()
}

/// Keeps what was noticed; a place that stood out by this indicator before keeps its identity and its sessions.
pub(crate) async fn keep(
    tx: &mut Tx,
    _permit: &Permit,
    (id, found): (SignalId, &Noticed),
    state: SignalState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO figure_signal (id, indicator_id, place, time, evidence, state, reason, noticed_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, '', $7, 1)
         ON CONFLICT (indicator_id, place) DO UPDATE
         SET time = excluded.time, evidence = excluded.evidence, state = excluded.state, reason = '',
             noticed_at = excluded.noticed_at, version = figure_signal.version + 1",
        values![
            id,
            found.indicator,
            found.place.key(),
            found.when.key(),
            json!(found.evidence),
            state.name(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps where a signal stands now, when it still is what the writer saw.
pub(crate) async fn keep_state(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (SignalId, i64),
    (state, reason): (SignalState, &str),
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE figure_signal
         SET state = $3, reason = $4, version = version + 1
         WHERE id = $1
           AND version = $2",
        values![id, seen, state.name(), reason],
    )
    .await
}

pub(crate) async fn insert_session(
    tx: &mut Tx,
    _permit: &Permit,
    (id, signal): (SignalSessionId, SignalId),
    record: &SessionRecord,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO signal_session (id, signal_id, held_on, record, written_at)
         VALUES ($1, $2, $3, $4, $5)",
        values![id, signal, record.held_on, json!(record), now],
    )
    .await
    .map(drop)
}
