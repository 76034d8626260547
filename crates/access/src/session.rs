use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use kernel::{AccountId, Chance, Instant, Language};
use sha2::{Digest, Sha256};
use store::{Db, StoreError};

use crate::{Actor, store as rows};

/// How long a session lasts without being used.
pub(crate) const IDLE: TimeDelta = TimeDelta::minutes(60);
/// How long a session lasts at the most.
pub(crate) const LONGEST: TimeDelta = TimeDelta::hours(12);

/// What a browser holds to show who it is: 256 random bits. We keep only its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionToken(String);

/// The text is no token of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a session token")]
pub struct NotAToken;

impl SessionToken {
    /// A new one.
    #[must_use]
    pub fn new(chance: &Chance) -> Self {
        Self(URL_SAFE_NO_PAD.encode(chance.bytes::<32>()))
    }

    /// The token itself, for the cookie.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the database knows of it.
    #[must_use]
    pub fn hash(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.as_bytes()))
    }
}

impl FromStr for SessionToken {
    type Err = NotAToken;

    fn from_str(text: &str) -> Result<Self, NotAToken> {
        let holds = URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32);
        holds.then(|| Self(text.to_owned())).ok_or(NotAToken)
    }
}

impl fmt::Debug for SessionToken {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SessionToken(…)")
    }
}

/// Somebody with a session that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// Their name, to greet them.
    pub name: String,
    /// Their language.
    pub language: Language,
    /// What the policy sees of them.
    pub actor: Actor,
    /// When the session was last noted as used.
    pub(crate) seen_at: Instant,
}

/// Whose session this is. Rights are read afresh at each request: a right that was taken away is gone at once.
///
/// # Errors
/// When the database does not answer; an unknown or ended session is `None`.
pub async fn find_session(
    db: &Db,
    token: &SessionToken,
    now: Instant,
) -> Result<Option<SignedIn>, StoreError> {
    let mut read = db.read().await?;
    let found = rows::sessions::find(&mut read, &token.hash(), now).await?;
    drop(read);
    if let Some(signed_in) = &found
        && now - signed_in.seen_at > TimeDelta::minutes(5)
    {
        rows::sessions::note_use(db, &token.hash(), now).await?;
    }
    Ok(found)
}
