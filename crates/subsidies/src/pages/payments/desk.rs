use std::collections::BTreeMap;

use kernel::{Cents, OrganisationId};
use shell::{FieldError, Form, PageError, PageResult, Visit, desk, see_other};

use super::super::answers::{Answers, Filled, Sent};
use super::super::refusals::refusal;
use super::super::sheet::{Asked, Grid, Link, Section, form};
use super::super::{crumbs, words};
use crate::{AccountState, BankAccount};

const FORM: &str = "payments";

/// The desk of finance: what is due, the batches, and the account numbers that wait.
pub(in super::super) async fn show(visit: Visit) -> PageResult {
    let today = visit.cx.clock.today();
    let answers = Answers::of(&visit, FORM, Filled::default().with("pay-on", today).0);
    whole(&visit, &answers, &[]).await
}

/// Puts together a batch of what is due.
pub(in super::super) async fn prepare(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let mut answers = Answers::of(&visit, FORM, sent);
    let Some(day) = answers.read("pay-on") else {
        let errors = answers.errors.clone();
        return whole(&visit, &answers, &errors).await;
    };
    match crate::prepare_batch(&visit.cx, day).await {
        Ok(batch) => Ok(see_other(&format!("/subsidies/betalen/{batch}"))),
        Err(error) => {
            let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
            let wrong = FieldError { field: "pay-on".to_owned(), message };
            answers.errors.push(wrong.clone());
            whole(&visit, &answers, &[wrong]).await
        }
    }
}

async fn whole(visit: &Visit, answers: &Answers<'_>, errors: &[FieldError]) -> PageResult {
    let names = words::names(visit).await?;
    let asked = Asked {
        crumbs: crumbs(visit, &[]),
        title: visit.t("payments-title").to_owned(),
        lead: visit.t("payments-lead").to_owned(),
        action: "/subsidies/betalen".to_owned(),
        back: "/subsidies/verleningen".to_owned(),
        version: String::new(),
        save: visit.t("payments-prepare").to_owned(),
        groups: vec![desk::Section::plain(vec![answers.field("pay-on", "date")])],
        above: vec![batches(visit).await?, accounts(visit, &names).await?, due(visit, &names).await?],
    };
    form(visit, asked, errors)
}

async fn due(visit: &Visit, names: &BTreeMap<OrganisationId, String>) -> Result<Section, PageError> {
    let due = crate::payments_due(&visit.cx, visit.cx.clock.today()).await?;
    let heads = ["grant-column", "round-recipient", "grant-due", "application-amount", "bank-account-iban"];
    let mut grid = Grid::of(visit, "payments-due", &heads);
    for one in &due {
        let account = one
            .account
            .as_ref()
            .map_or_else(|| visit.t("bank-account-missing").to_owned(), |(iban, _)| iban.clone());
        let cells = vec![
            words::name(names, one.organisation).to_owned(),
            visit.day(one.on),
            one.amount.to_string(),
            account,
        ];
        let label = format!("{} {}", one.grant_number, one.title);
        grid.row(label, format!("/subsidies/verlening/{}", one.grant), cells);
    }
    let total: Cents = due.iter().filter(|one| one.account.is_some()).map(|one| one.amount).sum();
    let section = Section::table(visit.t("payments-due"), grid, visit.t("payments-due-none"));
    if due.is_empty() {
        return Ok(section);
    }
    let text = visit.t_with("payments-total", "amount", total.to_string());
    Ok(Section { texts: vec![text], ..section })
}

async fn batches(visit: &Visit) -> Result<Section, PageError> {
    let heads = [
        "payments-batch",
        "payments-pay-on",
        "payments-count",
        "application-amount",
        "subsidies-column-state",
    ];
    let mut grid = Grid::of(visit, "payments-batches", &heads);
    for one in crate::batches(&visit.cx).await? {
        let cells = vec![
            visit.day(one.pay_on),
            one.payments.len().to_string(),
            one.total().to_string(),
            visit.t(&format!("batch-state-{}", one.state)).to_owned(),
        ];
        grid.row(one.number.clone(), format!("/subsidies/betalen/{}", one.id), cells);
    }
    Ok(Section::table(visit.t("payments-batches"), grid, visit.t("payments-batches-none")))
}

/// The account numbers that wait to be confirmed, and the municipality's own.
async fn accounts(visit: &Visit, names: &BTreeMap<OrganisationId, String>) -> Result<Section, PageError> {
    let all = crate::accounts(&visit.cx).await?;
    let heads = ["bank-account-whose", "bank-account-iban", "bank-account-holder"];
    let mut grid = Grid::of(visit, "bank-accounts-waiting", &heads);
    let whose = |one: &BankAccount| {
        one.organisation
            .map_or_else(|| visit.house.brand.municipality.clone(), |id| words::name(names, id).to_owned())
    };
    for one in all.iter().filter(|one| one.state == AccountState::Proposed) {
        let href = format!("/subsidies/rekening/bevestigen/{}", one.id);
        grid.row(whose(one), href, vec![one.spaced(), one.holder.clone()]);
    }
    let mut section =
        Section::table(visit.t("bank-accounts-waiting"), grid, visit.t("bank-accounts-waiting-none"));
    let own = all.iter().find(|one| one.organisation.is_none() && one.state == AccountState::Confirmed);
    section.texts.push(own.map_or_else(
        || visit.t("bank-account-municipal-none").to_owned(),
        |one| visit.t_with("bank-account-municipal-is", "iban", one.spaced()),
    ));
    section.links.push(Link::to(visit.t("bank-account-municipal"), "/subsidies/rekening"));
    Ok(section)
}
