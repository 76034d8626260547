use access::{Action, Facts};
use axum::http::StatusCode;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::form::{OrganisationForm, kvk_taken};
use super::{INVALID, conflict, read_id};
use crate::{Organisation, PartnerError};

/// The form, as the organisation stands.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let organisation = to_change(&visit, &id).await?;
    let form = OrganisationForm::of(&organisation.profile, organisation.version);
    page(&visit, StatusCode::OK, (&organisation, &form), &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<OrganisationForm>,
) -> PageResult {
    let organisation = to_change(&visit, &id).await?;
    let profile = match form.parse(&visit, organisation.profile.demonstration) {
        Ok(profile) => profile,
        Err(errors) => return page(&visit, INVALID, (&organisation, &form), &errors),
    };
    match crate::change_organisation(&visit.cx, organisation.id, form.version, profile).await {
        Ok(()) => Ok(see_other(&format!("/organisaties/{}", organisation.id))),
        Err(PartnerError::KvkTaken) => page(&visit, INVALID, (&organisation, &form), &kvk_taken(&visit)),
        Err(PartnerError::Stale) => {
            let now = crate::organisation(&visit.cx, organisation.id).await?;
            conflict::page(&visit, &now, form)
        }
        Err(error) => Err(error.into()),
    }
}

/// The organisation, for whoever may change it.
async fn to_change(visit: &Visit, id: &str) -> Result<Organisation, PageError> {
    let organisation = crate::organisation(&visit.cx, read_id(id)?).await?;
    let facts = Facts { own_organisation: visit.cx.actor.works_for(organisation.id), ..Facts::NONE };
    visit.cx.permit(Action::ChangeOrganisation, &facts)?;
    Ok(organisation)
}

fn page(
    visit: &Visit,
    status: StatusCode,
    (organisation, form): (&Organisation, &OrganisationForm),
    errors: &[FieldError],
) -> PageResult {
    let back = format!("/organisaties/{}", organisation.id);
    let title = visit.t_with("partners-change-title", "name", organisation.profile.name.as_str());
    form.page(visit, status, (&title, &format!("{back}/wijzigen"), &back), errors)
}
