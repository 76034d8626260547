use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use arc_swap::ArcSwap;
use kernel::Instant;

use super::upcoming::Upcoming;
use super::{AreaNames, PublicFiles, PublicListing, Standing};
use crate::search::{Facets, IndexError, Lexicon, Options, Reader, TextIndex, text_of};
use crate::{Listing, OfferId};

/// All public listings and their index, as they stood at one place in the sequence of changes.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// The last event that it knows.
    pub(crate) seq: i64,
    /// The listings; a listing keeps its slot as long as it stands on the map.
    pub(crate) slots: Vec<Option<Arc<PublicListing>>>,
    /// What the order looks at, by slot.
    pub(crate) standing: Vec<Option<Standing>>,
    /// Where the listings of an offer stand.
    pub(super) offers: HashMap<OfferId, Vec<usize>>,
    /// The index.
    pub(crate) reader: Reader,
    /// What wards and neighbourhoods are called.
    pub(crate) names: Arc<AreaNames>,
    /// What can be chosen.
    pub(crate) options: Options,
    /// Which listings each choice leaves.
    pub(crate) facets: Facets,
    pub(super) upcoming: ArcSwap<Upcoming>,
    /// The whole of it as files.
    pub(crate) files: PublicFiles,
}

impl Snapshot {
    /// The listings of an offer, in a stable order; none when it is not public.
    pub(crate) fn offer(&self, id: OfferId) -> Vec<Arc<PublicListing>> {
        let slots = self.offers.get(&id).map_or(&[][..], Vec::as_slice);
        let mut listings: Vec<Arc<PublicListing>> =
            slots.iter().filter_map(|slot| self.slots.get(*slot)?.clone()).collect();
        listings.sort_by_key(|listing| listing.listing.id());
        listings
    }

    /// Every public offer with its listings, by identity.
    pub(crate) fn offers(&self) -> Vec<OfferId> {
        let mut ids: Vec<OfferId> = self.offers.keys().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// All listings.
    pub(crate) fn listings(&self) -> impl Iterator<Item = &Arc<PublicListing>> {
        self.slots.iter().flatten()
    }

    /// The same map, asked with other synonyms: to try a word before it stands.
    pub(crate) fn speaking(&self, lexicon: Lexicon) -> Self {
        Self {
            seq: self.seq,
            slots: self.slots.clone(),
            standing: self.standing.clone(),
            offers: self.offers.clone(),
            reader: self.reader.knowing(Arc::new(lexicon), &self.names),
            names: Arc::clone(&self.names),
            options: self.options.clone(),
            facets: self.facets.clone(),
            upcoming: ArcSwap::new(self.upcoming.load_full()),
            files: PublicFiles::default(),
        }
    }

    /// The next time of each listing; looked up anew each minute and each midnight.
    pub(crate) fn upcoming(&self, now: Instant) -> Arc<Upcoming> {
        let known = self.upcoming.load_full();
        if known.holds_at(now) {
            return known;
        }
        self.look_ahead(now)
    }

    /// Whether it is time to look ahead again, before a visitor has to wait for it.
    pub(crate) fn grows_old(&self, now: Instant) -> bool {
        self.upcoming.load().grows_old(now)
    }

    /// Looks up the next time of each listing.
    pub(crate) fn look_ahead(&self, now: Instant) -> Arc<Upcoming> {
        let known = self.upcoming.load_full();
        let listings = self.slots.iter().map(|slot| slot.as_ref().map(|listing| &listing.listing));
        let fresh = Arc::new(Upcoming::after(&known, listings, now));
        self.upcoming.store(Arc::clone(&fresh));
        fresh
    }
}

/// The snapshot after `before`: without the offers that changed, with what became of them in `come`. Without a
/// `before`, made from `come` alone; the index is then a new one.
pub(crate) fn next_snapshot(
    index: &mut TextIndex,
    seq: i64,
    before: Option<&(Arc<Snapshot>, BTreeSet<OfferId>)>,
    come: Vec<Listing>,
    (names, lexicon): (Arc<AreaNames>, Arc<Lexicon>),
) -> Result<Snapshot, IndexError> {
    let (mut slots, mut offers) = (Vec::new(), HashMap::new());
    let (mut gone, mut filled) = (Vec::new(), Vec::new());
    if let Some((snapshot, changed)) = before {
        slots.clone_from(&snapshot.slots);
        offers.clone_from(&snapshot.offers);
        for slot in changed.iter().filter_map(|offer| offers.remove(offer)).flatten() {
            if let Some(listing) = slots.get_mut(slot) {
                *listing = None;
            }
            gone.push(slot);
        }
    }
    let mut free: Vec<usize> =
        (0..slots.len()).rev().filter(|slot| slots.get(*slot).is_some_and(Option::is_none)).collect();
    let mut texts = Vec::new();
    for listing in come {
        let text = text_of(&listing, &names);
        let Some(listing) = PublicListing::new(listing, &names) else { continue };
        let slot = free.pop().unwrap_or_else(|| {
            slots.push(None);
            slots.len() - 1
        });
        offers.entry(listing.offer()).or_default().push(slot);
        texts.push((number(slot), text));
        filled.push(slot);
        if let Some(place) = slots.get_mut(slot) {
            *place = Some(Arc::new(listing));
        }
    }
    let upcoming = before.map_or_else(Upcoming::default, |(snapshot, _)| {
        snapshot.upcoming.load().without(&[gone.as_slice(), &filled].concat(), slots.len())
    });
    let profiles = || slots.iter().map(|slot| slot.as_ref().map(|listing| &listing.profile));
    let options = Options::new(&names, profiles().flatten());
    let facets = Facets::new(&options, profiles());
    let standing = slots.iter().map(|slot| slot.as_deref().map(Standing::of)).collect();
    let gone: Vec<u32> = gone.into_iter().map(number).collect();
    let reader = index.replace(&gone, texts.into_iter())?.knowing(lexicon, &names);
    let upcoming = ArcSwap::from_pointee(upcoming);
    let files = PublicFiles::default();
    Ok(Snapshot { seq, slots, standing, offers, reader, names, options, facets, upcoming, files })
}

fn number(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(u32::MAX)
}
