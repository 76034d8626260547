use access::Role;
use access::invitations::{self, InvitationId};
use askama::Template;
use axum::http::StatusCode;
use kernel::{AccountId, OrganisationId};
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::{once, roles};
use crate::told::{given, moment, told};

/// Whom to invite, and as what.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct InviteForm {
    email: String,
    role: String,
}

/// Which invitation to withdraw.
#[derive(Debug, Deserialize)]
pub(crate) struct WithdrawForm {
    invitation: InvitationId,
}

/// Whose work here ends.
#[derive(Debug, Deserialize)]
pub(crate) struct EndForm {
    account: AccountId,
    role: String,
}

struct Member {
    account: AccountId,
    name: String,
    email: String,
    role: Role,
    role_name: String,
}

struct Open {
    id: InvitationId,
    email: String,
    role_name: String,
    until: String,
}

#[derive(Template)]
#[template(path = "pages/staff.html")]
struct StaffPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    organisation: String,
    errors: &'a [FieldError],
    address: String,
    end_href: String,
    withdraw_href: String,
    members: Vec<Member>,
    open: Vec<Open>,
    email: Field,
    role: Field,
}

fn address(id: OrganisationId) -> String {
    format!("/organisaties/{id}/medewerkers")
}

/// The staff of an organisation, and who is invited.
pub(crate) async fn show(visit: Visit, Path(id): Path<OrganisationId>) -> PageResult {
    page(&visit, id, &InviteForm::default(), &[], StatusCode::OK).await
}

async fn page(
    visit: &Visit,
    id: OrganisationId,
    form: &InviteForm,
    errors: &[FieldError],
    status: StatusCode,
) -> PageResult {
    let organisation = partners::organisation(&visit.cx, id).await?.profile.name;
    let (members, open) = invitations::staff(&visit.cx, id).await?;
    let member = |member: invitations::StaffMember| Member {
        account: member.account,
        name: member.name,
        email: member.email,
        role: member.role,
        role_name: roles::name(visit, member.role),
    };
    let open_one = |open: invitations::Invitation| Open {
        id: open.id,
        email: open.email.as_str().to_owned(),
        role_name: roles::name(visit, open.role),
        until: moment(open.ends_at),
    };
    let email = visit.fields("invite", errors).field("email", form.email.as_str());
    let at_a_partner = Role::ALL.into_iter().filter(|role| role.is_at_a_partner());
    let shown = StaffPage {
        v: visit,
        crumbs: vec![Crumb { href: format!("/organisaties/{id}"), label: organisation.clone() }],
        organisation,
        errors,
        address: address(id),
        end_href: format!("{}/beeindigen", address(id)),
        withdraw_href: format!("{}/intrekken", address(id)),
        members: members.into_iter().map(member).collect(),
        open: open.into_iter().map(open_one).collect(),
        email: Field { kind: "email", autocomplete: Some("off"), ..email },
        role: roles::field(visit, "invite", at_a_partner, &form.role, errors),
    };
    visit.page_with(status, &shown)
}

/// Invites somebody and shows the link, this once.
pub(crate) async fn invite(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    Form(form): Form<InviteForm>,
) -> PageResult {
    let (email, role) = match given(&visit, &form.email, &form.role) {
        Ok(given) => given,
        Err(errors) => return page(&visit, id, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY).await,
    };
    partners::organisation(&visit.cx, id).await?;
    match invitations::invite(&visit.cx, id, &email, role).await {
        Ok((invitation, token)) => {
            let path = format!("/uitnodiging/{}", token.reveal());
            once::show(&visit, email.as_str(), &path, invitation.ends_at, &address(id))
        }
        Err(error) => {
            let errors = [told(&visit, error)?];
            page(&visit, id, &form, &errors, StatusCode::UNPROCESSABLE_ENTITY).await
        }
    }
}

/// Withdraws an invitation.
pub(crate) async fn withdraw(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    Form(form): Form<WithdrawForm>,
) -> PageResult {
    invitations::withdraw(&visit.cx, id, form.invitation).await?;
    Ok(see_other(&address(id)))
}

/// Ends somebody's work for the organisation.
pub(crate) async fn end(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    Form(form): Form<EndForm>,
) -> PageResult {
    let role = form.role.parse().map_err(|_| PageError::Unreadable("there is no such role".to_owned()))?;
    invitations::end_staff(&visit.cx, id, form.account, role).await?;
    Ok(see_other(&address(id)))
}
