use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, Cx, Facts};
use store::{Read, StoreError};
use tokio::sync::Mutex;

use super::OfferError;
use crate::alike::{Sign, alike};
use crate::{Offer, OfferId, State, store as rows};

/// How many pairs are kept: who decides on these sees the next.
const MOST: usize = 5_000;

/// Two offers that look alike, as the editor sees them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pair {
    /// The one with the lower identity: the older one.
    pub(crate) one: Arc<Offer>,
    /// The other.
    pub(crate) other: Arc<Offer>,
    /// How much they look alike, of a hundred.
    pub(crate) points: u32,
    /// Why, the strongest sign first.
    pub(crate) signs: Vec<Sign>,
}

/// Which offers there are, in which version: what looks alike follows from these and nothing else.
type Versions = Vec<(OfferId, i64)>;

/// The pairs that looked alike when somebody last asked. Comparing a town takes seconds and its memory; as long as no offer
/// changed it is not done again. Gone when the program stops.
#[derive(Debug, Default)]
pub(crate) struct Likenesses(Mutex<Option<(Versions, Arc<Vec<Pair>>)>>);

impl Likenesses {
    /// The pairs of what stands here now. Who asks while another's answer is worked out waits for that.
    async fn now(&self, cx: &Cx) -> Result<Arc<Vec<Pair>>, OfferError> {
        let mut kept = self.0.lock().await;
        let mut read = cx.read().await?;
        let versions = rows::versions(&mut read, &cx.scope(Action::MergeOffers)).await?;
        if let Some((of, pairs)) = kept.as_ref()
            && *of == versions
        {
            return Ok(Arc::clone(pairs));
        }
        *kept = None;
        let pairs = Arc::new(compare(cx, read).await?);
        *kept = Some((versions, Arc::clone(&pairs)));
        Ok(pairs)
    }
}

/// The pairs that look alike and were not dismissed, most alike first.
pub(crate) async fn look_alikes(cx: &Cx, kept: &Likenesses) -> Result<Vec<Pair>, OfferError> {
    cx.permit(Action::MergeOffers, &Facts::NONE)?;
    let pairs = kept.now(cx).await?;
    let dismissed = rows::dismissed(&mut cx.read().await?).await?;
    let dismissed: BTreeSet<_> = dismissed.iter().map(|pair| (pair.one, pair.other)).collect();
    let stands = |pair: &&Pair| !dismissed.contains(&(pair.one.id, pair.other.id));
    Ok(pairs.iter().filter(stands).cloned().collect())
}

async fn compare(cx: &Cx, mut read: Read) -> Result<Vec<Pair>, OfferError> {
    let listings = rows::listings(&mut read, &cx.scope(Action::MergeOffers)).await?;
    drop(read);
    let offers: BTreeMap<OfferId, Arc<Offer>> =
        listings.into_iter().map(|listing| (listing.offer.id, listing.offer)).collect();
    let offers: Vec<Arc<Offer>> =
        offers.into_values().filter(|offer| offer.state != State::Archived).collect();
    let work = tokio::task::spawn_blocking(move || {
        let refs: Vec<&Offer> = offers.iter().map(AsRef::as_ref).collect();
        let found = alike(&refs).into_iter().take(MOST);
        let pairs = found.filter_map(|pair| {
            let (one, other) = (offers.get(pair.one)?, offers.get(pair.other)?);
            let (one, other) = (Arc::clone(one), Arc::clone(other));
            Some(Pair { one, other, points: pair.points, signs: pair.signs })
        });
        pairs.collect()
    });
    work.await.map_err(|error| {
        OfferError::Store(StoreError::Unreadable { column: "pairs".to_owned(), value: error.to_string() })
    })
}
