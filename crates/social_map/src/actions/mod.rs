//! What can be done with offers. Pages, files, the API and the command line all come through here.

mod age;
mod bring_in;
mod change;
mod confirm;
mod create;
mod decide;
mod duplicates;
mod export;
mod import;
mod import_contents;
mod import_work;
mod import_write;
mod likenesses;
mod look;
mod place;
mod public_files;
mod refresh;
mod report;
mod searched;
mod stand;
mod synonyms;
mod upload;
mod workbench;

pub use age::{Aged, age_offers};
pub use bring_in::{NewOffer, bring_in};
pub use change::{Changed, change_offer};
pub(crate) use confirm::due_offers;
pub use confirm::{Confirmed, confirm_offers};
pub(crate) use create::OWN;
pub use create::create_offer;
pub use decide::{accept_proposal, publish_offer, refuse_proposal, send_back, take_back};
pub use duplicates::{Merge, dismiss_pair, merge_offers};
pub(crate) use duplicates::{pair, pairs_dismissed, successor};
pub use export::{Which, export_offers};
pub use import::{Brought, Consent, ImportError, OfferFile, import_offers, look_at_import};
pub(crate) use import_work::LEASE;
pub use import_work::work_on_imports;
pub(crate) use likenesses::{Likenesses, Pair, look_alikes};
pub(crate) use look::{Review, my_offers, offer_to_change, queue, review};
pub use look::{find_offer, places, provenance};
pub use place::{change_place, create_place};
pub(crate) use place::{place_to_change, places_in_use};
pub(crate) use public_files::{PublicFile, PublicFiles};
pub use report::{Reported, clear_away, handle_report, open_reports, report_offer};
pub use stand::{close_temporarily, confirm_offer, reopen, restore_offer, submit_offer, withdraw_offer};
pub use upload::clear_away_uploads;
pub(crate) use upload::{
    agree, cancel_import, earlier_imports, own_imports, plan_of_import, put_down, take_up,
};

pub(crate) use workbench::Workbench;

pub use searched::forget_searches;
pub(crate) use searched::searched_in_vain;
pub use synonyms::{
    SynonymError, SynonymsBroughtIn, add_synonyms, bring_in_synonyms, change_synonyms, known_synonyms,
    remove_synonyms, restore_synonyms,
};

use access::{Action, Cx, Facts, Permit, Refused};
use kernel::OrganisationId;
use serde_json::Value as Json;
use store::{Entry, StoreError, Subject, Tx};

use crate::{Fault, NoSuchStep, Offer, OfferId, Particulars, Provenance, store as rows};

/// Why something was not done with an offer.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// There is none, or not for them.
    #[error("there is no such offer")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Somebody else changed it since it was read.
    #[error("somebody else changed the offer in the meantime")]
    Stale,
    /// It cannot go from where it stands to there.
    #[error(transparent)]
    NoSuchStep(#[from] NoSuchStep),
    /// What is said of it does not fit together.
    #[error("the particulars do not fit together: {0:?}")]
    Faults(Vec<Fault>),
    /// It names a place or an organisation that is not there.
    #[error("the offer names a place or an organisation that is not there")]
    Unknown,
    /// The day on which it opens again is today or over.
    #[error("the day on which it opens again does not lie ahead")]
    DayIsOver,
    /// Whoever gives something back says why.
    #[error("a reason is missing")]
    ReasonMissing,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for OfferError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

/// How an offer relates to whoever asks.
fn facts_of(cx: &Cx, organisation: OrganisationId, published: bool) -> Facts {
    Facts { own_organisation: cx.actor.works_for(organisation), published, ..Facts::NONE }
}

/// The offer with the permit to do `action` to it; to who may not, it does not exist.
async fn load(cx: &Cx, tx: &mut Tx, action: Action, id: OfferId) -> Result<(Offer, Permit), OfferError> {
    let offer = rows::find(tx, &cx.scope(action), id).await?.ok_or(OfferError::NotFound)?;
    let permit = cx.permit(action, &facts_of(cx, offer.organisation, offer.state.is_public()))?;
    Ok((offer, permit))
}

/// What goes into the log of something done to `offer`.
fn entry(cx: &Cx, permit: &Permit, offer: &Offer, details: Json) -> Entry {
    let entry = permit.entry(cx.now(), Subject::of("offer", offer.id.uuid()), details);
    Entry { organisation: Some(offer.organisation), ..entry }
}

/// What whoever holds the permit says today, of what is written here.
fn own_word(cx: &Cx, permit: &Permit) -> Provenance {
    let organisation = cx.actor.grants.iter().find(|grant| grant.role.name() == permit.author().role);
    Provenance {
        source: OWN.to_owned(),
        confirmed_on: Some(cx.clock.today()),
        confirmed_by: Some(permit.author().role.to_owned()),
        organisation: organisation.and_then(|grant| grant.organisation),
    }
}

/// Refuses particulars that do not fit together or name a place that is not there.
async fn check(tx: &mut Tx, particulars: &Particulars) -> Result<(), OfferError> {
    let faults = particulars.faults();
    if !faults.is_empty() {
        return Err(OfferError::Faults(faults));
    }
    for place in particulars.at.iter().filter_map(|at| at.place) {
        rows::find_place(tx, place).await?.ok_or(OfferError::Unknown)?;
    }
    Ok(())
}
