use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Cx, Facts};
use store::{Read, StoreError};

use super::IndicesError;
use crate::store::figures::of_series;
use crate::store::{catalogue, indices as rows};
use crate::{Index, IndexVersion, Place, PlaceScores, RecipeId, Renewed, Slug, VersionHead, renewed};

/// Which versions somebody sees: those of which they see every indicator, and of these drafts only when they make indices.
/// Whoever may not see an indicator finds nothing that was made of it.
pub(crate) struct Visible {
    makes: bool,
    held: BTreeSet<Slug>,
}

impl Visible {
    pub(crate) async fn to(cx: &Cx, read: &mut Read) -> Result<Self, StoreError> {
        let sight = cx.sight(read).await?;
        let held = catalogue::all(read, &sight).await?.into_iter().map(|one| one.slug).collect();
        Ok(Self { makes: cx.permit(Action::MakeIndices, &Facts::NONE).is_ok(), held })
    }

    /// Whether a version lies within.
    pub(crate) fn holds(&self, head: &VersionHead) -> bool {
        let used = head.recipe.ingredients.iter().map(|one| &one.indicator);
        let mut all = used.chain(std::iter::once(&head.recipe.population));
        (self.makes || head.was_published()) && all.all(|slug| self.held.contains(slug))
    }
}

/// The indices that somebody may see: each with its published version, or else the latest they may see.
///
/// # Errors
/// When the database does not answer.
pub async fn indices(cx: &Cx) -> Result<Vec<(Index, VersionHead)>, IndicesError> {
    let mut read = cx.read().await?;
    let visible = Visible::to(cx, &mut read).await?;
    let mut found: Vec<(Index, VersionHead)> = Vec::new();
    for (index, head) in rows::all(&mut read).await?.into_iter().filter(|(_, head)| visible.holds(head)) {
        match found.last_mut().filter(|(last, _)| last.id == index.id) {
            Some(last) if rows::is_published(&head) => *last = (index, head),
            Some(_) => {}
            None => found.push((index, head)),
        }
    }
    found.sort_by_cached_key(|(index, _)| index.name.to_lowercase());
    Ok(found)
}

/// One version of an index with what came out; without a number the published one, or else the latest.
///
/// # Errors
/// [`IndicesError::NotFound`] when there is none, or not for them.
pub async fn index_version(cx: &Cx, slug: &Slug, number: Option<i64>) -> Result<IndexVersion, IndicesError> {
    let mut read = cx.read().await?;
    let visible = Visible::to(cx, &mut read).await?;
    let (index, heads) = rows::of_index(&mut read, slug).await?.ok_or(IndicesError::NotFound)?;
    let heads: Vec<VersionHead> = heads.into_iter().filter(|head| visible.holds(head)).collect();
    let others = heads.iter().map(|head| (head.number, head.state)).collect();
    let latest = || heads.iter().find(|head| rows::is_published(head)).or(heads.first());
    let wanted = match number {
        Some(number) => heads.iter().find(|head| head.number == number),
        None => latest(),
    };
    let head = wanted.cloned().ok_or(IndicesError::NotFound)?;
    let outcome = rows::outcome(&mut read, head.id).await?;
    Ok(IndexVersion { index, head, outcome, others })
}

/// The indicators of a version of which there are newer figures than those that went in.
pub(crate) async fn renewed_since(cx: &Cx, version: &IndexVersion) -> Result<Vec<Renewed>, IndicesError> {
    let Some(outcome) = &version.outcome else { return Ok(Vec::new()) };
    let recipe = &version.head.recipe;
    let mut read = cx.read().await?;
    let mut later = catalogue::brought_in_after(&mut read, outcome.figures_until).await?;
    later.retain(|slug| {
        *slug == recipe.population || recipe.ingredients.iter().any(|used| used.indicator == *slug)
    });
    if later.is_empty() {
        return Ok(Vec::new());
    }
    let sight = cx.sight(&mut read).await?;
    let catalogue = catalogue::all(&mut read, &sight).await?;
    let mut figures = BTreeMap::new();
    for one in catalogue.iter().filter(|one| later.contains(&one.slug)) {
        figures.insert(one.slug.clone(), of_series(&mut read, one.current.series).await?);
    }
    Ok(renewed(outcome, recipe, &catalogue, &figures))
}

/// What the published indices tell of each of these places.
pub(crate) async fn indices_of_place(
    cx: &Cx,
    places: &[Place],
) -> Result<Vec<(Index, VersionHead, Place, PlaceScores)>, IndicesError> {
    let mut read = cx.read().await?;
    let mut found = Vec::new();
    for place in places {
        found.extend(
            rows::of_place(&mut read, *place).await?.into_iter().map(|(id, scores)| (id, *place, scores)),
        );
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let visible = Visible::to(cx, &mut read).await?;
    let all = rows::all(&mut read).await?;
    let told = found.into_iter().filter_map(|(id, place, scores)| {
        let (index, head) = all.iter().find(|(_, head)| head.id == id)?;
        visible.holds(head).then(|| (index.clone(), head.clone(), place, scores))
    });
    let mut told: Vec<_> = told.collect();
    told.sort_by(|(one, ..), (other, ..)| one.name.cmp(&other.name));
    Ok(told)
}

/// Whether the actor may approve and publish a version: not who wrote in it.
pub(crate) async fn may_decide(cx: &Cx, id: RecipeId) -> Result<bool, IndicesError> {
    let prepared_by_actor = match cx.actor.account {
        Some(account) => rows::is_preparer(&mut cx.read().await?, id, account).await?,
        None => false,
    };
    Ok(cx.permit(Action::PublishIndex, &Facts { prepared_by_actor, ..Facts::NONE }).is_ok())
}
