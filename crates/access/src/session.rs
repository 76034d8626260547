use chrono::TimeDelta;
use kernel::{AccountId, Instant, Language, OrganisationId};
use store::{Db, StoreError};

use crate::token::SessionToken;
use crate::{Actor, Assurance, store as rows};

/// How long a session lasts without being used.
pub(crate) const IDLE: TimeDelta = TimeDelta::minutes(60);
/// How long a session lasts at the most.
pub(crate) const LONGEST: TimeDelta = TimeDelta::hours(12);
/// How long somebody has to show the second factor after the password.
pub(crate) const HALFWAY: TimeDelta = TimeDelta::minutes(10);

/// How long a visit waits to note that the session is in use.
const WAIT_FOR_WRITER: std::time::Duration = std::time::Duration::from_millis(500);

/// Somebody with a session that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// Their name, to greet them.
    pub name: String,
    /// Their language.
    pub language: Language,
    /// What the policy sees of them: of several organisations only the one for which they work now.
    pub actor: Actor,
    /// Whether there are other organisations for which they may work.
    pub works_for_several: bool,
    /// When the session was last noted as used.
    pub(crate) seen_at: Instant,
}

/// How far a session came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The password was right; the second factor of this account is still to be shown. It opens nothing.
    Half,
    /// Signed in.
    Whole(Assurance),
}

impl Standing {
    /// Its name in the database.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Whole(Assurance::None | Assurance::OneFactor) => "one",
            Self::Whole(Assurance::TwoFactors) => "two",
        }
    }

    /// When a session that starts now ends at the latest.
    pub(crate) fn ends_at(self, now: Instant) -> Instant {
        match self {
            Self::Half => now + HALFWAY,
            Self::Whole(_) => now + LONGEST,
        }
    }
}

/// Who asked for work that is done later, and how sure we were of them then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Asker {
    /// The account.
    pub account: AccountId,
    /// How sure we were that it was really them.
    pub assurance: Assurance,
    /// When the password or provider was last asked.
    pub signed_in_at: Option<Instant>,
    /// For which organisation they worked then.
    pub organisation: Option<OrganisationId>,
}

impl Asker {
    /// Whoever asks now; none for who is not signed in.
    #[must_use]
    pub fn of(actor: &Actor) -> Option<Self> {
        let Actor { account, assurance, signed_in_at, .. } = actor;
        let (account, assurance, signed_in_at) = ((*account)?, *assurance, *signed_in_at);
        Some(Self { account, assurance, signed_in_at, organisation: actor.organisation() })
    }
}

/// Somebody who asked for work, as the policy sees them when it is done: their rights are read afresh, so that a right that
/// was taken away is gone. None when the account was closed.
///
/// # Errors
/// When the database does not answer.
pub async fn find_asker(db: &Db, asker: Asker) -> Result<Option<Actor>, StoreError> {
    rows::sessions::find_asker(&mut db.read().await?, asker).await
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
        // Whoever only looks waits for no writer, and goes on looking where nothing can be written.
        let hash = token.hash();
        let noting = rows::sessions::note_use(db, &hash, now);
        drop(tokio::time::timeout(WAIT_FOR_WRITER, noting).await);
    }
    Ok(found)
}
