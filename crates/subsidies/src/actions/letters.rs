//! Letters: prepared from the case, read before they go, sent once.

use access::{Action, Cx, Facts, Permit};
use chrono::NaiveDate;
use kernel::AccountId;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use store::{Read, Tx};

use super::letter_file::RoundFile;
use super::{SubsidyError, entry, facts, found_application, found_round};
use crate::letter::{Letter, LetterKind, LetterState, LetterStep, ReadLetter, Sending, Writing};
use crate::store::letters as rows;
use crate::{Application, ApplicationId, ApplicationState, LetterId, RoundId};

const KIND: &str = "subsidy-letter";

/// The letters to an application: all of them for whoever checks or decides, the sent ones for its applicants.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is no such application, or not for them.
pub async fn letters(cx: &Cx, id: ApplicationId) -> Result<Vec<Letter>, SubsidyError> {
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    let inside = sees_inside(cx, &application)?;
    let mut letters = rows::of_application(&mut read, id).await?;
    letters.retain(|letter| inside || letter.state == LetterState::Sent);
    Ok(letters)
}

/// The letters that an application gives occasion for and that do not exist yet.
///
/// # Errors
/// As [`letters`].
pub async fn letters_due(cx: &Cx, id: ApplicationId) -> Result<Vec<LetterKind>, SubsidyError> {
    cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let mut read = cx.read().await?;
    let application = found_application(&mut read, id).await?;
    let outcome = found_round(&mut read, application.round).await?.state.tells_outcome();
    let there = rows::of_application(&mut read, id).await?;
    Ok(due(&application, outcome, &there))
}

/// The letters that wait to be sent, of one round when it is named, the oldest first.
///
/// # Errors
/// When the actor checks no applications.
pub async fn prepared_letters(cx: &Cx, round: Option<RoundId>) -> Result<Vec<Letter>, SubsidyError> {
    cx.permit(Action::CheckApplications, &Facts::NONE)?;
    Ok(rows::in_state(&mut cx.read().await?, LetterState::Prepared, round).await?)
}

/// The letters that were sent to the organisation of the actor, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn sent_letters(cx: &Cx) -> Result<Vec<Letter>, SubsidyError> {
    let mut read = cx.read().await?;
    let scope = cx.scope::<Application>(Action::SeeApplication);
    let mut letters = rows::within(&mut read, &scope).await?;
    letters.retain(|letter| letter.state == LetterState::Sent);
    letters.reverse();
    Ok(letters)
}

/// What is due and not there: one prepared letter of a kind at a time, and each kind sent once but for a request to complete.
pub(super) fn due(application: &Application, outcome: bool, there: &[Letter]) -> Vec<LetterKind> {
    let mut due = LetterKind::due(application, outcome);
    due.retain(|kind| {
        !there.iter().any(|letter| {
            let repeats = *kind == LetterKind::Completion;
            let stands =
                letter.state == LetterState::Prepared || letter.state == LetterState::Sent && !repeats;
            letter.application == application.id && letter.kind == *kind && stands
        })
    });
    due
}

/// Prepares a letter for which the application gives occasion.
///
/// # Errors
/// [`SubsidyError::NotNow`] when it gives none, or its decision may not be told yet.
pub async fn prepare_letter(cx: &Cx, id: ApplicationId, kind: LetterKind) -> Result<LetterId, SubsidyError> {
    let mut tx = cx.begin().await?;
    let application = found_application(&mut tx, id).await?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let outcome = found_round(&mut tx, application.round).await?.state.tells_outcome();
    let there = rows::of_application(&mut tx, id).await?;
    if !due(&application, outcome, &there).contains(&kind) {
        return Err(SubsidyError::NotNow);
    }
    let letter = add(cx, &mut tx, &permit, (id, kind), &there).await?;
    tx.commit(entry(cx, &permit, KIND, letter, json!({ "kind": kind, "application": id }))).await?;
    Ok(letter)
}

/// Adds a prepared letter, dated today.
pub(super) async fn add(
    cx: &Cx,
    tx: &mut Tx,
    permit: &Permit,
    (application, kind): (ApplicationId, LetterKind),
    there: &[Letter],
) -> Result<LetterId, SubsidyError> {
    let id: LetterId = cx.new_id();
    let before = there.iter().filter(|one| one.application == application && one.kind == kind).count();
    let number = i64::try_from(before).unwrap_or(i64::MAX).saturating_add(1);
    let days = (cx.clock.today(), cx.now());
    rows::insert(tx, permit, (id, application), (kind, number), days).await?;
    Ok(id)
}

/// A letter as its reader has it: what was sent, or what would be sent today.
///
/// # Errors
/// [`SubsidyError::NotFound`] when there is none, or it was not sent and the actor is an applicant.
pub async fn read_letter<'w>(
    cx: &Cx,
    writing: impl Into<Writing<'w>>,
    id: LetterId,
) -> Result<ReadLetter, SubsidyError> {
    let mut read = cx.read().await?;
    let (letter, application) = found_letter(cx, &mut read, id).await?;
    let about = format!("{} {}", application.number(), application.plan.title);
    let document = if letter.state == LetterState::Sent {
        rows::sent(&mut read, id).await?.ok_or(SubsidyError::NotFound)?.0
    } else {
        let permit = cx.permit(Action::SeeApplication, &Facts::NONE)?;
        let file = RoundFile::read(&mut read, application.round).await?;
        let signed_by = signatory(&application, letter.kind, cx.actor.account);
        let days = (letter.dated, cx.clock.today());
        file.write(&mut read, &permit, writing.into(), (&letter, signed_by), days).await?
    };
    Ok(ReadLetter { letter, document, about })
}

