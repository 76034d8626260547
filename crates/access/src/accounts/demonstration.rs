use kernel::{AccountId, EmailAddress};
use serde_json::json;
use store::{StoreError, Subject};

use super::adding::taken;
use super::roles::check_place;
use super::{AccountError, AccountFilter, HeldRole};
use crate::password::Password;
use crate::second_factor::SecondFactor;
use crate::store::accounts::NewAccount;
use crate::store::{accounts, grants};
use crate::{Account, Action, Cx, Facts, Grant};

/// The password of all accounts of the demonstration; the sign-in page shows it.
pub const PASSWORD: &str = "kijk-rustig-even-rond";

/// The second factor of accounts of the demonstration; the sign-in page shows its code.
const SECRET: &str = "KNQW2ZLOMVXGW4TBMNUHIZLMNRSWK3TP";

/// An account of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationAccount {
    /// The address, under the domain `.example`.
    pub email: EmailAddress,
    /// An invented name.
    pub name: String,
    /// The role, and where it is held.
    pub grant: Grant,
}

/// Why no accounts were added.
#[derive(Debug, thiserror::Error)]
pub enum DemonstrationError {
    /// The house is a real one.
    #[error("accounts whose password everybody knows are for a demonstration only")]
    NotADemonstration,
    /// An address that could be somebody's.
    #[error("`{0}` does not end in .example, so it could be somebody's address")]
    RealAddress(String),
    /// As for any account.
    #[error(transparent)]
    Account(#[from] AccountError),
}

impl From<StoreError> for DemonstrationError {
    fn from(error: StoreError) -> Self {
        Self::Account(AccountError::Store(error))
    }
}

/// Adds the accounts of a demonstration, all with [`PASSWORD`] and, where the role asks for a second factor, one whose
/// code the sign-in page shows. Such accounts open only in a house that is a demonstration.
///
/// # Errors
/// When the house is not a demonstration, or an address could be somebody's.
pub async fn add_demonstration(
    cx: &Cx,
    demonstration: bool,
    people: &[DemonstrationAccount],
) -> Result<Vec<AccountId>, DemonstrationError> {
    if !demonstration {
        return Err(DemonstrationError::NotADemonstration);
    }
    let permit = cx.permit(Action::AddAccount, &Facts::NONE).map_err(AccountError::from)?;
    let password = Password::choose(PASSWORD, &[]).map_err(AccountError::from)?;
    let hash = password.hash(&cx.chance).await.map_err(AccountError::from)?;
    let mut tx = cx.begin().await?;
    let (mut added, mut entries) = (Vec::new(), Vec::new());
    for person in people {
        if !person.email.as_str().ends_with(".example") {
            return Err(DemonstrationError::RealAddress(person.email.as_str().to_owned()));
        }
        check_place(person.grant)?;
        let id = cx.new_id();
        let new = NewAccount {
            id,
            email: &person.email,
            name: &person.name,
            password: Some(hash.clone()),
            totp_secret: person.grant.role.needs_second_factor().then(|| SECRET.to_owned()),
            demonstration: true,
        };
        accounts::insert(&mut tx, new, cx.now()).await.map_err(taken)?;
        grants::add(&mut tx, &permit, id, person.grant, Some(cx.now())).await?;
        let details = json!({ "role": person.grant.role.name(), "demonstration": true });
        entries.push(permit.entry(cx.now(), Subject::of("account", id.uuid()), details));
        added.push(id);
    }
    tx.commit_all(entries).await?;
    Ok(added)
}

/// The accounts of the demonstration with their roles, for its sign-in page.
///
/// # Errors
/// When the house is not a demonstration.
pub async fn demonstration_accounts(
    cx: &Cx,
    demonstration: bool,
) -> Result<Vec<(Account, Vec<HeldRole>)>, DemonstrationError> {
    if !demonstration {
        return Err(DemonstrationError::NotADemonstration);
    }
    let filter = AccountFilter { demonstration: true, ..AccountFilter::default() };
    let mut read = cx.read().await?;
    let found = accounts::list(&mut read, &filter, 50).await?;
    let (Some(first), Some(last)) = (found.first(), found.last()) else { return Ok(Vec::new()) };
    let mut roles = grants::between(&mut read, first.email.as_str(), last.email.as_str()).await?;
    let open = found.into_iter().filter(|account| account.closed_at.is_none());
    Ok(open
        .map(|account| {
            let roles = roles.remove(&account.id).unwrap_or_default();
            (account, roles)
        })
        .collect())
}

/// The code that the second step of the demonstration asks for at this moment.
///
/// # Errors
/// When the house is not a demonstration.
pub fn demonstration_code(cx: &Cx, demonstration: bool) -> Result<String, DemonstrationError> {
    let code = SECRET.parse::<SecondFactor>().ok().and_then(|secret| secret.code(cx.now()));
    code.filter(|_| demonstration).ok_or(DemonstrationError::NotADemonstration)
}
