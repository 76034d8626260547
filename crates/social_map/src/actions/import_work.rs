//! The work on imports that nobody has to wait for: reading a file, and carrying out what somebody said yes to.

use std::sync::Arc;

use access::{Cx, find_asker};
use chrono::TimeDelta;
use kernel::Language;
use serde_json::json;
use shell::House;
use store::{Housekeeping, LeasedJob, StoreError};

use super::import::{Consent, ImportError, OfferFile, carry_out, look_at, seal};
use super::import_contents::Contents;
use super::upload::{BRING_IN, READ, WAITS, asked, file_of, take_step};
use crate::Catalogue;
use crate::exchange::{Complaint, ImportState, ImportStep, Plan};
use crate::store as rows;
use crate::store::ImportRequest;

/// How long a worker may take before another begins anew.
pub(crate) const LEASE: TimeDelta = TimeDelta::minutes(2);
/// How often the same work is begun: a file that stops the program each time must not do so for ever.
const MOST_TRIES: i64 = 5;

/// One piece of work in hand.
struct Work<'a> {
    cx: Cx,
    house: &'a House,
    job: &'a LeasedJob,
    request: ImportRequest,
    file: Arc<OfferFile>,
}

/// Does the import that waits longest, as far as it goes without asking anybody; tells whether there was one.
///
/// # Errors
/// When the database does not answer.
pub async fn work_on_imports(house: &House, catalogue: &Catalogue) -> Result<bool, StoreError> {
    let (db, clock) = (&house.db, &house.clock);
    let lease = house.chance.uuid(clock.now());
    let Some(job) = db.lease_job(&[READ, BRING_IN], lease, LEASE, clock.now()).await? else {
        return Ok(false);
    };
    if let Err(error) = work(house, catalogue, &job).await {
        tracing::warn!(kind = job.kind, %error, "The job {} failed: {error}", job.kind);
        match db.put_off_job(&job, &error.to_string(), clock.now()).await {
            // Somebody else has it, or it is done.
            Ok(()) | Err(StoreError::Stale) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}

async fn work(house: &House, catalogue: &Catalogue, job: &LeasedJob) -> Result<(), ImportError> {
    let (db, now) = (&house.db, house.clock.now());
    let awaited = if job.kind == READ { ImportState::ToRead } else { ImportState::ToBringIn };
    let mut found = None;
    if let Some((id, asker)) = asked(&job.payload) {
        let mut read = db.read().await?;
        let request = rows::import_request(&mut read, (id, None), now - WAITS).await?;
        if let Some(request) = request.filter(|request| request.state == awaited) {
            let file = file_of(&mut read, &request).await?;
            found = file.map(|file| (request, Arc::new(file), asker));
        }
    }
    let Some((request, file, asker)) = found else {
        // It was stopped, cleared away or done.
        return Ok(db.finish_job(job, now).await?);
    };
    let in_hand = catalogue.workbench().begin(request.id);
    let actor = find_asker(db, asker).await?;
    let who = actor.clone().unwrap_or_else(access::Actor::visitor);
    let cx = Cx::new(db.clone(), house.clock.clone(), house.chance.clone(), who);
    let mut work = Work { cx, house, job, request, file };
    if job.attempt > MOST_TRIES {
        return work.end(ImportStep::GiveUp, Complaint::plain("exchange-given-up-broken")).await;
    }
    work.begin().await?;
    let done = if awaited == ImportState::ToRead {
        work.understand().await
    } else {
        work.bring_in(|done, all| in_hand.step(done, all)).await
    };
    match done {
        Err(ImportError::File(error)) => work.end(ImportStep::Fail, Complaint::from(&error)).await,
        Err(ImportError::Refused(_) | ImportError::NoSource) => {
            work.end(ImportStep::GiveUp, Complaint::plain("exchange-given-up-refused")).await
        }
        Err(ImportError::Stopped) => work.end_stopped().await,
        other => other,
    }
}

impl Work<'_> {
    /// Notes that the work is begun, so that whoever looks sees when, and whether it broke off before.
    async fn begin(&mut self) -> Result<(), ImportError> {
        self.request.tries = self.job.attempt;
        self.request.begun_at = Some(self.cx.now());
        let mut tx = self.cx.begin().await?;
        rows::save_import_request(&mut tx, &self.request).await?;
        tx.commit_housekeeping(Housekeeping::Upload).await?;
        self.request.version += 1;
        Ok(())
    }

    async fn contents(&self) -> Result<Contents, ImportError> {
        let (house, file) = (self.house.clone(), Arc::clone(&self.file));
        let text = move |key: &str| house.texts.text(Language::Dutch, key).to_owned();
        // A file of megabytes keeps a thread busy, and nobody else should wait for it.
        let read = tokio::task::spawn_blocking(move || Contents::of(&file, &text)).await;
        read.unwrap_or(Err(ImportError::File(hsds::Unreadable::UnknownKind.into())))
    }

    async fn understand(&mut self) -> Result<(), ImportError> {
        let contents = self.contents().await?;
        let plan = look_at(&self.cx, &self.file, &contents).await?;
        self.show(ImportStep::Understand, &plan, None).await
    }

    async fn bring_in(&mut self, mut hear: impl FnMut(usize, usize) -> bool) -> Result<(), ImportError> {
        let contents = self.contents().await?;
        let consent = Consent { seen: self.request.seal, skip_refused: self.request.skip_refused };
        let mut tx = self.cx.begin().await?;
        let done = carry_out(&self.cx, &mut tx, (&self.file, &contents), consent, &mut hear).await;
        let (counts, entries) = match done {
            Ok(done) => done,
            Err(ImportError::NotAsSeen | ImportError::HasRefusals(_)) => {
                drop(tx);
                let plan = look_at(&self.cx, &self.file, &contents).await?;
                let complaint = Complaint::plain("exchange-not-as-seen-text");
                return self.show(ImportStep::LookAgain, &plan, Some(complaint)).await;
            }
            Err(error) => return Err(error),
        };
        take_step(&mut self.request, ImportStep::CarryOut)?;
        self.request.counts = Some(counts);
        rows::save_import_request(&mut tx, &self.request).await?;
        tx.finish_job(self.job, self.cx.now()).await?;
        if entries.is_empty() {
            tx.commit_housekeeping(Housekeeping::Upload).await?;
        } else {
            tx.commit_all(entries).await?;
        }
        Ok(())
    }

    /// Keeps what the file would do, for somebody to look at.
    async fn show(
        &mut self,
        step: ImportStep,
        plan: &Plan,
        complaint: Option<Complaint>,
    ) -> Result<(), ImportError> {
        take_step(&mut self.request, step)?;
        self.request.counts = Some(plan.counts);
        self.request.seal = Some(seal(plan));
        self.request.complaint = complaint.map(|one| json!(one));
        let mut tx = self.cx.begin().await?;
        rows::save_import_plan(&mut tx, self.request.id, plan).await?;
        rows::save_import_request(&mut tx, &self.request).await?;
        tx.finish_job(self.job, self.cx.now()).await?;
        tx.commit_housekeeping(Housekeeping::Upload).await?;
        Ok(())
    }

    /// Keeps why nothing came of it.
    async fn end(&mut self, step: ImportStep, complaint: Complaint) -> Result<(), ImportError> {
        take_step(&mut self.request, step)?;
        self.request.complaint = Some(json!(complaint));
        let mut tx = self.cx.begin().await?;
        rows::save_import_request(&mut tx, &self.request).await?;
        tx.finish_job(self.job, self.cx.now()).await?;
        tx.commit_housekeeping(Housekeeping::Upload).await?;
        Ok(())
    }

    /// Notes that it was stopped, unless whoever stopped it noted that already.
    async fn end_stopped(&mut self) -> Result<(), ImportError> {
        let stopped = self.end(ImportStep::Cancel, Complaint::plain("exchange-stopped")).await;
        match stopped {
            Err(ImportError::Store(StoreError::Stale)) => {
                Ok(self.house.db.finish_job(self.job, self.cx.now()).await?)
            }
            other => other,
        }
    }
}
