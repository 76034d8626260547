use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use chrono::NaiveDate;
use kernel::{Cents, OrganisationId};
use legal_terms::{Calendar, Penalty, Term};
use store::Read;

use super::{SubsidyError, facts, found_application, found_round};
use crate::store::{
    applications as rows, ceilings, grants, letters, rounds as round_rows, schemes as scheme_rows,
};
use crate::{
    Application, ApplicationId, ApplicationState, Round, RoundId, Scheme, decision_clock, late_penalty,
};

/// All schemes with their latest rules: everybody may know them.
///
/// # Errors
/// When the database does not answer.
pub async fn schemes(cx: &Cx) -> Result<Vec<Scheme>, SubsidyError> {
    Ok(scheme_rows::schemes(&mut cx.read().await?).await?)
}

/// A round as the visitor may know it: totals of what was asked after the closing, what was granted after all is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicRound {
    /// The round.
    pub round: Round,
    /// What came of it, as far as it is told.
    pub results: Option<Results>,
}

/// What was asked and granted in a round.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Results {
    /// How many were handed in.
    pub handed_in: usize,
    /// Asked, by part.
    pub asked: BTreeMap<String, Cents>,
    /// Granted, by part; nothing before all is decided.
    pub granted: Option<BTreeMap<String, Cents>>,
    /// Who was granted how much; nobody before all is decided.
    pub recipients: Vec<Recipient>,
}

/// An application that was granted money.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipient {
    /// What it is called; nothing of a natural person.
    pub title: String,
    /// Who carries it out, the lead first; nobody for a natural person.
    pub organisations: Vec<OrganisationId>,
    /// Asked.
    pub asked: Cents,
    /// Granted.
    pub granted: Cents,
}

/// The rounds that the visitor may know, the latest first: the published ones, and all of them for who prepares or decides.
///
/// # Errors
/// When the database does not answer.
pub async fn rounds(cx: &Cx) -> Result<Vec<PublicRound>, SubsidyError> {
    let mut read = cx.read().await?;
    let inside = sees_inside(cx);
    let mut all = round_rows::rounds(&mut read).await?;
    all.retain(|round| inside || round.state.is_public());
    let mut told = Vec::with_capacity(all.len());
    for round in all {
        let results = results(cx, &mut read, &round).await?;
        told.push(PublicRound { round, results });
    }
    Ok(told)
}

/// One round.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is none, or not for them yet.
pub async fn round(cx: &Cx, id: RoundId) -> Result<PublicRound, SubsidyError> {
    let mut read = cx.read().await?;
    let round = found_round(&mut read, id).await?;
    if !round.state.is_public() && !sees_inside(cx) {
        return Err(SubsidyError::NotFound);
    }
    let results = results(cx, &mut read, &round).await?;
    Ok(PublicRound { round, results })
}

fn sees_inside(cx: &Cx) -> bool {
    let may = |action| cx.permit(action, &Facts::NONE).is_ok();
    may(Action::KeepSchemes) || may(Action::AdoptRound)
}

async fn results(cx: &Cx, read: &mut Read, round: &Round) -> Result<Option<Results>, SubsidyError> {
    if !round.state.is_public() || round.particulars.closes >= cx.clock.today() {
        return Ok(None);
    }
    let all = rows::of_round(read, round.id).await?;
    let mut results = Results { handed_in: all.len(), ..Results::default() };
    for ask in all.iter().flat_map(|one| &one.plan.asks) {
        let asked = results.asked.entry(ask.part.clone()).or_default();
        *asked = *asked + ask.asked;
    }
    if round.state.tells_outcome() {
        results.granted = Some(ceilings::granted(read, round.id).await?);
        let granted = |one: &&Application| matches!(one.state, ApplicationState::Granted { .. });
        let persons = grants::persons(read, round.id).await?;
        results.recipients =
            all.iter().filter(granted).map(|one| recipient(one, persons.contains(&one.id))).collect();
    }
    Ok(Some(results))
}

fn recipient(application: &Application, is_person: bool) -> Recipient {
    let organisations = application.partners.iter().map(|partner| partner.organisation);
    Recipient {
        title: if is_person { String::new() } else { application.plan.title.clone() },
        organisations: organisations.filter(|_| !is_person).collect(),
        asked: application.plan.asked(),
        granted: application.state.granted(),
    }
}

