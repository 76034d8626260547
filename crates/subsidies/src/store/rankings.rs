use access::Permit;
use allocation::Division;
use kernel::Instant;
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use crate::{Ranking, RankingId, RoundId};

fn ranking(row: &Row) -> Result<Ranking, StoreError> {
    Ok(Ranking {
        id: row.id("id")?,
        number: row.get("number")?,
        division: row.document("division")?,
        made_at: row.get("made_at")?,
        made_by: row.optional_id("made_by")?,
    })
}

/// The rankings of a round, the latest first.
pub(crate) async fn rankings(read: &mut Read, round: RoundId) -> Result<Vec<Ranking>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, number, division, made_at, made_by
             FROM subsidy_ranking
             WHERE round_id = $1
             ORDER BY number DESC",
            values![round],
        )
        .await?;
    rows.iter().map(ranking).collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    (id, round, number): (RankingId, RoundId, i64),
    division: &Division,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_ranking (id, round_id, number, division, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5, $6)",
        values![id, round, number, json!(division), now, permit.author().account],
    )
    .await?;
    Ok(())
}
