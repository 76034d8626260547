//! Files that wait between the moment somebody brings them and the moment they say yes.

use access::{Action, Asker, Assurance, Cx, Facts, Permit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::TimeDelta;
use kernel::Instant;
use serde_json::{Value as Json, json};
use store::{Db, Housekeeping, Job, Read, StoreError, Subject, Tx};
use uuid::Uuid;

use super::import::{ImportError, OfferFile};
use super::import_contents::check_source;
use crate::exchange::{ExchangeError, FileFormat, ImportState, ImportStep, Plan};
use crate::store as rows;
use crate::store::{ImportRequest, Run};

/// How long a file waits.
pub(super) const WAITS: TimeDelta = TimeDelta::days(1);
/// The job that reads a file and works out what it would do.
pub(super) const READ: &str = "read-import";
/// The job that does it.
pub(super) const BRING_IN: &str = "bring-in-import";

/// Puts a file down to be read. What waited too long goes.
pub(crate) async fn put_down(cx: &Cx, file: &OfferFile) -> Result<Uuid, ImportError> {
    let permit = cx.permit(Action::PublishOffer, &Facts::NONE)?;
    let asker = Asker::of(&cx.actor).ok_or(ImportError::NotFound)?;
    check_source(file)?;
    let format = file.kind().ok_or(ExchangeError::Unreadable(hsds::Unreadable::UnknownKind))?;
    let request = ImportRequest {
        id: cx.chance.uuid(cx.now()),
        account: asker.account,
        source: file.source.clone(),
        file_name: file.name.clone(),
        format: format.name().to_owned(),
        publish: file.publish,
        state: ImportState::ToRead,
        skip_refused: false,
        counts: None,
        seal: None,
        complaint: None,
        tries: 0,
        begun_at: None,
        version: 1,
        created_at: cx.now(),
    };
    let content = STANDARD.encode(&file.bytes);
    let mut tx = cx.begin().await?;
    rows::drop_old_import_requests(&mut tx, cx.now() - WAITS).await?;
    rows::insert_import_request(&mut tx, &permit, &request, content).await?;
    tx.enqueue(job(cx, READ, &request, asker)).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await?;
    Ok(request.id)
}

/// Clears away the files that nobody said yes to within a day.
///
/// # Errors
/// When the database does not take it.
pub async fn clear_away_uploads(db: &Db, now: Instant) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    rows::drop_old_import_requests(&mut tx, now - WAITS).await?;
    tx.commit_housekeeping(Housekeeping::Upload).await
}

/// How far a file is that the actor put down less than a day ago.
pub(crate) async fn take_up(cx: &Cx, id: Uuid) -> Result<ImportRequest, ImportError> {
    permit(cx)?;
    own(&mut cx.read().await?, cx, id).await
}

/// What such a file would do, once that is known.
pub(crate) async fn plan_of_import(cx: &Cx, id: Uuid) -> Result<(ImportRequest, Plan), ImportError> {
    permit(cx)?;
    let mut read = cx.read().await?;
    let request = own(&mut read, cx, id).await?;
    let plan = rows::import_plan(&mut read, id).await?.ok_or(ImportError::NotFound)?;
    Ok((request, plan))
}

/// The files that the actor put down less than a day ago.
pub(crate) async fn own_imports(cx: &Cx) -> Result<Vec<ImportRequest>, ImportError> {
    permit(cx)?;
    let account = cx.actor.account.ok_or(ImportError::NotFound)?;
    Ok(rows::import_requests(&mut cx.read().await?, account, cx.now() - WAITS).await?)
}

/// Says yes to what was seen: a job carries it out. Who says it twice is not heard the second time.
pub(crate) async fn agree(cx: &Cx, id: Uuid, seen: Uuid, skip_refused: bool) -> Result<(), ImportError> {
    let mut tx = cx.begin().await?;
    let mut request = own(&mut tx, cx, id).await?;
    let permit = permit(cx)?;
    let asker = Asker::of(&cx.actor).ok_or(ImportError::NotFound)?;
    if matches!(request.state, ImportState::ToBringIn | ImportState::BroughtIn) {
        return Ok(());
    }
    if request.seal != Some(seen) {
        return Err(ImportError::NotAsSeen);
    }
    let refused = request.counts.map_or(0, |counts| counts.refused);
    if refused > 0 && !skip_refused {
        return Err(ImportError::HasRefusals(refused));
    }
    take_step(&mut request, ImportStep::Agree)?;
    request.skip_refused = skip_refused;
    rows::save_import_request(&mut tx, &request).await?;
    tx.enqueue(job(cx, BRING_IN, &request, asker)).await?;
    log(cx, tx, &permit, (id, ImportStep::Agree)).await
}

