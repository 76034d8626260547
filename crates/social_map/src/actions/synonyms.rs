use access::{Action, Cx, Facts, Permit, Refused};
use serde_json::{Value as Json, json};
use store::{Entry, StoreError, Subject, Tx};

use crate::catalogue::SYNONYM;
use crate::synonym_file::{Outcome, plan};
use crate::{SynonymFault, SynonymGroup, SynonymId, Synonyms, store as rows};

/// Why something was not done with synonyms.
#[derive(Debug, thiserror::Error)]
pub enum SynonymError {
    /// There is no such group, or not for them.
    #[error("there is no such group of synonyms")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody else changed it since it was read.
    #[error("somebody else changed the synonyms in the meantime")]
    Stale,
    /// They cannot stand like this.
    #[error("the synonyms cannot stand like this: {0:?}")]
    Faults(Vec<SynonymFault>),
    /// Lines of a file cannot stand; nothing was brought in.
    #[error("{0} lines of the file cannot stand")]
    Lines(usize),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SynonymError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

/// What came of a file of synonyms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SynonymsBroughtIn {
    /// Groups that were not there.
    pub new: usize,
    /// Groups that say something else now.
    pub changed: usize,
    /// Groups that were there already.
    pub same: usize,
}

/// All groups, those that were taken away too.
///
/// # Errors
/// When the actor may not.
pub async fn known_synonyms(cx: &Cx) -> Result<Vec<SynonymGroup>, SynonymError> {
    cx.permit(Action::KeepSynonyms, &Facts::NONE)?;
    Ok(rows::synonyms(&mut cx.read().await?).await?)
}

/// Adds synonyms; they are in force from then on.
///
/// # Errors
/// When the actor may not, or the synonyms cannot stand beside the others.
pub async fn add_synonyms(cx: &Cx, synonyms: &Synonyms) -> Result<SynonymId, SynonymError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSynonyms, &Facts::NONE)?;
    check(&mut tx, synonyms, None).await?;
    let id = cx.new_id();
    rows::insert_synonym(&mut tx, &permit, id, synonyms, cx.now()).await?;
    tx.commit(entry(cx, &permit, Some(id), json!({ "step": "add" }))).await?;
    Ok(id)
}

/// Changes synonyms of which version `seen` was read.
///
/// # Errors
/// As [`add_synonyms`], or when somebody else was first.
pub async fn change_synonyms(
    cx: &Cx,
    id: SynonymId,
    seen: i64,
    synonyms: &Synonyms,
) -> Result<(), SynonymError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSynonyms, &Facts::NONE)?;
    let group = rows::find_synonym(&mut tx, id).await?.ok_or(SynonymError::NotFound)?;
    check(&mut tx, synonyms, Some(id)).await?;
    rows::save_synonym(&mut tx, &permit, (id, seen), (synonyms, group.removed), cx.now()).await?;
    tx.commit(entry(cx, &permit, Some(id), json!({ "step": "change" }))).await?;
    Ok(())
}

/// Takes synonyms away. They can come back.
///
/// # Errors
/// When the actor may not, or somebody else was first.
pub async fn remove_synonyms(cx: &Cx, id: SynonymId, seen: i64) -> Result<(), SynonymError> {
    stand(cx, id, seen, true).await
}

/// Brings synonyms back that were taken away.
///
/// # Errors
/// As [`add_synonyms`]: what was added since may be in their way.
pub async fn restore_synonyms(cx: &Cx, id: SynonymId, seen: i64) -> Result<(), SynonymError> {
    stand(cx, id, seen, false).await
}

async fn stand(cx: &Cx, id: SynonymId, seen: i64, removed: bool) -> Result<(), SynonymError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSynonyms, &Facts::NONE)?;
    let group = rows::find_synonym(&mut tx, id).await?.ok_or(SynonymError::NotFound)?;
    if !removed {
        check(&mut tx, &group.synonyms, Some(id)).await?;
    }
    rows::save_synonym(&mut tx, &permit, (id, seen), (&group.synonyms, removed), cx.now()).await?;
    let step = if removed { "remove" } else { "restore" };
    tx.commit(entry(cx, &permit, Some(id), json!({ "step": step }))).await?;
    Ok(())
}

/// Brings in synonyms from a file, all or none. A group with the same kind and first word is changed; what is not in the
/// file stays as it is.
///
/// # Errors
/// When the actor may not, or a line cannot stand.
pub async fn bring_in_synonyms(cx: &Cx, lines: &[Synonyms]) -> Result<SynonymsBroughtIn, SynonymError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::KeepSynonyms, &Facts::NONE)?;
    let groups = rows::synonyms(&mut tx).await?;
    let outcomes = plan(lines, &groups);
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Refused(_))).count();
    if refused > 0 {
        return Err(SynonymError::Lines(refused));
    }
    let mut counts = SynonymsBroughtIn::default();
    for (synonyms, outcome) in lines.iter().zip(outcomes) {
        match outcome {
            Outcome::New => {
                rows::insert_synonym(&mut tx, &permit, cx.new_id(), synonyms, cx.now()).await?;
                counts.new += 1;
            }
            Outcome::Changes(id, version) => {
                rows::save_synonym(&mut tx, &permit, (id, version), (synonyms, false), cx.now()).await?;
                counts.changed += 1;
            }
            Outcome::Same => counts.same += 1,
            Outcome::Refused(_) => {}
        }
    }
    if counts.new + counts.changed > 0 {
        let details = json!({ "step": "bring-in", "new": counts.new, "changed": counts.changed });
        tx.commit(entry(cx, &permit, None, details)).await?;
    }
    Ok(counts)
}

async fn check(tx: &mut Tx, synonyms: &Synonyms, id: Option<SynonymId>) -> Result<(), SynonymError> {
    let faults = synonyms.faults(id, &rows::synonyms(tx).await?);
    if faults.is_empty() { Ok(()) } else { Err(SynonymError::Faults(faults)) }
}

fn entry(cx: &Cx, permit: &Permit, id: Option<SynonymId>, details: Json) -> Entry {
    let subject = Subject { kind: SYNONYM, id: id.map(SynonymId::uuid) };
    permit.entry(cx.now(), subject, details)
}
