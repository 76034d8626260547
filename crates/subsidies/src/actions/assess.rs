use std::collections::BTreeSet;

use access::{Action, Cx, Facts, Permit};
use kernel::OrganisationId;
use serde_json::json;
use store::{Read, Tx};

use super::rounds::follow;
use super::{SubsidyError, entry, found_application, found_round};
use crate::store::{applications, cards, rankings};
use crate::{
    Application, ApplicationId, ApplicationState, Card, FEWEST_ASSESSORS, RankingId, Round, RoundId,
    RoundState, RoundStep, card_fault, may_assess, rank,
};

/// Declares, before reading anything of a part, with which applicants the actor has to do (Awb 2:4). Said once.
///
/// # Errors
/// [`SubsidyError::Taken`] when they declared before; [`SubsidyError::NotNow`] when nothing is compared.
pub async fn declare(
    cx: &Cx,
    (round, part): (RoundId, &str),
    conflicts: &[OrganisationId],
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, round).await?;
    let permit = cx.permit(Action::AssessApplications, &Facts::NONE)?;
    is_assessing(&round)?;
    round.rules.rules.part(part).ok_or(SubsidyError::NotFound)?;
    let account = cx.actor.account.ok_or(SubsidyError::NotFound)?;
    cards::declare(&mut tx, &permit, (round.id, part), (account, conflicts), cx.now()).await?;
    let details = json!({ "part": part, "conflicts": conflicts.len() });
    tx.commit(entry(cx, &permit, "subsidy-round", round.id, details)).await?;
    Ok(())
}

/// Gives points to an application in a part that it asks for.
///
/// # Errors
/// [`SubsidyError::Barred`] for who has to do with an applicant of the part; [`SubsidyError::Points`] when a criterion has no
/// points or no reason.
pub async fn give_points(
    cx: &Cx,
    (id, part): (ApplicationId, &str),
    card: &Card,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let (application, round) = assessed(&mut tx, id, part).await?;
    let permit = cx.permit(Action::AssessApplications, &Facts::NONE)?;
    may_read_part(cx, &mut tx, &round, part).await?;
    keep_card(cx, tx, &permit, (&round, application.id), (part, card, false)).await
}

/// Settles the points of an application in a part, after the assessors talked their differences through.
///
/// # Errors
/// [`SubsidyError::TooFewAssessors`] before enough of them gave points.
pub async fn settle_points(
    cx: &Cx,
    (id, part): (ApplicationId, &str),
    card: &Card,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let (application, round) = assessed(&mut tx, id, part).await?;
    let permit = cx.permit(Action::RankApplications, &Facts::NONE)?;
    let given = cards::cards(&mut tx, round.id).await?;
    let count = given.get(&(id, part.to_owned())).map_or(0, Vec::len);
    if count < FEWEST_ASSESSORS {
        return Err(SubsidyError::TooFewAssessors);
    }
    keep_card(cx, tx, &permit, (&round, application.id), (part, card, true)).await
}

/// Keeps a sound card, an assessor's own or the settled one.
async fn keep_card(
    cx: &Cx,
    mut tx: Tx,
    permit: &Permit,
    (round, id): (&Round, ApplicationId),
    (part, card, settled): (&str, &Card, bool),
) -> Result<(), SubsidyError> {
    sound(round, card)?;
    cards::give(&mut tx, permit, cx.new_id::<()>().uuid(), (id, part, settled), (card, cx.now())).await?;
    let details = if settled { json!({ "settled": part }) } else { json!({ "part": part }) };
    tx.commit(entry(cx, permit, "subsidy-application", id, details)).await?;
    Ok(())
}

/// Fixes the ranking of a round by its published rule; again, as a new version, as long as not all is decided.
///
/// # Errors
/// [`SubsidyError::Ranking`] while points are missing, or a tie is left that no rule breaks.
pub async fn rank_round(cx: &Cx, (id, version): (RoundId, i64)) -> Result<RankingId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, id).await?;
    let permit = cx.permit(Action::RankApplications, &Facts::NONE)?;
    round.state.after(RoundStep::Rank)?;
    if round.version != version {
        return Err(SubsidyError::Stale);
    }
    let mut all = applications::of_round(&mut tx, id).await?;
    // A decision that was taken is not ranked away.
    if all.iter().any(|one| matches!(one.state, ApplicationState::Granted { .. })) {
        return Err(SubsidyError::Frozen);
    }
    all.retain(|one| one.state == ApplicationState::Eligible);
    let (settled, _) = cards::settled(&mut tx, id).await?;
    let division = rank(&round, &all, &settled)?;
    let number = rankings::rankings(&mut tx, id).await?.len();
    let number = i64::try_from(number).unwrap_or(i64::MAX).saturating_add(1);
    let ranking: RankingId = cx.new_id();
    rankings::insert(&mut tx, &permit, (ranking, id, number), &division, cx.now()).await?;
    follow(&mut tx, &permit, (&round, RoundStep::Rank), cx.now()).await?;
    let details =
        json!({ "ranking": number, "input": division.seal.input, "outcome": division.seal.outcome });
    tx.commit(entry(cx, &permit, "subsidy-round", id, details)).await?;
    Ok(ranking)
}

/// Whether the actor may read a part of a round as an assessor.
pub(super) async fn may_read_part(
    cx: &Cx,
    read: &mut Read,
    round: &Round,
    part: &str,
) -> Result<(), SubsidyError> {
    let account = cx.actor.account.ok_or(SubsidyError::NotFound)?;
    let declared = cards::declarations(read, round.id).await?;
    let own = declared.iter().find(|one| one.account == account && one.part == part);
    let works_for: BTreeSet<OrganisationId> =
        cx.actor.grants.iter().filter_map(|grant| grant.organisation).collect();
    let applicants = applicants(&applications::of_round(read, round.id).await?, part);
    Ok(may_assess(own, &works_for, &applicants)?)
}

/// All organisations that take part in an application for a part.
pub(super) fn applicants(applications: &[Application], part: &str) -> BTreeSet<OrganisationId> {
    let asks = applications.iter().filter(|one| one.plan.asked_of(part).is_some());
    asks.flat_map(|one| one.partners.iter().map(|partner| partner.organisation)).collect()
}

/// An application that is compared in a part, with its round.
async fn assessed(
    read: &mut Read,
    id: ApplicationId,
    part: &str,
) -> Result<(Application, Round), SubsidyError> {
    let application = found_application(read, id).await?;
    let round = found_round(read, application.round).await?;
    is_assessing(&round)?;
    let asks = application.plan.asked_of(part).is_some();
    if !asks || application.state != ApplicationState::Eligible {
        return Err(SubsidyError::NotFound);
    }
    Ok((application, round))
}

fn is_assessing(round: &Round) -> Result<(), SubsidyError> {
    match round.state {
        RoundState::Assessing | RoundState::Ranked => Ok(()),
        RoundState::Draft
        | RoundState::Adopted
        | RoundState::Published
        | RoundState::Decided
        | RoundState::Running
        | RoundState::Completed => Err(SubsidyError::NotNow),
    }
}

fn sound(round: &Round, card: &Card) -> Result<(), SubsidyError> {
    match card_fault(&round.rules.rules, card) {
        Some(criterion) => Err(SubsidyError::Points(criterion.to_owned())),
        None => Ok(()),
    }
}
