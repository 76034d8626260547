use access::Permit;
use chrono::NaiveDate;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{GrantId, Report, ReportDue, ReportState, Reporting};

fn reporting(row: &Row) -> Result<Reporting, StoreError> {
    Ok(Reporting {
        grant: row.id("grant_id")?,
        number: row.get("number")?,
        due: row.get("due_on")?,
        is_final: row.get("final")?,
        state: row.parsed("state")?,
        content: row.document("content")?,
        submitted_on: row.get("submitted_on")?,
        accepted_by: row.optional_id("accepted_by")?,
        version: row.get("version")?,
    })
}

/// The reports that are asked, the nearest first; of a grant when one is named.
pub(crate) async fn reports(read: &mut Read, grant: Option<GrantId>) -> Result<Vec<Reporting>, StoreError> {
    let rows = read
        .rows(
            "SELECT grant_id, number, due_on, final, state, content, submitted_on, accepted_by, version
             FROM subsidy_report
             WHERE $1 IS NULL OR grant_id = $1
             ORDER BY due_on, grant_id, number",
            values![grant],
        )
        .await?;
    rows.iter().map(reporting).collect()
}

/// Asks these reports instead of those that were not handed in.
pub(crate) async fn replace_open(
    tx: &mut Tx,
    _permit: &Permit,
    id: GrantId,
    asked: &[ReportDue],
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM subsidy_report
         WHERE grant_id = $1
           AND state IN ('due', 'reminded', 'urged')",
        values![id],
    )
    .await?;
    let kept = reports(tx, Some(id)).await?;
    let last = kept.iter().map(|one| one.number).max().unwrap_or_default();
    let new = asked.iter().filter(|one| kept.iter().all(|old| old.due != one.on));
    let empty = json!(Report::default());
    let rows = new.zip(1..).map(|(one, nth): (&ReportDue, i64)| {
        values![id, last + nth, one.on, one.is_final, "due", empty.clone(), 1_i64]
    });
    tx.insert_rows(
        "INSERT INTO subsidy_report (grant_id, number, due_on, final, state, content, version)",
        "",
        rows.collect(),
    )
    .await
}

/// Keeps where a report stands and what it tells.
pub(crate) async fn update(
    tx: &mut Tx,
    permit: &Permit,
    (old, seen): (&Reporting, i64),
    (state, content): (ReportState, &Report),
    today: NaiveDate,
) -> Result<(), StoreError> {
    let accepted_by = permit.author().account.filter(|_| state == ReportState::Accepted);
    let submitted_on = if state == ReportState::Submitted { Some(today) } else { old.submitted_on };
    tx.execute_on_seen(
        "UPDATE subsidy_report
         SET state = $4, content = $5, submitted_on = $6, accepted_by = $7, version = version + 1
         WHERE grant_id = $1
           AND number = $2
           AND version = $3",
        values![old.grant, old.number, seen, state.name(), json!(content), submitted_on, accepted_by],
    )
    .await
}