/// An application with its round and its clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The application. To its applicants it waits until all is decided.
    pub application: Application,
    /// The round.
    pub round: Round,
    /// Until when it must be decided on, and why.
    pub clock: Term,
    /// What it costs that the decision is late, once somebody gave notice of it (Awb 4:17).
    pub penalty: Option<Penalty>,
    /// When the letter with the decision was sent.
    pub announced: Option<chrono::NaiveDate>,
}

/// An application as the actor may see it: its applicants, and whoever checks or decides.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is none, or not for them.
pub async fn application(cx: &Cx, id: ApplicationId) -> Result<Case, SubsidyError> {
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    let facts = facts(cx, &application);
    cx.permit(Action::SeeApplication, &facts)?;
    if application.receipt.is_none() && !facts.own_organisation {
        return Err(SubsidyError::NotFound);
    }
    let round = found_round(&mut read, application.round).await?;
    let announced = letters::announced(&mut read, Some(id)).await?;
    case(cx, (application, round), &announced, facts.own_organisation)
}

fn case(
    cx: &Cx,
    (mut application, round): (Application, Round),
    announced: &BTreeMap<ApplicationId, NaiveDate>,
    is_applicant: bool,
) -> Result<Case, SubsidyError> {
    let calendar = Calendar::default();
    let clock = decision_clock(&round.particulars, &round.rules.rules, &application.steps, &calendar)?;
    let announced = announced.get(&application.id).copied();
    let penalty = late_penalty(&application, &clock, (announced, cx.clock.today()), &calendar)?;
    if is_applicant {
        embargo(&mut application, &round);
    }
    Ok(Case { application, round, clock, penalty, announced })
}

/// Until all is decided an applicant sees of a decision by comparison nothing: not that it was taken, and not that the
/// application was written for it.
pub(super) fn embargo(application: &mut Application, round: &Round) {
    use crate::{ApplicationStep as Step, RefusalGround};
    let by_comparison = |ground: &RefusalGround| *ground != RefusalGround::Late;
    let is_told = round.state.tells_outcome();
    let is_secret = match &application.state {
        ApplicationState::Granted { .. } => !is_told,
        ApplicationState::Refused { ground } => !is_told && by_comparison(ground),
        // What was decided on something that was taken back before it was told, is never told.
        ApplicationState::Withdrawn => true,
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Late
        | ApplicationState::Repair { .. }
        | ApplicationState::Eligible
        | ApplicationState::Untreated => false,
    };
    if !is_secret {
        return;
    }
    if application.state != ApplicationState::Withdrawn {
        application.state = ApplicationState::Eligible;
    }
    application.steps.retain(|taken| {
        let is_decision = match &taken.step {
            Step::Grant { .. } => true,
            Step::Refuse { ground, .. } => by_comparison(ground),
            Step::Submit { .. }
            | Step::Admit { .. }
            | Step::AskRepair { .. }
            | Step::Complete
            | Step::Accept
            | Step::LeaveUntreated { .. }
            | Step::Withdraw
            | Step::PutOff { .. }
            | Step::NoticeOfDefault { .. } => false,
        };
        if is_decision {
            application.version -= 1;
        }
        !is_decision
    });
}

/// The applications within the actor's reach; of a round when one is named.
///
/// # Errors
/// When the database does not answer.
pub async fn applications(cx: &Cx, round: Option<RoundId>) -> Result<Vec<Case>, SubsidyError> {
    let mut read = cx.read().await?;
    let scope = cx.scope(Action::SeeApplication);
    let found = rows::applications(&mut read, &scope, round).await?;
    let rounds: BTreeMap<RoundId, Round> =
        round_rows::rounds(&mut read).await?.into_iter().map(|one| (one.id, one)).collect();
    let announced = letters::announced(&mut read, None).await?;
    let mut cases = Vec::with_capacity(found.len());
    for application in found {
        let round = rounds.get(&application.round).cloned().ok_or(SubsidyError::NotFound)?;
        cases.push(case(cx, (application, round), &announced, !scope.everything())?);
    }
    Ok(cases)
}
