use access::{Action, Cx, Facts, Permit};
use areas::Division;
use kernel::clean_text;
use serde_json::json;
use store::{Entry, Subject, Tx};

use super::super::entry;
use super::IndicesError;
use super::make::{VERSION, held, outcome_of};
use crate::store::indices as rows;
use crate::{RecipeStep, Slug, VersionHead};

/// The longest note or reason.
const LONGEST: usize = 1_000;

/// Takes a step with a version of which the actor saw row `seen`. Laying it before somebody makes it anew of the figures of
/// then; publishing it retires the version that was published before.
///
/// # Errors
/// When the actor may not, as who wrote in it may not approve or publish; when the step does not lead from here; when words
/// are missing; when there is nothing to publish; or when somebody else was first.
pub async fn step_index(
    cx: &Cx,
    division: &Division,
    (slug, number, seen): (&Slug, i64, i64),
    (step, words): (RecipeStep, &str),
) -> Result<(), IndicesError> {
    let mut tx = cx.begin().await?;
    let (_, heads) = held(cx, &mut tx, slug).await?;
    let head = heads.iter().find(|head| head.number == number).ok_or(IndicesError::NotFound)?;
    let permit = permit(cx, &mut tx, head, step).await?;
    let words = if step.takes_words() {
        clean_text(words, LONGEST).map_err(|_| IndicesError::NoWords)?
    } else {
        String::new()
    };
    let mut after = VersionHead { state: head.state.after(step)?, ..head.clone() };
    let mut seen = seen;
    let mut entries = Vec::new();
    match step {
        RecipeStep::Submit => {
            let made = outcome_of(cx, &mut tx, division, &head.recipe).await?;
            let made = made.ok_or(crate::IndexFault::Recipe(crate::RecipeFault::Nothing))?;
            after.made_at = Some(cx.now());
            rows::keep_recipe(&mut tx, &permit, (&after, seen), Some(&made)).await?;
            seen += 1;
        }
        RecipeStep::Publish => {
            let outcome = rows::outcome(&mut tx, head.id).await?.ok_or(IndicesError::NotFound)?;
            rows::keep_scores(&mut tx, &permit, head.id, &outcome).await?;
            (after.note, after.published_at) = (words, Some(cx.now()));
            entries = succeed(cx, &mut tx, &permit, slug).await?;
        }
        RecipeStep::Retire => after.retired_because = words,
        RecipeStep::SendBack | RecipeStep::Approve => {}
    }
    rows::keep_state(&mut tx, &permit, (&after, seen)).await?;
    entries.push(told(cx, &permit, &after));
    tx.commit_all(entries).await?;
    Ok(())
}

async fn permit(cx: &Cx, tx: &mut Tx, head: &VersionHead, step: RecipeStep) -> Result<Permit, IndicesError> {
    if !step.takes_two() {
        return Ok(cx.permit(Action::MakeIndices, &Facts::NONE)?);
    }
    let prepared_by_actor = match cx.actor.account {
        Some(account) => rows::is_preparer(tx, head.id, account).await?,
        None => false,
    };
    Ok(cx.permit(Action::PublishIndex, &Facts { prepared_by_actor, ..Facts::NONE })?)
}

/// Retires the version that was published before. It is looked for among all versions: what the actor does not see is
/// succeeded as well.
async fn succeed(cx: &Cx, tx: &mut Tx, permit: &Permit, slug: &Slug) -> Result<Vec<Entry>, IndicesError> {
    let (_, all) = rows::of_index(tx, slug).await?.ok_or(IndicesError::NotFound)?;
    let mut entries = Vec::new();
    for old in all.into_iter().filter(rows::is_published) {
        let after = VersionHead {
            state: old.state.after(RecipeStep::Retire)?,
            retired_because: String::new(),
            ..old
        };
        rows::keep_state(tx, permit, (&after, after.version)).await?;
        entries.push(told(cx, permit, &after));
    }
    Ok(entries)
}

fn told(cx: &Cx, permit: &Permit, head: &VersionHead) -> Entry {
    let details = json!({ "number": head.number, "state": head.state });
    entry(cx, permit, Subject::of(VERSION, head.id.uuid()), details)
}
