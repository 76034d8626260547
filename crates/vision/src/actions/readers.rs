use std::collections::BTreeSet;

use access::Cx;
use kernel::{AccountId, Openness};
use store::Read;
use uuid::Uuid;

use super::VisionError;
use crate::openness::Thing;
use crate::store::{decisions, goals, plans, promises, themes};
use crate::{DecisionId, GoalFrameworkId, PolicyPlanId, PromiseId, ThemeId};

/// Who may read something restricted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What it is called.
    pub title: String,
    /// Who may see it at all.
    pub openness: Openness,
    /// Those who were named, by name.
    pub named: Vec<(AccountId, String)>,
    /// Those who can be named still, by name.
    pub others: Vec<(AccountId, String)>,
}

/// Who was named for a thing that the actor sees, and who can be.
///
/// # Errors
/// When there is no such thing for the actor, or the actor may name nobody.
pub async fn readers(cx: &Cx, thing: Thing, id: Uuid) -> Result<Reading, VisionError> {
    let mut read = cx.read().await?;
    let (title, openness) = seen(cx, &mut read, thing, id).await?;
    let possible = access::possible_readers(cx, &mut read).await?;
    let named: BTreeSet<AccountId> = access::readers_of(&mut read, id).await?.into_iter().collect();
    let (named, others) = possible.into_iter().partition(|(account, _)| named.contains(account));
    Ok(Reading { title, openness, named, others })
}

/// Lets somebody see a thing that the actor sees, as soon as it is restricted.
///
/// # Errors
/// As [`readers`].
pub async fn name_reader(cx: &Cx, thing: Thing, id: Uuid, account: AccountId) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    seen(cx, &mut tx, thing, id).await?;
    let possible = access::possible_readers(cx, &mut tx).await?;
    if possible.iter().all(|(one, _)| *one != account) {
        return Err(VisionError::NotFound);
    }
    let entry = access::name_reader(cx, &mut tx, (thing.kind(), id), account).await?;
    tx.commit(entry).await?;
    Ok(())
}

/// Takes that back.
///
/// # Errors
/// As [`readers`].
pub async fn forget_reader(cx: &Cx, thing: Thing, id: Uuid, account: AccountId) -> Result<(), VisionError> {
    let mut tx = cx.begin().await?;
    seen(cx, &mut tx, thing, id).await?;
    let entry = access::forget_reader(cx, &mut tx, (thing.kind(), id), account).await?;
    tx.commit(entry).await?;
    Ok(())
}

/// The name and the openness of a thing, when the actor sees it.
async fn seen(cx: &Cx, read: &mut Read, thing: Thing, id: Uuid) -> Result<(String, Openness), VisionError> {
    let sight = cx.sight(read).await?;
    let found = match thing {
        Thing::Theme => themes::theme_by_id(read, &sight, ThemeId::from_uuid(id))
            .await?
            .map(|one| (one.particulars.latest_name().to_owned(), one.particulars.openness)),
        Thing::Plan => plans::plan_by_id(read, &sight, PolicyPlanId::from_uuid(id))
            .await?
            .map(|one| (one.particulars.title, one.particulars.openness)),
        Thing::Decision => decisions::decision_by_id(read, &sight, DecisionId::from_uuid(id))
            .await?
            .map(|one| (one.particulars.title, one.particulars.openness)),
        Thing::Promise => promises::promise_by_id(read, &sight, PromiseId::from_uuid(id))
            .await?
            .map(|one| (one.particulars.title, one.particulars.openness)),
        Thing::Framework => {
            let all = goals::frameworks(read, &sight).await?;
            let found = all.into_iter().find(|one| one.id == GoalFrameworkId::from_uuid(id));
            found.map(|one| (one.name, one.openness))
        }
    };
    found.ok_or(VisionError::NotFound)
}
