use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::INVALID;
use super::super::control::Control;
use super::super::facts::Difference;
use super::place_form::PlaceForm;
use crate::actions::place_to_change;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::{OfferError, OfferId, PlaceId};

#[derive(Template)]
#[template(path = "pages/staff/desk/place.html")]
struct PlacePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    action: &'a str,
    version: i64,
    controls: Vec<Control>,
    differences: Option<Vec<Difference>>,
    offers: Vec<(String, String)>,
    errors: &'a [FieldError],
}

/// What a page shows besides the form.
#[derive(Default)]
struct Shown<'a> {
    title: &'a str,
    action: &'a str,
    differences: Option<Vec<Difference>>,
    offers: Vec<(OfferId, String)>,
}

/// An empty form.
pub(crate) async fn show_new(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let form = PlaceForm { town: visit.municipality().to_owned(), ..PlaceForm::default() };
    page(&visit, &catalogue, StatusCode::OK, (&form, &[]), new(&visit))
}

/// Adds the place that was filled in.
pub(crate) async fn save_new(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(form): Form<PlaceForm>,
) -> PageResult {
    match form.parse(&visit, visit.cx.new_id(), visit.house.demonstration).await? {
        Ok(place) => {
            crate::create_place(&visit.cx, &place).await?;
            Ok(see_other("/redactie/plekken"))
        }
        Err(errors) => page(&visit, &catalogue, INVALID, (&form, &errors), new(&visit)),
    }
}

fn new(visit: &Visit) -> Shown<'_> {
    Shown { title: visit.t("places-new"), action: "/redactie/plekken/nieuw", ..Shown::default() }
}

/// The form, as the place stands.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
) -> PageResult {
    let (place, offers) = place_to_change(&visit.cx, read_id(&id)?).await?;
    let action = address(place.id);
    let shown = Shown { title: &place.name, action: &action, offers, differences: None };
    page(&visit, &catalogue, StatusCode::OK, (&PlaceForm::of(&place), &[]), shown)
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(form): Form<PlaceForm>,
) -> PageResult {
    let (place, offers) = place_to_change(&visit.cx, read_id(&id)?).await?;
    let action = address(place.id);
    let shown = Shown { title: &place.name, action: &action, offers, differences: None };
    let new = match form.parse(&visit, place.id, place.demonstration).await? {
        Ok(new) => new,
        Err(errors) => return page(&visit, &catalogue, INVALID, (&form, &errors), shown),
    };
    match crate::change_place(&visit.cx, &new).await {
        Ok(()) => {
            show_at_once(&catalogue, &visit).await;
            Ok(see_other("/redactie/plekken"))
        }
        Err(OfferError::Stale) => {
            let shown = Shown { differences: Some(form.differences(&visit, &place)), ..shown };
            let form = PlaceForm { version: place.version, ..form };
            page(&visit, &catalogue, StatusCode::CONFLICT, (&form, &[]), shown)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    visit: &Visit,
    catalogue: &Catalogue,
    status: StatusCode,
    (form, errors): (&PlaceForm, &[FieldError]),
    shown: Shown<'_>,
) -> PageResult {
    let areas = catalogue.snapshot().map(|snapshot| snapshot.names.clone()).unwrap_or_default();
    let offers = shown.offers.into_iter().map(|(id, title)| (title, format!("/mijn-aanbod/{id}/wijzigen")));
    let page = PlacePage {
        v: visit,
        crumbs: vec![Crumb {
            href: "/redactie/plekken".to_owned(),
            label: visit.t("places-title").to_owned(),
        }],
        title: shown.title,
        action: shown.action,
        version: form.version,
        controls: form.controls(visit, &areas, errors),
        differences: shown.differences,
        offers: offers.collect(),
        errors,
    };
    visit.page_with(status, &page)
}

fn address(id: PlaceId) -> String {
    format!("/redactie/plekken/{id}/wijzigen")
}

fn read_id(text: &str) -> Result<PlaceId, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}