/// A letter as PDF: the bytes that were sent, or those of the letter as it would be sent today.
///
/// # Errors
/// As [`read_letter`].
pub async fn letter_bytes<'w>(
    cx: &Cx,
    writing: impl Into<Writing<'w>>,
    id: LetterId,
) -> Result<Vec<u8>, SubsidyError> {
    let mut read = cx.read().await?;
    let (letter, _) = found_letter(cx, &mut read, id).await?;
    if letter.state == LetterState::Sent {
        let (_, bytes) = rows::sent(&mut read, id).await?.ok_or(SubsidyError::NotFound)?;
        return Ok(bytes);
    }
    drop(read);
    let read = read_letter(cx, writing, id).await?;
    Ok(accessible_pdf::write(&read.document, cx.now())?)
}

/// Sends a prepared letter with this date on it: from now on it never changes, and its applicants read it.
///
/// # Errors
/// [`SubsidyError::Stale`] when somebody else was first; [`SubsidyError::NotNow`] when the case gives no occasion any more.
pub async fn send_letter<'w>(
    cx: &Cx,
    writing: impl Into<Writing<'w>>,
    (id, version): (LetterId, i64),
    dated: NaiveDate,
) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let letter = rows::find(&mut tx, id).await?.ok_or(SubsidyError::NotFound)?;
    let application = found_application(&mut tx, letter.application).await?;
    let file = RoundFile::read(&mut tx, application.round).await?;
    let letter = Letter { version, ..letter };
    send(cx, writing.into(), tx, &file, (&letter, &application, dated)).await
}

/// Writes a letter out, keeps its bytes and commits.
pub(super) async fn send(
    cx: &Cx,
    writing: Writing<'_>,
    mut tx: Tx,
    file: &RoundFile,
    (letter, application, dated): (&Letter, &Application, NaiveDate),
) -> Result<(), SubsidyError> {
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let state = letter.state.after(LetterStep::Send)?;
    if !LetterKind::due(application, file.round.state.tells_outcome()).contains(&letter.kind) {
        return Err(SubsidyError::NotNow);
    }
    // Who reads it must still have the days that it gives.
    if matches!(application.state, ApplicationState::Repair { until } if until < cx.clock.today()) {
        return Err(SubsidyError::NotNow);
    }
    let signed_by = signatory(application, letter.kind, cx.actor.account);
    let days = (dated, cx.clock.today());
    let document = file.write(&mut tx, &permit, writing, (letter, signed_by), days).await?;
    let bytes = accessible_pdf::write(&document, cx.now())?;
    let hash = hex::encode(Sha256::digest(&bytes));
    let (at, by) = (cx.now(), cx.actor.account);
    let template = file.templates.get(&letter.kind).map_or(0, |(number, _)| *number);
    let sending = Sending { at, by, signed_by, template, hash: hash.clone() };
    rows::save(&mut tx, &permit, letter, (state, dated), Some(&sending)).await?;
    rows::keep_sent(&mut tx, &permit, letter.id, &document, (&hash, &bytes)).await?;
    let details = json!({ "step": "send", "kind": letter.kind, "template": template, "hash": hash });
    tx.commit(entry(cx, &permit, KIND, letter.id, details)).await?;
    Ok(())
}

/// Does without a letter that was prepared.
///
/// # Errors
/// [`SubsidyError::WrongStep`] when it was sent.
pub async fn drop_letter(cx: &Cx, (id, version): (LetterId, i64)) -> Result<(), SubsidyError> {
    let mut tx = cx.begin().await?;
    let letter = rows::find(&mut tx, id).await?.ok_or(SubsidyError::NotFound)?;
    let permit = cx.permit(Action::CheckApplications, &Facts::NONE)?;
    let state = letter.state.after(LetterStep::Drop)?;
    let seen = Letter { version, ..letter };
    rows::save(&mut tx, &permit, &seen, (state, seen.dated), None).await?;
    let details = json!({ "step": "drop", "kind": seen.kind });
    tx.commit(entry(cx, &permit, KIND, id, details)).await?;
    Ok(())
}

/// Who signs: for a decision whoever took it, under mandate (Awb 10:10); for another letter whoever sends it.
fn signatory(application: &Application, kind: LetterKind, sender: Option<AccountId>) -> Option<AccountId> {
    use crate::ApplicationStep as Step;
    if !kind.tells_decision() {
        return sender;
    }
    let decided = |step: &Step| match step {
        Step::Grant { .. } | Step::Refuse { .. } | Step::LeaveUntreated { .. } => true,
        Step::Submit { .. }
        | Step::Admit { .. }
        | Step::AskRepair { .. }
        | Step::Complete
        | Step::Accept
        | Step::Withdraw
        | Step::PutOff { .. }
        | Step::NoticeOfDefault { .. } => false,
    };
    application.steps.iter().rev().find(|taken| decided(&taken.step)).and_then(|taken| taken.by)
}

/// Whether the actor sees what applicants do not; the error for who sees nothing.
fn sees_inside(cx: &Cx, application: &Application) -> Result<bool, SubsidyError> {
    let facts = facts(cx, application);
    cx.permit(Action::SeeApplication, &facts)?;
    Ok(!facts.own_organisation)
}

/// A letter that the actor may read, with its application.
async fn found_letter(cx: &Cx, read: &mut Read, id: LetterId) -> Result<(Letter, Application), SubsidyError> {
    let letter = rows::find(read, id).await?.ok_or(SubsidyError::NotFound)?;
    let application = found_application(read, letter.application).await?;
    if !sees_inside(cx, &application)? && letter.state != LetterState::Sent {
        return Err(SubsidyError::NotFound);
    }
    Ok((letter, application))
}
