use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use investments::{BudgetLineId, VersionState};
use kernel::{Cents, OrganisationId};
use legal_terms::{Calendar, Term};
use store::Read;

use super::assess::{applicants, may_read_part};
use super::{SubsidyError, facts, found_application, found_round};
use crate::store::{
    applications as rows, cards, ceilings, rankings, rounds as round_rows, schemes as scheme_rows,
};
use crate::{
    Application, ApplicationId, ApplicationState, Ranking, Round, RoundId, Scheme, Scored, Settled,
    decision_clock,
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
    /// What it is called.
    pub title: String,
    /// Who carries it out, the lead first.
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
        results.recipients = all.iter().filter(granted).map(recipient).collect();
    }
    Ok(Some(results))
}

fn recipient(application: &Application) -> Recipient {
    Recipient {
        title: application.plan.title.clone(),
        organisations: application.partners.iter().map(|partner| partner.organisation).collect(),
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
    case(application, round, facts.own_organisation)
}

fn case(mut application: Application, round: Round, is_applicant: bool) -> Result<Case, SubsidyError> {
    let clock =
        decision_clock(&round.particulars, &round.rules.rules, &application.steps, &Calendar::default())?;
    if is_applicant && !round.state.tells_outcome() {
        embargo(&mut application);
    }
    Ok(Case { application, round, clock })
}

/// Until all is decided an applicant sees of a decision by comparison nothing, also not that it was taken.
fn embargo(application: &mut Application) {
    use crate::{ApplicationStep, RefusalGround};
    let is_secret = match &application.state {
        ApplicationState::Granted { .. } => true,
        ApplicationState::Refused { ground } => *ground != RefusalGround::Late,
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Late
        | ApplicationState::Repair { .. }
        | ApplicationState::Eligible
        | ApplicationState::Untreated
        | ApplicationState::Withdrawn => false,
    };
    if is_secret {
        application.state = ApplicationState::Eligible;
        application.steps.retain(|taken| {
            !matches!(taken.step, ApplicationStep::Grant { .. } | ApplicationStep::Refuse { .. })
        });
    }
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
    let mut cases = Vec::with_capacity(found.len());
    for application in found {
        let round = rounds.get(&application.round).cloned().ok_or(SubsidyError::NotFound)?;
        cases.push(case(application, round, !scope.everything())?);
    }
    Ok(cases)
}

/// A part of a round as an assessor has it before them.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessing {
    /// The round.
    pub round: Round,
    /// The key of the part.
    pub part: String,
    /// Why they read nothing; nothing when they may.
    pub bar: Option<crate::Bar>,
    /// Who applies, to declare with whom they have to do.
    pub applicants: Vec<OrganisationId>,
    /// The applications to compare; none while they are barred.
    pub applications: Vec<Application>,
    /// The cards that they gave, by application.
    pub own: BTreeMap<ApplicationId, Scored>,
}

/// The parts of all rounds that are compared now, as the actor may read them.
///
/// # Errors
/// When the actor assesses nothing.
pub async fn assessing(cx: &Cx) -> Result<Vec<Assessing>, SubsidyError> {
    cx.permit(Action::AssessApplications, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let mut desk = Vec::new();
    for round in round_rows::rounds(&mut read).await? {
        if round.state != crate::RoundState::Assessing {
            continue;
        }
        let all = rows::of_round(&mut read, round.id).await?;
        let given = cards::cards(&mut read, round.id).await?;
        for part in &round.rules.rules.parts {
            let bar = match may_read_part(cx, &mut read, &round, &part.key).await {
                Ok(()) => None,
                Err(SubsidyError::Barred(bar)) => Some(bar),
                Err(other) => return Err(other),
            };
            let reads = |one: &&Application| {
                bar.is_none()
                    && one.state == ApplicationState::Eligible
                    && one.plan.asked_of(&part.key).is_some()
            };
            let own = given.iter().filter(|((_, of), _)| *of == part.key).filter_map(|((id, _), cards)| {
                Some((*id, cards.iter().find(|one| one.account == cx.actor.account)?.clone()))
            });
            desk.push(Assessing {
                round: round.clone(),
                part: part.key.clone(),
                bar,
                applicants: applicants(&all, &part.key).into_iter().collect(),
                applications: all.iter().filter(reads).cloned().collect(),
                own: own.collect(),
            });
        }
    }
    Ok(desk)
}

/// A round with its applications, points and rankings, for who settles, ranks and decides.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedRound {
    /// The round.
    pub round: Round,
    /// All that was handed in.
    pub applications: Vec<Application>,
    /// The cards given, by application and part.
    pub cards: BTreeMap<(ApplicationId, String), Vec<Scored>>,
    /// The settled points.
    pub settled: Settled,
    /// The rankings, the latest first.
    pub rankings: Vec<Ranking>,
    /// What was granted so far, by part.
    pub granted: BTreeMap<String, Cents>,
}

/// A round as whoever ranks or decides has it before them. Sealed until the closing.
///
/// # Errors
/// [`SubsidyError::NotNow`] before the closing; [`SubsidyError::NotFound`] for everybody else.
pub async fn ranked(cx: &Cx, id: RoundId) -> Result<RankedRound, SubsidyError> {
    let may = |action| cx.permit(action, &Facts::NONE);
    may(Action::RankApplications).or_else(|_| may(Action::DecideApplications))?;
    let mut read = cx.read().await?;
    let round = found_round(&mut read, id).await?;
    if round.phase(cx.clock.today()) < crate::Phase::Closed {
        return Err(SubsidyError::NotNow);
    }
    Ok(RankedRound {
        applications: rows::of_round(&mut read, id).await?,
        cards: cards::cards(&mut read, id).await?,
        settled: cards::settled(&mut read, id).await?.0,
        rankings: rankings::rankings(&mut read, id).await?,
        granted: ceilings::granted(&mut read, id).await?,
        round,
    })
}

/// A line of the investment plan that a ceiling can stand on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetLineChoice {
    /// The line.
    pub id: BudgetLineId,
    /// How it is called.
    pub name: String,
    /// What it holds in each year; years without money are left out.
    pub amounts: BTreeMap<i32, Cents>,
}

/// The lines of the plan that counts, as far as the actor sees it: the one that was adopted, else the one before the council.
///
/// # Errors
/// When the database does not answer.
pub async fn budget_lines(cx: &Cx) -> Result<Vec<BudgetLineChoice>, SubsidyError> {
    let versions = investments::versions(cx).await?;
    let stands = |state| versions.iter().find(|one| one.state == state);
    let Some(version) = stands(VersionState::Adopted).or_else(|| stands(VersionState::Proposed)) else {
        return Ok(Vec::new());
    };
    let plan = investments::plan(cx, version.id).await?;
    let choice = |line: &investments::BudgetLine| BudgetLineChoice {
        id: line.id,
        name: plan.interventions.get(&line.head.intervention).cloned().unwrap_or_default(),
        amounts: line
            .years()
            .into_iter()
            .filter_map(|year| Some((year, line.amount(year).money()?)))
            .collect(),
    };
    Ok(plan.lines.iter().map(choice).collect())
}
