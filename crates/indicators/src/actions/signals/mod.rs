//! Signals: the figures are looked through, and people say what stands out means.

use std::collections::BTreeMap;

use access::{Action, Cx, Facts, Refused};
use kernel::clean_text;
use serde_json::json;
use store::{Read, StoreError, Subject};
use trend::TrendError;

use super::entry;
use crate::store::signals::{self as rows, Kept};
use crate::store::{catalogue, figures};
use crate::{
    Indicator, SessionRecord, Signal, SignalId, SignalSessionId, SignalState, SignalStep, WrongSignalStep,
    noticed,
};

/// The kind of thing in the log.
const SIGNAL: &str = "figure-signal";

/// Why something with a signal was not done, or not found.
#[derive(Debug, thiserror::Error)]
pub enum SignalError {
    /// There is none, or not for them.
    #[error("there is no such signal")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The signal does not take this step.
    #[error(transparent)]
    Step(#[from] WrongSignalStep),
    /// A reason is missing.
    #[error("a reason is missing")]
    NoReason,
    /// Figures cannot be reckoned with.
    #[error(transparent)]
    Figures(#[from] TrendError),
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SignalError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

/// The signals about indicators that the actor may see, the latest first.
///
/// # Errors
/// When the actor may not.
pub async fn signals(cx: &Cx) -> Result<Vec<Signal>, SignalError> {
    cx.permit(Action::InterpretSignals, &Facts::NONE)?;
    held(cx, &mut cx.read().await?).await
}

/// One signal.
pub(crate) async fn signal(cx: &Cx, id: SignalId) -> Result<Signal, SignalError> {
    let all = signals(cx).await?;
    all.into_iter().find(|one| one.id == id).ok_or(SignalError::NotFound)
}

async fn held(cx: &Cx, read: &mut Read) -> Result<Vec<Signal>, SignalError> {
    let sight = cx.sight(read).await?;
    let indicators = catalogue::all(read, &sight).await?;
    let mut said: BTreeMap<SignalId, Vec<(SignalSessionId, SessionRecord)>> = BTreeMap::new();
    for (signal, id, record) in rows::sessions(read).await? {
        said.entry(signal).or_default().push((id, record));
    }
    let mut told = Vec::new();
    for one in rows::all(read).await? {
        let found = indicators.iter().find(|indicator| indicator.id == one.indicator);
        told.extend(found.map(|indicator| {
            let sessions = said.remove(&one.id).unwrap_or_default();
            whole(one, indicator, sessions)
        }));
    }
    Ok(told)
}

fn whole(kept: Kept, indicator: &Indicator, sessions: Vec<(SignalSessionId, SessionRecord)>) -> Signal {
    Signal {
        id: kept.id,
        indicator: indicator.clone(),
        place: kept.place,
        when: kept.when,
        evidence: kept.evidence,
        state: kept.state,
        reason: kept.reason,
        noticed_at: kept.noticed_at,
        sessions,
        version: kept.version,
    }
}

/// Looks through all figures that the actor sees, and keeps what stands out and was not noticed yet by these figures. What was
/// closed or set aside returns when later figures ask again. Gives how many there are to talk about anew.
///
/// # Errors
/// When the actor may not, or figures cannot be reckoned with.
pub async fn look_for_signals(cx: &Cx) -> Result<usize, SignalError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::InterpretSignals, &Facts::NONE)?;
    let sight = cx.sight(&mut tx).await?;
    let indicators = catalogue::all(&mut tx, &sight).await?;
    let mut known = Vec::new();
    for indicator in indicators.iter().filter(|one| !one.current.definition.modelled) {
        known.push((indicator, figures::of_series(&mut tx, indicator.current.series).await?));
    }
    let borrowed: Vec<_> = known.iter().map(|(indicator, found)| (*indicator, found.as_slice())).collect();
    let before = rows::all(&mut tx).await?;
    let mut fresh = 0;
    for found in noticed(&borrowed)? {
        let old = before.iter().find(|one| one.indicator == found.indicator && one.place == found.place);
        let state = match old {
            Some(old) if old.when >= found.when => continue,
            Some(old) => old.state.after(SignalStep::Return).unwrap_or(old.state),
            None => SignalState::Noticed,
        };
        rows::keep(&mut tx, &permit, (cx.new_id(), &found), state, cx.now()).await?;
        fresh += 1;
    }
    let subject = Subject { kind: SIGNAL, id: None };
    tx.commit(entry(cx, &permit, subject, json!({ "noticed": fresh }))).await?;
    Ok(fresh)
}

/// Takes a step with a signal of which the actor saw row `seen`; setting it aside takes a reason.
///
/// # Errors
/// When the actor may not, the step does not lead from here, or somebody else was first.
pub async fn step_signal(
    cx: &Cx,
    (id, seen): (SignalId, i64),
    (step, reason): (SignalStep, &str),
) -> Result<(), SignalError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::InterpretSignals, &Facts::NONE)?;
    let old = held(cx, &mut tx).await?.into_iter().find(|one| one.id == id).ok_or(SignalError::NotFound)?;
    let state = old.state.after(step)?;
    let reason = match step {
        SignalStep::SetAside => clean_text(reason, 500).map_err(|_| SignalError::NoReason)?,
        SignalStep::Plan | SignalStep::Interpret | SignalStep::Close | SignalStep::Return => String::new(),
    };
    rows::keep_state(&mut tx, &permit, (id, seen), (state, &reason)).await?;
    tx.commit(entry(cx, &permit, Subject::of(SIGNAL, id.uuid()), json!({ "state": state }))).await?;
    Ok(())
}

/// Writes down what people said of a signal of which the actor saw row `seen`.
///
/// # Errors
/// As [`step_signal`].
pub async fn interpret_signal(
    cx: &Cx,
    (id, seen): (SignalId, i64),
    record: &SessionRecord,
) -> Result<(), SignalError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::InterpretSignals, &Facts::NONE)?;
    let old = held(cx, &mut tx).await?.into_iter().find(|one| one.id == id).ok_or(SignalError::NotFound)?;
    let state = old.state.after(SignalStep::Interpret)?;
    rows::insert_session(&mut tx, &permit, (cx.new_id(), id), record, cx.now()).await?;
    rows::keep_state(&mut tx, &permit, (id, seen), (state, "")).await?;
    let details = json!({ "state": state, "confidence": record.confidence });
    tx.commit(entry(cx, &permit, Subject::of(SIGNAL, id.uuid()), details)).await?;
    Ok(())
}
