use std::net::IpAddr;

use access::{Action, Cx, Facts, count_message};
use chrono::TimeDelta;
use kernel::{Instant, clean_text};
use serde_json::json;
use store::{Db, Entry, Housekeeping, StoreError, Subject};

use super::{OfferError, facts_of};
use crate::store::ReportLine;
use crate::{About, Handling, OfferId, Report, ReportId, ReportState, store as rows};

/// The most characters of what a visitor writes.
pub(crate) const LONGEST: usize = 600;
/// After so many reports of one offer that nobody handled, one more tells the editor nothing new.
const ENOUGH: i64 = 25;
/// How many are looked at together.
const MOST: i64 = 200;
/// How long the words of a visitor are kept after somebody handled them.
const KEPT: TimeDelta = TimeDelta::days(30);

/// What became of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reported {
    /// The editor will look.
    Kept,
    /// Too many came from this network; again after this time.
    Later(TimeDelta),
}

/// Says that something in a public offer is not right. Nobody is asked who they are; a network that says much is slowed
/// down.
///
/// # Errors
/// When the offer is not public, or the words are too long. Only that something does not exist any more needs no words.
pub async fn report_offer(
    cx: &Cx,
    id: OfferId,
    about: About,
    words: &str,
    network: Option<IpAddr>,
) -> Result<Reported, OfferError> {
    let words = match clean_text(words, LONGEST) {
        Ok(words) => Some(words),
        Err(kernel::NotText::Empty) if about == About::Gone => None,
        Err(_) => return Err(OfferError::ReasonMissing),
    };
    if let Some(wait) = count_message(cx, network).await? {
        return Ok(Reported::Later(wait));
    }
    let mut tx = cx.begin().await?;
    let offer = rows::find(&mut tx, &cx.scope(Action::SeeOffer), id).await?.ok_or(OfferError::NotFound)?;
    let permit =
        cx.permit(Action::ReportOffer, &facts_of(cx, offer.organisation, offer.state.is_public()))?;
    if rows::open_count(&mut tx, id).await? >= ENOUGH {
        return Ok(Reported::Kept);
    }
    let (id, reported_at) = (cx.new_id(), cx.now());
    let report = Report { id, offer: offer.id, about, words, state: ReportState::Open, reported_at };
    rows::insert_report(&mut tx, &permit, &report).await?;
    let details = json!({ "about": about.name(), "offer": offer.id.uuid() });
    let entry = permit.entry(cx.now(), Subject::of("offer_report", id.uuid()), details);
    tx.commit(Entry { organisation: Some(offer.organisation), ..entry }).await?;
    Ok(Reported::Kept)
}

/// What visitors said of offers that the actor may change and that nobody handled yet, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn open_reports(cx: &Cx) -> Result<Vec<ReportLine>, OfferError> {
    Ok(rows::reports_to_handle(&mut cx.read().await?, &cx.scope(Action::ChangeOffer), MOST).await?)
}

/// Calls about what a visitor said, or notes what came of it.
///
/// # Errors
/// When the actor may not, or somebody else handled it since it was seen.
pub async fn handle_report(
    cx: &Cx,
    id: ReportId,
    seen: ReportState,
    step: Handling,
) -> Result<(), OfferError> {
    let mut tx = cx.begin().await?;
    let line = rows::report(&mut tx, &cx.scope(Action::HandleReport), id).await?;
    let line = line.ok_or(OfferError::NotFound)?;
    let permit = cx.permit(Action::HandleReport, &Facts::NONE)?;
    let stands =
        line.report.state.after(step).filter(|_| line.report.state == seen).ok_or(OfferError::Stale)?;
    rows::save_report(&mut tx, &permit, (id, seen), stands, cx.now()).await?;
    let details = json!({ "from": seen.name(), "to": stands.name(), "offer": line.report.offer.uuid() });
    let entry = permit.entry(cx.now(), Subject::of("offer_report", id.uuid()), details);
    tx.commit(Entry { organisation: Some(line.organisation), ..entry }).await?;
    Ok(())
}

/// Forgets the words of visitors thirty days after somebody handled them.
///
/// # Errors
/// When the database does not answer.
pub async fn clear_away(db: &Db, now: Instant) -> Result<u64, StoreError> {
    let mut tx = db.begin().await?;
    let gone = rows::forget_words(&mut tx, now - KEPT).await?;
    tx.commit_housekeeping(Housekeeping::Forgetting).await?;
    Ok(gone)
}
