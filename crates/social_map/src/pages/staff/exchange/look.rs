use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Crumb, Form, NavItem, PageResult, Pager, Path, Query, Visit, see_other};
use uuid::Uuid;

use super::super::INVALID;
use super::{read_id, sheet_words, words};
use crate::actions::{Waiting, seal, take_up};
use crate::catalogue::Catalogue;
use crate::exchange::{field_key, gaps_in_words, shown, verdict_in_words};
use crate::pages::show_at_once;
use crate::{Consent, Difference, ImportError, Line, Plan, Verdict};

/// How many lines stand on a page.
const PER_PAGE: usize = 50;
/// The lines that can be looked at by themselves, with the address of each.
const SHOWN: [&str; 6] = ["alles", "nieuw", "gewijzigd", "behouden", "fout", "let-op"];

/// Which lines to show.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct LookQuery {
    #[serde(default)]
    toon: String,
    #[serde(default)]
    pagina: String,
}

/// The word that it may be done.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Word {
    seen: String,
    #[serde(default)]
    skip: String,
}

struct Shown {
    row: String,
    title: String,
    verdict: String,
    details: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/staff/exchange/look.html")]
struct LookPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    action: String,
    summary: Vec<(String, usize)>,
    tabs: Vec<NavItem>,
    title_head: &'static str,
    lines: Vec<Shown>,
    pager: Pager,
    has_refused: bool,
    does_something: bool,
    decide: &'static str,
    seen: Uuid,
    was_changed: bool,
    was_refused: bool,
    report: String,
}

/// What a file that waits would do.
pub(crate) async fn look(visit: Visit, Path(id): Path<String>, Query(query): Query<LookQuery>) -> PageResult {
    let id = read_id(&id)?;
    let waiting = take_up(&visit.cx, id).await?;
    page(&visit, (id, &waiting), &query, StatusCode::OK).await
}

