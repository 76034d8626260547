use std::collections::{BTreeMap, BTreeSet};

use access::{Permit, Scope};
use chrono::NaiveDate;
use kernel::{Instant, OrganisationId};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, Value, values};
use uuid::Uuid;

use crate::{ApplicationId, Grant, GrantId, GrantState, GrantStep, GrantTaken, RoundId, Terms};

fn bare(row: &Row) -> Result<Grant, StoreError> {
    Ok(Grant {
        id: row.id("id")?,
        application: row.id("application_id")?,
        round: row.id("round_id")?,
        organisation: row.id("organisation_id")?,
        number: row.get("number")?,
        title: row.get("title")?,
        asked: row.cents("asked")?,
        granted: row.cents("granted")?,
        granted_on: row.get("granted_on")?,
        terms: row.document("terms")?,
        terms_number: row.get("terms_number")?,
        state: row.document("standing")?,
        steps: Vec::new(),
        version: row.get("version")?,
    })
}

/// The grants within the scope, the latest number first, without their steps. An organisation sees those that it leads or takes
/// part in, once they were granted.
pub(crate) async fn grants(read: &mut Read, scope: &Scope<Grant>) -> Result<Vec<Grant>, StoreError> {
    let whose = values![scope.everything(), scope.everything(), scope.organisation(), None::<RoundId>];
    listed(read, whose).await
}

/// All grants that everybody may know of; of a round when one is named.
pub(crate) async fn public(read: &mut Read, round: Option<RoundId>) -> Result<Vec<Grant>, StoreError> {
    listed(read, values![false, true, None::<OrganisationId>, round]).await
}

/// The applications in a round of which the grant names a natural person, also before it is granted.
pub(crate) async fn persons(read: &mut Read, round: RoundId) -> Result<BTreeSet<ApplicationId>, StoreError> {
    let all = listed(read, values![true, true, None::<OrganisationId>, round]).await?;
    Ok(all.into_iter().filter(|one| one.terms.natural_person).map(|one| one.application).collect())
}

async fn listed(read: &mut Read, whose: Vec<Value>) -> Result<Vec<Grant>, StoreError> {
    let rows = read
        .rows(
            "SELECT g.id, g.application_id, g.round_id, g.organisation_id, g.number, g.title, g.asked, g.granted,
                    g.granted_on, g.standing, g.terms_number, g.version, t.terms
             FROM subsidy_grant g
             JOIN subsidy_grant_terms t ON t.grant_id = g.id AND t.number = g.terms_number
             WHERE ($1 OR g.state <> 'prepared')
               AND ($2
                    OR g.organisation_id = $3
                    OR EXISTS (SELECT 1
                               FROM subsidy_partner p
                               WHERE p.application_id = g.application_id
                                 AND p.organisation_id = $3))
               AND ($4 IS NULL OR g.round_id = $4)
             ORDER BY g.number DESC",
            whose,
        )
        .await?;
    rows.iter().map(bare).collect()
}

/// One grant with its steps, whoever asks; the action decides whether they may see it.
pub(crate) async fn find(read: &mut Read, id: GrantId) -> Result<Option<Grant>, StoreError> {
    let row = read
        .row(
            "SELECT g.id, g.application_id, g.round_id, g.organisation_id, g.number, g.title, g.asked, g.granted,
                    g.granted_on, g.standing, g.terms_number, g.version, t.terms
             FROM subsidy_grant g
             JOIN subsidy_grant_terms t ON t.grant_id = g.id AND t.number = g.terms_number
             WHERE g.id = $1",
            values![id],
        )
        .await?;
    let Some(mut found) = row.as_ref().map(bare).transpose()? else { return Ok(None) };
    let rows = read
        .rows(
            "SELECT happened_at, step, done_by
             FROM subsidy_grant_step
             WHERE grant_id = $1
             ORDER BY happened_at, id",
            values![id],
        )
        .await?;
    let taken = |row: &Row| {
        Ok(GrantTaken {
            at: row.get("happened_at")?,
            step: row.document("step")?,
            by: row.optional_id("done_by")?,
        })
    };
    found.steps = rows.iter().map(taken).collect::<Result<_, StoreError>>()?;
    Ok(Some(found))
}

