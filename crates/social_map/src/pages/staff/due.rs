use axum::extract::State;
use chrono::NaiveDate;
use serde::Deserialize;
use shell::{Form, PageError, PageResult, Visit, see_other};

use super::mine::{self, MineQuery};
use super::{INVALID, speech};
use crate::actions::due_offers;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;
use crate::store::DueLine;
use crate::{OfferId, State as OfferState};

/// The most offers that are confirmed at a time.
const MOST: usize = 500;

/// An offer that asks for a word.
pub(super) struct DueRow {
    pub(super) title: String,
    pub(super) href: String,
    /// What the form sends of it: which one, in which version.
    pub(super) value: String,
    pub(super) line: String,
    pub(super) is_expired: bool,
}

/// What asks for a word of the people of an organisation; nothing for who works for none.
pub(super) async fn of_their_own(visit: &Visit, catalogue: &Catalogue) -> Result<Vec<DueRow>, PageError> {
    if visit.cx.actor.organisation().is_none() {
        return Ok(Vec::new());
    }
    let due = due_offers(&visit.cx, catalogue.freshness()).await?;
    Ok(due.iter().map(|line| row(visit, catalogue, line)).collect())
}

/// How many offers of their own organisation ask for a word of this visitor.
pub(crate) async fn count(visit: &Visit, catalogue: &Catalogue) -> Result<usize, PageError> {
    let could = visit.cx.actor.could(access::Action::ChangeOffer, visit.cx.now());
    if could { of_their_own(visit, catalogue).await.map(|due| due.len()) } else { Ok(0) }
}

fn row(visit: &Visit, catalogue: &Catalogue, line: &DueLine) -> DueRow {
    DueRow {
        title: line.title.clone(),
        href: format!("/mijn-aanbod/{}/wijzigen", line.id),
        value: value(line),
        line: told(visit, catalogue, line),
        is_expired: line.state == OfferState::Expired,
    }
}

pub(super) fn value(line: &DueLine) -> String {
    format!("{}.{}", line.id, line.version)
}

/// Since when nobody confirmed it, and what follows.
pub(super) fn told(visit: &Visit, catalogue: &Catalogue, line: &DueLine) -> String {
    let today = visit.cx.clock.today();
    let day = |day: NaiveDate| speech(visit).day_and_month(day, today);
    let since = ("since", day(line.since).into());
    match line.state {
        OfferState::Expired => visit.t_args("upkeep-line-expired", &[since]),
        OfferState::TemporarilyClosed { .. } => visit.t_args("upkeep-line-closed", &[since]),
        OfferState::Draft
        | OfferState::ToCheck
        | OfferState::Published
        | OfferState::CheckNeeded
        | OfferState::Archived => {
            let hidden = ("hidden", day(catalogue.freshness().hidden_on(line.since)).into());
            visit.t_args("upkeep-line", &[since, hidden])
        }
    }
}

/// What was ticked, or whose button was pressed.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ConfirmForm {
    #[serde(default)]
    pub(super) one: String,
    #[serde(default)]
    offers: Vec<String>,
}

impl ConfirmForm {
    /// Which offers, in which version. The button of one goes before what is ticked.
    fn seen(&self) -> Option<Vec<(OfferId, i64)>> {
        let values =
            if self.one.is_empty() { self.offers.as_slice() } else { std::slice::from_ref(&self.one) };
        let seen: Option<Vec<_>> = values.iter().map(|value| seen(value)).collect();
        seen.filter(|seen| seen.len() <= MOST)
    }
}

/// Reads which offer, in which version.
pub(super) fn seen(value: &str) -> Option<(OfferId, i64)> {
    let (id, version) = value.split_once('.')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// Notes that offers are still right, one or several at a time.
pub(crate) async fn confirm(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Form(form): Form<ConfirmForm>,
) -> PageResult {
    let unknown = || PageError::Unreadable("this names no offers".to_owned());
    let mut seen = form.seen().ok_or_else(unknown)?;
    seen.sort_unstable();
    seen.dedup();
    if seen.is_empty() {
        return mine::page(&visit, &catalogue, &MineQuery::default(), INVALID).await;
    }
    let confirmed = crate::confirm_offers(&visit.cx, &seen).await?;
    show_at_once(&catalogue, &visit).await;
    let (confirmed, skipped) = (confirmed.confirmed, confirmed.skipped);
    Ok(see_other(&format!("/mijn-aanbod?bevestigd={confirmed}&overgeslagen={skipped}")))
}
