use access::Permit;
use kernel::{AccountId, Instant};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};

use super::schemes::rules;
use crate::{NewRound, Publication, Round, RoundId, RoundState, SchemeId};

fn round(row: &Row) -> Result<Round, StoreError> {
    Ok(Round {
        id: row.id("id")?,
        particulars: row.document("particulars")?,
        rules: rules(row)?,
        state: row.parsed("state")?,
        published: row.document("publication")?,
        made_by: row.optional_id("made_by")?,
        version: row.get("version")?,
    })
}

/// All rounds with the rules that hold in them, the latest first. Whoever shows them leaves out what is not for everybody.
pub(crate) async fn rounds(read: &mut Read) -> Result<Vec<Round>, StoreError> {
    let rows = read
        .rows(
            "SELECT o.id, o.particulars, o.state, o.publication, o.made_by, o.version, r.number, r.since, r.rules
             FROM subsidy_round o
             JOIN subsidy_rules r ON r.scheme_id = o.scheme_id AND r.number = o.rules_number
             ORDER BY o.opens DESC, o.id",
            values![],
        )
        .await?;
    rows.iter().map(round).collect()
}

pub(crate) async fn find(read: &mut Read, id: RoundId) -> Result<Option<Round>, StoreError> {
    let row = read
        .row(
            "SELECT o.id, o.particulars, o.state, o.publication, o.made_by, o.version, r.number, r.since, r.rules
             FROM subsidy_round o
             JOIN subsidy_rules r ON r.scheme_id = o.scheme_id AND r.number = o.rules_number
             WHERE o.id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(round).transpose()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    id: RoundId,
    (new, rules): (&NewRound, i64),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_round (id, scheme_id, rules_number, particulars, opens, state, publication, made_by, version,
                                    changed_at)
         VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, 1, $8)",
        values![
            id,
            new.scheme,
            rules,
            json!(new),
            new.opens,
            json!(None::<Publication>),
            permit.author().account,
            now,
        ],
    )
    .await?;
    Ok(())
}

/// Keeps what is prepared, under these rules; whoever changes it last prepared it.
pub(crate) async fn update(
    tx: &mut Tx,
    permit: &Permit,
    seen: (RoundId, i64),
    (new, rules): (&NewRound, i64),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_round
         SET particulars = $3, rules_number = $4, opens = $5, made_by = $6, version = version + 1, changed_at = $7
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, json!(new), rules, new.opens, permit.author().account, now],
    )
    .await
}

/// Keeps where a round stands now.
pub(crate) async fn set_state(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (RoundId, i64),
    (state, publication): (RoundState, &Option<Publication>),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_round
         SET state = $3, publication = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), json!(publication), now],
    )
    .await
}

/// Who prepared a round.
pub(crate) fn prepared_by(round: &Round, account: Option<AccountId>) -> bool {
    account.is_some() && round.made_by == account
}

/// Of which scheme each round is.
pub(crate) async fn schemes_of(read: &mut Read) -> Result<Vec<(RoundId, SchemeId)>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, scheme_id
             FROM subsidy_round
             ORDER BY id",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.id("scheme_id")?))).collect()
}
