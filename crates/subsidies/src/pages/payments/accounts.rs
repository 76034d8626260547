use kernel::OrganisationId;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::super::answers::{Answers, Sent};
use super::super::crumbs;
use super::super::refusals::refusal;
use super::super::sheet::{Asked, Section, form};
use super::below;
use crate::{AccountState, BankAccount, BankAccountId, SubsidyError};

const FORM: &str = "bank-account";
const DESK: &str = "/subsidies/betalen";

/// The municipality's own account number.
pub(in super::super) async fn municipal(visit: Visit) -> PageResult {
    show(&visit, None, &Answers::of(&visit, FORM, Vec::new())).await
}

/// Writes the municipality's own account number.
pub(in super::super) async fn write_municipal(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    write(&visit, None, sent).await
}

/// The account number of an organisation.
pub(in super::super) async fn own(visit: Visit, Path(id): Path<OrganisationId>) -> PageResult {
    show(&visit, Some(id), &Answers::of(&visit, FORM, Vec::new())).await
}

/// Writes the account number of an organisation.
pub(in super::super) async fn write_own(
    visit: Visit,
    Path(id): Path<OrganisationId>,
    Form(sent): Form<Sent>,
) -> PageResult {
    write(&visit, Some(id), sent).await
}

async fn write(visit: &Visit, whose: Option<OrganisationId>, sent: Sent) -> PageResult {
    let mut answers = Answers::of(visit, FORM, sent);
    let text = (answers.get("iban").to_owned(), answers.get("holder").to_owned());
    match crate::propose_account(&visit.cx, whose, (&text.0, &text.1)).await {
        Ok(_) => Ok(see_other(whose.map_or(DESK, |_| "/subsidies/verleningen"))),
        Err(error) => {
            let Some(message) = refusal(visit, &error) else { return Err(error.into()) };
            let field = if matches!(error, SubsidyError::NoReason) { "holder" } else { "iban" };
            answers.errors.push(FieldError { field: field.to_owned(), message });
            show(visit, whose, &answers).await
        }
    }
}

async fn show(visit: &Visit, whose: Option<OrganisationId>, answers: &Answers<'_>) -> PageResult {
    let (there, waits, crumbs, back) = match whose {
        Some(id) => {
            let (there, waits) = crate::own_accounts(&visit.cx, id).await?;
            let crumbs = crumbs(visit, &[("/subsidies/verleningen", visit.t("grants-title"))]);
            (there, waits, crumbs, "/subsidies/verleningen")
        }
        None => {
            let all = crate::accounts(&visit.cx).await?;
            let of = |state| all.iter().find(|one| one.organisation.is_none() && one.state == state).cloned();
            (of(AccountState::Confirmed), of(AccountState::Proposed), below(visit), DESK)
        }
    };
    let key = if whose.is_some() { "bank-account-title" } else { "bank-account-municipal" };
    let asked = Asked {
        crumbs,
        title: visit.t(key).to_owned(),
        lead: visit.t("bank-account-lead").to_owned(),
        action: whose
            .map_or_else(|| "/subsidies/rekening".to_owned(), |id| format!("/subsidies/rekening/{id}")),
        back: back.to_owned(),
        version: String::new(),
        save: visit.t("subsidies-save").to_owned(),
        groups: vec![desk::Section::plain(vec![
            answers.field("iban", "text"),
            answers.field("holder", "text"),
        ])],
        above: vec![as_it_is(visit, there.as_ref(), waits.as_ref())],
    };
    form(visit, asked, &answers.errors)
}

fn as_it_is(visit: &Visit, there: Option<&BankAccount>, waits: Option<&BankAccount>) -> Section {
    let mut section = Section::titled(visit.t("bank-account-now"));
    let told = |one: &BankAccount| format!("{} ({})", one.spaced(), one.holder);
    let none = || visit.t("bank-account-none").to_owned();
    section.facts.push((visit.t("bank-account-in-use").to_owned(), there.map_or_else(none, told)));
    if let Some(one) = waits {
        section.facts.push((visit.t("bank-account-waits").to_owned(), told(one)));
    }
    section
}

/// Asks whether an account number that somebody else wrote is right.
pub(in super::super) async fn before(visit: Visit, Path(id): Path<BankAccountId>) -> PageResult {
    confirming(&visit, id, &[]).await
}

/// Confirms it.
pub(in super::super) async fn confirm(
    visit: Visit,
    Path(id): Path<BankAccountId>,
    Form(_): Form<Sent>,
) -> PageResult {
    let Err(error) = crate::confirm_account(&visit.cx, id).await else { return Ok(see_other(DESK)) };
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    confirming(&visit, id, &[FieldError { field: "inhoud".to_owned(), message }]).await
}

async fn confirming(visit: &Visit, id: BankAccountId, errors: &[FieldError]) -> PageResult {
    let all = crate::accounts(&visit.cx).await?;
    let waits = all.iter().find(|one| one.id == id && one.state == AccountState::Proposed);
    let waits = waits.ok_or(PageError::NotFound)?;
    let there =
        all.iter().find(|one| one.organisation == waits.organisation && one.state == AccountState::Confirmed);
    let asked = Asked {
        crumbs: below(visit),
        title: visit.t("bank-account-confirm").to_owned(),
        lead: visit.t("bank-account-confirm-lead").to_owned(),
        action: format!("/subsidies/rekening/bevestigen/{id}"),
        back: DESK.to_owned(),
        version: String::new(),
        save: visit.t("bank-account-confirm").to_owned(),
        groups: Vec::new(),
        above: vec![as_it_is(visit, there, Some(waits))],
    };
    form(visit, asked, errors)
}