/// Stops an import. Once everything is in, it is too late.
pub(crate) async fn cancel_import(cx: &Cx, id: Uuid) -> Result<(), ImportError> {
    let mut tx = cx.begin().await?;
    let mut request = own(&mut tx, cx, id).await?;
    let permit = permit(cx)?;
    if request.state == ImportState::Cancelled {
        return Ok(());
    }
    take_step(&mut request, ImportStep::Cancel)?;
    rows::save_import_request(&mut tx, &request).await?;
    log(cx, tx, &permit, (id, ImportStep::Cancel)).await
}

/// The last times that a file was brought in.
pub(crate) async fn earlier_imports(cx: &Cx) -> Result<Vec<Run>, ImportError> {
    permit(cx)?;
    Ok(rows::import_runs(&mut cx.read().await?).await?)
}

/// The file of a request; none once it was cleared away.
pub(super) async fn file_of(
    read: &mut Read,
    request: &ImportRequest,
) -> Result<Option<OfferFile>, StoreError> {
    let content = rows::import_file(read, request.id).await?;
    let bytes = content.and_then(|content| STANDARD.decode(content).ok());
    Ok(bytes.map(|bytes| OfferFile {
        bytes,
        name: request.file_name.clone(),
        format: FileFormat::from_name(&request.format),
        source: request.source.clone(),
        publish: request.publish,
    }))
}

/// Takes a request a step further; what was known of the work at hand holds no more.
pub(super) fn take_step(request: &mut ImportRequest, step: ImportStep) -> Result<(), ImportError> {
    request.state = request.state.after(step)?;
    (request.complaint, request.tries, request.begun_at) = (None, 0, None);
    Ok(())
}

/// Which import a job is about, and who asked for it.
pub(super) fn asked(payload: &Json) -> Option<(Uuid, Asker)> {
    let asker = Asker {
        account: serde_json::from_value(payload.get("account")?.clone()).ok()?,
        assurance: match payload.get("two_factors")?.as_bool()? {
            true => Assurance::TwoFactors,
            false => Assurance::OneFactor,
        },
        signed_in_at: serde_json::from_value(payload.get("signed_in_at")?.clone()).ok()?,
        organisation: payload.get("organisation").and_then(|id| serde_json::from_value(id.clone()).ok()),
    };
    Some((payload.get("import")?.as_str()?.parse().ok()?, asker))
}

fn job(cx: &Cx, kind: &'static str, request: &ImportRequest, asker: Asker) -> Job {
    Job {
        id: cx.chance.uuid(cx.now()),
        kind,
        // A request may be looked at again and agreed to once more; its version tells the two apart.
        unique_key: Some(format!("{kind} {} {}", request.id, request.version)),
        payload: json!({
            "import": request.id,
            "account": asker.account,
            "two_factors": asker.assurance == Assurance::TwoFactors,
            "signed_in_at": asker.signed_in_at,
            "organisation": asker.organisation,
        }),
        run_after: cx.now(),
    }
}

fn permit(cx: &Cx) -> Result<Permit, ImportError> {
    Ok(cx.permit(Action::PublishOffer, &Facts::NONE)?)
}

async fn own(read: &mut Read, cx: &Cx, id: Uuid) -> Result<ImportRequest, ImportError> {
    let account = cx.actor.account.ok_or(ImportError::NotFound)?;
    let found = rows::import_request(read, (id, Some(account)), cx.now() - WAITS).await?;
    found.ok_or(ImportError::NotFound)
}

async fn log(cx: &Cx, tx: Tx, permit: &Permit, (id, step): (Uuid, ImportStep)) -> Result<(), ImportError> {
    let entry = permit.entry(cx.now(), Subject::of("import", id), json!({ "step": step.name() }));
    tx.commit(entry).await?;
    Ok(())
}
