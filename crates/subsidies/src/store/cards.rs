use std::collections::BTreeMap;

use access::Permit;
use kernel::{AccountId, Instant, OrganisationId};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use crate::{ApplicationId, Card, Declaration, RoundId, Scored, Settled};

fn declaration(row: &Row) -> Result<Declaration, StoreError> {
    Ok(Declaration {
        part: row.get("part")?,
        account: row.id("account_id")?,
        conflicts: row.document("conflicts")?,
        at: row.get("declared_at")?,
    })
}

/// What assessors declared in a round.
pub(crate) async fn declarations(read: &mut Read, round: RoundId) -> Result<Vec<Declaration>, StoreError> {
    let rows = read
        .rows(
            "SELECT part, account_id, conflicts, declared_at
             FROM subsidy_declaration
             WHERE round_id = $1
             ORDER BY part, account_id",
            values![round],
        )
        .await?;
    rows.iter().map(declaration).collect()
}

/// Keeps what an assessor declares; a second one is refused by the key.
pub(crate) async fn declare(
    tx: &mut Tx,
    _permit: &Permit,
    (round, part): (RoundId, &str),
    (account, conflicts): (AccountId, &[OrganisationId]),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_declaration (round_id, part, account_id, conflicts, declared_at)
         VALUES ($1, $2, $3, $4, $5)",
        values![round, part, account, json!(conflicts), now],
    )
    .await?;
    Ok(())
}

/// The cards that assessors gave in a round, by application and part.
pub(crate) async fn cards(
    read: &mut Read,
    round: RoundId,
) -> Result<BTreeMap<(ApplicationId, String), Vec<Scored>>, StoreError> {
    let rows = read
        .rows(
            "SELECT c.application_id, c.part, c.account_id, c.points
             FROM subsidy_card c
             JOIN subsidy_application a ON a.id = c.application_id
             WHERE a.round_id = $1
               AND NOT c.settled
             ORDER BY c.application_id, c.part, c.id",
            values![round],
        )
        .await?;
    let mut cards: BTreeMap<(ApplicationId, String), Vec<Scored>> = BTreeMap::new();
    for row in &rows {
        let scored = Scored { account: row.optional_id("account_id")?, card: row.document("points")? };
        cards.entry((row.id("application_id")?, row.get("part")?)).or_default().push(scored);
    }
    Ok(cards)
}

/// The settled points of a round, with who settled them.
pub(crate) async fn settled(
    read: &mut Read,
    round: RoundId,
) -> Result<(Settled, BTreeMap<ApplicationId, Vec<Option<AccountId>>>), StoreError> {
    let rows = read
        .rows(
            "SELECT c.application_id, c.part, c.account_id, c.points
             FROM subsidy_card c
             JOIN subsidy_application a ON a.id = c.application_id
             WHERE a.round_id = $1
               AND c.settled
             ORDER BY c.given_at, c.id",
            values![round],
        )
        .await?;
    let mut settled = Settled::new();
    let mut by: BTreeMap<ApplicationId, Vec<Option<AccountId>>> = BTreeMap::new();
    for row in &rows {
        let id: ApplicationId = row.id("application_id")?;
        settled.insert((id, row.get("part")?), row.document("points")?);
        by.entry(id).or_default().push(row.optional_id("account_id")?);
    }
    Ok((settled, by))
}

/// Adds a card; the one that the same person gave before makes way.
pub(crate) async fn give(
    tx: &mut Tx,
    permit: &Permit,
    id: Uuid,
    (application, part, settled): (ApplicationId, &str, bool),
    (card, now): (&Card, Instant),
) -> Result<(), StoreError> {
    let account = permit.author().account;
    tx.execute(
        "DELETE FROM subsidy_card
         WHERE application_id = $1
           AND part = $2
           AND settled = $3
           AND ($3 OR account_id = $4)",
        values![application, part, settled, account],
    )
    .await?;
    tx.execute(
        "INSERT INTO subsidy_card (id, application_id, part, settled, account_id, points, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        values![id, application, part, settled, account, json!(card), now],
    )
    .await?;
    Ok(())
}
