use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use access::{Action, Cx, Facts, Permit, Refused};
use areas::{Postcode, Shelf};
use dutch_text::fold;
use kernel::OrganisationId;
use serde_json::json;
use store::{Entry, Read, StoreError, Subject, Tx};
use uuid::Uuid;

use crate::exchange::{
    BroughtFile, Counts, ExchangeError, FileFormat, Incoming, OfferStep, PlaceStep, Plan, Prepared, Present,
    Settings, plan, read,
};
use crate::store::Run;
use crate::{Offer, Place, store as rows};

/// A file of offers, and how to bring it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferFile {
    /// What the file is called.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
    /// What kind of file it is; absent to see that from the file.
    pub format: Option<FileFormat>,
    /// What the source is called: the same name each time.
    pub source: String,
    /// Whether new offers that lack nothing go straight on the map.
    pub publish: bool,
}

/// On which conditions a file is brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Consent {
    /// The seal of the plan that was looked at; absent when nobody looked.
    pub seen: Option<Uuid>,
    /// Whether records that cannot be taken are left out; else one of them stops all.
    pub skip_refused: bool,
    /// The file that waited for this, and is done.
    pub waiting: Option<Uuid>,
}

/// Why a file was not brought in. Nothing was kept then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The file cannot be read.
    #[error(transparent)]
    File(#[from] ExchangeError),
    /// Records in it cannot be taken.
    #[error("{0} records cannot be taken; nothing was brought in")]
    HasRefusals(usize),
    /// What it would do is not what was looked at.
    #[error("what the file would do has changed since it was looked at")]
    NotAsSeen,
    /// The name of the source is missing or too long.
    #[error("the name of the source has 1 to 100 characters")]
    NoSource,
    /// There is no such file, or not theirs, or it was there too long.
    #[error("there is no such file")]
    NotFound,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<partners::PartnerError> for ImportError {
    fn from(error: partners::PartnerError) -> Self {
        use partners::PartnerError;
        match error {
            PartnerError::Refused(refused) => Self::Refused(refused),
            PartnerError::Store(error) => Self::Store(error),
            PartnerError::NotFound => Self::NotFound,
            PartnerError::KvkTaken | PartnerError::Stale => Self::NotAsSeen,
        }
    }
}

/// What bringing in a file did.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// How many of each.
    pub counts: Counts,
    /// Whether anything was written at all.
    pub wrote: bool,
}

type Texts<'a> = &'a (dyn Fn(&str) -> String + Sync);

/// What bringing in a file would do. Nothing is done. `text` gives the Dutch text of a key, for the words of our template.
///
/// # Errors
/// When the actor may not, or the file cannot be read.
pub async fn look_at_import(cx: &Cx, file: &OfferFile, text: Texts<'_>) -> Result<Plan, ImportError> {
    permits(cx)?;
    let (incoming, findings) = read_file(file, text)?;
    let mut present = surroundings(cx, &incoming).await?;
    read_present(&mut cx.read().await?, cx, &file.source, &mut present).await?;
    Ok(plan(&incoming, findings, &present, &settings(cx, file)).0)
}

