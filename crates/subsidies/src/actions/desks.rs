use std::collections::BTreeMap;

use access::{Action, Cx, Facts};
use investments::{BudgetLineId, VersionState};
use kernel::{Cents, OrganisationId};

use super::assess::{applicants, may_read_part};
use super::{SubsidyError, found_round};
use crate::store::{applications as rows, cards, ceilings, rankings, rounds as round_rows};
use crate::{Application, ApplicationId, ApplicationState, Ranking, Round, RoundId, Scored, Settled};

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