/// The grant of an application, and whether it was granted.
pub(crate) async fn of_application(
    read: &mut Read,
    id: ApplicationId,
) -> Result<Option<(GrantId, bool)>, StoreError> {
    let row = read
        .row(
            "SELECT id, state
             FROM subsidy_grant
             WHERE application_id = $1",
            values![id],
        )
        .await?;
    row.map(|row| Ok((row.id("id")?, row.get::<String>("state")? != "prepared"))).transpose()
}

/// The latest version of the terms of each grant.
pub(crate) async fn latest_terms(read: &mut Read) -> Result<BTreeMap<GrantId, i64>, StoreError> {
    let rows = read
        .rows(
            "SELECT grant_id, max(number) AS latest
             FROM subsidy_grant_terms
             GROUP BY grant_id
             ORDER BY grant_id",
            values![],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("grant_id")?, row.get("latest")?))).collect()
}

/// The terms of a grant through the years, the first version first.
pub(crate) async fn terms(read: &mut Read, id: GrantId) -> Result<Vec<(i64, NaiveDate, Terms)>, StoreError> {
    let rows = read
        .rows(
            "SELECT number, since, terms
             FROM subsidy_grant_terms
             WHERE grant_id = $1
             ORDER BY number",
            values![id],
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("number")?, row.get("since")?, row.document("terms")?))).collect()
}

/// How many grants have a number of this year.
pub(crate) async fn count_of_year(read: &mut Read, prefix: &str) -> Result<i64, StoreError> {
    let row = read
        .one(
            "SELECT count(*) AS there
             FROM subsidy_grant
             WHERE number LIKE $1",
            values![format!("{prefix}-%")],
        )
        .await?;
    row.get("there")
}

pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    grant: &Grant,
    (since, now): (NaiveDate, Instant),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_grant (id, application_id, round_id, organisation_id, number, title, asked, granted, state,
                                    standing, terms_number, version, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12)",
        values![
            grant.id,
            grant.application,
            grant.round,
            grant.organisation,
            &grant.number,
            &grant.title,
            grant.asked,
            grant.granted,
            grant.state.name(),
            json!(grant.state),
            grant.terms_number,
            now,
        ],
    )
    .await?;
    add_terms(tx, permit, grant.id, (grant.terms_number, &grant.terms), since).await
}

/// Adds a version of the terms, which holds once somebody else decided so; those before it stay.
pub(crate) async fn add_terms(
    tx: &mut Tx,
    _permit: &Permit,
    id: GrantId,
    (number, terms): (i64, &Terms),
    since: NaiveDate,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_grant_terms (grant_id, number, terms, since)
         VALUES ($1, $2, $3, $4)",
        values![id, number, json!(terms), since],
    )
    .await?;
    Ok(())
}

/// Makes a version of the terms the one that holds.
pub(crate) async fn set_terms(
    tx: &mut Tx,
    _permit: &Permit,
    id: GrantId,
    number: i64,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_grant
         SET terms_number = $2
         WHERE id = $1",
        values![id, number],
    )
    .await?;
    Ok(())
}

/// Keeps where a grant stands now, and adds the step to its file.
pub(crate) async fn step_to(
    tx: &mut Tx,
    permit: &Permit,
    seen: (GrantId, i64),
    (state, step): (&GrantState, &GrantStep),
    (id, now, today): (Uuid, Instant, NaiveDate),
) -> Result<(), StoreError> {
    let settled = state.settled();
    let granted_on = state.is_public().then_some(today);
    tx.execute_on_seen(
        "UPDATE subsidy_grant
         SET state = $3, standing = $4, settled = $5, settled_on = $6, granted_on = COALESCE(granted_on, $7),
             version = version + 1, changed_at = $8
         WHERE id = $1
           AND version = $2",
        values![
            seen.0,
            seen.1,
            state.name(),
            json!(state),
            settled.map(|(amount, _)| amount),
            settled.map(|(_, on)| on),
            granted_on,
            now,
        ],
    )
    .await?;
    add_step(tx, permit, seen.0, step, (id, now)).await
}

/// Adds a step to the file of a grant.
pub(crate) async fn add_step(
    tx: &mut Tx,
    permit: &Permit,
    grant: GrantId,
    step: &GrantStep,
    (id, now): (Uuid, Instant),
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_grant_step (id, grant_id, happened_at, step, done_by)
         VALUES ($1, $2, $3, $4, $5)",
        values![id, grant, now, json!(step), permit.author().account],
    )
    .await?;
    Ok(())
}
