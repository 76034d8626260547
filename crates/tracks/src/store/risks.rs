use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{NewRisk, Risk, RiskId, RiskState};

fn state(row: &Row) -> Result<RiskState, StoreError> {
    let name: String = row.get("state")?;
    match name.as_str() {
        "identified" => Ok(RiskState::Identified),
        "assessed" => Ok(RiskState::Assessed),
        "controlled" => Ok(RiskState::Controlled),
        "accepted" => Ok(RiskState::Accepted(row.document("said")?)),
        "escalated" => Ok(RiskState::Escalated(row.document("said")?)),
        "closed" => Ok(RiskState::Closed(row.document("said")?)),
        _ => Err(StoreError::Unreadable { column: "state".to_owned(), value: name }),
    }
}

fn risk(row: &Row) -> Result<Risk, StoreError> {
    let appetite: Option<i64> = row.get("appetite")?;
    Ok(Risk {
        id: row.id("id")?,
        particulars: NewRisk {
            track: row.optional_id("track_id")?,
            title: row.get("title")?,
            cause: row.get("cause")?,
            event: row.get("event")?,
            effect: row.get("effect")?,
            score: row.document("score")?,
            score_basis: row.get("score_basis")?,
            appetite: appetite.and_then(|most| u8::try_from(most).ok()),
            controls: row.document("controls")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: state(row)?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The risks that lie within the sight: those of the whole programme and of every track, in the order of their making.
pub(crate) async fn risks(read: &mut Read, sight: &Sight) -> Result<Vec<Risk>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, track_id, title, cause, event, effect, score, score_basis, appetite, controls, state, said,
                    openness, source, version, changed_at
             FROM track_risk
             ORDER BY id",
            values![],
        )
        .await?;
    let all: Vec<Risk> = rows.iter().map(risk).collect::<Result<_, _>>()?;
    Ok(all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect())
}

/// Keeps a risk, new or when it still is the version that the writer saw.
pub(crate) async fn save(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (RiskId, i64),
    new: &NewRisk,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "INSERT INTO track_risk (id, track_id, title, cause, event, effect, score, score_basis, appetite, controls,
                                 state, said, openness, source, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'identified', $11, $12, $13, 1, $14)
         ON CONFLICT (id) DO UPDATE
         SET track_id = excluded.track_id, title = excluded.title, cause = excluded.cause,
             event = excluded.event, effect = excluded.effect, score = excluded.score,
             score_basis = excluded.score_basis, appetite = excluded.appetite,
             controls = excluded.controls, openness = excluded.openness, source = excluded.source,
             version = track_risk.version + 1, changed_at = excluded.changed_at
         WHERE track_risk.version = $15",
        values![
            id,
            new.track,
            &new.title,
            &new.cause,
            &new.event,
            &new.effect,
            json!(new.score),
            new.score_basis.clone(),
            new.appetite.map(i64::from),
            json!(new.controls),
            json!(null),
            new.openness.name(),
            new.source.clone(),
            now,
            seen,
        ],
    )
    .await
}

/// Keeps where a risk stands now.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (RiskId, i64),
    state: &RiskState,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track_risk
         SET state = $3, said = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), json!(state.said()), now],
    )
    .await
}
