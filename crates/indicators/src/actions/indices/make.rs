use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Cx, Facts, Permit};
use areas::{AreaCode, Division};
use serde_json::json;
use store::{Read, Subject, Tx};

use super::super::entry;
use super::{IndicesError, Visible};
use crate::store::{catalogue, figures, imports, indices as rows};
use crate::{
    Index, IndexId, IndexKind, IndexOutcome, IndexRecipe, Level, Place, RecipeId, RecipeState, Slug,
    VersionHead, made,
};

/// The kind of thing in the log.
pub(super) const VERSION: &str = "index-version";

/// An index that is not there yet.
#[derive(Debug, Clone, PartialEq)]
pub struct NewIndex {
    /// Its word.
    pub slug: Slug,
    /// What it is called.
    pub name: String,
    /// What it tells.
    pub about: String,
    /// What it is about.
    pub kind: IndexKind,
    /// What its first version is made of; may be without indicators as yet.
    pub recipe: IndexRecipe,
}

/// Begins an index with its first version, a draft.
///
/// # Errors
/// When the actor may not, its word is in use, or the recipe cannot be made.
pub async fn start_index(cx: &Cx, division: &Division, new: &NewIndex) -> Result<(), IndicesError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::MakeIndices, &Facts::NONE)?;
    if rows::is_taken(&mut tx, &new.slug).await? {
        return Err(IndicesError::Taken);
    }
    let id: IndexId = cx.new_id();
    let index = Index {
        id,
        slug: new.slug.clone(),
        name: new.name.clone(),
        about: new.about.clone(),
        kind: new.kind,
    };
    let outcome = outcome_of(cx, &mut tx, division, &new.recipe).await?;
    let head = VersionHead {
        id: cx.new_id(),
        number: 1,
        state: RecipeState::Draft,
        recipe: new.recipe.clone(),
        copied_from: None,
        note: String::new(),
        retired_because: String::new(),
        made_at: outcome.as_ref().map(|_| cx.now()),
        published_at: None,
        version: 1,
    };
    rows::insert_index(&mut tx, &permit, &index, cx.now()).await?;
    insert(cx, &mut tx, &permit, (&index, &head), outcome.as_ref()).await?;
    let details = json!({ "slug": new.slug.as_str(), "number": 1 });
    tx.commit(entry(cx, &permit, Subject::of(VERSION, head.id.uuid()), details)).await?;
    Ok(())
}

async fn insert(
    cx: &Cx,
    tx: &mut Tx,
    permit: &Permit,
    (index, head): (&Index, &VersionHead),
    outcome: Option<&IndexOutcome>,
) -> Result<(), IndicesError> {
    rows::insert_version(tx, permit, index.id, (head, outcome), cx.now()).await?;
    prepare(cx, tx, permit, head.id).await
}

/// Remembers that the actor wrote in a version.
async fn prepare(cx: &Cx, tx: &mut Tx, permit: &Permit, id: RecipeId) -> Result<(), IndicesError> {
    match cx.actor.account {
        Some(account) => Ok(rows::note_preparer(tx, permit, id, account).await?),
        None => Ok(()),
    }
}

/// Makes a new draft of an index that begins as another version of it. Gives its number.
///
/// # Errors
/// When the actor may not, or there is no such version for them.
pub async fn copy_index_version(cx: &Cx, slug: &Slug, number: i64) -> Result<i64, IndicesError> {
    copied(cx, (slug, number), None).await
}

/// The same, made of the figures of now, so that both can be laid side by side. Gives its number.
///
/// # Errors
/// When the actor may not, there is no such version for them, or it cannot be made any more.
pub async fn renew_index_version(
    cx: &Cx,
    division: &Division,
    slug: &Slug,
    number: i64,
) -> Result<i64, IndicesError> {
    copied(cx, (slug, number), Some(division)).await
}

