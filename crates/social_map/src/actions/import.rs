use access::{Action, Cx, Facts, Permit, Refused};
use hsds::Finding;
use serde_json::json;
use store::{Entry, StoreError, Subject, Tx};
use uuid::Uuid;

use super::import_contents::{Contents, Texts, read_present, surroundings};
use super::import_write::write;
use crate::exchange::{
    Counts, ExchangeError, FileFormat, NoSuchImportStep, Plan, Prepared, Present, Settings, plan,
};
use crate::store as rows;
use crate::store::Run;

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
    /// Somebody stopped it.
    #[error("it was stopped before anything was done")]
    Stopped,
    /// It went too far to be taken that way.
    #[error(transparent)]
    TooLate(#[from] NoSuchImportStep),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OfferFile {
    /// The kind of file that it is said to be, or else looks like.
    pub(super) fn kind(&self) -> Option<FileFormat> {
        self.format.or_else(|| FileFormat::of(&self.name, &self.bytes))
    }
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

/// What bringing in a file would do. Nothing is done. `text` gives the Dutch text of a key, for the words of our template.
///
/// # Errors
/// When the actor may not, or the file cannot be read.
pub async fn look_at_import(cx: &Cx, file: &OfferFile, text: Texts<'_>) -> Result<Plan, ImportError> {
    permits(cx)?;
    look_at(cx, file, &Contents::of(file, text)?).await
}

/// The same for a file that was read already.
pub(super) async fn look_at(cx: &Cx, file: &OfferFile, contents: &Contents) -> Result<Plan, ImportError> {
    permits(cx)?;
    let mut present = surroundings(cx, contents).await?;
    read_present(&mut cx.read().await?, cx, &file.source, &mut present).await?;
    Ok(plan_of(cx, file, contents, &present).0)
}

fn plan_of(cx: &Cx, file: &OfferFile, contents: &Contents, present: &Present) -> (Plan, Prepared) {
    let settings = Settings { source: file.source.clone(), publish: file.publish, today: cx.clock.today() };
    let findings: Vec<Finding> = contents.findings.clone();
    plan(&contents.incoming, findings, present, &settings)
}

/// Brings a file in, all of it or nothing. `hear` is told how many of how many offers are written, and says whether to go on.
///
/// # Errors
/// As [`look_at_import`]; [`ImportError::HasRefusals`]; [`ImportError::NotAsSeen`]; [`ImportError::Stopped`]; or the database
/// refuses.
pub async fn import_offers(
    cx: &Cx,
    file: &OfferFile,
    text: Texts<'_>,
    consent: Consent,
    mut hear: impl FnMut(usize, usize) -> bool,
) -> Result<Brought, ImportError> {
    permits(cx)?;
    let contents = Contents::of(file, text)?;
    let mut tx = cx.begin().await?;
    let (counts, entries) = carry_out(cx, &mut tx, (file, &contents), consent, &mut hear).await?;
    let wrote = !entries.is_empty();
    if wrote {
        tx.commit_all(entries).await?;
    }
    Ok(Brought { counts, wrote })
}

/// Does within a change what a file asks, and gives what goes into the log; nothing when all stands here already.
pub(super) async fn carry_out(
    cx: &Cx,
    tx: &mut Tx,
    (file, contents): (&OfferFile, &Contents),
    consent: Consent,
    hear: &mut impl FnMut(usize, usize) -> bool,
) -> Result<(Counts, Vec<Entry>), ImportError> {
    let permits = permits(cx)?;
    let mut present = surroundings(cx, contents).await?;
    read_present(tx, cx, &file.source, &mut present).await?;
    let (plan, prepared) = plan_of(cx, file, contents, &present);
    drop(present);
    if consent.seen.is_some_and(|seen| seen != seal(&plan)) {
        return Err(ImportError::NotAsSeen);
    }
    if plan.counts.refused > 0 && !consent.skip_refused {
        return Err(ImportError::HasRefusals(plan.counts.refused));
    }
    if prepared == Prepared::default() {
        return Ok((plan.counts, Vec::new()));
    }
    let run = run_of(cx, file, plan.counts, &permits);
    let mut entries = write(cx, tx, &permits, &prepared, hear).await?;
    rows::save_import_records(tx, &permits.create, &file.source, &prepared.records).await?;
    rows::insert_import_run(tx, &permits.create, &run).await?;
    let whole =
        permits.create.entry(cx.now(), Subject::of("import", run.id), json!({ "counts": plan.counts }));
    entries.push(whole);
    Ok((plan.counts, entries))
}

/// The seal of a plan: two plans that do the same have the same.
pub(crate) fn seal(plan: &Plan) -> Uuid {
    let lines = serde_json::to_vec(&plan.lines).unwrap_or_else(|_| format!("{:?}", plan.lines).into_bytes());
    Uuid::new_v5(&Uuid::NAMESPACE_OID, &lines)
}

pub(super) struct Permits {
    pub(super) create: Permit,
    pub(super) change: Permit,
    pub(super) publish: Permit,
}

fn permits(cx: &Cx) -> Result<Permits, Refused> {
    Ok(Permits {
        create: cx.permit(Action::CreateOffer, &Facts::NONE)?,
        change: cx.permit(Action::ChangeOffer, &Facts::NONE)?,
        publish: cx.permit(Action::PublishOffer, &Facts::NONE)?,
    })
}

fn run_of(cx: &Cx, file: &OfferFile, counts: Counts, permits: &Permits) -> Run {
    Run {
        id: cx.chance.uuid(cx.now()),
        source: file.source.clone(),
        file_name: file.name.clone(),
        format: file.kind().map_or("", FileFormat::name).to_owned(),
        brought_in_as: permits.create.author().role.to_owned(),
        counts,
        created_at: cx.now(),
    }
}
