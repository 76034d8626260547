use access::accounts::{self, HeldRole};
use access::{Account, Action, Facts, Grant, Role};
use askama::Template;
use axum::http::StatusCode;
use kernel::{AccountId, OrganisationId};
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::accounts::crumbs;
use super::roles;
use crate::told::{may, mistake, moment, told};

/// A role to propose, confirm or take away.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct RoleForm {
    role: String,
    organisation: Option<OrganisationId>,
}

/// The version that was seen.
#[derive(Debug, Deserialize)]
pub(crate) struct CloseForm {
    version: i64,
}

struct Held {
    role: Role,
    organisation: Option<OrganisationId>,
    name: String,
    since: Option<String>,
    can_confirm: bool,
}

#[derive(Template)]
#[template(path = "pages/one_account.html")]
struct OneAccountPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    errors: &'a [FieldError],
    account: &'a Account,
    closed: Option<String>,
    held: Vec<Held>,
    role: Field,
    own: bool,
    propose_href: String,
    confirm_href: String,
    end_href: String,
    close_href: String,
}

/// One account with its roles.
pub(crate) async fn show(visit: Visit, Path(id): Path<AccountId>) -> PageResult {
    page(&visit, id, "", &[], StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    id: AccountId,
    typed: &str,
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let (account, held) = accounts::find(&visit.cx, id).await?;
    let own = visit.cx.actor.account == Some(id);
    let free =
        roles::given_by_administrators().filter(|role| !held.iter().any(|held| held.grant.role == *role));
    let shown = OneAccountPage {
        v: visit,
        crumbs: crumbs(visit, &[("/beheer/accounts", "accounts-title")]),
        errors,
        closed: account.closed_at.map(moment),
        held: held.iter().map(|held| described(visit, held, own)).collect(),
        role: roles::field(visit, "one-account", free, typed, errors),
        account: &account,
        own,
        propose_href: format!("/beheer/accounts/{id}/rollen"),
        confirm_href: format!("/beheer/accounts/{id}/bevestigen"),
        end_href: format!("/beheer/accounts/{id}/rol-weghalen"),
        close_href: format!("/beheer/accounts/{id}/sluiten"),
    };
    visit.page_with(status, &shown)
}

fn described(visit: &Visit, held: &HeldRole, own: bool) -> Held {
    let facts = Facts {
        own_account: own,
        prepared_by_actor: held.proposed_by.is_some() && held.proposed_by == visit.cx.actor.account,
        ..Facts::NONE
    };
    Held {
        role: held.grant.role,
        organisation: held.grant.organisation,
        name: roles::name(visit, held.grant.role),
        since: held.confirmed_at.map(moment),
        can_confirm: held.confirmed_at.is_none() && may(visit, Action::ConfirmRoles, facts),
    }
}

fn back(id: AccountId) -> PageResult {
    Ok(see_other(&format!("/beheer/accounts/{id}")))
}

fn role(form: &RoleForm) -> Result<Role, PageError> {
    form.role.parse().map_err(|_| PageError::Unreadable("there is no such role".to_owned()))
}

/// Proposes a role.
pub(crate) async fn propose(
    visit: Visit,
    Path(id): Path<AccountId>,
    Form(form): Form<RoleForm>,
) -> PageResult {
    let Ok(role) = form.role.parse::<Role>() else {
        let errors = [mistake(&visit, "role", "account-no-role")];
        return page(&visit, id, "", &errors, StatusCode::UNPROCESSABLE_ENTITY).await;
    };
    match accounts::propose_role(&visit.cx, id, roles::held(role)).await {
        Ok(()) => back(id),
        Err(error) => {
            let errors = [told(&visit, error)?];
            page(&visit, id, &form.role, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Confirms a role that a colleague proposed.
pub(crate) async fn confirm(
    visit: Visit,
    Path(id): Path<AccountId>,
    Form(form): Form<RoleForm>,
) -> PageResult {
    accounts::confirm_role(&visit.cx, id, role(&form)?).await?;
    back(id)
}

/// Takes a role away.
pub(crate) async fn end(visit: Visit, Path(id): Path<AccountId>, Form(form): Form<RoleForm>) -> PageResult {
    let grant = Grant { role: role(&form)?, organisation: form.organisation };
    accounts::end_role(&visit.cx, id, grant).await?;
    back(id)
}

/// Closes the account.
pub(crate) async fn close(
    visit: Visit,
    Path(id): Path<AccountId>,
    Form(form): Form<CloseForm>,
) -> PageResult {
    accounts::close(&visit.cx, id, form.version).await?;
    back(id)
}
