use access::Action;
use askama::Template;
use axum::http::StatusCode;
use shell::desk::Sheet;
use shell::{Crumb, Field, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::INVALID;
use super::claim_form::ClaimForm;
use super::list::{grade, task_name, tone, value_case_names, when};
use super::{HOME, crumbs, may, read_id};
use crate::{ClaimState, ClaimStep, MoneyError, Plain, SavingsClaim, SavingsClaimId, SavingsTask};

#[derive(Template)]
#[template(path = "pages/savings/claim.html")]
struct ClaimPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    claim: &'a SavingsClaim,
    state: String,
    tone: &'static str,
    facts: Vec<(&'static str, String)>,
    task: (String, String),
    value_case: Option<(String, String)>,
    errors: &'a [FieldError],
    here: String,
    proving: Vec<Field>,
    judging: Vec<Field>,
    /// Why somebody who may judge does not judge this one.
    own: bool,
}

impl ClaimPage<'_> {
    /// A door below this page.
    fn to(&self, door: &str) -> String {
        format!("{}/{door}", self.here)
    }
}

/// One claim: what it says, on what it rests, and what was found of it.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    page(&visit, read_id(&id)?, StatusCode::OK, (&ClaimForm::default(), &[])).await
}

async fn page(
    visit: &Visit,
    id: SavingsClaimId,
    status: StatusCode,
    (form, errors): (&ClaimForm, &[FieldError]),
) -> PageResult {
    let (claim, task) = crate::savings_claim(&visit.cx, id).await?;
    let cases = value_case_names(visit).await?;
    let case = claim.claimed.value_case.map(|id| id.to_string());
    let case = cases.into_iter().find(|(id, _)| Some(id) == case.as_ref());
    let judges = claim.state == ClaimState::Substantiated
        && visit.cx.actor.could(Action::JudgeSavings, visit.cx.now());
    let own = judges && crate::has_claimed(&visit.cx, id).await?;
    let proves = claim.state == ClaimState::Estimated && may(visit, Action::ClaimSavings);
    visit.page_with(
        status,
        &ClaimPage {
            v: visit,
            crumbs: crumbs(visit),
            state: visit.t(&format!("claim-state-{}", claim.state)).to_owned(),
            tone: tone(claim.state),
            facts: facts(visit, &claim),
            task: (task_name(&task), format!("{HOME}/taak/{}", task.id)),
            value_case: case.map(|(id, name)| (name, format!("/waardecases/{id}"))),
            errors,
            here: format!("{HOME}/claim/{id}"),
            proving: if proves { form.proving(visit, errors) } else { Vec::new() },
            judging: if judges && !own { form.judging(visit, errors) } else { Vec::new() },
            own,
            claim: &claim,
        },
    )
}

fn facts(visit: &Visit, claim: &SavingsClaim) -> Vec<(&'static str, String)> {
    let of = &claim.claimed;
    let amount =
        of.amount.map_or(visit.t("claim-no-amount").to_owned(), |cents| format!("€ {}", Plain(cents)));
    let mut facts = vec![
        ("money-amount", amount),
        ("claim-when", when(visit, claim)),
        ("claim-manier", of.method.clone()),
    ];
    facts.extend(of.overlap.clone().map(|word| ("claim-overlap", word)));
    facts.push(("money-document", of.document.clone()));
    facts.push(("claim-graad", grade(visit, claim)));
    if let Some(evidence) = &claim.evidence {
        facts.push(("claim-bewijs", evidence.text.clone()));
        facts.push(("claim-evidence-document", evidence.document.clone()));
    }
    if let Some(judgement) = &claim.judgement {
        facts.push(("claim-judged-on", judgement.on.format("%d-%m-%Y").to_string()));
        facts.push(("claim-reden", judgement.reason.clone()));
    }
    facts
}

/// A form without anything in it.
pub(super) async fn empty(visit: Visit, Path(id): Path<String>) -> PageResult {
    let task = crate::savings_task(&visit.cx, read_id(&id)?).await?;
    sheet(&visit, &task, &ClaimForm::empty(), &[]).await
}

/// Claims that something was saved.
pub(super) async fn add(visit: Visit, Path(id): Path<String>, Form(form): Form<ClaimForm>) -> PageResult {
    let task = crate::savings_task(&visit.cx, read_id(&id)?).await?;
    match form.parse(&visit) {
        Ok(new) => {
            let id = crate::claim_savings(&visit.cx, task.id, &new).await?;
            Ok(see_other(&format!("{HOME}/claim/{id}")))
        }
        Err(errors) => sheet(&visit, &task, &form, &errors).await,
    }
}

async fn sheet(visit: &Visit, task: &SavingsTask, form: &ClaimForm, errors: &[FieldError]) -> PageResult {
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t("claim-new").to_owned(),
        lead: visit.t_with("claim-lead", "task", task_name(task)),
        action: format!("{HOME}/taak/{}/claim", task.id),
        back: format!("{HOME}/taak/{}", task.id),
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(form.asked(visit, value_case_names(visit).await?, errors)).show(visit, errors)
}

/// Gives the evidence of a claim.
pub(super) async fn substantiate(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<ClaimForm>,
) -> PageResult {
    let id = read_id(&id)?;
    crate::savings_claim(&visit.cx, id).await?;
    match form.evidence(&visit) {
        Ok((evidence, amount)) => {
            match crate::substantiate_claim(&visit.cx, (id, form.version), evidence, amount).await {
                Ok(()) => Ok(see_other(&format!("{HOME}/claim/{id}"))),
                Err(MoneyError::Stale | MoneyError::Step(_)) => {
                    late(&visit, id, |form, errors| form.proving(&visit, errors), &form).await
                }
                Err(error) => Err(error.into()),
            }
        }
        Err(errors) => page(&visit, id, INVALID, (&form, &errors)).await,
    }
}

/// Accepts or rejects a claim.
pub(super) async fn judge(visit: Visit, Path(id): Path<String>, Form(form): Form<ClaimForm>) -> PageResult {
    let id = read_id(&id)?;
    crate::savings_claim(&visit.cx, id).await?;
    let (step, reason): (ClaimStep, String) = match form.judgement(&visit) {
        Ok(judgement) => judgement,
        Err(errors) => return page(&visit, id, INVALID, (&form, &errors)).await,
    };
    match crate::judge_claim(&visit.cx, (id, form.version), step, &reason).await {
        Ok(()) => Ok(see_other(&format!("{HOME}/claim/{id}"))),
        Err(MoneyError::ClaimLacks(_)) => {
            let message = visit.t("claim-lacks-error").to_owned();
            let errors = [FieldError { field: "oordeel".to_owned(), message }];
            page(&visit, id, INVALID, (&form, &errors)).await
        }
        Err(MoneyError::Stale | MoneyError::Step(_)) => {
            late(&visit, id, |form, errors| form.judging(&visit, errors), &form).await
        }
        Err(error) => Err(PageError::from(error)),
    }
}

/// Somebody else gave the evidence or judged: theirs beside what was typed. Both are given once, so that there is nothing to
/// save any more.
async fn late(
    visit: &Visit,
    id: SavingsClaimId,
    asked: impl Fn(&ClaimForm, &[FieldError]) -> Vec<Field>,
    form: &ClaimForm,
) -> PageResult {
    let (claim, _) = crate::savings_claim(&visit.cx, id).await?;
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: claim.claimed.about.clone(),
        back: format!("{HOME}/claim/{id}"),
        ..Sheet::default()
    };
    let sheet = sheet.asking(asked(form, &[]));
    sheet.too_late(visit, &sheet.differs(asked(&ClaimForm::found_of(&claim), &[])))
}
