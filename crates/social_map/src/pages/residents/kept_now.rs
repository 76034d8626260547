use std::collections::BTreeMap;

use shell::{PageError, Visit};

use super::moved::took_in;
use crate::OfferId;
use crate::catalogue::Snapshot;
use crate::kept::Kept;

/// A list that somebody keeps, as the map stands today.
#[derive(Debug, Default)]
pub(super) struct KeptNow {
    /// The offers; what was merged into another made place for that.
    pub(super) list: Kept,
    /// The offers that stand there because they took in what was kept.
    merged: Vec<OfferId>,
}

impl KeptNow {
    /// The list today. Only for what is not on the map the database is asked where it went.
    pub(super) async fn of(visit: &Visit, snapshot: &Snapshot, list: &Kept) -> Result<Self, PageError> {
        let gone = list.offers().iter().copied().filter(|id| snapshot.offer(*id).is_empty());
        let gone: Vec<OfferId> = gone.collect();
        let mut went = BTreeMap::new();
        if !gone.is_empty() {
            let mut read = visit.cx.read().await?;
            for id in gone {
                if let Some(into) = took_in(&mut read, snapshot, id).await? {
                    went.insert(id, into);
                }
            }
        }
        let now = list.offers().iter().map(|id| went.get(id).copied().unwrap_or(*id));
        Ok(Self { list: now.fold(Kept::default(), Kept::with), merged: went.into_values().collect() })
    }

    /// Whether an offer stands there because it took in another.
    pub(super) fn took_in_another(&self, id: OfferId) -> bool {
        self.merged.contains(&id)
    }
}
