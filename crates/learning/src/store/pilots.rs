use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::{held, steps};
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
    Ok(all(read, sight).await?.into_iter().find(|one| one.id == id))
}

/// Keeps what is written down of a pilot: a new one, or the one of which the writer saw version `seen`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (PilotId, i64),
    protocol: &Protocol,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO pilot (id, name, aliases, kind, about, hypothesis, change_story, working_elements,
                            questions, areas, parties, themes, starts, ends, openness, source, state, version,
                            created_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'designed', 1, $17, $17)
         ON CONFLICT (id) DO UPDATE
         SET name = excluded.name, aliases = excluded.aliases, kind = excluded.kind, about = excluded.about,
             hypothesis = excluded.hypothesis, change_story = excluded.change_story,
             working_elements = excluded.working_elements, questions = excluded.questions,
             areas = excluded.areas, parties = excluded.parties, themes = excluded.themes,
             starts = excluded.starts, ends = excluded.ends, openness = excluded.openness,
             source = excluded.source, version = pilot.version + 1, changed_at = excluded.changed_at
         WHERE pilot.version = $18",
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
            now,
            seen,
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
