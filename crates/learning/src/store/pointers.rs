//! What the room below calls the things that ours point to; only what lies within the sight has a name.

use std::collections::BTreeMap;

use access::Sight;
use store::{Read, StoreError};
use vision::{DecisionId, ThemeId};

/// Names of decisions, for who may see them.
pub(crate) async fn decisions(
    read: &mut Read,
    sight: &Sight,
) -> Result<BTreeMap<DecisionId, String>, StoreError> {
    let titles = vision::decision_titles(read, sight).await?;
    Ok(titles.into_iter().map(|(id, decision)| (id, decision.title)).collect())
}

/// Names of the themes of the vision, as they are called today.
pub(crate) async fn themes(read: &mut Read, sight: &Sight) -> Result<BTreeMap<ThemeId, String>, StoreError> {
    vision::theme_titles(read, sight).await
}
