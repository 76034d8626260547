use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::edit::expired;
use super::facts::{Difference, Fact, Names, differences, facts};
use super::remarks::Remarks;
use super::{INVALID, read_id, tone};
use crate::actions::{Review, review};
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::{OfferError, Place, PlaceId, State as OfferState};

/// What the editor decides on the version that was seen.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Verdict {
    decision: String,
    version: i64,
    #[serde(default)]
    reason: String,
}

#[derive(Template)]
#[template(path = "pages/staff/review.html")]
struct ReviewPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    review: &'a Review,
    tone: &'static str,
    state: String,
    action: &'a str,
    facts: Vec<Fact>,
    differences: Vec<Difference>,
    reason: Field,
    errors: &'a [FieldError],
    was_changed: bool,
    edit_href: String,
    /// Why it is hidden.
    expired: Option<String>,
    /// The decision that is there to take when nothing waits, with its label.
    way_back: Option<(&'static str, &'static str)>,
    /// The question with each remark about its text.
    advice: Vec<(String, String)>,
}

/// One offer as its editor sees it: all of it, or what a proposal would change.
pub(crate) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
) -> PageResult {
    let seen = review(&visit.cx, read_id(&id)?).await?;
    page(&visit, &catalogue, &seen, Shown { status: StatusCode::OK, reason: "", errors: &[] }).await
}

/// Publishes, or gives back with a reason.
pub(crate) async fn decide(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(verdict): Form<Verdict>,
) -> PageResult {
    let id = read_id(&id)?;
    let (cx, seen, reason) = (&visit.cx, verdict.version, verdict.reason.as_str());
    let decided = match verdict.decision.as_str() {
        "publish" => crate::publish_offer(cx, id, seen).await,
        "take-back" => crate::take_back(cx, id, seen).await,
        "accept" => crate::accept_proposal(cx, id, seen).await,
        "send-back" => crate::send_back(cx, id, seen, reason).await,
        "refuse" => crate::refuse_proposal(cx, id, seen, reason).await,
        _ => return Err(PageError::Unreadable("this is not a decision".to_owned())),
    };
    let message = |key: &str| visit.t(key).to_owned();
    match decided {
        Ok(()) => {
            show_at_once(&catalogue, &visit).await;
            let word = match verdict.decision.as_str() {
                "publish" => "gepubliceerd",
                "take-back" => "teruggehaald",
                "accept" => "overgenomen",
                _ => "teruggegeven",
            };
            Ok(see_other(&format!("/redactie?gedaan={word}&aanbod={id}")))
        }
        Err(OfferError::ReasonMissing) => {
            let errors = [FieldError { field: "reason".to_owned(), message: message("review-reason-error") }];
            let seen = review(cx, id).await?;
            page(&visit, &catalogue, &seen, Shown { status: INVALID, reason, errors: &errors }).await
        }
        Err(OfferError::Faults(_)) => {
            let errors =
                [FieldError { field: "reason".to_owned(), message: message("exchange-publish-gaps") }];
            let seen = review(cx, id).await?;
            page(&visit, &catalogue, &seen, Shown { status: INVALID, reason, errors: &errors }).await
        }
        Err(OfferError::Stale | OfferError::NoSuchStep(_)) => {
            let seen = review(cx, id).await?;
            page(&visit, &catalogue, &seen, Shown { status: StatusCode::CONFLICT, reason, errors: &[] }).await
        }
        Err(error) => Err(error.into()),
    }
}

struct Shown<'a> {
    status: StatusCode,
    reason: &'a str,
    errors: &'a [FieldError],
}

async fn page(visit: &Visit, catalogue: &Catalogue, review: &Review, shown: Shown<'_>) -> PageResult {
    let places: BTreeMap<PlaceId, Place> =
        crate::places(&visit.cx).await?.into_iter().map(|place| (place.id, place)).collect();
    let areas = catalogue.snapshot().map(|snapshot| snapshot.names.clone()).unwrap_or_default();
    let names = Names { places: &places, areas: &areas };
    let standing = facts(visit, &review.offer.particulars, &names);
    let proposed = review.proposal.as_ref().map(|proposal| facts(visit, &proposal.particulars, &names));
    let remarks = Remarks::of(visit, review.offer.id, review.wording()).await?;
    let differences = proposed.map(|new| differences(&standing, &new)).unwrap_or_default();
    let said = |fact: Fact| Fact { said: remarks.said_of(fact.field), ..fact };
    let page = ReviewPage {
        v: visit,
        crumbs: vec![Crumb { href: "/redactie".to_owned(), label: visit.t("queue-title").to_owned() }],
        review,
        tone: tone(review.offer.state),
        state: visit.t(&format!("offer-state-{}", review.offer.state)).to_owned(),
        action: &format!("/redactie/{}", review.offer.id),
        facts: standing.into_iter().map(said).collect(),
        differences,
        reason: visit.fields("review", shown.errors).field("reason", shown.reason),
        errors: shown.errors,
        was_changed: shown.status == StatusCode::CONFLICT,
        edit_href: format!("/mijn-aanbod/{}/wijzigen", review.offer.id),
        expired: expired(visit, catalogue, &review.offer),
        way_back: way_back(review),
        advice: advice(visit, &remarks),
    };
    visit.page_with(shown.status, &page)
}

/// The step back from where time or an editor brought it.
fn way_back(review: &Review) -> Option<(&'static str, &'static str)> {
    match review.offer.state {
        OfferState::Published => Some(("take-back", "upkeep-undo-take-back")),
        OfferState::Expired | OfferState::Archived => Some(("publish", "upkeep-republish")),
        OfferState::Draft
        | OfferState::ToCheck
        | OfferState::CheckNeeded
        | OfferState::TemporarilyClosed { .. } => None,
    }
}

fn advice(visit: &Visit, remarks: &Remarks) -> Vec<(String, String)> {
    let of_field = |field: &'static str| {
        let question = visit.t(&format!("offer-{field}")).to_owned();
        remarks.advice(field).into_iter().map(move |advice| (question.clone(), advice))
    };
    remarks.advised().flat_map(of_field).collect()
}
