use access::{Action, Facts};
use axum::extract::State;
use serde::Deserialize;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::control::Control;
use super::edit;
use super::read_id;
use super::typed_day::TypedDay;
use crate::pages::show_at_once;
use crate::{Catalogue, Offer, OfferError, OfferId, Step};

/// A step to take with an offer of which this version was seen.
#[derive(Debug, Deserialize)]
pub(crate) struct StepForm {
    step: String,
    version: i64,
    #[serde(default)]
    reopens: String,
}

/// A button for one step.
pub(super) struct Button {
    pub(super) step: &'static str,
    pub(super) label: String,
    pub(super) version: i64,
}

/// The steps that a visitor can take with an offer.
pub(super) struct Offered {
    pub(super) action: String,
    pub(super) buttons: Vec<Button>,
    /// Whether it can be closed for a while, which asks for a day.
    pub(super) may_close: bool,
    pub(super) reopens: Control,
    pub(super) version: i64,
    /// Whether an editor can put it on the map again, which is decided elsewhere.
    pub(super) republish: Option<String>,
}

/// The steps that ask for no decision of an editor, with the right each asks for.
const STEPS: [(Step, Action); 5] = [
    (Step::Submit, Action::SubmitOffer),
    (Step::Confirm, Action::ChangeOffer),
    (Step::Reopen, Action::ChangeOffer),
    (Step::Restore, Action::ChangeOffer),
    (Step::Archive, Action::WithdrawOffer),
];

/// The steps, with the day that was typed and what is wrong with it.
pub(super) fn offered(visit: &Visit, offer: &Offer, typed: &str, errors: &[FieldError]) -> Offered {
    let facts = Facts {
        own_organisation: visit.cx.actor.works_for(offer.organisation),
        published: offer.state.is_public(),
        ..Facts::NONE
    };
    let may = |step: Step, action: Action| {
        offer.state.after(step).is_ok() && visit.cx.permit(action, &facts).is_ok()
    };
    let is_gone = matches!(offer.state, crate::State::Expired | crate::State::Archived);
    let buttons = STEPS.into_iter().filter(|(step, action)| may(*step, *action)).map(|(step, _)| Button {
        step: step.name(),
        label: visit.t(&format!("offer-step-{step}")).to_owned(),
        version: offer.version,
    });
    Offered {
        action: format!("/mijn-aanbod/{}/stap", offer.id),
        buttons: buttons.collect(),
        may_close: may(Step::CloseTemporarily, Action::ChangeOffer),
        reopens: Control::Date(visit.fields("offer", errors).optional("reopens", typed)),
        version: offer.version,
        republish: (is_gone && may(Step::Publish, Action::PublishOffer))
            .then(|| format!("/redactie/{}", offer.id)),
    }
}

/// Takes the step.
pub(crate) async fn take(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let id = read_id(&id)?;
    let was_public = crate::find_offer(&visit.cx, id).await.is_ok_and(|offer| offer.state.is_public());
    let step: Step = form.step.parse().map_err(|_| unknown())?;
    if is_decided_elsewhere(step) {
        return Err(unknown());
    }
    if let Err(error) = take_step(&visit, id, (step, form.version), &form.reopens).await {
        if matches!(error, OfferError::DayIsOver) {
            return edit::with_wrong_day(&visit, &catalogue, id, &form.reopens).await;
        }
        return Err(error.into());
    }
    show_at_once(&catalogue, &visit).await;
    let word = match step {
        Step::Confirm => "bevestigd",
        Step::Archive if was_public => "van-de-kaart",
        Step::Archive => "weggelegd",
        Step::Submit
        | Step::Publish
        | Step::TakeBack
        | Step::SendBack
        | Step::AskToCheck
        | Step::Expire
        | Step::Restore
        | Step::CloseTemporarily
        | Step::Reopen => "stap",
    };
    Ok(see_other(&format!("/mijn-aanbod/{id}/wijzigen?gedaan={word}")))
}

/// Whether an editor takes this step at the desk, or time does.
fn is_decided_elsewhere(step: Step) -> bool {
    matches!(step, Step::Publish | Step::TakeBack | Step::SendBack | Step::AskToCheck | Step::Expire)
}

fn unknown() -> PageError {
    PageError::Unreadable("this is not a step to take here".to_owned())
}

async fn take_step(
    visit: &Visit,
    id: OfferId,
    (step, seen): (Step, i64),
    reopens: &str,
) -> Result<(), OfferError> {
    let cx = &visit.cx;
    match step {
        Step::Submit => crate::submit_offer(cx, id, seen).await,
        Step::Confirm => crate::confirm_offer(cx, id, seen).await,
        Step::Reopen => crate::reopen(cx, id, seen).await,
        Step::Restore => crate::restore_offer(cx, id, seen).await,
        Step::Archive => crate::withdraw_offer(cx, id, seen).await,
        Step::CloseTemporarily => {
            let typed = Some(reopens.trim()).filter(|day| !day.is_empty());
            // What is no day lies no more ahead than yesterday does.
            let until = typed.map(str::parse::<TypedDay>).transpose().map_err(|_| OfferError::DayIsOver)?;
            crate::close_temporarily(cx, id, seen, until.map(|day| day.0)).await
        }
        Step::Publish | Step::TakeBack | Step::SendBack | Step::AskToCheck | Step::Expire => {
            Err(OfferError::NotFound)
        }
    }
}
