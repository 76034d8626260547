use access::{Action, Cx, Facts, Permit, Sight};
use kernel::Span;
use serde_json::{Value as Json, json};
use store::{Entry, NEW, Subject, Tx};

use super::{LearningError, entry};
use crate::store::steps::{EVALUATION, PILOT};
use crate::store::{evaluations as rows, pilots as pilot_rows, steps};
use crate::{
    Conclusion, Decided, Evaluation, EvaluationId, EvaluationPlan, EvaluationState, EvaluationStep, PilotId,
    PilotStep, Taken,
};

/// One evaluation that the actor may see.
///
/// # Errors
/// [`LearningError::NotFound`] when there is none, or not for them.
pub async fn evaluation(cx: &Cx, id: EvaluationId) -> Result<Evaluation, LearningError> {
    let (mut read, sight) = cx.look().await?;
    rows::find(&mut read, &sight, id).await?.ok_or(LearningError::NotFound)
}

/// Plans an evaluation.
///
/// # Errors
/// When the actor may not, or the pilot is not there.
pub async fn add_evaluation(
    cx: &Cx,
    plan: &EvaluationPlan,
    due: Span,
) -> Result<EvaluationId, LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
    pointed_at(&mut tx, &sight, plan.pilot).await?;
    let id: EvaluationId = cx.new_id();
    rows::save(&mut tx, &permit, (id, NEW), (plan, due), cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (EVALUATION, id.uuid()), plan.openness).await?;
    let details = json!({ "openness": plan.openness });
    let added = entry(cx, &permit, Subject::of(EVALUATION, id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([added]).collect()).await?;
    Ok(id)
}

/// Changes the plan of an evaluation of which the writer saw version `seen`. Its date changes by postponing it only.
///
/// # Errors
/// [`LearningError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_evaluation(
    cx: &Cx,
    id: EvaluationId,
    seen: i64,
    plan: &EvaluationPlan,
) -> Result<(), LearningError> {
    let mut tx = cx.begin().await?;
    let sight = cx.sight(&mut tx).await?;
    let old = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
    let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
    if plan.pilot != old.plan.pilot {
        pointed_at(&mut tx, &sight, plan.pilot).await?;
    }
    rows::save(&mut tx, &permit, (id, seen), (plan, old.due), cx.now()).await?;
    let reader = access::name_author(cx, &mut tx, (EVALUATION, id.uuid()), plan.openness).await?;
    let details = json!({ "fields": old.plan.fields_changed(plan) });
    let changed = entry(cx, &permit, Subject::of(EVALUATION, id.uuid()), details);
    tx.commit_all(reader.into_iter().chain([changed]).collect()).await?;
    Ok(())
}

/// A pilot that an evaluation points to must be one that the writer sees.
async fn pointed_at(tx: &mut Tx, sight: &Sight, pilot: Option<PilotId>) -> Result<(), LearningError> {
    match pilot {
        Some(id) if pilot_rows::find(tx, sight, id).await?.is_none() => Err(LearningError::Pointer("pilot")),
        Some(_) | None => Ok(()),
    }
}

/// A change under way of an evaluation that was loaded and may be changed.
struct Step {
    tx: Tx,
    permit: Permit,
    evaluation: Evaluation,
    sight: Sight,
    seen: i64,
}

impl Step {
    async fn of(cx: &Cx, id: EvaluationId, seen: i64) -> Result<Self, LearningError> {
        let mut tx = cx.begin().await?;
        let sight = cx.sight(&mut tx).await?;
        let evaluation = rows::find(&mut tx, &sight, id).await?.ok_or(LearningError::NotFound)?;
        let permit = cx.permit(Action::KeepPilots, &Facts::NONE)?;
        Ok(Self { tx, permit, evaluation, sight, seen })
    }

    /// Takes the step, with the due date that holds from now on.
    async fn take(
        &mut self,
        cx: &Cx,
        taken: &Taken<EvaluationStep>,
        due: Span,
    ) -> Result<EvaluationState, LearningError> {
        let state = self.evaluation.state.after(taken.step)?;
        let id = self.evaluation.id;
        rows::set_state(&mut self.tx, &self.permit, (id, self.seen), (state, due), cx.now()).await?;
        let row = (cx.new_id::<EvaluationStep>().uuid(), EVALUATION, id.uuid());
        steps::insert(&mut self.tx, &self.permit, row, taken, cx.now()).await?;
        Ok(state)
    }

    /// Takes the pilot along through `steps`, when the evaluation is the one at its end and the steps can be taken.
    async fn take_pilot_along(
        &mut self,
        cx: &Cx,
        choose: fn(crate::PilotState) -> &'static [PilotStep],
        on: Span,
    ) -> Result<Option<Entry>, LearningError> {
        let Some(id) = self.evaluation.plan.pilot.filter(|_| !self.evaluation.plan.interim) else {
            return Ok(None);
        };
        let Some(pilot) = pilot_rows::find(&mut self.tx, &self.sight, id).await? else { return Ok(None) };
        let chosen = choose(pilot.state);
        if chosen.is_empty() {
            return Ok(None);
        }
        let mut state = pilot.state;
        for step in chosen {
            state = state.after(*step)?;
            let row = (cx.new_id::<PilotStep>().uuid(), PILOT, id.uuid());
            steps::insert(&mut self.tx, &self.permit, row, &Taken::on(*step, on), cx.now()).await?;
        }
        pilot_rows::set_state(&mut self.tx, &self.permit, (id, pilot.version), state, cx.now()).await?;
        let details = json!({ "steps": chosen, "from": pilot.state, "to": state });
        Ok(Some(entry(cx, &self.permit, Subject::of(PILOT, id.uuid()), details)))
    }

