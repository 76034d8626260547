//! What can be done with findings. Pages, files and the command line all come through here.

use access::{Action, Cx, Facts, Refused, Sight};
use serde_json::json;
use store::{Read, StoreError, Subject};

use crate::explanation::{ExplanationState, ExplanationStep, NoSuchStep};
use crate::{Checks, Explanation, Finding, Found, Judged, Standing, fallen_away, judged, store as rows};

/// Why nothing was found or said.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// There is no such finding, or not for them.
    #[error("there is no such finding")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The finding says something else than what the writer saw.
    #[error("the finding says something else now")]
    Changed,
    /// Somebody else was first.
    #[error(transparent)]
    Ended(#[from] NoSuchStep),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What somebody says of a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What they make of it.
    pub standing: Standing,
    /// Why.
    pub why: String,
    /// How they are called.
    pub by: String,
}

/// All that the rooms find and the actor may see, with what people made of it, gravest first.
///
/// # Errors
/// When the actor may not, or the database does not answer.
pub async fn findings(cx: &Cx, checks: &Checks) -> Result<Vec<Judged>, CheckError> {
    cx.permit(Action::ExplainFinding, &Facts::NONE)?;
    let (mut read, sight) = cx.look().await?;
    let found = look(cx, &mut read, &sight, checks).await?;
    let held = rows::held(&mut read).await?;
    Ok(judged(found, &held))
}

/// One finding with all that was ever said of it, newest first.
///
/// # Errors
/// [`CheckError::NotFound`] when it is gone, or not for them.
pub async fn finding(
    cx: &Cx,
    checks: &Checks,
    address: &str,
) -> Result<(Judged, Vec<Explanation>), CheckError> {
    let all = findings(cx, checks).await?;
    let one = all.into_iter().find(|one| one.found.finding.address() == address);
    let one = one.ok_or(CheckError::NotFound)?;
    let finding = &one.found.finding;
    let history = rows::history(&mut cx.read().await?, finding.rule, &finding.key).await?;
    Ok((one, history))
}

/// Those of `found` that nobody explained or accepted as they stand now.
///
/// # Errors
/// When the database does not answer.
pub async fn without_explanation(read: &mut Read, found: Vec<Finding>) -> Result<Vec<Finding>, StoreError> {
    let held = rows::held(read).await?;
    let found = found.into_iter().map(|finding| Found { room: "", finding }).collect();
    let open = judged(found, &held).into_iter().filter(|one| one.explanation.is_none());
    Ok(open.map(|one| one.found.finding).collect())
}

/// Explains or accepts the finding, of which the writer saw what `mark` is a digest of. What was said before is replaced.
///
/// # Errors
/// [`CheckError::Changed`] when the finding says something else by now; nothing was written then.
pub async fn explain(
    cx: &Cx,
    checks: &Checks,
    (address, mark): (&str, &str),
    said: Said,
) -> Result<(), CheckError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::ExplainFinding, &Facts::NONE)?;
    let sight = cx.sight(&mut tx).await?;
    let found = look(cx, &mut tx, &sight, checks).await?;
    let one = found.into_iter().map(|found| found.finding).find(|finding| finding.address() == address);
    let finding = one.ok_or(CheckError::NotFound)?;
    if finding.mark() != mark {
        return Err(CheckError::Changed);
    }
    let before = rows::history(&mut tx, finding.rule, &finding.key).await?;
    if let Some(old) = before.iter().find(|said| said.state == ExplanationState::Holds) {
        let ended = old.state.after(ExplanationStep::Replace)?;
        rows::end(&mut tx, &permit, old.id, (ended, cx.now())).await?;
    }
    let new = Explanation {
        id: cx.new_id(),
        rule: finding.rule,
        mark: finding.mark(),
        key: finding.key,
        arithmetic: finding.arithmetic,
        standing: said.standing,
        why: said.why,
        account: cx.actor.account,
        by: said.by,
        at: cx.now(),
        state: ExplanationState::Holds,
        ended_at: None,
    };
    rows::insert(&mut tx, &permit, &new).await?;
    let details = json!({ "rule": new.rule, "key": new.key, "standing": new.standing });
    tx.commit(permit.entry(cx.now(), Subject::of("explanation", new.id.uuid()), details)).await?;
    Ok(())
}

/// Takes back what was said of the finding.
///
/// # Errors
/// [`CheckError::NotFound`] when there is no such finding for them, [`StoreError::Stale`] when nothing holds any more.
pub async fn take_back(cx: &Cx, checks: &Checks, address: &str) -> Result<(), CheckError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::ExplainFinding, &Facts::NONE)?;
    let sight = cx.sight(&mut tx).await?;
    let found = look(cx, &mut tx, &sight, checks).await?;
    let one = found.into_iter().map(|found| found.finding).find(|finding| finding.address() == address);
    let finding = one.ok_or(CheckError::NotFound)?;
    let said = rows::history(&mut tx, finding.rule, &finding.key).await?;
    let held = said.into_iter().find(|said| said.state == ExplanationState::Holds);
    let held = held.ok_or(StoreError::Stale)?;
    let ended = held.state.after(ExplanationStep::TakeBack)?;
    rows::end(&mut tx, &permit, held.id, (ended, cx.now())).await?;
    let details = json!({ "rule": held.rule, "key": held.key, "state": ended });
    tx.commit(permit.entry(cx.now(), Subject::of("explanation", held.id.uuid()), details)).await?;
    Ok(())
}

/// Ends the explanations of which the finding is gone or says something else; for the timer alone, which sees all. So an
/// explanation does not come back to life when years later the same mistake is made again. Tells how many ended.
///
/// # Errors
/// When the actor may not or the database does not answer.
pub async fn let_go(cx: &Cx, checks: &Checks) -> Result<usize, CheckError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::EndExplanation, &Facts::NONE)?;
    let sight = cx.sight(&mut tx).await?;
    let found = look(cx, &mut tx, &sight, checks).await?;
    let held = rows::held(&mut tx).await?;
    let mut entries = Vec::new();
    for said in fallen_away(&found, &held) {
        let ended = said.state.after(ExplanationStep::FallAway)?;
        rows::end(&mut tx, &permit, said.id, (ended, cx.now())).await?;
        let details = json!({ "rule": said.rule, "key": said.key, "state": ended });
        entries.push(permit.entry(cx.now(), Subject::of("explanation", said.id.uuid()), details));
    }
    let count = entries.len();
    if count > 0 {
        tx.commit_all(entries).await?;
    }
    Ok(count)
}

async fn look(
    cx: &Cx,
    read: &mut Read,
    sight: &Sight,
    Checks(checks): &Checks,
) -> Result<Vec<Found>, StoreError> {
    let mut all = Vec::new();
    for check in checks {
        let findings = (check.look)(read, sight, cx.clock.today()).await?;
        all.extend(findings.into_iter().map(|finding| Found { room: check.room, finding }));
    }
    Ok(all)
}