/// Brings a file in, all of it or nothing. `hear` is told how many of how many offers are written.
///
/// # Errors
/// As [`look_at_import`]; [`ImportError::HasRefusals`]; [`ImportError::NotAsSeen`]; or the database refuses.
pub async fn import_offers(
    cx: &Cx,
    file: &OfferFile,
    text: Texts<'_>,
    consent: Consent,
    mut hear: impl FnMut(usize, usize),
) -> Result<Brought, ImportError> {
    let permits = permits(cx)?;
    let (incoming, findings) = read_file(file, text)?;
    let mut present = surroundings(cx, &incoming).await?;
    let mut tx = cx.begin().await?;
    read_present(&mut tx, cx, &file.source, &mut present).await?;
    let (plan, prepared) = plan(&incoming, findings, &present, &settings(cx, file));
    drop((incoming, present));
    if consent.seen.is_some_and(|seen| seen != seal(&plan)) {
        return Err(ImportError::NotAsSeen);
    }
    if plan.counts.refused > 0 && !consent.skip_refused {
        return Err(ImportError::HasRefusals(plan.counts.refused));
    }
    if prepared == Prepared::default() {
        return Ok(Brought { counts: plan.counts, wrote: false });
    }
    let run = run_of(cx, file, plan.counts, &permits);
    let entries = write(cx, &mut tx, &permits, &prepared, &mut hear).await?;
    for ((kind, source_id), known) in &prepared.records {
        rows::save_import_record(&mut tx, &permits.create, (&file.source, kind, *source_id), known).await?;
    }
    if let Some(waiting) = consent.waiting {
        rows::drop_import_file(&mut tx, waiting).await?;
    }
    rows::insert_import_run(&mut tx, &permits.create, &run).await?;
    let whole =
        permits.create.entry(cx.now(), Subject::of("import", run.id), json!({ "counts": plan.counts }));
    let whole = Entry { request: Some(cx.request), ..whole };
    tx.commit_all(entries.into_iter().chain([whole]).collect()).await?;
    Ok(Brought { counts: plan.counts, wrote: true })
}

/// The seal of a plan: two plans that do the same have the same.
pub(crate) fn seal(plan: &Plan) -> Uuid {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, json!(plan.lines).to_string().as_bytes())
}

struct Permits {
    create: Permit,
    change: Permit,
    publish: Permit,
}

fn permits(cx: &Cx) -> Result<Permits, Refused> {
    Ok(Permits {
        create: cx.permit(Action::CreateOffer, &Facts::NONE)?,
        change: cx.permit(Action::ChangeOffer, &Facts::NONE)?,
        publish: cx.permit(Action::PublishOffer, &Facts::NONE)?,
    })
}

fn settings(cx: &Cx, file: &OfferFile) -> Settings {
    Settings { source: file.source.clone(), publish: file.publish, today: cx.clock.today() }
}

fn run_of(cx: &Cx, file: &OfferFile, counts: Counts, permits: &Permits) -> Run {
    let format = file.format.or_else(|| FileFormat::of(&file.name, &file.bytes));
    Run {
        id: cx.chance.uuid(cx.now()),
        source: file.source.clone(),
        file_name: file.name.clone(),
        format: format.map_or("", FileFormat::name).to_owned(),
        brought_in_as: permits.create.author().role.to_owned(),
        counts,
        created_at: cx.now(),
    }
}

fn read_file(file: &OfferFile, text: Texts<'_>) -> Result<(Vec<Incoming>, Vec<hsds::Finding>), ImportError> {
    let is_named = (1..=100).contains(&file.source.trim().chars().count());
    if !is_named || file.source == super::create::OWN {
        return Err(ImportError::NoSource);
    }
    let format = file.format.or_else(|| FileFormat::of(&file.name, &file.bytes));
    let format = format.ok_or(ExchangeError::Unreadable(hsds::Unreadable::UnknownKind))?;
    let brought = BroughtFile { name: file.name.clone(), bytes: file.bytes.clone() };
    Ok(read(&brought, format, &file.source, &text)?)
}

/// What the map of the city says of the places in the file.
async fn surroundings(cx: &Cx, incoming: &[Incoming]) -> Result<Present, StoreError> {
    let shelf = Shelf::new(cx.db.clone());
    let mut present = Present::default();
    if let Some(atlas) = shelf.atlas(cx.clock.today()).await? {
        let mut by_name: BTreeMap<String, BTreeSet<_>> = BTreeMap::new();
        for (code, one) in &atlas.division().neighbourhoods {
            by_name.entry(fold(&one.name)).or_default().insert(*code);
        }
        let single = by_name.into_iter().filter(|(_, codes)| codes.len() == 1);
        present.neighbourhoods = single.filter_map(|(name, codes)| Some((name, *codes.first()?))).collect();
    }
    if shelf.has_postcodes().await? {
        let places = incoming.iter().flat_map(|one| &one.at).filter_map(|at| at.place.as_ref());
        let postcodes: BTreeSet<Postcode> =
            places.filter_map(|place| place.said.get("postcode")?.as_str()?.parse().ok()).collect();
        for postcode in postcodes {
            present.postcodes.extend(shelf.neighbourhood_of(postcode).await?.map(|code| (postcode, code)));
        }
    }
    Ok(present)
}

