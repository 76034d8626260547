//! What can be done with the plan. Pages, files and the demonstration all come through here.

mod adopt;
mod copy;
mod edit;
mod error;
mod found;
mod history;
mod look;
mod new;
mod printed;
mod registers;
mod savings;
mod sources;
mod spend;
mod value_cases;

use std::collections::BTreeMap;

use access::{Action, Cx, Facts, Permit};
use serde_json::Value as Json;
use store::{Entry, Read, Subject, Tx};

use crate::{BudgetLine, BudgetLineId, Plan, PlanVersion, PlanVersionId, store as rows};

pub use adopt::{Adoption, adopt, adopt_line, amend, has_prepared, lift, propose, send_back, unexplained};
pub use copy::copy;
pub use edit::{change_head, edit, redo, undo};
pub use error::MoneyError;
pub use found::{BESIDE_TRACKS, found_in_the_money};
pub use history::{PlanEvent, PlanStep, history};
pub use look::{found_in_the_plan, plan, sources, versions};
pub use new::{NewLine, bring_in, intervention_named};
pub use printed::{add_printed_figure, change_printed_figure, printed_figure};
pub use registers::registers;
pub use savings::{
    add_savings_task, adjust_savings_task, change_savings_task, claim_savings, has_claimed, judge_claim,
    savings, savings_claim, savings_task, substantiate_claim,
};
pub use sources::{add_source, change_source, step_source};
pub use spend::{realise, settle};
pub use value_cases::{add_value_case, change_value_case, value_case, value_cases};

type Lines = BTreeMap<BudgetLineId, BudgetLine>;

/// A version with its lines in the hands of somebody who may change it.
struct Writing {
    tx: Tx,
    permit: Permit,
    /// The version as it stands.
    version: PlanVersion,
    /// Its lines as they stand.
    before: Lines,
    /// The row that the writer saw.
    seen: i64,
}

impl Writing {
    /// Takes a version in hand that the writer saw as row `seen`.
    async fn begin(cx: &Cx, action: Action, (id, seen): (PlanVersionId, i64)) -> Result<Self, MoneyError> {
        let mut tx = cx.begin().await?;
        let version = found(cx, &mut tx, id).await?;
        let prepared_by_actor = match cx.actor.account {
            Some(account) => rows::is_preparer(&mut tx, id, account).await?,
            None => false,
        };
        let permit = cx.permit(action, &Facts { prepared_by_actor, ..Facts::NONE })?;
        if version.version != seen {
            return Err(MoneyError::Stale);
        }
        let before = rows::lines(&mut tx, &version).await?.into_iter().map(|line| (line.id, line)).collect();
        Ok(Self { tx, permit, version, before, seen })
    }

    /// The version with `lines` as a plan, to be checked.
    async fn as_plan(&mut self, lines: &Lines) -> Result<Plan, MoneyError> {
        let mut ordered: Vec<BudgetLine> = lines.values().cloned().collect();
        ordered.sort_by_key(|line| (line.place, line.id));
        Ok(look::with_names(&mut self.tx, self.version.clone(), ordered).await?)
    }

    /// Keeps `after` as the next change, and writes down what was done.
    async fn keep_lines(self, cx: &Cx, after: &Lines, details: Json) -> Result<i64, MoneyError> {
        let entry = self.entry(cx, details);
        self.keep(cx, after, vec![entry]).await
    }

    async fn keep(mut self, cx: &Cx, after: &Lines, entries: Vec<Entry>) -> Result<i64, MoneyError> {
        rows::forget_undone(&mut self.tx, &self.permit, &self.version).await?;
        let step = self.version.step + 1;
        let at = (self.version.id, step);
        rows::keep_lines(&mut self.tx, &self.permit, at, &self.before, after).await?;
        (self.version.step, self.version.last_step) = (step, step);
        self.keep_version(cx, entries).await
    }

    /// Keeps the version itself; its lines stay as they are.
    async fn keep_version(mut self, cx: &Cx, entries: Vec<Entry>) -> Result<i64, MoneyError> {
        rows::keep_version(&mut self.tx, &self.permit, self.seen, &self.version, cx.now()).await?;
        if let Some(account) = cx.actor.account.filter(|_| self.permit.action() == Action::KeepBudget) {
            rows::note_preparer(&mut self.tx, &self.permit, self.version.id, account).await?;
        }
        self.tx.commit_all(entries).await?;
        Ok(self.seen + 1)
    }

    fn entry(&self, cx: &Cx, details: Json) -> Entry {
        entry(cx, &self.permit, self.version.id, details)
    }
}

fn entry(cx: &Cx, permit: &Permit, id: PlanVersionId, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of("plan-version", id.uuid()), details)
}

/// A version within sight of the actor.
async fn found(cx: &Cx, read: &mut Read, id: PlanVersionId) -> Result<PlanVersion, MoneyError> {
    let sight = cx.sight(read).await?;
    rows::find(read, &sight, id).await?.ok_or(MoneyError::NotFound)
}
