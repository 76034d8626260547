use access::Action;
use askama::Template;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::shared::{Link, files, may, seen, tabs};
use super::words;
use crate::{Decision, DecisionKind};

/// Which kind of paper, and which words.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    soort: String,
    q: String,
}

struct Line {
    title: String,
    href: String,
    kind: String,
    body: String,
    date: String,
    openness: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/decisions.html")]
struct DecisionsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    question: &'a str,
    kinds: Vec<Link>,
    count: String,
    lines: Vec<Line>,
    keeping: Vec<Link>,
    files: [String; 3],
}

/// The register of decisions, motions, information notes and agreements, the youngest first.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let vision = seen(&visit).await?;
    let kind: Option<DecisionKind> = asked.soort.parse().ok();
    let lines: Vec<Line> = vision
        .decisions
        .iter()
        .filter(|one| kind.is_none_or(|kind| one.particulars.kind == kind))
        .filter(|one| answers(one, &asked.q))
        .map(|one| line(&visit, one))
        .collect();
    let new = || Link::to(visit.t("decision-new"), "/besluiten/nieuw");
    visit.page(&DecisionsPage {
        v: &visit,
        tabs: tabs(&visit, "/besluiten"),
        question: asked.q.trim(),
        kinds: kinds(&visit, kind),
        count: visit.t_with("decisions-count", "count", lines.len()),
        lines,
        keeping: may(&visit, Action::KeepDecisions).then(new).into_iter().collect(),
        files: files("besluiten"),
    })
}

fn kinds(visit: &Visit, chosen: Option<DecisionKind>) -> Vec<Link> {
    let all = Link { current: chosen.is_none(), ..Link::to(visit.t("decisions-all"), "/besluiten") };
    let link = |kind: &DecisionKind| Link {
        current: chosen == Some(*kind),
        ..Link::to(visit.t(&format!("decisions-kind-{kind}")), format!("/besluiten?soort={kind}"))
    };
    std::iter::once(all).chain(DecisionKind::ALL.iter().map(link)).collect()
}

/// Whether the title or the summary holds all words, however they are written.
fn answers(decision: &Decision, question: &str) -> bool {
    let of = &decision.particulars;
    let text = dutch_text::fold(&format!("{} {}", of.title, of.summary));
    dutch_text::fold(question).split_whitespace().all(|word| text.contains(word))
}

fn line(visit: &Visit, decision: &Decision) -> Line {
    let of = &decision.particulars;
    Line {
        title: of.title.clone(),
        href: format!("/besluiten/{}", decision.id),
        kind: visit.t(&format!("decision-kind-{}", of.kind)).to_owned(),
        body: visit.t(&format!("decision-body-{}", of.body)).to_owned(),
        date: visit.span(of.date),
        openness: words::openness(visit, of.openness),
    }
}
