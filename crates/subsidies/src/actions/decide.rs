use std::collections::BTreeMap;

use access::{Action, Cx, Permit};
use kernel::{AccountId, Cents};
use serde_json::json;
use store::{Read, Tx};

use super::check::given;
use super::rounds::follow;
use super::{SubsidyError, entry, found_application, found_round, permit_of_another};
use crate::store::{applications, cards, ceilings, rankings, rounds as round_rows};
use crate::{
    Application, ApplicationId, ApplicationState, ApplicationStep, RefusalGround, Round, RoundId, RoundState,
    RoundStep,
};

/// Grants money to an application, with a reason (Awb 3:46). Whoever prepared anything of it does not decide.
///
/// # Errors
/// [`SubsidyError::Ceiling`] when a part does not hold so much any more: never a cent over (Awb 4:25(2)).
pub async fn grant(
    cx: &Cx,
    (id, version): (ApplicationId, i64),
    amounts: &BTreeMap<String, Cents>,
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let mut tx = cx.begin().await?;
    let (application, round, permit) = decidable(cx, &mut tx, id).await?;
    if round.state != RoundState::Ranked {
        return Err(SubsidyError::NotNow);
    }
    let asked = |part: &String, amount: &Cents| {
        application.plan.asked_of(part).is_some_and(|ask| Cents(0) < *amount && *amount <= ask.asked)
    };
    if amounts.is_empty() || !amounts.iter().all(|(part, amount)| asked(part, amount)) {
        return Err(SubsidyError::Amounts);
    }
    let step = ApplicationStep::Grant { amounts: amounts.clone(), reason };
    let state = application.state.after(&step)?;
    // In the order of their names, so that two deciders never wait for each other.
    for (part, amount) in amounts {
        if !ceilings::take(&mut tx, &permit, round.id, (part, *amount)).await? {
            return Err(SubsidyError::Ceiling(part.clone()));
        }
    }
    let granted: Cents = amounts.values().copied().sum();
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    let details = json!({ "step": "grant", "granted_cents": granted, "amounts": amounts });
    tx.commit(entry(cx, &permit, "subsidy-application", id, details)).await?;
    Ok(())
}

/// Refuses an application on a ground, with a reason (Awb 3:46).
///
/// # Errors
/// [`SubsidyError::WrongStep`] when it was decided on before; [`SubsidyError::NotNow`] for what is still to be compared.
pub async fn refuse(
    cx: &Cx,
    (id, version): (ApplicationId, i64),
    ground: RefusalGround,
    reason: &str,
) -> Result<(), SubsidyError> {
    let reason = given(reason)?;
    let mut tx = cx.begin().await?;
    let (application, round, permit) = decidable(cx, &mut tx, id).await?;
    let by_comparison = matches!(ground, RefusalGround::Ceiling | RefusalGround::Score);
    if by_comparison && round.state != RoundState::Ranked {
        return Err(SubsidyError::NotNow);
    }
    let step = ApplicationStep::Refuse { ground, reason };
    let state = application.state.after(&step)?;
    save(cx, &mut tx, &permit, (id, version), (&state, &step)).await?;
    let details = json!({ "step": "refuse", "ground": ground });
    tx.commit(entry(cx, &permit, "subsidy-application", id, details)).await?;
    Ok(())
}

/// Closes the deciding of a round: from then on everybody may know what was granted.
///
/// # Errors
/// [`SubsidyError::Undecided`] while an application waits.
pub async fn decide_round(cx: &Cx, (id, version): (RoundId, i64)) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let round = found_round(&mut tx, id).await?;
    let prepared_by_actor = round_rows::prepared_by(&round, cx.actor.account);
    let permit = permit_of_another(cx, Action::DecideApplications, prepared_by_actor)?;
    if round.version != version {
        return Err(SubsidyError::Stale);
    }
    round.state.after(RoundStep::Decide)?;
    let all = applications::of_round(&mut tx, id).await?;
    let waiting = all.iter().filter(|one| one.state.is_open()).count();
    if waiting > 0 {
        return Err(SubsidyError::Undecided(waiting));
    }
    follow(&mut tx, &permit, (&round, RoundStep::Decide), cx.now()).await?;
    let details = json!({ "from": round.state.name(), "step": "decide" });
    tx.commit(entry(cx, &permit, "subsidy-round", id, details)).await?;
    Ok(())
}

async fn save(
    cx: &Cx,
    tx: &mut Tx,
    permit: &Permit,
    seen: (ApplicationId, i64),
    done: (&ApplicationState, &ApplicationStep),
) -> Result<(), SubsidyError> {
    applications::step_to(tx, permit, seen, done, (cx.new_id::<()>().uuid(), cx.now())).await?;
    Ok(())
}

async fn decidable(
    cx: &Cx,
    tx: &mut Tx,
    id: ApplicationId,
) -> Result<(Application, Round, Permit), SubsidyError> {
    let application = found_application(tx, id).await?;
    let round = found_round(tx, application.round).await?;
    let prepared_by_actor = has_prepared(tx, &round, &application, cx.actor.account).await?;
    let permit = permit_of_another(cx, Action::DecideApplications, prepared_by_actor)?;
    Ok((application, round, permit))
}

/// Whether this person did anything that led to the decision: preparing the round, checking, giving or settling points,
/// fixing the ranking.
async fn has_prepared(
    read: &mut Read,
    round: &Round,
    application: &Application,
    account: Option<AccountId>,
) -> Result<bool, SubsidyError> {
    if account.is_none() {
        return Ok(false);
    }
    let ranked = rankings::rankings(read, round.id).await?.iter().any(|one| one.made_by == account);
    let given = cards::cards(read, round.id).await?;
    let scored = given
        .iter()
        .any(|((of, _), cards)| *of == application.id && cards.iter().any(|one| one.account == account));
    let (_, settlers) = cards::settled(read, round.id).await?;
    let settled = settlers.get(&application.id).is_some_and(|by| by.contains(&account));
    let stepped = application.steps.iter().any(|taken| taken.by == account);
    Ok(round_rows::prepared_by(round, account) || ranked || scored || settled || stepped)
}
