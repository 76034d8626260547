//! People for tests: an account in any role, signed in.

use kernel::{AccountId, Chance, Instant, OrganisationId};
use serde_json::json;
use store::{Author, Db, Entry, Subject};

use crate::session::Standing;
use crate::store::accounts::NewAccount;
use crate::store::{accounts, grants, sessions};
use crate::{Assurance, Grant, Role, SessionToken};

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
    let email = format!("{}@samenkracht.example", account.uuid().simple()).parse().unwrap();
    let new = NewAccount {
        id: account,
        email: &email,
        name: role.name(),
        password: None,
        totp_secret: None,
        demonstration: false,
    };
    accounts::insert(&mut tx, new, now).await.unwrap();
    grants::add_invited(&mut tx, account, Grant { role, organisation }, now).await.unwrap();
    let standing = Standing::Whole(Assurance::TwoFactors);
    sessions::start(&mut tx, &token.hash(), account, standing, now).await.unwrap();
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
