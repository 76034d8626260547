use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, decision_link, keeping, seen};
use super::words;
use crate::{Promise, PromiseId, PromiseState, Standing, Vision};

#[derive(Template)]
#[template(path = "pages/promise.html")]
struct PromisePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    promise: &'a Promise,
    body: String,
    made: String,
    due: String,
    standing: String,
    tone: &'static str,
    late: Option<String>,
    openness: Option<String>,
    ended: Option<(String, String)>,
    decision: Option<Link>,
    keeping: Vec<Link>,
}

/// One promise: what was promised, when it is due, and what shows that it was kept.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let id: PromiseId = id.parse().map_err(|_| PageError::NotFound)?;
    let promise = vision.promises.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    let of = &promise.particulars;
    let standing = promise.standing(vision.today);
    let steps: Vec<(&str, String)> = steps(&promise.state)
        .iter()
        .map(|step| (*step, visit.t(&format!("promise-step-{step}")).to_owned()))
        .collect();
    visit.page(&PromisePage {
        v: &visit,
        crumbs: crumbs(&visit, "/beloftes"),
        body: visit.t(&format!("decision-body-{}", of.body)).to_owned(),
        made: visit.span(of.made),
        due: words::date_if_known(&visit, of.due),
        standing: visit.t(&format!("promise-standing-{standing}")).to_owned(),
        tone: words::standing_tone(standing),
        late: late(&visit, &vision, promise),
        openness: words::openness(&visit, of.openness),
        ended: ended(&visit, promise),
        decision: decision_link(&visit, &vision, promise.state.proof().and_then(|proof| proof.decision)),
        keeping: keeping(&visit, Action::KeepDecisions, &format!("/beloftes/{id}"), &steps),
        promise,
    })
}

/// The steps that lead somewhere from here, by name.
pub(super) const fn steps(state: &PromiseState) -> &'static [&'static str] {
    match state {
        PromiseState::Made => &["begin", "settle", "withdraw"],
        PromiseState::Running => &["settle", "withdraw"],
        PromiseState::Settled(_) | PromiseState::Withdrawn(_) => &["reopen"],
    }
}

fn late(visit: &Visit, vision: &Vision, promise: &Promise) -> Option<String> {
    let days = promise.days_late(vision.today);
    match promise.standing(vision.today) {
        Standing::Late => Some(visit.t_with("promise-days-late", "days", days)),
        Standing::Done if promise.was_kept_late() => Some(visit.t("promise-kept-late").to_owned()),
        Standing::Running | Standing::Done | Standing::Withdrawn => None,
    }
}

/// What is said of its end: a label and a sentence.
fn ended(visit: &Visit, promise: &Promise) -> Option<(String, String)> {
    let proof = promise.state.proof()?;
    let label = visit.t(&format!("promise-ended-{}", promise.state.name())).to_owned();
    Some((label, format!("{} ({})", proof.text, visit.day(proof.on))))
}
