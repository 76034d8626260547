use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::super::answers::{Answers, Sent};
use super::super::refusals::refusal;
use super::super::sheet::{Asked, Grid, Link, Section, Sheet, form, page};
use super::super::words;
use super::below;
use crate::{Batch, BatchId, BatchState, BatchStep, Payment, PaymentId, PaymentStep};

const FORM: &str = "batch";

fn at(batch: &Batch) -> String {
    format!("/subsidies/betalen/{}", batch.id)
}

/// A batch with what it pays.
pub(in super::super) async fn show(visit: Visit, Path(id): Path<BatchId>) -> PageResult {
    let batch = crate::batch(&visit.cx, id).await?;
    let heads = [
        "grant-column",
        "bank-account-holder",
        "bank-account-iban",
        "application-amount",
        "subsidies-column-state",
    ];
    let mut grid = Grid::of(&visit, "batch-payments", &heads);
    let mut said = Section::titled(visit.t("batch-bank-said"));
    for one in &batch.payments {
        let mut state = visit.t(&format!("payment-state-{}", one.state)).to_owned();
        if let Some(why) = &one.reason {
            state = format!("{state}: {why}");
        }
        let cells = vec![one.holder.clone(), one.iban.clone(), one.amount.to_string(), state];
        grid.row(one.grant_number.clone(), format!("/subsidies/verlening/{}", one.grant), cells);
        for step in [PaymentStep::Execute, PaymentStep::Reject] {
            if one.state.after(step).is_ok() {
                let said_by_bank = visit.t(&format!("payment-step-{step}")).to_owned();
                let args = [("step", said_by_bank.into()), ("number", one.grant_number.as_str().into())];
                let href = format!("{}/betaling/{}/stap/{step}", at(&batch), one.id);
                said.links.push(Link::to(&visit.t_args("batch-bank-said-of", &args), href));
            }
        }
    }
    let mut facts = Section::titled(visit.t("batch-title"));
    let mut fact = |key: &str, text: String| facts.facts.push((visit.t(key).to_owned(), text));
    fact("payments-pay-on", visit.day(batch.pay_on));
    fact("application-amount", batch.total().to_string());
    fact("batch-from", format!("{} ({})", batch.from_iban, batch.from_holder));
    fact("batch-prepared", words::moment(&visit, batch.prepared_at));
    if let Some(released) = batch.released_at {
        fact("batch-released", words::moment(&visit, released));
    }
    let mut sections = vec![facts, Section::table(visit.t("batch-payments"), grid, "")];
    if !said.links.is_empty() {
        sections.push(said);
    }
    let sheet = Sheet {
        crumbs: below(&visit),
        title: batch.number.clone(),
        badges: vec![("neutral", visit.t(&format!("batch-state-{}", batch.state)).to_owned())],
        sections,
        links: links(&visit, &batch),
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn links(visit: &Visit, batch: &Batch) -> Vec<Link> {
    let steps = BatchStep::ALL.iter().filter(|step| batch.state.after(**step).is_ok());
    let mut links: Vec<Link> = steps
        .map(|step| Link::to(visit.t(&format!("batch-step-{step}")), format!("{}/stap/{step}", at(batch))))
        .collect();
    if batch.state == BatchState::Released {
        links.push(Link::to(visit.t("batch-file"), format!("{}/bestand", at(batch))));
    }
    links
}

/// The file for the bank.
pub(in super::super) async fn file(visit: Visit, Path(id): Path<BatchId>) -> PageResult {
    if crate::batch(&visit.cx, id).await?.state != BatchState::Released {
        return Err(PageError::NotFound);
    }
    let (name, bytes) = crate::bank_file(&visit.cx, id).await?;
    let disposition = format!("attachment; filename=\"{name}.xml\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment")),
        ),
    ];
    Ok((headers, bytes).into_response())
}

