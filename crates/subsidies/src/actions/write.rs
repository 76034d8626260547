use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use chrono::Datelike as _;
use kernel::OrganisationId;
use legal_terms::Calendar;
use serde_json::json;

use super::look::embargo;
use super::{SubsidyError, entry, facts, found_application, found_round, lead_facts};
use crate::store::{applications as rows, ceilings, files, partners as partner_rows};
use crate::{
    Application, ApplicationId, ApplicationState, ApplicationStep, NewPartner, Phase, Plan, PlanFault,
    Receipt, RoundId,
};

const KIND: &str = "subsidy-application";

/// Begins an application in a round that is open, for the organisation that the actor works for.
///
/// # Errors
/// [`SubsidyError::NotNow`] when the round is not open.
pub async fn start(cx: &Cx, round: RoundId) -> Result<ApplicationId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, round).await?;
    let organisation = cx.actor.organisation().ok_or(SubsidyError::NotFound)?;
    let permit = cx.permit(Action::WriteApplication, &Facts { own_organisation: true, ..Facts::NONE })?;
    match round.phase(cx.clock.today()) {
        Phase::Open => {}
        Phase::Prepared => return Err(SubsidyError::NotFound),
        Phase::Announced | Phase::Closed | Phase::Decided => return Err(SubsidyError::NotNow),
    }
    let id: ApplicationId = cx.new_id();
    rows::insert(&mut tx, &permit, (id, round.id, organisation), &Plan::default(), cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "state": "draft" }))).await?;
    Ok(id)
}

/// Keeps what is written of an application that was not handed in. Who confirmed a share confirms again when what is asked
/// changed.
///
/// # Errors
/// [`SubsidyError::Frozen`] after it was handed in; [`SubsidyError::Stale`] when somebody else was first.
pub async fn change_plan(
    cx: &Cx,
    (id, version): (ApplicationId, i64),
    plan: &Plan,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::WriteApplication, &lead_facts(cx, &old))?;
    is_draft(&old)?;
    let plan = plan.with_files(&files::of_application(&mut tx, id).await?);
    rows::set_plan(&mut tx, &permit, (id, version), &plan, cx.now()).await?;
    if plan.asks != old.plan.asks || plan.activities != old.plan.activities {
        partner_rows::unconfirm(&mut tx, &permit, id).await?;
    }
    tx.commit(entry(cx, &permit, KIND, id, json!({ "fields": "plan" }))).await?;
    Ok(())
}

/// Keeps with whom an application is made; the lead is one of them.
///
/// # Errors
/// As [`change_plan`]; [`SubsidyError::Amounts`] when the lead is left out or somebody stands there twice.
pub async fn with_partners(
    cx: &Cx,
    (id, version): (ApplicationId, i64),
    partners: &[NewPartner],
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::WriteApplication, &lead_facts(cx, &old))?;
    is_draft(&old)?;
    let count = |organisation| partners.iter().filter(|one| one.organisation == organisation).count();
    if count(old.organisation) != 1 || partners.iter().any(|one| count(one.organisation) != 1) {
        return Err(SubsidyError::Amounts);
    }
    rows::set_plan(&mut tx, &permit, (id, version), &old.plan, cx.now()).await?;
    partner_rows::replace(&mut tx, &permit, &old, partners).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "partners": partners.len() }))).await?;
    Ok(())
}

/// Confirms, for the organisation that the actor works for, its share and task in an application that somebody else leads.
///
/// # Errors
/// When it takes no part, or the application was handed in.
pub async fn confirm_share(cx: &Cx, id: ApplicationId) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::SubmitApplication, &facts(cx, &old))?;
    let organisation: OrganisationId = cx.actor.organisation().ok_or(SubsidyError::NotFound)?;
    is_draft(&old)?;
    partner_rows::confirm(&mut tx, &permit, id, organisation, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "confirmed": organisation }))).await?;
    Ok(())
}

