use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::{held, is_held, steps};
use crate::{Pilot, PilotId, PilotState, PilotStep, Protocol, Taken};

fn pilot(row: &Row, history: Vec<Taken<PilotStep>>) -> Result<Pilot, StoreError> {
    Ok(Pilot {
        id: row.id("id")?,
        protocol: Protocol {
            name: row.get("name")?,
            aliases: row.document("aliases")?,
            kind: row.parsed("kind")?,
            about: row.get("about")?,
            hypothesis: row.get("hypothesis")?,
            change_story: row.get("change_story")?,
            working_elements: row.document("working_elements")?,
            questions: row.document("questions")?,
            areas: row.document("areas")?,
            parties: row.document("parties")?,
            themes: row.document("themes")?,
            starts: row.optionally_parsed("starts")?,
            ends: row.optionally_parsed("ends")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: row.parsed("state")?,
        history,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// The pilots that lie within, by name.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn all(read: &mut Read, sight: &Sight) -> Result<Vec<Pilot>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, aliases, kind, about, hypothesis, change_story, working_elements, questions, areas,
                    parties, themes, starts, ends, openness, source, state, changed_at, version
             FROM pilot
             ORDER BY LOWER(name), id",
            values![],
        )
        .await?;
    let mut histories = steps::of_all(read, steps::PILOT).await?;
    let rows = held(rows, sight)?;
    rows.iter().map(|row| pilot(row, histories.remove(&row.get("id")?).unwrap_or_default())).collect()
}

/// One pilot, when it lies within.
pub(crate) async fn find(read: &mut Read, sight: &Sight, id: PilotId) -> Result<Option<Pilot>, StoreError> {
    let row = read
        .row(
            "SELECT id, name, aliases, kind, about, hypothesis, change_story, working_elements, questions, areas,
                    parties, themes, starts, ends, openness, source, state, changed_at, version
             FROM pilot
             WHERE id = $1",
            values![id],
        )
        .await?;
    match row {
        Some(row) if is_held(&row, sight)? => {
            let history = steps::of(read, id.uuid()).await?;
            pilot(&row, history).map(Some)
        }
        Some(_) | None => Ok(None),
    }
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: PilotId,
    protocol: &Protocol,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO pilot (id, name, aliases, kind, about, hypothesis, change_story, working_elements, questions,
                            areas, parties, themes, starts, ends, openness, source, state, version, created_at,
                            changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1, $18, $18)",
        values![
            id,
            &protocol.name,
            json!(protocol.aliases),
            protocol.kind.name(),
            &protocol.about,
            &protocol.hypothesis,
            &protocol.change_story,
            json!(protocol.working_elements),
            json!(protocol.questions),
            json!(protocol.areas),
            json!(protocol.parties),
            json!(protocol.themes),
            protocol.starts.map(|span| span.to_string()),
            protocol.ends.map(|span| span.to_string()),
            protocol.openness.name(),
            protocol.source.clone(),
            PilotState::Designed.name(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed pilot, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (PilotId, i64),
    protocol: &Protocol,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE pilot
         SET name = $3, aliases = $4, kind = $5, about = $6, hypothesis = $7, change_story = $8,
             working_elements = $9, questions = $10, areas = $11, parties = $12, themes = $13, starts = $14,
             ends = $15, openness = $16, source = $17, version = version + 1, changed_at = $18
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            &protocol.name,
            json!(protocol.aliases),
            protocol.kind.name(),
            &protocol.about,
            &protocol.hypothesis,
            &protocol.change_story,
            json!(protocol.working_elements),
            json!(protocol.questions),
            json!(protocol.areas),
            json!(protocol.parties),
            json!(protocol.themes),
            protocol.starts.map(|span| span.to_string()),
            protocol.ends.map(|span| span.to_string()),
            protocol.openness.name(),
            protocol.source.clone(),
            now,
        ],
    )
    .await
}

/// Keeps where a pilot stands, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (PilotId, i64),
    state: PilotState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE pilot
         SET state = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), now],
    )
    .await
}
