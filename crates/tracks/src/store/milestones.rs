use access::{Permit, Sight};
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Milestone, MilestoneId, MilestoneState, NewMilestone};

fn state(row: &Row) -> Result<MilestoneState, StoreError> {
    let name: String = row.get("state")?;
    match name.as_str() {
        "planned" => Ok(MilestoneState::Planned),
        "reached" => Ok(MilestoneState::Reached(row.document("said")?)),
        "dropped" => Ok(MilestoneState::Dropped(row.document("said")?)),
        _ => Err(StoreError::Unreadable { column: "state".to_owned(), value: name }),
    }
}

fn milestone(row: &Row) -> Result<Milestone, StoreError> {
    Ok(Milestone {
        id: row.id("id")?,
        particulars: NewMilestone {
            track: row.id("track_id")?,
            title: row.get("title")?,
            due: row.parsed("due")?,
            openness: row.parsed("openness")?,
            source: row.get("source")?,
        },
        state: state(row)?,
        moved: row.document("moved")?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
    })
}

/// The milestones that lie within the sight, by the day on which they are due.
pub(crate) async fn milestones(read: &mut Read, sight: &Sight) -> Result<Vec<Milestone>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, track_id, title, due, moved, state, said, openness, source, version, changed_at
             FROM track_milestone
             ORDER BY id",
            values![],
        )
        .await?;
    let all: Vec<Milestone> = rows.iter().map(milestone).collect::<Result<_, _>>()?;
    let mut seen: Vec<Milestone> =
        all.into_iter().filter(|one| sight.holds(one.particulars.openness, one.id.uuid())).collect();
    seen.sort_by_key(|one| (one.particulars.due.last_day(), one.id));
    Ok(seen)
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: MilestoneId,
    new: &NewMilestone,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO track_milestone (id, track_id, title, due, moved, state, said, openness, source, version,
                                      changed_at)
         VALUES ($1, $2, $3, $4, $5, 'planned', $6, $7, $8, 1, $9)",
        values![
            id,
            new.track,
            &new.title,
            new.due.to_string(),
            json!([]),
            json!(null),
            new.openness.name(),
            new.source.clone(),
            now,
        ],
    )
    .await
    .map(drop)
}

/// Keeps a changed milestone, when it still is the version that the writer saw; its date changes by a step only.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (MilestoneId, i64),
    new: &NewMilestone,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track_milestone
         SET title = $3, openness = $4, source = $5, version = version + 1, changed_at = $6
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, &new.title, new.openness.name(), new.source.clone(), now],
    )
    .await
}

/// Keeps where a milestone stands now, and its date, when it still is of the version that the writer saw.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    milestone: &Milestone,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE track_milestone
         SET state = $3, said = $4, due = $5, moved = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![
            milestone.id,
            milestone.version,
            milestone.state.name(),
            json!(milestone.state.said()),
            milestone.particulars.due.to_string(),
            json!(milestone.moved),
            now,
        ],
    )
    .await
}
