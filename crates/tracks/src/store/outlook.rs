use std::collections::BTreeSet;

use access::Permit;
use kernel::Instant;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Answer, EditionId, NewOutlook, Outlook, OutlookId, OutlookState, TrackId};

fn answer(row: &Row) -> Result<Answer, StoreError> {
    Ok(Answer { edition: row.id("answered_in")?, text: row.get("answer")? })
}

fn state(row: &Row) -> Result<OutlookState, StoreError> {
    let name: String = row.get("state")?;
    match name.as_str() {
        "promised" => Ok(OutlookState::Promised),
        "done" => Ok(OutlookState::Done(answer(row)?)),
        "running" => Ok(OutlookState::Running(answer(row)?)),
        "late" => Ok(OutlookState::Late(answer(row)?)),
        "withdrawn" => Ok(OutlookState::Withdrawn(answer(row)?)),
        _ => Err(StoreError::Unreadable { column: "state".to_owned(), value: name }),
    }
}

fn line(row: &Row) -> Result<Outlook, StoreError> {
    Ok(Outlook {
        id: row.id("id")?,
        particulars: NewOutlook {
            edition: row.id("edition_id")?,
            title: row.get("title")?,
            due: row.optionally_parsed("due")?,
            promise: row.optional_id("promise_id")?,
            source: row.get("source")?,
        },
        state: state(row)?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// All lines, in the order of their making. An answer that stands in an edition that is not seen is not told either: the
/// line is as it was promised. Who asks leaves out the lines of editions that are not seen.
pub(super) async fn outlook(read: &mut Read, seen: &BTreeSet<EditionId>) -> Result<Vec<Outlook>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, edition_id, title, due, promise_id, state, answered_in, answer, source, version, changed_at
             FROM track_outlook
             ORDER BY id",
            values![],
        )
        .await?;
    as_seen(&rows, seen)
}

/// The lines of the editions of one track.
pub(super) async fn of_track(
    read: &mut Read,
    track: TrackId,
    seen: &BTreeSet<EditionId>,
) -> Result<Vec<Outlook>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, edition_id, title, due, promise_id, state, answered_in, answer, source, version, changed_at
             FROM track_outlook
             WHERE edition_id IN (SELECT id FROM track_edition WHERE track_id = $1)
             ORDER BY id",
            values![track],
        )
        .await?;
    as_seen(&rows, seen)
}

/// The edition of a line, whoever asks.
pub(crate) async fn edition_of(read: &mut Read, id: OutlookId) -> Result<Option<EditionId>, StoreError> {
    let found = read.row("SELECT edition_id FROM track_outlook WHERE id = $1", values![id]).await?;
    found.map(|row| row.id("edition_id")).transpose()
}

fn as_seen(rows: &[Row], seen: &BTreeSet<EditionId>) -> Result<Vec<Outlook>, StoreError> {
    let mut all: Vec<Outlook> = rows.iter().map(line).collect::<Result<_, _>>()?;
    for line in &mut all {
        if line.state.answer().is_some_and(|answer| !seen.contains(&answer.edition)) {
            line.state = OutlookState::Promised;
        }
    }
    Ok(all)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: OutlookId,
    new: &NewOutlook,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO track_outlook (id, edition_id, title, due, promise_id, state, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, 'promised', $6, 1, $7)",
        values![
            id,
            new.edition,
            &new.title,
            new.due.map(|due| due.to_string()),
            new.promise,
            new.source.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed line, when it still is the version that the writer saw; its edition stays.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (OutlookId, i64),
    new: &NewOutlook,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track_outlook
         SET title = $3, due = $4, promise_id = $5, source = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            &new.title,
            new.due.map(|due| due.to_string()),
            new.promise,
            new.source.clone(),
            now,
        ],
    )
    .await
}

/// Keeps what a later edition answers.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (OutlookId, i64),
    state: &OutlookState,
    now: Instant,
) -> Result<(), StoreError> {
    let answer = state.answer();
    tx.execute_on_seen(
        "UPDATE track_outlook
         SET state = $3, answered_in = $4, answer = $5, version = version + 1, changed_at = $6
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            state.name(),
            answer.map(|answer| answer.edition),
            answer.map(|answer| answer.text.as_str()),
            now,
        ],
    )
    .await
}
