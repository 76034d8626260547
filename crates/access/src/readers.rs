//! Who was named to see something restricted. The room that holds the thing commits the change along with its own.

use kernel::{AccountId, Openness};
use serde_json::json;
use store::{Entry, Read, StoreError, Subject, Tx};
use uuid::Uuid;

use crate::policy::reads_policy;
use crate::{Action, Cx, Facts, Refused, store as rows};

/// Why nobody was named.
#[derive(Debug, thiserror::Error)]
pub enum ReaderError {
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ReaderError {
    /// What a family of actions calls it: as it calls a refusal, and what the store answers.
    pub fn called<E: From<Refused> + From<StoreError>>(self) -> E {
        match self {
            Self::Refused(refused) => refused.into(),
            Self::Store(error) => error.into(),
        }
    }
}

/// Lets `account` see the restricted thing `subject`, a kind and an identity; the caller commits the entry along with its own.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn name_reader(
    cx: &Cx,
    tx: &mut Tx,
    subject: (&'static str, Uuid),
    account: AccountId,
) -> Result<Entry, ReaderError> {
    let permit = cx.permit(Action::NamePolicyReaders, &Facts::NONE)?;
    rows::readers::insert(tx, &permit, subject.1, account, cx.now()).await?;
    Ok(permit.entry(cx.now(), Subject::of(subject.0, subject.1), json!({ "named": account })))
}

/// Names the actor as a reader of what they make restricted: without this it would be gone for them at once. Nothing for
/// what is open to more people, for who may name nobody, and for who was named before.
///
/// # Errors
/// When the database does not answer.
pub async fn name_author(
    cx: &Cx,
    tx: &mut Tx,
    subject: (&'static str, Uuid),
    openness: Openness,
) -> Result<Option<Entry>, ReaderError> {
    let may = cx.permit(Action::NamePolicyReaders, &Facts::NONE).is_ok();
    match (openness, cx.actor.account) {
        (Openness::Restricted, Some(account)) if may => {
            if readers_of(tx, subject.1).await?.contains(&account) {
                return Ok(None);
            }
            name_reader(cx, tx, subject, account).await.map(Some)
        }
        (Openness::Restricted, _)
        | (Openness::Public | Openness::CouncilConfidential | Openness::Internal, _) => Ok(None),
    }
}

/// Takes that back; what was seen cannot be unseen, and stays in the log.
///
/// # Errors
/// As [`name_reader`].
pub async fn forget_reader(
    cx: &Cx,
    tx: &mut Tx,
    subject: (&'static str, Uuid),
    account: AccountId,
) -> Result<Entry, ReaderError> {
    let permit = cx.permit(Action::NamePolicyReaders, &Facts::NONE)?;
    rows::readers::delete(tx, &permit, subject.1, account).await?;
    Ok(permit.entry(cx.now(), Subject::of(subject.0, subject.1), json!({ "forgotten": account })))
}

/// Who was named for the restricted thing `subject`.
///
/// # Errors
/// When the database does not answer.
pub async fn readers_of(read: &mut Read, subject: Uuid) -> Result<Vec<AccountId>, StoreError> {
    rows::readers::of(read, subject).await
}

/// The names of those who can be named: whoever works on policy or sits on the council, by name.
///
/// # Errors
/// When the actor may not name anybody, or the database does not answer.
pub async fn possible_readers(cx: &Cx, read: &mut Read) -> Result<Vec<(AccountId, String)>, ReaderError> {
    cx.permit(Action::NamePolicyReaders, &Facts::NONE)?;
    let found = rows::readers::accounts_with_roles(read).await?;
    let able = found.into_iter().filter(|(_, roles)| roles.iter().copied().any(reads_policy));
    Ok(able.map(|((name, account), _)| (account, name)).collect())
}
