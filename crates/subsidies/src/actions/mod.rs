//! What can be done with subsidies. Pages and the demonstration all come through here.

mod accounts;
mod assess;
mod check;
mod decide;
mod delay;
mod desks;
mod error;
mod files;
mod grants;
mod grants_look;
mod letter_batches;
mod letter_file;
mod letter_templates;
mod letters;
mod look;
mod payments;
mod recovering;
mod register;
mod reports;
mod rounds;
mod schemes;
mod settling;
mod write;

pub use accounts::{accounts, confirm_account, own_accounts, propose_account};
pub use assess::{declare, give_points, rank_round, settle_points};
pub use check::{accept, admit_late, ask_repair, leave_untreated};
pub use decide::{decide_round, grant, refuse};
pub use delay::{note_default, put_off};
pub use desks::{Assessing, BudgetLineChoice, RankedRound, assessing, budget_lines, ranked};
pub use error::SubsidyError;
pub use files::{
    SWEEP_FILES, Uncopied, attach_file, copy_files, files, may_attach, may_bring, open_file, remove_file,
    sweep_files,
};
pub use grants::{amend_grant, confirm_grant, draw_up, propose_terms, redraw, tell_change};
pub use grants_look::{GrantCase, GrantLine, grant_case, grant_of, grants, proposed_terms};
pub use letter_batches::{LetterBatch, letter_batches, prepare_letters, send_letters, work_on_letters};
pub use letter_templates::{change_letter_template, letter_template, letter_templates};
pub use letters::{
    drop_letter, letter_bytes, letters, letters_due, prepare_letter, prepared_letters, read_letter,
    send_letter, sent_letters,
};
pub use look::{Case, PublicRound, Recipient, Results, application, applications, round, rounds, schemes};
pub use payments::{bank_file, bank_said, batch, batches, payments_due, prepare_batch, step_batch};
pub use recovering::{receive, set_off, spread_recovery};
pub use register::{Council, council, register};
pub use reports::{SeenReport, step_report, submit_report, write_report};
pub use rounds::{add_round, change_round, step_round};
pub use schemes::{add_scheme, change_scheme};
pub use settling::{close_grant, desist, give_view, intend_lower, lower_settlement, settle, withdraw_grant};
pub use write::{answer_repair, change_plan, confirm_share, start, submit, with_partners, withdraw};

use access::{Action, Cx, Facts, Permit};
use kernel::Id;
use serde_json::Value as Json;
use store::{Entry, Read, Subject};

use crate::store::{applications, rounds as round_rows};
use crate::{Application, ApplicationId, Round, RoundId};

/// The entry of what was done to a `kind`.
fn entry<T>(cx: &Cx, permit: &Permit, kind: &'static str, id: Id<T>, details: Json) -> Entry {
    permit.entry(cx.now(), Subject::of(kind, id.uuid()), details)
}

async fn found_round(read: &mut Read, id: RoundId) -> Result<Round, SubsidyError> {
    round_rows::find(read, id).await?.ok_or(SubsidyError::NotFound)
}

async fn found_application(read: &mut Read, id: ApplicationId) -> Result<Application, SubsidyError> {
    applications::find(read, id).await?.ok_or(SubsidyError::NotFound)
}

/// The permit for what somebody else must have prepared; who may do it, but not here, is told why.
fn permit_of_another(cx: &Cx, action: Action, prepared_by_actor: bool) -> Result<Permit, SubsidyError> {
    let permit = cx.permit(action, &Facts { prepared_by_actor, ..Facts::NONE });
    if permit.is_err() && cx.permit(action, &Facts::NONE).is_ok() {
        return Err(SubsidyError::OwnWork);
    }
    Ok(permit?)
}

/// How an application relates to the actor: whether they work for one who applies.
fn facts(cx: &Cx, application: &Application) -> Facts {
    let own = cx.actor.organisation().is_some_and(|own| application.is_of(own));
    Facts { own_organisation: own, ..Facts::NONE }
}

/// As [`facts`], for what only the lead does.
fn lead_facts(cx: &Cx, application: &Application) -> Facts {
    Facts { own_organisation: cx.actor.works_for(application.organisation), ..Facts::NONE }
}
