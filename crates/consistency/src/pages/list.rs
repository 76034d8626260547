use askama::Template;
use axum::extract::State;
use shell::{PageResult, Pager, Query, Visit};

use super::wanted::{Asked, Filters};
use super::{rule_number, tone, tone_of};
use crate::{Checks, Judged, Severity, sentence};

const CARDS: usize = 50;

/// A finding in the list.
struct Card {
    sentence: String,
    href: String,
    by: String,
    arithmetic: String,
    tone: &'static str,
    severity: String,
    standing_tone: &'static str,
    standing: String,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    counts: String,
    count: String,
    none_at_all: bool,
    filters: Filters,
    cards: Vec<Card>,
    pager: Pager,
    csv: String,
    xlsx: String,
    ods: String,
    json: String,
}

/// All findings that the visitor may see, gravest first.
pub(crate) async fn show(
    visit: Visit,
    State(checks): State<Checks>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let all = crate::findings(&visit.cx, &checks).await?;
    let wanted = asked.wanted();
    let chosen: Vec<&Judged> = all.iter().filter(|one| wanted.holds(one)).collect();
    let query = asked.query(&visit);
    let pages = chosen.len().div_ceil(CARDS).max(1);
    let page = asked.pagina.unwrap_or(1).clamp(1, pages);
    let link = |to: usize| format!("/controle?{query}&pagina={to}");
    let file = |kind: &str| format!("/controle/bestand/controle.{kind}?{query}");
    visit.page(&ListPage {
        v: &visit,
        counts: counts(&visit, &all),
        count: visit.t_with("consistency-count", "count", chosen.len()),
        none_at_all: all.is_empty(),
        filters: asked.filters(&visit, &all),
        cards: chosen.iter().skip((page - 1) * CARDS).take(CARDS).map(|one| card(&visit, one)).collect(),
        pager: Pager {
            page,
            pages,
            previous: (page > 1).then(|| link(page - 1)),
            next: (page < pages).then(|| link(page + 1)),
        },
        csv: file("csv"),
        xlsx: file("xlsx"),
        ods: file("ods"),
        json: file("json"),
    })
}

/// How many there are of each severity, and for how many nobody said why.
fn counts(visit: &Visit, all: &[Judged]) -> String {
    let of = |severity| all.iter().filter(|one| one.found.finding.severity == severity).count();
    let open = all.iter().filter(|one| one.explanation.is_none()).count();
    let args = [
        ("errors", of(Severity::Error).into()),
        ("warnings", of(Severity::Warning).into()),
        ("questions", of(Severity::Question).into()),
        ("notes", of(Severity::Note).into()),
        ("open", open.into()),
    ];
    visit.t_args("consistency-counts", &args)
}

fn card(visit: &Visit, one: &Judged) -> Card {
    let finding = &one.found.finding;
    let (severity, standing) = (finding.severity, one.standing());
    let room = visit.t(&format!("consistency-room-{}", one.found.room)).to_owned();
    Card {
        sentence: sentence(&visit.house.texts, visit.language, finding),
        href: format!("/controle/{}", finding.address()),
        by: format!("{} · {room} · {}", rule_number(visit, finding.rule), finding.about.name),
        arithmetic: finding.arithmetic.clone().unwrap_or_default(),
        tone: tone(severity),
        severity: visit.t(&format!("consistency-severity-{severity}")).to_owned(),
        standing_tone: tone_of(standing),
        standing: visit.t(&format!("consistency-standing-{standing}")).to_owned(),
    }
}