/// Hands an application in. After the closing day it is kept as late, and nothing is lost.
///
/// # Errors
/// [`SubsidyError::Incomplete`] with what keeps it from being handed in.
pub async fn submit(cx: &Cx, id: ApplicationId, version: i64) -> Result<Receipt, SubsidyError> {
    // The moment at which the request began: a slow database makes nobody late.
    let now = cx.now();
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::SubmitApplication, &lead_facts(cx, &old))?;
    rows::lock_round(&mut tx, old.round).await?;
    let round = found_round(&mut tx, old.round).await?;
    let faults = old.plan.faults(&round.rules.rules, &old.partners);
    if faults.iter().any(PlanFault::blocks) {
        return Err(SubsidyError::Incomplete(faults));
    }
    let late = !round.particulars.is_in_time(now, &Calendar::default())?;
    let step = ApplicationStep::Submit { late };
    let state = old.state.after(&step)?;
    let nth = rows::count_handed_in(&mut tx, round.id).await? + 1;
    let receipt = Receipt::of(&old, format!("{}-{nth:03}", round.particulars.from.year()), now)?;
    rows::step_to(&mut tx, &permit, (id, version), (&state, &step), (cx.new_id::<()>().uuid(), now)).await?;
    rows::set_receipt(&mut tx, &permit, id, &receipt).await?;
    let details = json!({ "number": receipt.number, "state": state.name(), "seal": receipt.seal });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(receipt)
}

/// Completes an application with the documents that were asked for. Nothing else of it changes.
///
/// # Errors
/// [`SubsidyError::NotNow`] after the last day of the repair term; [`SubsidyError::WrongStep`] when nothing was asked.
pub async fn answer_repair(
    cx: &Cx,
    (id, version): (ApplicationId, i64),
    documents: &BTreeMap<String, String>,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::SubmitApplication, &lead_facts(cx, &old))?;
    let state = old.state.after(&ApplicationStep::Complete)?;
    if let ApplicationState::Repair { until } = old.state
        && cx.clock.today() > until
    {
        return Err(SubsidyError::NotNow);
    }
    let now = cx.now();
    let step = (cx.new_id::<()>().uuid(), now);
    rows::step_to(&mut tx, &permit, (id, version), (&state, &ApplicationStep::Complete), step).await?;
    let files = files::of_application(&mut tx, id).await?;
    let completed = old.plan.completed(documents).with_files(&files);
    rows::set_plan(&mut tx, &permit, (id, version + 1), &completed, now).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "documents": documents.len() }))).await?;
    Ok(())
}

/// Takes an application back, at any time before its decision is told, also after the closing. A decision that was taken and
/// not told yet falls away with it, and what it granted goes back under the ceiling: the applicant cannot tell the difference.
///
/// # Errors
/// [`SubsidyError::WrongStep`] after the decision was told.
pub async fn withdraw(cx: &Cx, id: ApplicationId, version: i64) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    // Whoever closes the deciding waits, or was first: then the decision is told.
    rows::lock_round(&mut tx, old.round).await?;
    let round = found_round(&mut tx, old.round).await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::SubmitApplication, &lead_facts(cx, &old))?;
    let mut told = old.clone();
    embargo(&mut told, &round);
    if told.version != version {
        return Err(SubsidyError::Stale);
    }
    let state = told.state.after(&ApplicationStep::Withdraw)?;
    if let (ApplicationState::Granted { amounts }, ApplicationState::Eligible) = (&old.state, &told.state) {
        ceilings::give_back(&mut tx, &permit, round.id, amounts).await?;
    }
    let step = (cx.new_id::<()>().uuid(), cx.now());
    let seen = (id, old.version);
    rows::step_to(&mut tx, &permit, seen, (&state, &ApplicationStep::Withdraw), step).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "from": old.state.name() }))).await?;
    Ok(())
}

fn is_draft(application: &Application) -> Result<(), SubsidyError> {
    if application.state == ApplicationState::Draft { Ok(()) } else { Err(SubsidyError::Frozen) }
}
