use std::collections::BTreeMap;

use kernel::{AccountId, EmailAddress, Instant, Language};
use store::{Read, Row, StoreError, Tx, values};

use crate::Permit;
use crate::seal::is_plain;

/// Somebody who can sign in (*account*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its identity.
    pub id: AccountId,
    /// Their e-mail address, with which they sign in.
    pub email: EmailAddress,
    /// Their name.
    pub name: String,
    /// Their language.
    pub language: Language,
    /// Whether a second factor is set up.
    pub has_second_factor: bool,
    /// Whether it belongs to the demonstration.
    pub demonstration: bool,
    /// When it was closed.
    pub closed_at: Option<Instant>,
    /// Which version this is.
    pub version: i64,
}

/// What signing in looks at.
#[derive(Debug, Clone)]
pub(crate) struct Credentials {
    pub(crate) account: Account,
    pub(crate) password: Option<String>,
    pub(crate) totp_secret: Option<String>,
}

fn account(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        id: row.id("id")?,
        email: row.parsed("email")?,
        name: row.get("name")?,
        language: row.parsed("language")?,
        has_second_factor: row.get::<Option<String>>("totp_secret")?.is_some(),
        demonstration: row.get("demonstration")?,
        closed_at: row.get("closed_at")?,
        version: row.get("version")?,
    })
}

fn credentials(row: &Row) -> Result<Credentials, StoreError> {
    Ok(Credentials {
        account: account(row)?,
        password: row.get("password")?,
        totp_secret: row.get("totp_secret")?,
    })
}

/// One account.
pub(crate) async fn by_id(read: &mut Read, id: AccountId) -> Result<Option<Credentials>, StoreError> {
    let row = read
        .row(
            "SELECT id, email, name, language, demonstration, closed_at, version,
                    password, totp_secret
             FROM account
             WHERE id = $1",
            values![id],
        )
        .await?;
    row.as_ref().map(credentials).transpose()
}

/// The account with this e-mail address.
pub(crate) async fn by_email(read: &mut Read, email: &str) -> Result<Option<Credentials>, StoreError> {
    let row = read
        .row(
            "SELECT id, email, name, language, demonstration, closed_at, version,
                    password, totp_secret
             FROM account
             WHERE email = $1",
            values![email],
        )
        .await?;
    row.as_ref().map(credentials).transpose()
}

/// The account that the identity provider calls by this name.
pub(crate) async fn by_subject(
    read: &mut Read,
    issuer: &str,
    subject: &str,
) -> Result<Option<Credentials>, StoreError> {
    let row = read
        .row(
            "SELECT id, email, name, language, demonstration, closed_at, version,
                    password, totp_secret
             FROM account
             WHERE oidc_issuer = $1
               AND oidc_subject = $2",
            values![issuer, subject],
        )
        .await?;
    row.as_ref().map(credentials).transpose()
}

/// Which accounts to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Part of a name or e-mail address, as typed.
    pub text: String,
    /// Only those with a role that waits for a second person.
    pub waiting: bool,
    /// Only those of the demonstration.
    pub demonstration: bool,
    /// After this e-mail address, for the next page.
    pub after: String,
}

/// Accounts that pass the filter, by e-mail address, at most `most`.
pub(crate) async fn list(
    read: &mut Read,
    filter: &AccountFilter,
    most: i64,
) -> Result<Vec<Account>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, email, name, language, demonstration, closed_at, version, totp_secret
             FROM account a
             WHERE (lower(name) LIKE $1 ESCAPE '\\' OR email LIKE $1 ESCAPE '\\')
               AND ($2 = 0 OR EXISTS (
                   SELECT 1 FROM account_grant g
                   WHERE g.account_id = a.id AND g.confirmed_at IS NULL))
               AND ($3 = 0 OR demonstration)
               AND email > $4
             ORDER BY email
             LIMIT $5",
            values![
                pattern(&filter.text),
                i64::from(filter.waiting),
                i64::from(filter.demonstration),
                &filter.after,
                most,
            ],
        )
        .await?;
    rows.iter().map(account).collect()
}

