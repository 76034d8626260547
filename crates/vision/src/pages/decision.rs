use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, files, keeping, seen};
use super::words;
use crate::{Decision, DecisionId, Vision};

struct DatingLine {
    date: String,
    differs: bool,
    note: String,
    source: String,
}

#[derive(Template)]
#[template(path = "pages/decision.html")]
struct DecisionPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    decision: &'a Decision,
    line: String,
    openness: Option<String>,
    datings: Vec<DatingLine>,
    is_torn: bool,
    effects: Vec<Link>,
    keeping: Vec<Link>,
    files: [String; 3],
}

/// One decision: what was decided, what came of it, and which dates documents give for it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let id: DecisionId = id.parse().map_err(|_| PageError::NotFound)?;
    let decision = vision.decisions.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    let of = &decision.particulars;
    let kind = visit.t(&format!("decision-kind-{}", of.kind)).to_owned();
    let body = visit.t(&format!("decision-body-{}", of.body)).to_owned();
    let datings = of.datings.iter().map(|one| DatingLine {
        date: words::date_if_known(&visit, one.date),
        differs: one.date.is_some_and(|date| !date.agrees_with(of.date)),
        note: one.note.clone(),
        source: one.source.clone(),
    });
    visit.page(&DecisionPage {
        v: &visit,
        crumbs: crumbs(&visit, "/besluiten"),
        line: format!("{kind}, {body}, {}", visit.span(of.date)),
        openness: words::openness(&visit, of.openness),
        datings: datings.collect(),
        is_torn: of.other_dates().next().is_some(),
        effects: effects(&visit, &vision, id),
        keeping: keeping(&visit, Action::KeepDecisions, &format!("/besluiten/{id}"), &[]),
        files: files("besluiten-datums"),
        decision,
    })
}

/// What this decision did: plans and budgets that it adopted, promises that it settled.
fn effects(visit: &Visit, vision: &Vision, id: DecisionId) -> Vec<Link> {
    let plans = vision.plans.iter().filter(|one| one.decision == Some(id)).map(|one| {
        let label = visit.t_with("decision-adopts", "title", one.particulars.title.as_str());
        Link::to(label, format!("/beleidsplannen/{}", one.id))
    });
    let budgets = vision.frameworks.iter().filter(|one| one.decision == Some(id)).map(|one| {
        let label = visit.t_with("decision-adopts", "title", one.name.as_str());
        Link::to(label, format!("/visie/doelen?jaar={}", one.year))
    });
    let settles = |one: &&crate::Promise| one.state.proof().and_then(|proof| proof.decision) == Some(id);
    let promises = vision.promises.iter().filter(settles).map(|one| {
        let label = visit.t_with("decision-settles", "title", one.particulars.title.as_str());
        Link::to(label, format!("/beloftes/{}", one.id))
    });
    plans.chain(budgets).chain(promises).collect()
}
