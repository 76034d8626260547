use std::collections::BTreeMap;

use access::{Permit, Scope};
use kernel::{Instant, OrganisationId};
use serde_json::json;
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use crate::{
    Application, ApplicationId, ApplicationState, ApplicationStep, Partner, Plan, Receipt, RoundId, StepTaken,
};

/// An application without its partners and steps, which lie in tables of their own.
fn bare(row: &Row) -> Result<Application, StoreError> {
    Ok(Application {
        id: row.id("id")?,
        round: row.id("round_id")?,
        organisation: row.id("organisation_id")?,
        plan: row.document("plan")?,
        partners: Vec::new(),
        state: row.document("standing")?,
        receipt: row.document("receipt")?,
        steps: Vec::new(),
        version: row.get("version")?,
    })
}

fn partner(row: &Row) -> Result<(ApplicationId, Partner), StoreError> {
    let partner = Partner {
        organisation: row.id("organisation_id")?,
        leads: row.get("leads")?,
        share: row.cents("share")?,
        does: row.get("does")?,
        confirmed_at: row.get("confirmed_at")?,
    };
    Ok((row.id("application_id")?, partner))
}

fn step(row: &Row) -> Result<(ApplicationId, StepTaken), StoreError> {
    let taken = StepTaken {
        at: row.get("happened_at")?,
        step: row.document("step")?,
        by: row.optional_id("done_by")?,
    };
    Ok((row.id("application_id")?, taken))
}

/// All applications within the scope; of a round when one is named. Those of an organisation are those that it leads or takes
/// part in. What was not handed in is its writers' own.
pub(crate) async fn applications(
    read: &mut Read,
    scope: &Scope<Application>,
    round: Option<RoundId>,
) -> Result<Vec<Application>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, round_id, organisation_id, plan, standing, receipt, version
             FROM subsidy_application a
             WHERE ($1 IS NULL OR a.round_id = $1)
               AND ($2 AND a.number IS NOT NULL
                    OR a.organisation_id = $3
                    OR EXISTS (SELECT 1
                               FROM subsidy_partner p
                               WHERE p.application_id = a.id
                                 AND p.organisation_id = $3))
             ORDER BY number, id",
            values![round, scope.everything(), scope.organisation()],
        )
        .await?;
    let found: Vec<Application> = rows.iter().map(bare).collect::<Result<_, _>>()?;
    whole(read, found).await
}

/// One application, whoever asks; the action decides whether they may see it.
pub(crate) async fn find(read: &mut Read, id: ApplicationId) -> Result<Option<Application>, StoreError> {
    let row = read
        .row(
            "SELECT id, round_id, organisation_id, plan, standing, receipt, version
             FROM subsidy_application
             WHERE id = $1",
            values![id],
        )
        .await?;
    let found: Vec<Application> = row.iter().map(bare).collect::<Result<_, _>>()?;
    Ok(whole(read, found).await?.pop())
}

/// All that was handed in for a round, for what is done with all of them at once.
pub(crate) async fn of_round(read: &mut Read, round: RoundId) -> Result<Vec<Application>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, round_id, organisation_id, plan, standing, receipt, version
             FROM subsidy_application
             WHERE round_id = $1
               AND number IS NOT NULL
             ORDER BY number",
            values![round],
        )
        .await?;
    let found: Vec<Application> = rows.iter().map(bare).collect::<Result<_, _>>()?;
    whole(read, found).await
}

async fn whole(read: &mut Read, mut found: Vec<Application>) -> Result<Vec<Application>, StoreError> {
    let only = if let [one] = found.as_slice() { Some(one.id) } else { None };
    let rows = read
        .rows(
            "SELECT application_id, organisation_id, leads, share, does, confirmed_at
             FROM subsidy_partner
             WHERE $1 IS NULL OR application_id = $1
             ORDER BY application_id, leads DESC, organisation_id",
            values![only],
        )
        .await?;
    let mut partners: BTreeMap<ApplicationId, Vec<Partner>> = BTreeMap::new();
    for (id, partner) in rows.iter().map(partner).collect::<Result<Vec<_>, _>>()? {
        partners.entry(id).or_default().push(partner);
    }
    let rows = read
        .rows(
            "SELECT application_id, happened_at, step, done_by
             FROM subsidy_step
             WHERE $1 IS NULL OR application_id = $1
             ORDER BY application_id, happened_at, id",
            values![only],
        )
        .await?;
    let mut steps: BTreeMap<ApplicationId, Vec<StepTaken>> = BTreeMap::new();
    for (id, step) in rows.iter().map(step).collect::<Result<Vec<_>, _>>()? {
        steps.entry(id).or_default().push(step);
    }
    for application in &mut found {
        application.partners = partners.remove(&application.id).unwrap_or_default();
        application.steps = steps.remove(&application.id).unwrap_or_default();
    }
    Ok(found)
}

/// How many were handed in for a round so far.
pub(crate) async fn count_handed_in(read: &mut Read, round: RoundId) -> Result<i64, StoreError> {
    let row = read
        .one(
            "SELECT count(*) AS handed_in
             FROM subsidy_application
             WHERE round_id = $1
               AND number IS NOT NULL",
            values![round],
        )
        .await?;
    row.get("handed_in")
}

/// Locks the round's row, so that two who hand in at once get two numbers.
pub(crate) async fn lock_round(tx: &mut Tx, round: RoundId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_round
         SET changed_at = changed_at
         WHERE id = $1",
        values![round],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    (id, round, organisation): (ApplicationId, RoundId, OrganisationId),
    plan: &Plan,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_application (id, round_id, organisation_id, plan, state, standing, receipt, version, changed_at)
         VALUES ($1, $2, $3, $4, 'draft', $5, $6, 1, $7)",
        values![id, round, organisation, json!(plan), json!(ApplicationState::Draft), json!(None::<Receipt>), now],
    )
    .await?;
    tx.execute(
        "INSERT INTO subsidy_partner (application_id, organisation_id, leads, share, does)
         VALUES ($1, $2, $3, 0, '')",
        values![id, organisation, true],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_plan(
    tx: &mut Tx,
    _permit: &Permit,
    seen: (ApplicationId, i64),
    plan: &Plan,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_application
         SET plan = $3, version = version + 1, changed_at = $4
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, json!(plan), now],
    )
    .await
}

/// Keeps where an application stands now, and adds the step to its file.
pub(crate) async fn step_to(
    tx: &mut Tx,
    permit: &Permit,
    seen: (ApplicationId, i64),
    (state, step): (&ApplicationState, &ApplicationStep),
    (id, now): (Uuid, Instant),
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE subsidy_application
         SET state = $3, standing = $4, version = version + 1, changed_at = $5
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, state.name(), json!(state), now],
    )
    .await?;
    tx.execute(
        "INSERT INTO subsidy_step (id, application_id, happened_at, step, done_by)
         VALUES ($1, $2, $3, $4, $5)",
        values![id, seen.0, now, json!(step), permit.author().account],
    )
    .await?;
    Ok(())
}

/// Keeps the receipt of what was handed in.
pub(crate) async fn set_receipt(
    tx: &mut Tx,
    _permit: &Permit,
    id: ApplicationId,
    receipt: &Receipt,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_application
         SET number = $2, receipt = $3
         WHERE id = $1",
        values![id, &receipt.number, json!(receipt)],
    )
    .await?;
    Ok(())
}
