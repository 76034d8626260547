use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::facts::{Difference, Names, differences, facts};
use super::super::{INVALID, read_id};
use super::merge_form::{Chosen, fields};
use crate::actions::pair;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::{Fault, Offer, OfferError, Place, PlaceId};

#[derive(Template)]
#[template(path = "pages/staff/desk/merge.html")]
struct MergePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    one: &'a Offer,
    other: &'a Offer,
    one_href: String,
    other_href: String,
    action: String,
    differences: Vec<Difference>,
    fields: Vec<Field>,
    reason: Field,
    was_changed: bool,
    errors: &'a [FieldError],
}

/// Two offers side by side.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path((one, other)): Path<(String, String)>,
) -> PageResult {
    let (one, other) = pair(&visit.cx, read_id(&one)?, read_id(&other)?).await?;
    let shown = Shown { status: StatusCode::OK, errors: &[] };
    page(&visit, &catalogue, (&one, &other), &Chosen::default(), shown).await
}

/// Makes one of them, or notes that they are two.
pub(crate) async fn decide(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path((one, other)): Path<(String, String)>,
    Form(chosen): Form<Chosen>,
) -> PageResult {
    let (one, other) = pair(&visit.cx, read_id(&one)?, read_id(&other)?).await?;
    let merge = chosen.merge(&one, &other);
    let (decided, after) = match chosen.text("decision") {
        "dismiss" => {
            let reason = chosen.text("reason");
            (crate::dismiss_pair(&visit.cx, one.id, other.id, reason).await, "/redactie/dubbel".to_owned())
        }
        "merge" => {
            let after = format!("/mijn-aanbod/{}/wijzigen?gedaan=opgeslagen", merge.stays.0);
            (crate::merge_offers(&visit.cx, &merge).await, after)
        }
        _ => return Err(PageError::Unreadable("this is not a decision".to_owned())),
    };
    let pair = (&one, &other);
    match decided {
        Ok(()) => {
            show_at_once(&catalogue, &visit).await;
            Ok(see_other(&after))
        }
        Err(OfferError::ReasonMissing) => {
            let message = visit.t("merge-reason-error").to_owned();
            let errors = [FieldError { field: "reason".to_owned(), message }];
            page(&visit, &catalogue, pair, &chosen, Shown { status: INVALID, errors: &errors }).await
        }
        Err(OfferError::Faults(faults)) => {
            let errors: Vec<FieldError> = faults.iter().map(|fault| fault_error(&visit, *fault)).collect();
            page(&visit, &catalogue, pair, &chosen, Shown { status: INVALID, errors: &errors }).await
        }
        Err(OfferError::Stale | OfferError::NoSuchStep(_)) => {
            let stale = Shown { status: StatusCode::CONFLICT, errors: &[] };
            page(&visit, &catalogue, pair, &chosen, stale).await
        }
        Err(error) => Err(error.into()),
    }
}

/// What would not fit together, told at the choice of places: all else comes from one of two offers that do fit.
fn fault_error(visit: &Visit, fault: Fault) -> FieldError {
    FieldError {
        field: "whereabouts".to_owned(),
        message: visit.t(&format!("offer-fault-{fault}")).to_owned(),
    }
}

struct Shown<'a> {
    status: StatusCode,
    errors: &'a [FieldError],
}

async fn page(
    visit: &Visit,
    catalogue: &Catalogue,
    (one, other): (&Offer, &Offer),
    chosen: &Chosen,
    shown: Shown<'_>,
) -> PageResult {
    let places: BTreeMap<PlaceId, Place> =
        crate::places(&visit.cx).await?.into_iter().map(|place| (place.id, place)).collect();
    let areas = catalogue.snapshot().map(|snapshot| snapshot.names.clone()).unwrap_or_default();
    let names = Names { places: &places, areas: &areas };
    let (first, second) = (facts(visit, &one.particulars, &names), facts(visit, &other.particulars, &names));
    let form = visit.fields("merge", shown.errors);
    let page = MergePage {
        v: visit,
        crumbs: vec![Crumb {
            href: "/redactie/dubbel".to_owned(),
            label: visit.t("duplicates-title").to_owned(),
        }],
        one,
        other,
        one_href: format!("/mijn-aanbod/{}/wijzigen", one.id),
        other_href: format!("/mijn-aanbod/{}/wijzigen", other.id),
        action: format!("/redactie/dubbel/{}/{}", one.id, other.id),
        differences: differences(&first, &second),
        fields: fields(visit, (one, other), chosen, &names),
        reason: form.field("reason", chosen.text("reason")),
        was_changed: shown.status == StatusCode::CONFLICT,
        errors: shown.errors,
    };
    visit.page_with(shown.status, &page)
}
