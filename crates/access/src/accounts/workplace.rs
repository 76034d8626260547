//! For which organisation somebody works, who may work for several: one at a time.

use kernel::OrganisationId;
use store::Housekeeping;

use super::{AccountError, OWN};
use crate::store::{grants, sessions};
use crate::token::SessionToken;
use crate::{Action, Cx, Refused};

/// The organisations for which the actor may work, each once.
///
/// # Errors
/// When nobody is signed in.
pub async fn own_organisations(cx: &Cx) -> Result<Vec<OrganisationId>, AccountError> {
    cx.permit(Action::SeeAccount, &OWN)?;
    let account = cx.actor.account.ok_or(Refused::NotTheirs)?;
    let held = grants::confirmed(&mut cx.read().await?, account).await?;
    Ok(grants::organisations(&held))
}

/// Lets the actor work for another of their organisations, in this session. What they may do follows from the roles that
/// they hold there; what they do is logged with that organisation.
///
/// # Errors
/// When they hold no role there; an organisation that is not there gives the same answer.
pub async fn work_for(
    cx: &Cx,
    token: &SessionToken,
    organisation: OrganisationId,
) -> Result<(), AccountError> {
    cx.permit(Action::ChangeAccount, &OWN)?;
    let account = cx.actor.account.ok_or(Refused::NotTheirs)?;
    let mut tx = cx.db.begin().await?;
    let held = grants::confirmed(&mut tx, account).await?;
    if !held.iter().any(|grant| grant.organisation == Some(organisation)) {
        return Err(Refused::NotTheirs.into());
    }
    sessions::work_for(&mut tx, (&token.hash(), account), organisation).await?;
    tx.commit_housekeeping(Housekeeping::Session).await?;
    Ok(())
}
