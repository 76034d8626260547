//! All SQL of the room.

use std::collections::BTreeMap;

use access::{Permit, Scope};
use kernel::{Instant, OrganisationId};
use serde_json::json;
use store::{Migration, Read, Row, StoreError, Tx, Value, values};

use crate::{Organisation, Profile, PublicProfile};

/// The table of organisations.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 4,
        name: "organisations",
        both: include_str!("../migrations/0004_partners.sql"),
        sqlite: "",
        postgres: "",
    }]
}

fn organisation(row: &Row) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: row.id("id")?,
        profile: Profile {
            name: row.get("name")?,
            former_names: row.document("former_names")?,
            kind: row.parsed("kind")?,
            kvk: row.optionally_parsed("kvk")?,
            website: row.optionally_parsed("website")?,
            phone: row.get("phone")?,
            email: row.optionally_parsed("email")?,
            languages: row.document("languages")?,
            about: row.get("about")?,
            account_manager: row.get("account_manager")?,
            demonstration: row.get("demonstration")?,
        },
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
    })
}

/// The organisations within the scope, by name; a municipality has hundreds, so all of them.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn organisations(
    read: &mut Read,
    scope: &Scope<Organisation>,
) -> Result<Vec<Organisation>, StoreError> {
    within(read, scope, None).await
}

/// One organisation, when it lies within the scope.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn find(
    read: &mut Read,
    scope: &Scope<Organisation>,
    id: OrganisationId,
) -> Result<Option<Organisation>, StoreError> {
    Ok(within(read, scope, Some(id)).await?.into_iter().next())
}

/// All organisations within the scope, or the one that is named.
async fn within(
    read: &mut Read,
    scope: &Scope<Organisation>,
    only: Option<OrganisationId>,
) -> Result<Vec<Organisation>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, former_names, kind, kvk, website, phone, email, languages, about,
                    account_manager, demonstration, changed_at, version
             FROM organisation
             WHERE ($1 OR id = $2)
               AND ($3 OR id = $4)
             ORDER BY LOWER(name), id",
            values![scope.everything(), scope.organisation(), only.is_none(), only],
        )
        .await?;
    rows.iter().map(organisation).collect()
}

/// The names of all organisations: public, as each offer on the map says whose it is.
///
/// # Errors
/// When the database does not answer.
pub async fn names(read: &mut Read) -> Result<BTreeMap<OrganisationId, String>, StoreError> {
    let rows = read.rows("SELECT id, name FROM organisation ORDER BY id", values![]).await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("name")?))).collect()
}

/// What is public of all organisations, for who shows their offers.
///
/// # Errors
/// When the database does not answer.
pub async fn public_profiles(read: &mut Read) -> Result<BTreeMap<OrganisationId, PublicProfile>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name, former_names, kind, kvk, website, about, changed_at
             FROM organisation
             ORDER BY id",
            values![],
        )
        .await?;
    let profile = |row: &Row| -> Result<PublicProfile, StoreError> {
        Ok(PublicProfile {
            name: row.get("name")?,
            former_names: row.document("former_names")?,
            kind: row.parsed("kind")?,
            kvk: row.optionally_parsed("kvk")?,
            website: row.optionally_parsed("website")?,
            about: row.get("about")?,
            changed_at: row.get("changed_at")?,
        })
    };
    rows.iter().map(|row| Ok((row.id("id")?, profile(row)?))).collect()
}

/// How many organisations there are.
///
/// # Errors
/// When the database does not answer.
pub async fn count(read: &mut Read) -> Result<i64, StoreError> {
    read.one("SELECT COUNT(*) AS n FROM organisation", values![]).await?.get("n")
}

pub(crate) async fn insert(
    tx: &mut Tx,
    _permit: &Permit,
    id: OrganisationId,
    profile: &Profile,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO organisation (id, name, former_names, kind, kvk, website, phone, email, languages,
                                   about, account_manager, demonstration, version, created_at, changed_at)
         VALUES ($1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, $2, $2)",
        [values![id, now], known(profile)].concat(),
    )
    .await
    .map(drop)
}

/// Keeps a changed organisation, when it still is the version that the writer saw.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else was first.
pub(crate) async fn update(
    tx: &mut Tx,
    _permit: &Permit,
    (id, seen): (OrganisationId, i64),
    profile: &Profile,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE organisation
         SET name = $3, former_names = $4, kind = $5, kvk = $6, website = $7, phone = $8, email = $9,
             languages = $10, about = $11, account_manager = $12, demonstration = $13,
             version = version + 1, changed_at = $2
         WHERE id = $1
           AND version = $14",
        [values![id, now], known(profile), values![seen]].concat(),
    )
    .await
}

/// What is known of an organisation, in the order of its columns from `name` on.
fn known(profile: &Profile) -> Vec<Value> {
    values![
        &profile.name,
        json!(profile.former_names),
        profile.kind.name(),
        profile.kvk.as_ref().map(ToString::to_string),
        profile.website.as_ref().map(ToString::to_string),
        profile.phone.clone(),
        profile.email.as_ref().map(|email| email.as_str()),
        json!(profile.languages),
        &profile.about,
        profile.account_manager.clone(),
        profile.demonstration,
    ]
}
