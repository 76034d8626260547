use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::{crumbs, may, openness_badge, read_id, said, spoken, themes};
use super::{standing, stretch};
use crate::actions::whole;
use crate::{Cycle, Question};

/// One cycle as the page shows it.
struct Round<'a> {
    title: String,
    state: String,
    figures: &'a str,
    stories: &'a str,
    change: &'a str,
    advice: Option<String>,
}

/// Where its buttons lead.
struct Hrefs {
    cycle: String,
    again: String,
    change: String,
}

impl Hrefs {
    fn of(question: &Question) -> Self {
        let [cycle, again, change] =
            ["ronde", "opnieuw", "wijzigen"].map(|word| format!("/leeragenda/{}/{word}", question.id));
        Self { cycle, again, change }
    }
}

#[derive(Template)]
#[template(path = "pages/agenda/show.html")]
struct QuestionPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    question: &'a Question,
    look: &'static str,
    state: String,
    openness: Option<String>,
    hypothesis: &'a str,
    months: String,
    pilot: Option<(String, String)>,
    rounds: Vec<Round<'a>>,
    themes: Vec<(String, String)>,
    lessons: Vec<(String, String)>,
    hrefs: Hrefs,
    may_write: bool,
    is_running: bool,
}

/// One question with all its cycles, the latest first.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let question = whole.question(read_id(&id)?).ok_or(PageError::NotFound)?;
    let (look, state) = standing(&visit, question);
    let writes = may(&visit, Action::KeepLearningAgenda);
    let pilot = question.asked.pilot.and_then(|id| whole.pilot(id));
    let taught = whole.learning.lessons.iter().filter(|one| one.told.question == Some(question.id));
    let page = QuestionPage {
        crumbs: crumbs(&visit, "/leeragenda", "agenda-title"),
        look,
        state,
        openness: openness_badge(&visit, question.asked.openness),
        hypothesis: said(&visit, &question.asked.hypothesis),
        months: visit.t_with("question-months-each", "months", i64::from(question.asked.months)),
        pilot: pilot.map(|pilot| (pilot.name().to_owned(), format!("/pilots/{}", pilot.id))),
        rounds: question.cycles.iter().rev().map(|cycle| round(&visit, cycle, writes)).collect(),
        lessons: taught.map(|one| (one.told.lesson.clone(), format!("/lessen/{}", one.id))).collect(),
        themes: themes::links(&whole, &question.asked.themes),
        hrefs: Hrefs::of(question),
        may_write: writes,
        is_running: question.running().is_some(),
        question,
        v: &visit,
    };
    visit.page(&page)
}

fn round<'a>(visit: &'a Visit, cycle: &'a Cycle, writes: bool) -> Round<'a> {
    let all =
        [cycle.seen.figures.as_str(), cycle.seen.stories.as_str(), cycle.seen.change.as_str()].join("\n");
    Round {
        title: stretch(visit, cycle),
        state: visit.t(&format!("cycle-state-{}", cycle.state)).to_owned(),
        figures: said(visit, &cycle.seen.figures),
        stories: said(visit, &cycle.seen.stories),
        change: said(visit, &cycle.seen.change),
        advice: if writes { spoken::causal_advice(visit, &all, None) } else { None },
    }
}
