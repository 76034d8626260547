use access::{Action, Facts};
use accessible_pdf::Block;
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse as _;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent};
use super::refusals::refusal;
use super::sheet::{Asked, Happened, Link, Section, form};
use super::{crumbs, mine, words};
use crate::letter::{Letter, LetterKind, LetterState, LetterStep, ReadLetter};
use crate::{ApplicationId, Case, LetterId};

const FORM: &str = "letter";

#[derive(Template)]
#[template(path = "pages/letter.html")]
struct LetterPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    line: String,
    tone: &'static str,
    state: String,
    notice: String,
    links: Vec<Link>,
    read: &'a ReadLetter,
}

/// A letter as it reads, with what can be done with it.
pub(super) async fn show(visit: Visit, Path(id): Path<LetterId>) -> PageResult {
    let read = crate::read_letter(&visit.cx, &visit.house, id).await?;
    let letter = &read.letter;
    let at = format!("/subsidies/brief/{id}");
    let mut links = vec![Link::to(visit.t("letter-pdf"), format!("{at}/pdf"))];
    let mut notice = String::new();
    if letter.state == LetterState::Prepared && may_send(&visit) {
        for step in LetterStep::ALL {
            links.push(Link::to(visit.t(&format!("letter-step-{step}")), format!("{at}/stap/{step}")));
        }
        notice = visit.t("letter-preview").to_owned();
    }
    let (tone, state) = state(&visit, letter.state);
    let page = LetterPage {
        v: &visit,
        crumbs: crumbs(&visit, &[(&format!("/subsidies/aanvraag/{}", letter.application), &read.about)]),
        title: visit.t(&format!("letter-kind-{}", letter.kind)).to_owned(),
        line: when(&visit, letter),
        tone,
        state,
        notice,
        links,
        read: &read,
    };
    visit.page(&page)
}

/// The letter to keep: the bytes that were sent.
pub(super) async fn pdf(visit: Visit, Path(id): Path<LetterId>) -> PageResult {
    let read = crate::read_letter(&visit.cx, &visit.house, id).await?;
    let bytes = crate::letter_bytes(&visit.cx, &visit.house, id).await?;
    let number: String =
        read.about.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '-').collect();
    let name = format!("attachment; filename=\"{}-{number}.pdf\"", read.letter.kind);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment")),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, bytes).into_response())
}

/// Asks whether a letter is meant to be prepared.
pub(super) async fn before_prepare(
    visit: Visit,
    Path((id, kind)): Path<(ApplicationId, LetterKind)>,
) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    preparing(&visit, &case, kind, &[])
}

/// Prepares it, and leads to it.
pub(super) async fn prepare(visit: Visit, Path((id, kind)): Path<(ApplicationId, LetterKind)>) -> PageResult {
    let case = crate::application(&visit.cx, id).await?;
    match crate::prepare_letter(&visit.cx, id, kind).await {
        Ok(letter) => Ok(see_other(&format!("/subsidies/brief/{letter}"))),
        Err(error) => match refusal(&visit, &error) {
            Some(message) => {
                preparing(&visit, &case, kind, &[FieldError { field: "inhoud".to_owned(), message }])
            }
            None => Err(error.into()),
        },
    }
}

fn preparing(visit: &Visit, case: &Case, kind: LetterKind, errors: &[FieldError]) -> PageResult {
    let back = format!("/subsidies/aanvraag/{}", case.application.id);
    let asked = Asked {
        crumbs: crumbs(visit, &[(&back, &mine::title(visit, case))]),
        title: visit.t_with(
            "letter-prepare-title",
            "kind",
            visit.t(&format!("letter-kind-{kind}")).to_lowercase(),
        ),
        lead: visit.t("letter-prepare-lead").to_owned(),
        action: format!("{back}/brief/{kind}"),
        back,
        save: visit.t("letter-prepare").to_owned(),
        ..Asked::default()
    };
    form(visit, asked, errors)
}

/// Asks for the date on a letter before it is sent, or whether it is to be dropped.
pub(super) async fn before(visit: Visit, Path((id, step)): Path<(LetterId, LetterStep)>) -> PageResult {
    let read = prepared(&visit, id).await?;
    let filled = Filled::default().with("dated", read.letter.dated);
    stepping(&visit, &read, step, &Answers::of(&visit, FORM, filled.0), &[])
}

