//! What the room below calls the things that ours point to; only what lies within the sight has a name.

use std::collections::BTreeMap;

use access::Sight;
use store::{Read, StoreError};
use vision::{DecisionId, ThemeId};

/// Names of decisions, for who may see them.
#[expect(clippy::unused_async, reason = "the register of decisions is asked here")]
pub(crate) async fn decisions(
    _read: &mut Read,
    _sight: &Sight,
) -> Result<BTreeMap<DecisionId, String>, StoreError> {
    Ok(BTreeMap::new())
}

/// Names of the themes of the vision, as they are called today.
#[expect(clippy::unused_async, reason = "the themes of the vision are asked here")]
pub(crate) async fn themes(
    _read: &mut Read,
    _sight: &Sight,
) -> Result<BTreeMap<ThemeId, String>, StoreError> {
    Ok(BTreeMap::new())
}
