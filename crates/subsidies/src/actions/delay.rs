use access::{Action, Cx, Facts};
use chrono::NaiveDate;
use legal_terms::Calendar;
use serde_json::json;

use super::check::given;
use super::{SubsidyError, entry, found_application, found_round};
use crate::store::{applications as rows, letters};
use crate::{ApplicationId, ApplicationStep, decision_clock};

const KIND: &str = "subsidy-application";

/// Puts the decision on an application off, once and before its term is over, as far as the scheme's own rules allow, with the
/// reason that the applicant reads. Awb 4:14(1) alone lengthens no term that a regulation gives.
///
/// # Errors
/// [`SubsidyError::PutOffLonger`] beyond what the rules allow; [`SubsidyError::NotNow`] when the decision was sent;
/// [`SubsidyError::PutOffBefore`] the second time and when the term is over; [`SubsidyError::NoReason`] without a reason.
pub async fn put_off(
    cx: &Cx,
    seen: (ApplicationId, i64),
    weeks: u32,
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, seen.0).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let round = found_round(&mut tx, old.round).await?;
    let most = round.rules.rules.put_off_weeks;
    if weeks == 0 || weeks > most {
        return Err(SubsidyError::PutOffLonger { most });
    }
    if round.state.tells_outcome() || !letters::announced(&mut tx, Some(old.id)).await?.is_empty() {
        return Err(SubsidyError::NotNow);
    }
    let step = ApplicationStep::PutOff { weeks, reason };
    let state = old.state.after(&step)?;
    let before = old.steps.iter().any(|taken| matches!(taken.step, ApplicationStep::PutOff { .. }));
    let clock = decision_clock(&round.particulars, &round.rules.rules, &old.steps, &Calendar::default())?;
    let is_over = clock.last.day().is_some_and(|last| last < cx.clock.today());
    if before || is_over {
        return Err(SubsidyError::PutOffBefore);
    }
    rows::step_to(&mut tx, &permit, seen, (&state, &step), (cx.new_id::<()>().uuid(), cx.now())).await?;
    let details = json!({ "step": step.name(), "weeks": weeks });
    tx.commit(entry(cx, &permit, KIND, old.id, details)).await?;
    Ok(())
}

/// Notes that an applicant gave notice that the decision is late (Awb 4:17(3)). A notice before the term is over is none.
///
/// # Errors
/// [`SubsidyError::NotNow`] for a day that lies ahead or within the term, and when the decision was sent;
/// [`SubsidyError::Taken`] the second time.
pub async fn note_default(
    cx: &Cx,
    seen: (ApplicationId, i64),
    received: NaiveDate,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, seen.0).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let round = found_round(&mut tx, old.round).await?;
    let step = ApplicationStep::NoticeOfDefault { received };
    let state = old.state.after(&step)?;
    if old.steps.iter().any(|taken| matches!(taken.step, ApplicationStep::NoticeOfDefault { .. })) {
        return Err(SubsidyError::Taken);
    }
    let clock = decision_clock(&round.particulars, &round.rules.rules, &old.steps, &Calendar::default())?;
    let is_late = clock.last.day().is_some_and(|last| last < received);
    let is_sent = !letters::announced(&mut tx, Some(old.id)).await?.is_empty();
    if !is_late || is_sent || received > cx.clock.today() {
        return Err(SubsidyError::NotNow);
    }
    rows::step_to(&mut tx, &permit, seen, (&state, &step), (cx.new_id::<()>().uuid(), cx.now())).await?;
    let details = json!({ "step": step.name(), "received": received });
    tx.commit(entry(cx, &permit, KIND, old.id, details)).await?;
    Ok(())
}
