use access::{Action, Cx, Facts, fields_changed};
use serde_json::json;
use store::Read;

use super::{TracksError, entry, not_restricted, seen};
use crate::store::milestones as rows;
use crate::{Milestone, MilestoneId, MilestoneStep, Moved, NewMilestone};

const KIND: &str = "milestone";

/// Plans a milestone of a track.
///
/// # Errors
/// When the actor may not, or the track is not there for them.
pub async fn plan_milestone(cx: &Cx, new: &NewMilestone) -> Result<MilestoneId, TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    seen(cx, &mut tx, new.track).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let id: MilestoneId = cx.new_id();
    rows::insert(&mut tx, &permit, id, new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, json!({ "due": new.due }))).await?;
    Ok(id)
}

/// Changes what is registered of a milestone of which the writer saw version `version`; its track and its date stay.
///
/// # Errors
/// [`TracksError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_milestone(
    cx: &Cx,
    id: MilestoneId,
    version: i64,
    new: &NewMilestone,
) -> Result<(), TracksError> {
    not_restricted(new.openness)?;
    let mut tx = cx.begin().await?;
    let old = found(cx, &mut tx, id).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    rows::update(&mut tx, &permit, (id, version), new, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, fields_changed(&old.particulars, new))).await?;
    Ok(())
}

/// Takes a milestone of which the writer saw version `version` a step further. The date that is given up by postponing
/// stays in sight.
///
/// # Errors
/// [`TracksError::NotPostponed`] when the new date is no later one.
pub async fn step_milestone(
    cx: &Cx,
    id: MilestoneId,
    version: i64,
    step: MilestoneStep,
) -> Result<(), TracksError> {
    let mut tx = cx.begin().await?;
    let found = found(cx, &mut tx, id).await?;
    let permit = cx.permit(Action::KeepTracks, &Facts::NONE)?;
    let details = json!({ "from": found.state.name(), "step": step.name() });
    let after = found.after(&step)?;
    rows::set_state(&mut tx, &permit, &Milestone { version, ..after }, cx.now()).await?;
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// The milestone, when the actor sees it and its track.
async fn found(cx: &Cx, read: &mut Read, id: MilestoneId) -> Result<Milestone, TracksError> {
    let sight = cx.sight(read).await?;
    let milestone = rows::milestones(read, &sight).await?.into_iter().find(|one| one.id == id);
    let milestone = milestone.ok_or(TracksError::NotFound)?;
    seen(cx, read, milestone.particulars.track).await?;
    Ok(milestone)
}

impl Milestone {
    /// The milestone after the step: its state, and its date with the one that was given up.
    fn after(self, step: &MilestoneStep) -> Result<Self, TracksError> {
        let mut after = Self { state: self.state.after(step)?, ..self };
        match step {
            MilestoneStep::Postpone { to, said } => {
                let from = after.particulars.due;
                if to.last_day() <= from.last_day() {
                    return Err(TracksError::NotPostponed);
                }
                after.moved.push(Moved { from, on: said.on, reason: said.text.clone() });
                after.particulars.due = *to;
            }
            MilestoneStep::Reach(_) | MilestoneStep::Drop(_) | MilestoneStep::Reopen => {}
        }
        Ok(after)
    }
}
