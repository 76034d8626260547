use areas::{NeighbourhoodCode, Postcode, Shelf};
use shell::{PageError, Visit};

use crate::catalogue::Snapshot;

/// What a typed postcode leads to.
pub(super) enum Typed {
    /// Nothing was typed.
    Nothing,
    /// It lies in this neighbourhood.
    In(NeighbourhoodCode),
    /// Nobody here knows it.
    Unknown,
}

/// Looks up the postcode that was typed, if one was.
pub(super) async fn typed(
    visit: &Visit,
    pairs: &[(String, String)],
    snapshot: &Snapshot,
) -> Result<Typed, PageError> {
    let given = pairs.iter().find(|(name, value)| name == "postcode" && !value.trim().is_empty());
    let Some((_, text)) = given else { return Ok(Typed::Nothing) };
    let Ok(postcode) = text.parse::<Postcode>() else { return Ok(Typed::Unknown) };
    let part = Shelf::new(visit.cx.db.clone()).neighbourhood_of(postcode).await?;
    let known = part.filter(|part| snapshot.names.part(*part).is_some());
    Ok(known.map_or(Typed::Unknown, Typed::In))
}
