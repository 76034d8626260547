//! Lines of a version. Each row holds for the changes from `since_step` up to, not including, `until_step`.

use std::collections::BTreeMap;

use access::Permit;
use store::{Read, Row, StoreError, Tx, values};

use super::{read_document, written};
use crate::{BudgetLine, BudgetLineId, LineHead, PlanVersion, PlanVersionId, VersionState};

/// Until when a row holds that nothing followed yet.
const OPEN: i64 = i64::MAX;

fn line(row: &Row) -> Result<BudgetLine, StoreError> {
    Ok(BudgetLine {
        id: row.id("line_id")?,
        place: row.get("place")?,
        state: row.parsed("state")?,
        head: LineHead {
            number: row.get("number")?,
            intervention: row.id("intervention_id")?,
            lasting: row.parsed("lasting")?,
            nature: read_document(row, "nature")?,
            task_field: row.get("task_field")?,
            goal: row.optional_id("goal_id")?,
            ambition: row.optional_id("ambition_id")?,
            track: row.optional_id("track_id")?,
            remark: row.get("remark")?,
            document: row.get("document")?,
        },
        cells: read_document(row, "amounts")?,
        coverage: read_document(row, "coverage")?,
    })
}

/// The lines of a version, in their order, as they stand at its step. Who asks has seen the version, and so its lines.
pub(crate) async fn lines(read: &mut Read, version: &PlanVersion) -> Result<Vec<BudgetLine>, StoreError> {
    let rows = read
        .rows(
            "SELECT line_id, place, state, number, intervention_id, lasting, nature, task_field, goal_id,
                    ambition_id, track_id, remark, document, amounts, coverage
             FROM plan_line
             WHERE version_id = $1
               AND since_step <= $2
               AND until_step > $2
             ORDER BY place, line_id",
            values![version.id, version.step],
        )
        .await?;
    let is_open = matches!(version.state, VersionState::Draft | VersionState::Proposed);
    // What a draft took over from an adopted version is proposed anew.
    let shown = |line: BudgetLine| if is_open { line.reopened() } else { line };
    rows.iter().map(|row| line(row).map(shown)).collect()
}

/// Lines of a new version.
pub(crate) async fn bring_in_lines(
    tx: &mut Tx,
    permit: &Permit,
    version: PlanVersionId,
    lines: &[BudgetLine],
) -> Result<(), StoreError> {
    insert(tx, permit, (version, 0), lines.iter()).await
}

async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    (version, step): (PlanVersionId, i64),
    lines: impl Iterator<Item = &BudgetLine>,
) -> Result<(), StoreError> {
    let row = |line: &BudgetLine| {
        Ok(values![
            version,
            line.id,
            step,
            OPEN,
            line.place,
            &line.head.number,
            line.head.intervention,
            line.head.lasting.name(),
            written(&line.head.nature)?,
            line.state.name(),
            line.head.task_field.clone(),
            line.head.goal,
            line.head.ambition,
            line.head.track,
            &line.head.remark,
            &line.head.document,
            written(&line.cells)?,
            written(&line.coverage)?,
        ])
    };
    tx.insert_rows(
        "INSERT INTO plan_line (version_id, line_id, since_step, until_step, place, number, intervention_id,
                                lasting, nature, state, task_field, goal_id, ambition_id, track_id,
                                remark, document, amounts, coverage)",
        "",
        lines.map(row).collect::<Result<_, StoreError>>()?,
    )
    .await
}

/// The lines of one version as those of another, in one statement.
pub(crate) async fn copy_lines(
    tx: &mut Tx,
    _permit: &Permit,
    from: &PlanVersion,
    to: PlanVersionId,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO plan_line (version_id, line_id, since_step, until_step, place, number, intervention_id,
                                lasting, nature, state, task_field, goal_id, ambition_id, track_id,
                                remark, document, amounts, coverage)
         SELECT $1, line_id, 0, $2, place, number, intervention_id, lasting, nature, state, task_field,
                goal_id, ambition_id, track_id, remark, document, amounts, coverage
         FROM plan_line
         WHERE version_id = $3
           AND since_step <= $4
           AND until_step > $4",
        values![to, OPEN, from.id, from.step],
    )
    .await
    .map(drop)
}

/// Forgets what was undone, because something else is done instead.
pub(crate) async fn forget_undone(
    tx: &mut Tx,
    _permit: &Permit,
    version: &PlanVersion,
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM plan_line
         WHERE version_id = $1
           AND since_step > $2",
        values![version.id, version.step],
    )
    .await?;
    tx.execute(
        "UPDATE plan_line
         SET until_step = $3
         WHERE version_id = $1
           AND until_step > $2
           AND until_step < $3",
        values![version.id, version.step, OPEN],
    )
    .await
    .map(drop)
}

/// Keeps what changed between two sets of lines as the change `step`: the new rows hold from there, and the rows of the same
/// lines that held until then, or of lines that are gone, hold no longer.
pub(crate) async fn keep_lines(
    tx: &mut Tx,
    permit: &Permit,
    (version, step): (PlanVersionId, i64),
    before: &BTreeMap<BudgetLineId, BudgetLine>,
    after: &BTreeMap<BudgetLineId, BudgetLine>,
) -> Result<(), StoreError> {
    let new = after.iter().filter(|(id, line)| before.get(*id) != Some(*line));
    insert(tx, permit, (version, step), new.map(|(_, line)| line)).await?;
    tx.execute(
        "UPDATE plan_line
         SET until_step = $2
         WHERE version_id = $1
           AND until_step = $3
           AND since_step < $2
           AND line_id IN (SELECT new.line_id
                           FROM plan_line AS new
                           WHERE new.version_id = $1
                             AND new.since_step = $2)",
        values![version, step, OPEN],
    )
    .await?;
    for id in before.keys().filter(|id| !after.contains_key(*id)) {
        end(tx, permit, (version, step), *id).await?;
    }
    Ok(())
}

async fn end(
    tx: &mut Tx,
    _permit: &Permit,
    (version, step): (PlanVersionId, i64),
    line: BudgetLineId,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE plan_line
         SET until_step = $3
         WHERE version_id = $1
           AND line_id = $2
           AND until_step = $4",
        values![version, line, step, OPEN],
    )
    .await
    .map(drop)
}
