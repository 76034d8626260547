//! Files that come with an application: taken in while it is written or completed, and given to who may read it.

use std::time::Duration;

use access::{Action, Cx};
use kernel::Instant;
use serde_json::{Value as Json, json};
use shell::{Brought, Copied, FileFolder, House, KeptFile};
use store::{Db, Housekeeping, Job};
use uuid::Uuid;

use super::{SubsidyError, entry, facts, found_application, found_round, lead_facts};
use crate::file::AttachedFile;
use crate::store::{applications, files as rows};
use crate::{Application, ApplicationId, ApplicationState, FileId};

/// The job that takes off the disk what was removed.
pub const SWEEP_FILES: &str = "sweep-subsidy-files";
/// How long a file may be on its way in before it is given up.
const ON_ITS_WAY: Duration = Duration::from_secs(24 * 60 * 60);
const KIND: &str = "subsidy-application";
/// How many files an application has at most.
const MOST_FILES: usize = 40;
/// How much they hold together at most.
const MOST_BYTES: i64 = 200 << 20;

/// Whether a file can come with an application now, for who leads it.
///
/// # Errors
/// [`SubsidyError::Frozen`] when it was handed in and nothing was asked; [`SubsidyError::NotNow`] after the last day;
/// [`SubsidyError::TooManyFiles`] or [`SubsidyError::TooManyBytes`] when no other fits.
pub async fn may_attach(cx: &Cx, id: ApplicationId) -> Result<(), SubsidyError> {
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    cx.permit(Action::SubmitApplication, &lead_facts(cx, &application))?;
    takes_files(cx, &application)?;
    fits(&rows::of_application(&mut read, id).await?, 1)
}

/// Whether a file of so many bytes fits beside what came.
fn fits(all: &[AttachedFile], bytes: i64) -> Result<(), SubsidyError> {
    if all.len() >= MOST_FILES {
        return Err(SubsidyError::TooManyFiles);
    }
    let together = all.iter().fold(bytes, |sum, file| sum.saturating_add(file.bytes));
    if together > MOST_BYTES { Err(SubsidyError::TooManyBytes) } else { Ok(()) }
}

fn takes_files(cx: &Cx, application: &Application) -> Result<(), SubsidyError> {
    match &application.state {
        ApplicationState::Draft => Ok(()),
        ApplicationState::Repair { until } if cx.clock.today() <= *until => Ok(()),
        ApplicationState::Repair { .. } => Err(SubsidyError::NotNow),
        ApplicationState::Submitted
        | ApplicationState::Late
        | ApplicationState::Eligible
        | ApplicationState::Untreated
        | ApplicationState::Granted { .. }
        | ApplicationState::Refused { .. }
        | ApplicationState::Withdrawn => Err(SubsidyError::Frozen),
    }
}

/// Keeps a file that was taken in as a document of an application: of a draft at once, of one that is completed with the answer.
///
/// # Errors
/// As [`may_attach`]; [`SubsidyError::NotFound`] for a document that the scheme does not ask for.
pub async fn attach_file(
    cx: &Cx,
    folder: &FileFolder,
    (id, file): (ApplicationId, Uuid),
    (document, name): (&str, &str),
    brought: Brought,
) -> Result<FileId, SubsidyError> {
    note_arrival(cx, file).await?;
    let bytes = i64::try_from(brought.bytes).unwrap_or(i64::MAX);
    let mut tx = cx.begin().await?;
    let old = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::SubmitApplication, &lead_facts(cx, &old))?;
    takes_files(cx, &old)?;
    let round = found_round(&mut tx, old.round).await?;
    if !round.rules.rules.documents.iter().any(|asked| asked == document) {
        return Err(SubsidyError::NotFound);
    }
    let mut all = rows::of_application(&mut tx, id).await?;
    fits(&all, bytes)?;
    let name = kernel::clean_line(name, 120).unwrap_or_else(|_| "bestand".to_owned());
    let attached = AttachedFile {
        id: FileId::from_uuid(file),
        application: id,
        document: document.to_owned(),
        name: brought.kind.called(&name),
        kind: brought.kind,
        bytes,
        hash: brought.hash.clone(),
        at: cx.now(),
        by: cx.actor.account,
    };
    rows::insert(&mut tx, &permit, &attached).await?;
    let (kind, hash) = (attached.kind, attached.hash.clone());
    all.push(attached);
    if old.state == ApplicationState::Draft {
        let plan = old.plan.with_files(&all);
        applications::set_plan(&mut tx, &permit, (id, old.version), &plan, cx.now()).await?;
    }
    // On the disk before it is in the database: what a failed commit leaves behind, the job of `note_arrival` finds.
    folder.keep(file, &brought).await?;
    let details = json!({ "file": file, "kind": kind, "hash": hash });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(FileId::from_uuid(file))
}

