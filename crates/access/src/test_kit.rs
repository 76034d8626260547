//! People for tests: an account in any role, signed in.

use kernel::{AccountId, Chance, Instant, OrganisationId};
use serde_json::json;
use store::{Author, Db, Entry, Subject, values};

use crate::{Role, SessionToken};

/// Adds an account that holds `role` and is signed in with two factors.
///
/// # Panics
/// When the database refuses: a test cannot go on without it.
#[expect(clippy::unwrap_used, reason = "a test that has no account must stop")]
pub async fn signed_in(
    db: &Db,
    chance: &Chance,
    now: Instant,
    role: Role,
    organisation: Option<OrganisationId>,
) -> (AccountId, SessionToken) {
    let account: AccountId = chance.id(now);
    let token = SessionToken::new(chance);
    let mut tx = db.begin().await.unwrap();
    let email = format!("{}@samenkracht.example", account.uuid().simple());
    tx.execute(
        "INSERT INTO account (id, email, name, language, demonstration, version, created_at)
         VALUES ($1, $2, $3, 'nl', $5, 1, $4)",
        values![account, email, role.name(), now, false],
    )
    .await
    .unwrap();
    tx.execute(
        "INSERT INTO account_grant (account_id, role, organisation_id, confirmed_at)
         VALUES ($1, $2, $3, $4)",
        values![account, role.name(), organisation, now],
    )
    .await
    .unwrap();
    tx.execute(
        "INSERT INTO session (token_hash, account_id, assurance, signed_in_at, seen_at, ends_at)
         VALUES ($1, $2, 'two', $3, $3, $4)",
        values![token.hash(), account, now, now + crate::session::LONGEST],
    )
    .await
    .unwrap();
    let entry = Entry {
        at: now,
        author: Author::SYSTEM,
        action: "add-account",
        subject: Subject::of("account", account.uuid()),
        organisation,
        request: None,
        details: json!({}),
    };
    tx.commit(entry).await.unwrap();
    (account, token)
}