/// A copy of a version: with what came out of it, or made anew by this division.
async fn copied(cx: &Cx, (slug, number): (&Slug, i64), anew: Option<&Division>) -> Result<i64, IndicesError> {
    let mut tx = cx.begin().await?;
    let (index, heads) = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::MakeIndices, &Facts::NONE)?;
    let old = heads.into_iter().find(|head| head.number == number).ok_or(IndicesError::NotFound)?;
    let (outcome, made_at) = match anew {
        None => (rows::outcome(&mut tx, old.id).await?, old.made_at),
        Some(division) => (outcome_of(cx, &mut tx, division, &old.recipe).await?, Some(cx.now())),
    };
    let (_, all) = rows::of_index(&mut tx, slug).await?.ok_or(IndicesError::NotFound)?;
    let head = VersionHead {
        id: cx.new_id(),
        number: all.iter().map(|head| head.number).max().unwrap_or_default() + 1,
        state: RecipeState::Draft,
        recipe: old.recipe,
        copied_from: Some(number),
        note: String::new(),
        retired_because: String::new(),
        made_at: outcome.as_ref().and(made_at),
        published_at: None,
        version: 1,
    };
    insert(cx, &mut tx, &permit, (&index, &head), outcome.as_ref()).await?;
    let details = json!({ "slug": slug.as_str(), "number": head.number, "copied_from": number });
    tx.commit(entry(cx, &permit, Subject::of(VERSION, head.id.uuid()), details)).await?;
    Ok(head.number)
}

/// Keeps another recipe in a draft of which the writer saw row `seen`, and makes the index of the figures of now.
///
/// # Errors
/// When the actor may not, it is no draft, the index cannot be made, or somebody else was first.
pub async fn save_index_recipe(
    cx: &Cx,
    division: &Division,
    (slug, number, seen): (&Slug, i64, i64),
    recipe: &IndexRecipe,
) -> Result<(), IndicesError> {
    let mut tx = cx.begin().await?;
    let (_, heads) = held(cx, &mut tx, slug).await?;
    let permit = cx.permit(Action::MakeIndices, &Facts::NONE)?;
    let old = heads.into_iter().find(|head| head.number == number).ok_or(IndicesError::NotFound)?;
    if old.state != RecipeState::Draft {
        return Err(IndicesError::NotADraft);
    }
    let outcome = outcome_of(cx, &mut tx, division, recipe).await?;
    let made_at = outcome.as_ref().map(|_| cx.now());
    let head = VersionHead { recipe: recipe.clone(), made_at, ..old };
    rows::keep_recipe(&mut tx, &permit, (&head, seen), outcome.as_ref()).await?;
    prepare(cx, &mut tx, &permit, head.id).await?;
    let details = json!({ "number": number, "indicators": recipe.ingredients.len() });
    tx.commit(entry(cx, &permit, Subject::of(VERSION, head.id.uuid()), details)).await?;
    Ok(())
}

/// An index with the versions that the actor may see.
pub(super) async fn held(
    cx: &Cx,
    read: &mut Read,
    slug: &Slug,
) -> Result<(Index, Vec<VersionHead>), IndicesError> {
    let visible = Visible::to(cx, read).await?;
    let (index, heads) = rows::of_index(read, slug).await?.ok_or(IndicesError::NotFound)?;
    let heads: Vec<VersionHead> = heads.into_iter().filter(|head| visible.holds(head)).collect();
    if heads.is_empty() { Err(IndicesError::NotFound) } else { Ok((index, heads)) }
}

/// What comes out of a recipe; nothing as long as there is no indicator in it.
pub(super) async fn outcome_of(
    cx: &Cx,
    read: &mut Read,
    division: &Division,
    recipe: &IndexRecipe,
) -> Result<Option<IndexOutcome>, IndicesError> {
    if recipe.ingredients.is_empty() {
        return Ok(None);
    }
    let sight = cx.sight(read).await?;
    let catalogue = catalogue::all(read, &sight).await?;
    let mut wanted: BTreeSet<&Slug> = recipe.ingredients.iter().map(|one| &one.indicator).collect();
    wanted.insert(&recipe.population);
    let mut known = BTreeMap::new();
    for indicator in catalogue.iter().filter(|one| wanted.contains(&one.slug)) {
        let found = figures::of_series(read, indicator.current.series).await?;
        known.insert(indicator.slug.clone(), found);
    }
    let outcome = made(recipe, &catalogue, &known, &places(division, recipe.level))?;
    Ok(Some(IndexOutcome { figures_until: imports::revision(read).await?, ..outcome }))
}

/// The places of a level, in the order of their codes.
fn places(division: &Division, level: Level) -> Vec<Place> {
    let wards = || division.wards.keys().map(|code| Place::Area(AreaCode::Ward(*code))).collect();
    let neighbourhoods =
        || division.neighbourhoods.keys().map(|code| Place::Area(AreaCode::Neighbourhood(*code))).collect();
    match level {
        Level::Ward => wards(),
        Level::Neighbourhood => neighbourhoods(),
        Level::Municipality | Level::Country => Vec::new(),
    }
}