/// A text as part of a LIKE pattern, its own signs escaped.
fn pattern(text: &str) -> String {
    let mut pattern = "%".to_owned();
    for c in text.trim().to_lowercase().chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// A new account.
pub(crate) struct NewAccount<'a> {
    pub(crate) id: AccountId,
    pub(crate) email: &'a EmailAddress,
    pub(crate) name: &'a str,
    pub(crate) password: Option<String>,
    pub(crate) totp_secret: Option<String>,
    pub(crate) demonstration: bool,
}

/// Writes a new account down; an address that has one already is [`StoreError::Taken`].
pub(crate) async fn insert(tx: &mut Tx, new: NewAccount<'_>, now: Instant) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO account (id, email, name, password, totp_secret, language, demonstration, version, created_at)
         VALUES ($1, $2, $3, $4, $5, 'nl', $6, 1, $7)",
        values![new.id, new.email, new.name, new.password, new.totp_secret, new.demonstration, now],
    )
    .await
    .map(drop)
}

/// Changes name and language, on the version that was seen.
pub(crate) async fn change(
    tx: &mut Tx,
    _: &Permit,
    seen: (AccountId, i64),
    name: &str,
    language: Language,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE account
         SET name = $3, language = $4, version = version + 1
         WHERE id = $1
           AND version = $2",
        values![seen.0, seen.1, name, language.tag()],
    )
    .await
}

/// Whether an account still is open with the password that was looked at. Until the change at hand is over nobody else
/// changes it.
pub(crate) async fn still_opens(tx: &mut Tx, found: &Credentials) -> Result<bool, StoreError> {
    let same = tx
        .execute(
            "UPDATE account
             SET password = password
             WHERE id = $1
               AND password = $2
               AND closed_at IS NULL",
            values![found.account.id, found.password.clone()],
        )
        .await?;
    Ok(same == 1)
}

/// Accounts with a secret that is not sealed, those of the demonstration left out: theirs everybody knows.
pub(crate) async fn plain_secrets(read: &mut Read) -> Result<Vec<(AccountId, String)>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, totp_secret
             FROM account
             WHERE totp_secret IS NOT NULL
               AND NOT demonstration
             ORDER BY id",
            values![],
        )
        .await?;
    let secrets = rows.iter().map(|row| Ok((row.id("id")?, row.get::<String>("totp_secret")?)));
    let secrets: Result<Vec<_>, StoreError> = secrets.collect();
    Ok(secrets?.into_iter().filter(|(_, secret)| is_plain(secret)).collect())
}

/// Changes the password.
pub(crate) async fn set_password(tx: &mut Tx, account: AccountId, hash: &str) -> Result<(), StoreError> {
    tx.execute("UPDATE account SET password = $2 WHERE id = $1", values![account, hash]).await.map(drop)
}

/// Remembers what the identity provider calls this account, when it is called nothing yet.
pub(crate) async fn set_subject(
    tx: &mut Tx,
    account: AccountId,
    issuer: &str,
    subject: &str,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE account
         SET oidc_issuer = $2, oidc_subject = $3
         WHERE id = $1
           AND oidc_subject IS NULL",
        values![account, issuer, subject],
    )
    .await
}

/// Closes an account.
pub(crate) async fn close(
    tx: &mut Tx,
    _: &Permit,
    seen: (AccountId, i64),
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE account
         SET closed_at = $3, version = version + 1
         WHERE id = $1
           AND version = $2
           AND closed_at IS NULL",
        values![seen.0, seen.1, now],
    )
    .await
}

/// The names of accounts whose identities lie between these two, for pages that say who did something.
pub(crate) async fn names_between(
    read: &mut Read,
    first: AccountId,
    last: AccountId,
) -> Result<BTreeMap<AccountId, String>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, name
             FROM account
             WHERE id >= $1
               AND id <= $2
             ORDER BY id",
            values![first, last],
        )
        .await?;
    rows.iter().map(|row| Ok((row.id("id")?, row.get("name")?))).collect()
}
