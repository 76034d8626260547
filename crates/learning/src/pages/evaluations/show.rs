use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::{crumbs, may, openness_badge, read_id, said, spoken};
use super::{Move, standing, when};
use crate::actions::{Whole, whole};
use crate::{Evaluation, EvaluationStep, Taken};

/// Something that was done with it.
struct Done {
    when: String,
    what: String,
    lines: Vec<String>,
}

/// What can be done with it.
struct Offer {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "pages/evaluations/show.html")]
struct EvaluationPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    evaluation: &'a Evaluation,
    when: String,
    look: &'static str,
    state: String,
    openness: Option<String>,
    pilot: Option<(String, String)>,
    grade: Option<String>,
    method: &'a str,
    published_href: Option<String>,
    followed: Option<(String, Option<String>)>,
    advice: Option<String>,
    history: Vec<Done>,
    lessons: Vec<(String, String)>,
    offers: Vec<Offer>,
    change_href: Option<String>,
}

/// One evaluation: all dates that it had, what came out of it and what followed.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let evaluation = whole.evaluation(read_id(&id)?).ok_or(PageError::NotFound)?;
    let (look, state) = standing(&visit, evaluation);
    let writes = may(&visit, Action::KeepPilots);
    let home = format!("/evaluaties/{}", evaluation.id);
    let conclusion = evaluation.conclusion.as_ref();
    let advice = conclusion
        .filter(|_| writes)
        .and_then(|found| spoken::causal_advice(&visit, &found.text, Some(found.grade)));
    let offers = Move::all_of(evaluation).filter(|_| writes).map(|(word, step)| Offer {
        href: format!("{home}/stap/{word}"),
        label: visit.t(&format!("evaluation-step-{}", step.name())).to_owned(),
    });
    let pilot = evaluation.plan.pilot.and_then(|id| whole.pilot(id));
    let page = EvaluationPage {
        crumbs: crumbs(&visit, "/evaluaties", "evaluations-title"),
        when: when(&visit, evaluation),
        look,
        state,
        openness: openness_badge(&visit, evaluation.plan.openness),
        pilot: pilot.map(|pilot| (pilot.name().to_owned(), format!("/pilots/{}", pilot.id))),
        grade: conclusion.map(|conclusion| spoken::grade(&visit, conclusion.grade)),
        method: said(&visit, &evaluation.plan.method),
        published_href: evaluation.published.clone().filter(|place| is_address(place)),
        followed: evaluation.followed.as_ref().and_then(|one| spoken::decision_link(&whole, one)),
        advice,
        history: evaluation.history.iter().map(|taken| done(&visit, &whole, taken)).collect(),
        lessons: lessons(&whole, evaluation),
        offers: offers.collect(),
        change_href: writes.then(|| format!("{home}/wijzigen")),
        evaluation,
        v: &visit,
    };
    visit.page(&page)
}

/// Only an address of the web becomes a link: no link can run a script.
fn is_address(place: &str) -> bool {
    place.parse::<partners::WebAddress>().is_ok_and(|address| address.as_str() == place)
}

fn done(visit: &Visit, whole: &Whole, taken: &Taken<EvaluationStep>) -> Done {
    Done {
        when: visit.span(taken.on),
        what: visit.t(&format!("evaluation-done-{}", taken.step)).to_owned(),
        lines: spoken::why(visit, whole, taken),
    }
}

fn lessons(whole: &Whole, evaluation: &Evaluation) -> Vec<(String, String)> {
    let of = whole.learning.lessons.iter().filter(|lesson| lesson.told.evaluation == Some(evaluation.id));
    of.map(|lesson| (lesson.told.lesson.clone(), format!("/lessen/{}", lesson.id))).collect()
}
