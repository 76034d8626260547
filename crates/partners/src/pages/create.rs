use axum::http::StatusCode;
use shell::{FieldError, Form, PageResult, Visit, see_other};

use super::INVALID;
use super::form::{OrganisationForm, kvk_taken};
use crate::PartnerError;

const ACTION: &str = "/organisaties/nieuw";

/// An empty form.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let empty = OrganisationForm { languages: "nl".to_owned(), ..OrganisationForm::default() };
    page(&visit, StatusCode::OK, &empty, &[])
}

/// Adds the organisation that was filled in.
pub(crate) async fn save(visit: Visit, Form(form): Form<OrganisationForm>) -> PageResult {
    let profile = match form.parse(&visit, false) {
        Ok(profile) => profile,
        Err(errors) => return page(&visit, INVALID, &form, &errors),
    };
    match crate::create_organisation(&visit.cx, &profile).await {
        Ok(id) => Ok(see_other(&format!("/organisaties/{id}"))),
        Err(PartnerError::KvkTaken) => page(&visit, INVALID, &form, &kvk_taken(&visit)),
        Err(error) => Err(error.into()),
    }
}

fn page(visit: &Visit, status: StatusCode, form: &OrganisationForm, errors: &[FieldError]) -> PageResult {
    form.page(visit, status, (visit.t("partners-new"), ACTION, "/organisaties"), errors)
}