/// What stands here, as of one moment.
async fn read_present(
    read: &mut Read,
    cx: &Cx,
    source: &str,
    present: &mut Present,
) -> Result<(), StoreError> {
    for listing in rows::listings(read, &cx.scope(Action::ChangeOffer)).await? {
        present.listings.insert(listing.id());
        present.offers.entry(listing.offer.id).or_insert_with(|| Arc::clone(&listing.offer));
    }
    present.places = rows::places(read).await?.into_iter().map(|place| (place.id, place)).collect();
    present.organisations = partners::names(read).await?;
    present.known = rows::import_records(read, source).await?;
    Ok(())
}

/// Writes what was prepared, and gives what goes into the log.
async fn write(
    cx: &Cx,
    tx: &mut Tx,
    permits: &Permits,
    prepared: &Prepared,
    hear: &mut impl FnMut(usize, usize),
) -> Result<Vec<Entry>, ImportError> {
    let mut entries = Vec::with_capacity(prepared.offers.len());
    for (id, profile) in &prepared.organisations {
        entries.push(partners::add_organisation(cx, tx, *id, profile).await?);
    }
    for step in &prepared.places {
        entries.push(write_place(cx, tx, permits, step).await?);
    }
    let all = prepared.offers.len();
    for (done, step) in prepared.offers.iter().enumerate() {
        hear(done, all);
        entries.push(write_offer(cx, tx, permits, step).await?);
    }
    Ok(entries)
}

async fn write_place(cx: &Cx, tx: &mut Tx, permits: &Permits, step: &PlaceStep) -> Result<Entry, StoreError> {
    let (place, permit): (&Place, &Permit) = match step {
        PlaceStep::New(place) => {
            rows::insert_place(tx, &permits.create, place, cx.now()).await?;
            (place, &permits.create)
        }
        PlaceStep::Change(place) => {
            rows::save_place(tx, &permits.change, place, cx.now()).await?;
            (place, &permits.change)
        }
    };
    let entry = permit.entry(cx.now(), Subject::of("place", place.id.uuid()), json!({}));
    Ok(Entry { request: Some(cx.request), ..entry })
}

async fn write_offer(cx: &Cx, tx: &mut Tx, permits: &Permits, step: &OfferStep) -> Result<Entry, StoreError> {
    match step {
        OfferStep::New(offer) => {
            let permit = if offer.state.is_public() { &permits.publish } else { &permits.create };
            let offer = Offer { changed_at: cx.now(), ..Offer::clone(offer) };
            rows::insert_offer(tx, permit, &offer).await?;
            let details = json!({ "state": offer.state.name(), "source": offer.source });
            Ok(super::entry(cx, permit, &offer, details))
        }
        OfferStep::Change { id, organisation, seen, fields, particulars } => {
            rows::save_particulars(tx, &permits.change, (*id, *seen), particulars, cx.now()).await?;
            let details = json!({ "fields": fields, "imported": true });
            Ok(entry_of(cx, &permits.change, (id.uuid(), *organisation), details))
        }
    }
}

fn entry_of(cx: &Cx, permit: &Permit, of: (Uuid, OrganisationId), details: serde_json::Value) -> Entry {
    let entry = permit.entry(cx.now(), Subject::of("offer", of.0), details);
    Entry { organisation: Some(of.1), request: Some(cx.request), ..entry }
}
