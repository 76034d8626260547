use axum::extract::State;
use axum::http::StatusCode;
use kernel::OrganisationId;
use shell::{FieldError, Form, PageResult, Visit, see_other};

use super::edit::{EditPage, crumbs};
use super::lists::Lists;
use super::remarks::Remarks;
use super::typed::Typed;
use super::{INVALID, read};
use crate::OfferError;
use crate::catalogue::Catalogue;

/// An empty form.
pub(crate) async fn show(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let mut typed = Typed::default();
    for (name, text) in [("languages", "nl"), ("setting", "place"), ("age_from", "0"), ("age_to", "120")] {
        typed.set(name, text);
    }
    let lists = Lists::to_create(&visit, &catalogue).await?;
    page(&visit, &lists, StatusCode::OK, &typed, &[])
}

/// Keeps a new offer as a draft.
pub(crate) async fn save(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(typed): Form<Typed>,
) -> PageResult {
    let lists = Lists::to_create(&visit, &catalogue).await?;
    if let Some(roomier) = typed.clone().with_room() {
        return page(&visit, &lists, StatusCode::OK, &roomier, &[]);
    }
    let chosen: Option<OrganisationId> = typed.text("organisation").parse().ok();
    let parsed = read::particulars(&visit, &typed, None);
    let (organisation, particulars) = match (visit.cx.actor.organisation().or(chosen), parsed) {
        (Some(organisation), Ok(particulars)) => (organisation, particulars),
        (Some(_), Err(wrong)) => return page(&visit, &lists, INVALID, &typed, &wrong),
        (None, parsed) => {
            let message = visit.t("offer-organisation-error").to_owned();
            let mut wrong = vec![FieldError { field: "organisation".to_owned(), message }];
            wrong.extend(parsed.err().unwrap_or_default());
            return page(&visit, &lists, INVALID, &typed, &wrong);
        }
    };
    match crate::create_offer(&visit.cx, organisation, particulars).await {
        Ok(id) => Ok(see_other(&format!("/mijn-aanbod/{id}/wijzigen?gedaan=gemaakt"))),
        Err(OfferError::Unknown) => page(&visit, &lists, INVALID, &typed, &lists.gone(&visit, &typed)),
        Err(error) => Err(error.into()),
    }
}

fn page(
    visit: &Visit,
    lists: &Lists,
    status: StatusCode,
    typed: &Typed,
    errors: &[FieldError],
) -> PageResult {
    let page = EditPage {
        v: visit,
        crumbs: crumbs(visit),
        title: visit.t("my-offers-new"),
        action: "/mijn-aanbod/nieuw",
        version: 0,
        done: None,
        standing: None,
        differences: None,
        advised: Vec::new(),
        reports: Vec::new(),
        sections: lists.sections(visit, typed, errors, &Remarks::default()),
        errors,
    };
    visit.page_with(status, &page)
}
