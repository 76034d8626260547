//! Invitations by which partner staff get an account: a link that works once, for seven days.

use chrono::TimeDelta;
use kernel::{AccountId, EmailAddress, Id, Instant, OrganisationId, clean_line};
use serde_json::json;
use store::{StoreError, Subject, Tx};

use crate::accounts::{AccountError, Password, entry};
use crate::store::accounts::NewAccount;
use crate::store::{accounts, grants, invitations as rows, sessions};
use crate::token::Token;
use crate::{Action, Cx, Facts, Grant, Permit, Refused, Role};

pub use crate::store::grants::StaffMember;

/// How long an invitation works.
const TERM: TimeDelta = TimeDelta::days(7);

/// Identity of an invitation.
pub type InvitationId = Id<Invitation>;

/// An invitation to join the staff of an organisation (*uitnodiging*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its identity.
    pub id: InvitationId,
    /// For whom.
    pub email: EmailAddress,
    /// As what: worker or coordinator.
    pub role: Role,
    /// Where.
    pub organisation: OrganisationId,
    /// By whom.
    pub invited_by: Option<AccountId>,
    /// Until when it works.
    pub ends_at: Instant,
}

/// What somebody fills in to accept.
#[derive(Debug, Clone, Copy)]
pub enum Acceptance<'a> {
    /// Somebody new, with a name and a password.
    NewAccount {
        /// Their name.
        name: &'a str,
        /// The password they choose.
        password: &'a str,
    },
    /// Whoever is signed in.
    OwnAccount,
}

fn permit(cx: &Cx, action: Action, organisation: OrganisationId) -> Result<Permit, Refused> {
    let facts = Facts { own_organisation: cx.actor.works_for(organisation), ..Facts::NONE };
    cx.permit(action, &facts)
}

/// Invites somebody to the staff of an organisation. The token is for the link, shown this once; what was sent earlier
/// for the same address and role works no more.
///
/// # Errors
/// When the organisation is not theirs to invite for, or the role is not one at a partner.
pub async fn invite(
    cx: &Cx,
    organisation: OrganisationId,
    email: &EmailAddress,
    role: Role,
) -> Result<(Invitation, Token), AccountError> {
    let mut tx = cx.begin().await?;
    let permit = permit(cx, Action::InviteStaff, organisation)?;
    if !role.is_at_a_partner() {
        return Err(AccountError::NotToBeGiven);
    }
    let token = Token::new(&cx.chance);
    let invitation = Invitation {
        id: cx.new_id(),
        email: email.clone(),
        role,
        organisation,
        invited_by: cx.actor.account,
        ends_at: cx.now() + TERM,
    };
    rows::withdraw_earlier(&mut tx, &permit, email, (organisation, role), cx.now()).await?;
    rows::insert(&mut tx, &permit, &invitation, &token.hash()).await?;
    commit(cx, tx, &permit, &invitation, "invited").await?;
    Ok((invitation, token))
}

async fn commit(cx: &Cx, tx: Tx, permit: &Permit, on: &Invitation, state: &str) -> Result<(), StoreError> {
    let details = json!({ "state": state, "role": on.role.name() });
    let mut entry = permit.entry(cx.now(), Subject::of("invitation", on.id.uuid()), details);
    entry.organisation = Some(on.organisation);
    tx.commit(entry).await
}

/// The staff of an organisation and the invitations that are still open.
///
/// # Errors
/// When it is not theirs to see.
pub async fn staff(
    cx: &Cx,
    organisation: OrganisationId,
) -> Result<(Vec<StaffMember>, Vec<Invitation>), AccountError> {
    permit(cx, Action::InviteStaff, organisation)?;
    let mut read = cx.read().await?;
    let members = grants::staff(&mut read, organisation).await?;
    let open = rows::open(&mut read, organisation, cx.now()).await?;
    Ok((members, open))
}

/// Withdraws an invitation that was not used yet.
///
/// # Errors
/// When it is not theirs, or was used or withdrawn already.
pub async fn withdraw(cx: &Cx, organisation: OrganisationId, id: InvitationId) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let permit = permit(cx, Action::InviteStaff, organisation)?;
    let open = rows::open(&mut tx, organisation, cx.now()).await?;
    let invitation = open.into_iter().find(|open| open.id == id).ok_or(AccountError::DeadLink)?;
    rows::withdraw(&mut tx, &permit, organisation, id, cx.now()).await?;
    Ok(commit(cx, tx, &permit, &invitation, "withdrawn").await?)
}

