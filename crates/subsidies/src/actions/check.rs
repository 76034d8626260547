use access::{Action, Cx, Facts};
use legal_terms::{Calendar, Last, Span, repair_term};
use serde_json::json;

use super::{SubsidyError, entry, found_application, found_round};
use crate::store::applications as rows;
use crate::{ApplicationId, ApplicationState, ApplicationStep};

/// Excuses that an application came late (hardship), with the reason that the council will read.
///
/// # Errors
/// [`SubsidyError::NoReason`] without one.
pub async fn admit_late(cx: &Cx, seen: (ApplicationId, i64), reason: &str) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    step(cx, seen, ApplicationStep::Admit { reason }).await
}

/// Asks the applicant to complete an application within the days that the scheme gives (Awb 4:5). The clock stands still
/// meanwhile.
///
/// # Errors
/// [`SubsidyError::NoReason`] when it is not said what is missing.
pub async fn ask_repair(cx: &Cx, seen: (ApplicationId, i64), what: &str) -> Result<(), SubsidyError> {
    let what = given(what)?;
    let mut read = cx.read().await?;
    let application = found_application(&mut read, seen.0).await?;
    let round = found_round(&mut read, application.round).await?;
    drop(read);
    let days = Span::Days(round.rules.rules.repair_days);
    let term = repair_term(cx.clock.today(), days, &Calendar::default())?;
    let Last::On(until) = term.last else { return Err(SubsidyError::NotNow) };
    step(cx, seen, ApplicationStep::AskRepair { until, what }).await
}

/// Finds an application complete: it is compared with the others.
///
/// # Errors
/// [`SubsidyError::WrongStep`] when it was not handed in.
pub async fn accept(cx: &Cx, seen: (ApplicationId, i64)) -> Result<(), SubsidyError> {
    step(cx, seen, ApplicationStep::Accept).await
}

/// Leaves an application untreated that stayed incomplete, after the term in which it could be completed (Awb 4:5).
///
/// # Errors
/// [`SubsidyError::NotNow`] before the term is over; [`SubsidyError::NoReason`] without one.
pub async fn leave_untreated(cx: &Cx, seen: (ApplicationId, i64), reason: &str) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    step(cx, seen, ApplicationStep::LeaveUntreated { reason }).await
}

async fn step(cx: &Cx, seen: (ApplicationId, i64), step: ApplicationStep) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, seen.0).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let state = old.state.after(&step)?;
    if let (ApplicationStep::LeaveUntreated { .. }, ApplicationState::Repair { until }) = (&step, &old.state)
        && cx.clock.today() <= *until
    {
        return Err(SubsidyError::NotNow);
    }
    rows::step_to(&mut tx, &permit, seen, (&state, &step), (cx.new_id::<()>().uuid(), cx.now())).await?;
    let details = json!({ "from": old.state.name(), "step": step.name() });
    tx.commit(entry(cx, &permit, "subsidy-application", old.id, details)).await?;
    Ok(())
}

/// A reason that says something.
pub(super) fn given(reason: &str) -> Result<String, SubsidyError> {
    kernel::clean_text(reason, 4_000).map_err(|_| SubsidyError::NoReason)
}