/// The files of an application, for who may read it.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is no such application, or not for them.
pub async fn files(cx: &Cx, id: ApplicationId) -> Result<Vec<AttachedFile>, SubsidyError> {
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    readable(cx, &application)?;
    Ok(rows::of_application(&mut read, id).await?)
}

/// A file with what stands in it, for who may read its application.
///
/// # Errors
/// As [`files`].
pub async fn open_file(
    cx: &Cx,
    folder: &FileFolder,
    id: FileId,
) -> Result<(AttachedFile, KeptFile), SubsidyError> {
    let mut read = cx.read().await?;
    let file = rows::find(&mut read, id).await?.ok_or(SubsidyError::NotFound)?;
    let application = found_application(&mut read, file.application).await?;
    readable(cx, &application)?;
    let kept = folder.open(id.uuid())?;
    Ok((file, kept))
}

/// What was not handed in is its writers' own.
fn readable(cx: &Cx, application: &Application) -> Result<(), SubsidyError> {
    let facts = facts(cx, application);
    cx.permit(Action::SeeApplication, &facts)?;
    let is_theirs = facts.own_organisation || application.receipt.is_some();
    if is_theirs { Ok(()) } else { Err(SubsidyError::NotFound) }
}

/// Removes a file from a draft; a job takes it off the disk.
///
/// # Errors
/// [`SubsidyError::Frozen`] after it was handed in.
pub async fn remove_file(cx: &Cx, id: FileId) -> Result<ApplicationId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let file = rows::find(&mut tx, id).await?.ok_or(SubsidyError::NotFound)?;
    let old = found_application(&mut tx, file.application).await?;
    let permit = cx.permit(Action::SubmitApplication, &lead_facts(cx, &old))?;
    if old.state != ApplicationState::Draft {
        return Err(SubsidyError::Frozen);
    }
    rows::remove(&mut tx, &permit, id).await?;
    let left = rows::of_application(&mut tx, old.id).await?;
    let plan = old.plan.with_files(&left);
    applications::set_plan(&mut tx, &permit, (old.id, old.version), &plan, cx.now()).await?;
    tx.enqueue(sweep_job(cx, id.uuid(), cx.now())).await?;
    tx.commit(entry(cx, &permit, KIND, old.id, json!({ "removed": id.uuid() }))).await?;
    Ok(old.id)
}

/// Asks to look in a day whether a file that comes to the disk now is kept. Only what this database asked for is ever taken
/// off the disk: another may have its files in the same folder.
async fn note_arrival(cx: &Cx, file: Uuid) -> Result<(), SubsidyError> {
    let mut tx = cx.db.begin().await?;
    tx.enqueue(sweep_job(cx, file, cx.now() + ON_ITS_WAY)).await?;
    Ok(tx.commit_housekeeping(Housekeeping::Job).await?)
}

fn sweep_job(cx: &Cx, file: Uuid, run_after: Instant) -> Job {
    let id = cx.chance.uuid(cx.now());
    Job { id, kind: SWEEP_FILES, unique_key: None, payload: json!({ "file": file }), run_after }
}

/// Takes off the disk the file that a job names, unless it is kept, and what was half brought in a day ago; tells how many.
///
/// # Errors
/// When the database or the disk refuses.
pub async fn sweep_files(house: &House, payload: &Json) -> Result<usize, SubsidyError> {
    let named: Option<Uuid> = payload.get("file").and_then(|id| serde_json::from_value(id.clone()).ok());
    let mut gone = house.files.sweep_incoming(house.clock.now().into(), ON_ITS_WAY)?;
    if let Some(id) = named
        && rows::find(&mut house.db.read().await?, FileId::from_uuid(id)).await?.is_none()
    {
        house.files.forget(id)?;
        gone += 1;
    }
    Ok(gone)
}

/// A file of the database that could not be copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uncopied {
    /// Its identity, under which it lies on the disk.
    pub id: FileId,
    /// What it is called.
    pub name: String,
    /// What became of it.
    pub why: Copied,
}

/// Copies every file that a database knows from one folder to another, each compared with its hash; tells which could not be
/// copied. Only the command line asks, for a backup.
///
/// # Errors
/// When the database or the disk refuses.
pub async fn copy_files(db: &Db, from: &FileFolder, to: &FileFolder) -> Result<Vec<Uncopied>, SubsidyError> {
    let mut uncopied = Vec::new();
    for (id, name, hash) in rows::kept(&mut db.read().await?).await? {
        match from.copy_to(to, id.uuid(), &hash)? {
            Copied::Whole => {}
            why @ (Copied::Missing | Copied::Changed) => uncopied.push(Uncopied { id, name, why }),
        }
    }
    Ok(uncopied)
}

/// Whether the actor may bring files to an application now.
#[must_use]
pub fn may_bring(cx: &Cx, application: &Application) -> bool {
    cx.permit(Action::SubmitApplication, &lead_facts(cx, application)).is_ok()
        && takes_files(cx, application).is_ok()
}