    async fn commit(self, cx: &Cx, details: Json, along: Option<Entry>) -> Result<(), LearningError> {
        let subject = Subject::of(EVALUATION, self.evaluation.id.uuid());
        let own = entry(cx, &self.permit, subject, details);
        self.tx.commit_all(along.into_iter().chain([own]).collect()).await?;
        Ok(())
    }
}

fn told(step: EvaluationStep, from: EvaluationState, to: EvaluationState) -> Json {
    json!({ "step": step, "from": from, "to": to })
}

/// Begins an evaluation; the pilot that it is about is being evaluated from then on.
///
/// # Errors
/// When it cannot begin from where it stands, or somebody else changed it.
pub async fn begin_evaluation(cx: &Cx, id: EvaluationId, seen: i64, on: Span) -> Result<(), LearningError> {
    let mut step = Step::of(cx, id, seen).await?;
    let (from, due) = (step.evaluation.state, step.evaluation.due);
    let to = step.take(cx, &Taken::on(EvaluationStep::Begin, on), due).await?;
    let along = step.take_pilot_along(cx, crate::PilotState::when_evaluation_begins, on).await?;
    step.commit(cx, told(EvaluationStep::Begin, from, to), along).await
}

/// Gives an evaluation a later date. The date that it had stays in sight, with the reason and the decision.
///
/// # Errors
/// When the reason, the decision or the new date is lacking, or the new date is not later.
pub async fn postpone_evaluation(
    cx: &Cx,
    id: EvaluationId,
    seen: i64,
    postponed: Taken<EvaluationStep>,
) -> Result<(), LearningError> {
    let mut step = Step::of(cx, id, seen).await?;
    let (from, before) = (step.evaluation.state, step.evaluation.due);
    let after = postponed.due_after.ok_or(LearningError::Lacks("new_date"))?;
    if postponed.reason.is_empty() {
        return Err(LearningError::Lacks("reason"));
    }
    if postponed.decision.is_none() {
        return Err(LearningError::Lacks("decision"));
    }
    if after.last_day() <= before.last_day() {
        return Err(LearningError::NotLater);
    }
    let taken = Taken { step: EvaluationStep::Postpone, due_before: Some(before), owner: None, ..postponed };
    let to = step.take(cx, &taken, after).await?;
    step.commit(cx, told(EvaluationStep::Postpone, from, to), None).await
}

/// What came out of an evaluation, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concluding {
    /// What came out of it.
    pub conclusion: Conclusion,
    /// When.
    pub on: Span,
}

/// Concludes an evaluation; the pilot that it is about is evaluated from then on.
///
/// # Errors
/// When it is not under way, or somebody else changed it.
pub async fn conclude_evaluation(
    cx: &Cx,
    id: EvaluationId,
    seen: i64,
    concluding: &Concluding,
) -> Result<(), LearningError> {
    let mut step = Step::of(cx, id, seen).await?;
    let (from, due) = (step.evaluation.state, step.evaluation.due);
    let to = step.take(cx, &Taken::on(EvaluationStep::Conclude, concluding.on), due).await?;
    rows::set_conclusion(&mut step.tx, &step.permit, id, &concluding.conclusion).await?;
    let along = step.take_pilot_along(cx, when_concluded, concluding.on).await?;
    step.commit(cx, told(EvaluationStep::Conclude, from, to), along).await
}

/// The steps that an evaluation with a conclusion takes along.
fn when_concluded(state: crate::PilotState) -> &'static [PilotStep] {
    match state.after(PilotStep::ConcludeEvaluation) {
        Ok(_) => &[PilotStep::ConcludeEvaluation],
        Err(_) => &[],
    }
}

/// Notes where an evaluation can be read: the address of a page, or the name of a document.
///
/// # Errors
/// When it has no conclusion yet, or somebody else changed it.
pub async fn publish_evaluation(
    cx: &Cx,
    id: EvaluationId,
    seen: i64,
    (place, on): (&str, Span),
) -> Result<(), LearningError> {
    if place.is_empty() {
        return Err(LearningError::Lacks("place"));
    }
    let mut step = Step::of(cx, id, seen).await?;
    let (from, due) = (step.evaluation.state, step.evaluation.due);
    let to = step.take(cx, &Taken::on(EvaluationStep::Publish, on), due).await?;
    rows::set_published(&mut step.tx, &step.permit, id, place).await?;
    step.commit(cx, told(EvaluationStep::Publish, from, to), None).await
}

/// Notes the decision that was taken because of an evaluation.
///
/// # Errors
/// When it has no conclusion yet, or somebody else changed it.
pub async fn follow_evaluation(
    cx: &Cx,
    id: EvaluationId,
    seen: i64,
    decision: &Decided,
) -> Result<(), LearningError> {
    let mut step = Step::of(cx, id, seen).await?;
    if !step.evaluation.is_concluded() {
        return Err(LearningError::Lacks("conclusion"));
    }
    rows::set_followed(&mut step.tx, &step.permit, (id, seen), decision, cx.now()).await?;
    step.commit(cx, json!({ "fields": ["followed"] }), None).await
}