/// The invitation of a link, as long as it works, and whether its address has an account already.
///
/// # Errors
/// [`AccountError::DeadLink`].
pub async fn find(cx: &Cx, token: &Token) -> Result<(Invitation, bool), AccountError> {
    let mut read = cx.read().await?;
    let found = rows::by_token(&mut read, &token.hash(), cx.now()).await?.ok_or(AccountError::DeadLink)?;
    let known = accounts::by_email(&mut read, found.email.as_str()).await?.is_some();
    Ok((found, known))
}

/// Accepts an invitation, once. Whoever has an account must be signed in with it: a link alone opens no account.
///
/// # Errors
/// [`AccountError::DeadLink`] when it was used, also when others press at the same moment.
pub async fn accept(cx: &Cx, token: &Token, with: Acceptance<'_>) -> Result<AccountId, AccountError> {
    let (invitation, known) = find(cx, token).await?;
    let grant = Grant { role: invitation.role, organisation: Some(invitation.organisation) };
    let new = match with {
        Acceptance::NewAccount { name, password } if !known => {
            let name = clean_line(name, 100).map_err(|_| AccountError::NotAName)?;
            let password = Password::choose(password, &[&name, invitation.email.as_str()])?;
            Some((name, password.hash(&cx.chance).await?))
        }
        Acceptance::NewAccount { .. } => return Err(AccountError::SignInFirst),
        Acceptance::OwnAccount => None,
    };
    let mut tx = cx.db.begin().await?;
    if !rows::use_up(&mut tx, &token.hash(), cx.now()).await? {
        return Err(AccountError::DeadLink);
    }
    let account = match new {
        Some((name, hash)) => add_account(cx, &mut tx, &invitation, (&name, hash)).await?,
        None => own_account(cx, &mut tx, &invitation).await?,
    };
    grants::add_invited(&mut tx, account, grant, cx.now()).await.map_err(held_already)?;
    let details = json!({ "role": invitation.role.name(), "invitation": invitation.id });
    let mut accepted = entry("accept-invitation", account, cx.now(), details);
    accepted.organisation = Some(invitation.organisation);
    tx.commit(accepted).await?;
    Ok(account)
}

async fn add_account(
    cx: &Cx,
    tx: &mut Tx,
    invitation: &Invitation,
    (name, hash): (&str, String),
) -> Result<AccountId, AccountError> {
    let id = cx.new_id();
    let new = NewAccount {
        id,
        email: &invitation.email,
        name,
        password: Some(hash),
        totp_secret: None,
        demonstration: false,
    };
    let inserted = accounts::insert(tx, new, cx.now()).await;
    inserted.map_err(|error| {
        if matches!(error, StoreError::Taken(_)) { AccountError::SignInFirst } else { error.into() }
    })?;
    Ok(id)
}

async fn own_account(cx: &Cx, tx: &mut Tx, invitation: &Invitation) -> Result<AccountId, AccountError> {
    let id = cx.actor.account.ok_or(AccountError::SignInFirst)?;
    let own = accounts::by_id(tx, id).await?;
    let theirs = own.is_some_and(|own| own.account.email == invitation.email);
    theirs.then_some(id).ok_or(AccountError::SignInFirst)
}

fn held_already(error: StoreError) -> AccountError {
    if matches!(error, StoreError::Taken(_)) { AccountError::HeldAlready } else { AccountError::Store(error) }
}

/// Ends somebody's access for an organisation; their sessions end at once.
///
/// # Errors
/// When the organisation is not theirs, or the person does not work there.
pub async fn end_staff(
    cx: &Cx,
    organisation: OrganisationId,
    account: AccountId,
    role: Role,
) -> Result<(), AccountError> {
    let mut tx = cx.begin().await?;
    let permit = permit(cx, Action::EndStaff, organisation)?;
    let grant = Grant { role, organisation: Some(organisation) };
    if grants::end(&mut tx, &permit, account, grant).await? == 0 {
        return Err(AccountError::NotFound);
    }
    sessions::end_all(&mut tx, account, None).await?;
    let details = json!({ "role": role.name() });
    let mut entry = permit.entry(cx.now(), Subject::of("account", account.uuid()), details);
    entry.organisation = Some(organisation);
    tx.commit(entry).await?;
    Ok(())
}