/// Sends a letter, or drops it.
pub(super) async fn step(
    visit: Visit,
    Path((id, step)): Path<(LetterId, LetterStep)>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let read = prepared(&visit, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let seen = (id, answers.version());
    let done = match step {
        LetterStep::Drop => crate::drop_letter(&visit.cx, seen).await,
        LetterStep::Send => {
            let Some(dated) = answers.read::<chrono::NaiveDate>("dated") else {
                let errors = answers.errors.clone();
                return stepping(&visit, &read, step, &answers, &errors);
            };
            crate::send_letter(&visit.cx, &visit.house, seen, dated).await
        }
    };
    let Err(error) = done else { return Ok(see_other(&format!("/subsidies/brief/{id}"))) };
    let Some(message) = refusal(&visit, &error) else { return Err(error.into()) };
    stepping(&visit, &read, step, &answers, &[FieldError { field: "inhoud".to_owned(), message }])
}

async fn prepared(visit: &Visit, id: LetterId) -> Result<ReadLetter, PageError> {
    let read = crate::read_letter(&visit.cx, &visit.house, id).await?;
    if read.letter.state == LetterState::Prepared { Ok(read) } else { Err(PageError::Stale) }
}

fn stepping(
    visit: &Visit,
    read: &ReadLetter,
    step: LetterStep,
    answers: &Answers<'_>,
    errors: &[FieldError],
) -> PageResult {
    let back = format!("/subsidies/brief/{}", read.letter.id);
    let kind = visit.t(&format!("letter-kind-{}", read.letter.kind)).to_owned();
    let label = visit.t(&format!("letter-step-{step}")).to_owned();
    let fields = match step {
        LetterStep::Send => vec![answers.field("dated", "date")],
        LetterStep::Drop => Vec::new(),
    };
    let asked = Asked {
        crumbs: crumbs(visit, &[(&back, &kind)]),
        title: format!("{label}: {}", kind.to_lowercase()),
        lead: visit.t(&format!("letter-step-{step}-lead")).to_owned(),
        action: format!("{back}/stap/{step}"),
        back,
        version: read.letter.version.to_string(),
        save: label,
        groups: vec![desk::Section::plain(fields)],
        ..Asked::default()
    };
    form(visit, asked, errors)
}

fn may_send(visit: &Visit) -> bool {
    visit.cx.permit(Action::CheckApplications, &Facts::NONE).is_ok()
}

pub(super) fn state(visit: &Visit, state: LetterState) -> (&'static str, String) {
    let tone = match state {
        LetterState::Prepared => "warning",
        LetterState::Sent => "success",
        LetterState::Dropped => "inactive",
    };
    (tone, visit.t(&format!("letter-state-{state}")).to_owned())
}

/// When a letter was sent, or prepared.
pub(super) fn when(visit: &Visit, letter: &Letter) -> String {
    match &letter.sending {
        Some(sending) => visit.t_with("letter-sent-at", "when", words::moment(visit, sending.at)),
        None => visit.t_with("letter-prepared-at", "when", words::moment(visit, letter.prepared_at)),
    }
}

/// The letters to an application, and those that whoever checks can prepare.
pub(super) async fn section(visit: &Visit, id: ApplicationId) -> Result<Option<Section>, PageError> {
    let letters = crate::letters(&visit.cx, id).await?;
    let mut section = Section::titled(visit.t("letters-title"));
    for letter in &letters {
        let kind = visit.t(&format!("letter-kind-{}", letter.kind)).to_owned();
        let (_, state) = state(visit, letter.state);
        let lines = if may_send(visit) { vec![state] } else { Vec::new() };
        section.history.push(Happened { when: when(visit, letter), what: kind.clone(), lines });
        section.links.push(Link::to(
            &visit.t_with("letter-open", "kind", kind),
            format!("/subsidies/brief/{}", letter.id),
        ));
    }
    if may_send(visit) {
        for kind in crate::letters_due(&visit.cx, id).await? {
            let name = visit.t(&format!("letter-kind-{kind}")).to_lowercase();
            let label = visit.t_with("letter-prepare-title", "kind", name);
            section.links.push(Link::to(&label, format!("/subsidies/aanvraag/{id}/brief/{kind}")));
        }
    }
    let is_empty = section.history.is_empty() && section.links.is_empty();
    Ok((!is_empty).then_some(section))
}