/// Does exactly what was looked at, or shows what differs.
pub(crate) async fn carry_out(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(word): Form<Word>,
) -> PageResult {
    let id = read_id(&id)?;
    let waiting = take_up(&visit.cx, id).await?;
    let consent =
        Consent { seen: Some(read_id(&word.seen)?), skip_refused: word.skip == "yes", waiting: Some(id) };
    let done = crate::import_offers(&visit.cx, &waiting.file, &sheet_words(&visit), consent, |_, _| {}).await;
    match done {
        Ok(brought) => {
            show_at_once(&catalogue, &visit).await;
            let done = if brought.wrote { "ingelezen" } else { "niets" };
            Ok(see_other(&format!("/redactie/invoer?gedaan={done}")))
        }
        Err(ImportError::NotAsSeen) => {
            page(&visit, (id, &waiting), &LookQuery::default(), StatusCode::CONFLICT).await
        }
        Err(ImportError::HasRefusals(_)) => {
            let query = LookQuery { toon: "fout".to_owned(), ..LookQuery::default() };
            page(&visit, (id, &waiting), &query, INVALID).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    visit: &Visit,
    (id, waiting): (Uuid, &Waiting),
    query: &LookQuery,
    status: StatusCode,
) -> PageResult {
    let plan = crate::look_at_import(&visit.cx, &waiting.file, &sheet_words(visit)).await?;
    let here = format!("/redactie/invoer/{id}");
    let toon = SHOWN.into_iter().find(|one| *one == query.toon).unwrap_or("alles");
    let all = lines(visit, &plan, toon);
    let pages = all.len().div_ceil(PER_PAGE).max(1);
    let number = query.pagina.parse().unwrap_or(1_usize).clamp(1, pages);
    let address = |number: usize| format!("{here}?toon={toon}&pagina={number}");
    let counts = plan.counts;
    let summary = [
        ("new", counts.new),
        ("changed", counts.changed),
        ("unchanged", counts.unchanged),
        ("kept", counts.kept),
        ("refused", counts.refused),
        ("vanished", counts.vanished),
    ];
    let page = LookPage {
        v: visit,
        crumbs: vec![Crumb {
            href: "/redactie/invoer".to_owned(),
            label: visit.t("exchange-title").to_owned(),
        }],
        name: &waiting.file.name,
        summary: summary
            .into_iter()
            .filter(|(key, count)| *count > 0 || ["new", "changed", "unchanged"].contains(key))
            .map(|(key, count)| (visit.t(&format!("exchange-count-{key}")).to_owned(), count))
            .collect(),
        tabs: tabs(visit, toon),
        title_head: if toon == "let-op" { "exchange-column-column" } else { "exchange-column-title" },
        lines: all.into_iter().skip((number - 1) * PER_PAGE).take(PER_PAGE).collect(),
        pager: Pager {
            page: number,
            pages,
            previous: (number > 1).then(|| address(number - 1)),
            next: (number < pages).then(|| address(number + 1)),
        },
        has_refused: counts.refused > 0,
        does_something: counts.new + counts.changed > 0,
        decide: if waiting.file.publish { "exchange-decide-publish" } else { "exchange-decide-check" },
        seen: seal(&plan),
        was_changed: status == StatusCode::CONFLICT,
        was_refused: status == INVALID,
        report: format!("{here}/verslag/verslag"),
        action: here,
    };
    visit.page_with(status, &page)
}

fn tabs(visit: &Visit, toon: &str) -> Vec<NavItem> {
    let hrefs =
        ["?toon=alles", "?toon=nieuw", "?toon=gewijzigd", "?toon=behouden", "?toon=fout", "?toon=let-op"];
    let tab = |(one, href): (&str, &'static str)| NavItem {
        href,
        label: visit.t(&format!("exchange-show-{one}")).to_owned(),
        current: one == toon,
    };
    SHOWN.into_iter().zip(hrefs).map(tab).collect()
}

fn lines(visit: &Visit, plan: &Plan, toon: &str) -> Vec<Shown> {
    if toon == "let-op" {
        let findings = plan.findings.iter().map(|finding| Shown {
            row: place(&finding.origin.file, finding.origin.row),
            title: or_dash(&finding.column),
            verdict: visit.t(&format!("exchange-finding-{}", finding.what.name())).to_owned(),
            details: vec![finding.value.clone()],
        });
        return findings.collect();
    }
    let is_shown = |line: &&Line| match toon {
        "nieuw" => line.verdict.name() == "new",
        "gewijzigd" => line.verdict.name() == "changed",
        "behouden" => !line.kept.is_empty(),
        "fout" => line.verdict.name() == "refused",
        _ => true,
    };
    plan.lines.iter().filter(is_shown).map(|line| one(visit, line)).collect()
}

/// A cell that names its row is never empty.
fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}

fn place(file: &str, row: u64) -> String {
    if row == 0 { "–".to_owned() } else { format!("{file}, {row}") }
}

fn one(visit: &Visit, line: &Line) -> Shown {
    let text = words(visit);
    let mut details: Vec<String> = Vec::new();
    match &line.verdict {
        Verdict::Changed { changes } => {
            details.extend(changes.iter().map(|one| difference(visit, "exchange-change", one)))
        }
        Verdict::Refused { column, value, .. } if !column.is_empty() => {
            details.push([column.as_str(), value].join(" ").trim().to_owned())
        }
        Verdict::New { state } if !state.is_empty() => {
            let state = visit.t(&format!("offer-state-{state}")).to_owned();
            details.push(visit.t_with("exchange-stands", "state", state));
        }
        Verdict::New { .. } | Verdict::Refused { .. } | Verdict::Unchanged | Verdict::Vanished => {}
    }
    details.extend(line.kept.iter().map(|one| difference(visit, "exchange-keep", one)));
    details.extend(Some(gaps_in_words(line, &text)).filter(|gaps| !gaps.is_empty()));
    let kind = text(&format!("exchange-kind-{}", line.kind));
    Shown {
        row: place(&line.file, line.row),
        title: if line.kind == "offer" { or_dash(&line.title) } else { format!("{kind}: {}", line.title) },
        verdict: verdict_in_words(line, &text),
        details,
    }
}

fn difference(visit: &Visit, key: &str, of: &Difference) -> String {
    let field = visit.t(&field_key(&of.field)).to_owned();
    let (here, there) = (shown(&of.here), shown(&of.there));
    visit.t_args(key, &[("field", field.into()), ("here", here.into()), ("there", there.into())])
}
