use std::collections::BTreeMap;

use access::{Permit, Scope};
use accessible_pdf::Document;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use kernel::{Instant, local_time};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::letter::{Letter, LetterKind, LetterState, Sending};
use crate::{Application, ApplicationId, LetterId, RoundId};

fn letter(row: &Row) -> Result<Letter, StoreError> {
    Ok(Letter {
        id: row.id("id")?,
        application: row.id("application_id")?,
        kind: row.parsed("kind")?,
        number: row.get("number")?,
        state: row.parsed("state")?,
        dated: row.get("dated")?,
        prepared_at: row.get("prepared_at")?,
        prepared_by: row.optional_id("prepared_by")?,
        sending: row.document("sending")?,
        version: row.get("version")?,
    })
}

/// The letters to an application, the oldest first.
pub(crate) async fn of_application(read: &mut Read, id: ApplicationId) -> Result<Vec<Letter>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, application_id, kind, number, state, dated, prepared_at, prepared_by, sending, version
             FROM subsidy_letter
             WHERE application_id = $1
             ORDER BY prepared_at, id",
            values![id],
        )
        .await?;
    rows.iter().map(letter).collect()
}

/// The letters to the applications within the scope, the oldest first: of an organisation, those that it leads or takes part in.
pub(crate) async fn within(read: &mut Read, scope: &Scope<Application>) -> Result<Vec<Letter>, StoreError> {
    let rows = read
        .rows(
            "SELECT l.id, l.application_id, l.kind, l.number, l.state, l.dated, l.prepared_at, l.prepared_by, l.sending,
                    l.version
             FROM subsidy_letter l
             WHERE $1
                OR EXISTS (SELECT 1
                           FROM subsidy_partner p
                           WHERE p.application_id = l.application_id
                             AND p.organisation_id = $2)
             ORDER BY l.prepared_at, l.id",
            values![scope.everything(), scope.organisation()],
        )
        .await?;
    rows.iter().map(letter).collect()
}

/// The letters of a round, the oldest first.
pub(crate) async fn of_round(read: &mut Read, round: RoundId) -> Result<Vec<Letter>, StoreError> {
    let rows = read
        .rows(
            "SELECT l.id, l.application_id, l.kind, l.number, l.state, l.dated, l.prepared_at, l.prepared_by, l.sending,
                    l.version
             FROM subsidy_letter l
             JOIN subsidy_application a ON a.id = l.application_id
             WHERE a.round_id = $1
             ORDER BY l.prepared_at, l.id",
            values![round],
        )
        .await?;
    rows.iter().map(letter).collect()
}

/// The letters of all rounds that stand so, or of one round, the oldest first.
pub(crate) async fn in_state(
    read: &mut Read,
    state: LetterState,
    round: Option<RoundId>,
) -> Result<Vec<Letter>, StoreError> {
    let rows = read
        .rows(
            "SELECT l.id, l.application_id, l.kind, l.number, l.state, l.dated, l.prepared_at, l.prepared_by, l.sending,
                    l.version
             FROM subsidy_letter l
             JOIN subsidy_application a ON a.id = l.application_id
             WHERE l.state = $1
               AND ($2 IS NULL OR a.round_id = $2)
             ORDER BY l.prepared_at, l.id",
            values![state.name(), round],
        )
        .await?;
    rows.iter().map(letter).collect()
}

pub(crate) async fn find(read: &mut Read, id: LetterId) -> Result<Option<Letter>, StoreError> {
    let row = read
        .row(
            "SELECT id, application_id, kind, number, state, dated, prepared_at, prepared_by, sending, version
             FROM subsidy_letter
             WHERE id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(letter).transpose()
}

/// Adds a prepared letter.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    (id, application): (LetterId, ApplicationId),
    (kind, number): (LetterKind, i64),
    (dated, now): (NaiveDate, Instant),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_letter (id, application_id, kind, number, state, dated, prepared_at, prepared_by, sending,
                                     version)
         VALUES ($1, $2, $3, $4, 'prepared', $5, $6, $7, $8, 1)",
        values![id, application, kind.name(), number, dated, now, permit.author().account, json!(None::<Sending>)],
    )
    .await?;
    Ok(())
}

/// Keeps where a letter stands, its date, and how it was sent. Only a prepared letter is ever written.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    letter: &Letter,
    (state, dated): (LetterState, NaiveDate),
    sending: Option<&Sending>,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_letter
         SET state = $3, dated = $4, sending = $5, version = version + 1
         WHERE id = $1
           AND version = $2
           AND state = 'prepared'",
        values![letter.id, letter.version, state.name(), dated, json!(sending)],
    )
    .await
}

/// Keeps what was sent.
pub(crate) async fn keep_sent(
    tx: &mut Tx,
    _permit: &Permit,
    id: LetterId,
    document: &Document,
    (hash, bytes): (&str, &[u8]),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_letter_sent (letter_id, document, hash, bytes)
         VALUES ($1, $2, $3, $4)",
        values![id, json!(document), hash, STANDARD.encode(bytes)],
    )
    .await?;
    Ok(())
}

/// What a sent letter said, and its bytes.
pub(crate) async fn sent(read: &mut Read, id: LetterId) -> Result<Option<(Document, Vec<u8>)>, StoreError> {
    let row = read
        .row(
            "SELECT document, bytes
             FROM subsidy_letter_sent
             WHERE letter_id = $1",
            values![id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let unreadable = |_| StoreError::Unreadable { column: "bytes".to_owned(), value: "…".to_owned() };
    let bytes = STANDARD.decode(row.get::<String>("bytes")?).map_err(unreadable)?;
    Ok(Some((row.document("document")?, bytes)))
}

/// On which day the decision on an application was sent, of all or of one.
pub(crate) async fn announced(
    read: &mut Read,
    application: Option<ApplicationId>,
) -> Result<BTreeMap<ApplicationId, NaiveDate>, StoreError> {
    let rows = read
        .rows(
            "SELECT application_id, sending
             FROM subsidy_letter
             WHERE state = 'sent'
               AND kind IN ('untreated', 'refusal', 'grant', 'partial-grant')
               AND ($1 IS NULL OR application_id = $1)
             ORDER BY prepared_at DESC, id",
            values![application],
        )
        .await?;
    let mut days = BTreeMap::new();
    for row in &rows {
        let sending: Option<Sending> = row.document("sending")?;
        if let Some(sending) = sending {
            days.insert(row.id("application_id")?, local_time(sending.at).date());
        }
    }
    Ok(days)
}
