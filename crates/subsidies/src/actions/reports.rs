use access::{Action, Cx, Facts, Permit};
use legal_terms::Calendar;
use serde_json::json;
use store::{Read, Tx};

use super::grants::{KIND, found_grant, own};
use super::{SubsidyError, entry};
use crate::store::reports as rows;
use crate::{Grant, GrantId, GrantState, Report, ReportState, ReportStep, Reporting, reminder_on, urge_on};

/// Which report of which grant, and which version of it the writer saw.
pub type SeenReport = (GrantId, i64, i64);

/// Keeps what a recipient wrote of a report, without handing it in.
///
/// # Errors
/// [`SubsidyError::Frozen`] after it was handed in.
pub async fn write_report(cx: &Cx, seen: SeenReport, content: &Report) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let (grant, old) = found(&mut tx, seen).await?;
    let permit = cx.permit(Action::ReportOnGrant, &own(cx, &grant))?;
    if !old.state.is_open() {
        return Err(SubsidyError::Frozen);
    }
    keep(cx, tx, &permit, (&old, seen.2), (old.state, content)).await
}

/// Hands a report in. Late is possible as long as it is not settled.
///
/// # Errors
/// [`SubsidyError::NoReason`] when it does not tell what was done; [`SubsidyError::Amounts`] when it counts not each activity.
pub async fn submit_report(cx: &Cx, seen: SeenReport, content: &Report) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let (grant, old) = found(&mut tx, seen).await?;
    let permit = cx.permit(Action::ReportOnGrant, &own(cx, &grant))?;
    let state = old.state.after(ReportStep::Submit)?;
    if content.story.trim().is_empty() {
        return Err(SubsidyError::NoReason);
    }
    if content.counts.len() != grant.terms.activities.len() {
        return Err(SubsidyError::Amounts);
    }
    match grant.state {
        GrantState::Granted | GrantState::Intended(_) => {}
        GrantState::Prepared
        | GrantState::Settled { .. }
        | GrantState::Withdrawn
        | GrantState::Closed { .. } => return Err(SubsidyError::NotNow),
    }
    keep(cx, tx, &permit, (&old, seen.2), (state, content)).await
}

/// Reminds or urges a recipient, gives a report back to be completed, or accepts it.
///
/// # Errors
/// [`SubsidyError::NotNow`] before the working day on which somebody is reminded or urged.
pub async fn step_report(cx: &Cx, seen: SeenReport, step: ReportStep) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let (_, old) = found(&mut tx, seen).await?;
    let permit = cx.permit(Action::KeepGrants, &Facts::NONE)?;
    let state = old.state.after(step)?;
    let from = match step {
        ReportStep::Remind => reminder_on(old.due, &Calendar::default()),
        ReportStep::Urge => urge_on(old.due, &Calendar::default()),
        ReportStep::Submit => return Err(SubsidyError::NotFound),
        ReportStep::Return | ReportStep::Accept => None,
    };
    if from.is_some_and(|from| cx.clock.today() < from) {
        return Err(SubsidyError::NotNow);
    }
    keep(cx, tx, &permit, (&old, seen.2), (state, &old.content)).await
}

async fn found(read: &mut Read, (id, number, _): SeenReport) -> Result<(Grant, Reporting), SubsidyError> {
    let grant = found_grant(read, id).await?;
    let asked = rows::reports(read, Some(id)).await?;
    let report = asked.into_iter().find(|one| one.number == number).ok_or(SubsidyError::NotFound)?;
    Ok((grant, report))
}

async fn keep(
    cx: &Cx,
    mut tx: Tx,
    permit: &Permit,
    seen: (&Reporting, i64),
    (state, content): (ReportState, &Report),
) -> Result<(), SubsidyError> {
    rows::update(&mut tx, permit, seen, (state, content), cx.clock.today()).await?;
    let details = json!({ "report": seen.0.number, "from": seen.0.state, "to": state });
    tx.commit(entry(cx, permit, KIND, seen.0.grant, details)).await?;
    Ok(())
}