/// Asks whether to release a batch or to let it go.
pub(in super::super) async fn before(
    visit: Visit,
    Path((id, step)): Path<(BatchId, BatchStep)>,
) -> PageResult {
    let batch = crate::batch(&visit.cx, id).await?;
    batch.state.after(step).map_err(|_| PageError::NotFound)?;
    let key = format!("batch-step-{step}");
    asked(&visit, &batch, (&key, &format!("stap/{step}")), Vec::new(), &[])
}

/// Releases it, or lets it go.
pub(in super::super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(BatchId, BatchStep)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let batch = crate::batch(&visit.cx, id).await?;
    let answers = Answers::of(&visit, FORM, sent);
    let Err(error) = crate::step_batch(&visit.cx, (id, answers.version()), step).await else {
        return Ok(see_other(&at(&batch)));
    };
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    let wrong = [FieldError { field: "inhoud".to_owned(), message }];
    asked(&visit, &batch, (&format!("batch-step-{step}"), &format!("stap/{step}")), Vec::new(), &wrong)
}

/// Asks what the bank said.
pub(in super::super) async fn before_payment(
    visit: Visit,
    Path((id, payment, step)): Path<(BatchId, PaymentId, PaymentStep)>,
) -> PageResult {
    let batch = crate::batch(&visit.cx, id).await?;
    let payment = found(&batch, payment, step)?;
    let answers = Answers::of(&visit, FORM, Vec::new());
    said(&visit, (&batch, payment, step), &answers, &[])
}

/// Keeps what the bank said.
pub(in super::super) async fn step_payment(
    visit: Visit,
    Path((id, payment, step)): Path<(BatchId, PaymentId, PaymentStep)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let batch = crate::batch(&visit.cx, id).await?;
    let found = found(&batch, payment, step)?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let reason = answers.get("reason").to_owned();
    let Err(error) = crate::bank_said(&visit.cx, (id, payment), step, &reason).await else {
        return Ok(see_other(&at(&batch)));
    };
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    let wrong = FieldError { field: "reason".to_owned(), message };
    answers.errors.push(wrong.clone());
    said(&visit, (&batch, found, step), &answers, &[wrong])
}

fn found(batch: &Batch, id: PaymentId, step: PaymentStep) -> Result<&Payment, PageError> {
    let by_bank = matches!(step, PaymentStep::Execute | PaymentStep::Reject);
    let found = batch.payments.iter().find(|one| one.id == id && one.state.after(step).is_ok());
    found.filter(|_| by_bank).ok_or(PageError::NotFound)
}

fn said(
    visit: &Visit,
    (batch, payment, step): (&Batch, &Payment, PaymentStep),
    answers: &Answers<'_>,
    errors: &[FieldError],
) -> PageResult {
    let fields = match step {
        PaymentStep::Reject => vec![answers.field("reason", "text")],
        PaymentStep::Execute | PaymentStep::Release | PaymentStep::Drop => Vec::new(),
    };
    let action = format!("betaling/{}/stap/{step}", payment.id);
    asked(visit, batch, (&format!("payment-step-{step}"), &action), fields, errors)
}

fn asked(
    visit: &Visit,
    batch: &Batch,
    (key, action): (&str, &str),
    fields: Vec<shell::Field>,
    errors: &[FieldError],
) -> PageResult {
    let label = visit.t(key).to_owned();
    let args = [("count", batch.payments.len().to_string()), ("amount", batch.total().to_string())];
    let args = args.map(|(name, text)| (name, text.into()));
    let asked = Asked {
        crumbs: below(visit),
        title: format!("{label}: {}", batch.number),
        lead: visit.t_args(&format!("{key}-lead"), &args),
        action: format!("{}/{action}", at(batch)),
        back: at(batch),
        version: batch.version.to_string(),
        save: label,
        groups: vec![desk::Section::plain(fields)],
        above: Vec::new(),
    };
    form(visit, asked, errors)
}
