use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageResult, Visit, see_other};

use super::form::{FormFields, OrganisationForm, kvk_taken};
use super::{INVALID, crumbs};
use crate::PartnerError;

const ACTION: &str = "/organisaties/nieuw";

#[derive(Template)]
#[template(path = "pages/form.html")]
struct CreatePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    action: &'a str,
    back: &'a str,
    version: i64,
    fields: FormFields,
    errors: &'a [FieldError],
}

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
    let page = CreatePage {
        v: visit,
        crumbs: crumbs(visit),
        title: visit.t("partners-new"),
        action: ACTION,
        back: "/organisaties",
        version: form.version,
        fields: form.fields(visit, errors),
        errors,
    };
    visit.page_with(status, &page)
}
