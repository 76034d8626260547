use access::Action;
use askama::Template;
use shell::{NavItem, PageResult, Visit};

use super::super::cards::{Card, Fact, Group};
use super::super::{files, may, openness_badge, tabs};
use super::{standing, stretch};
use crate::actions::{Whole, whole};
use crate::{CycleState, Question};

#[derive(Template)]
#[template(path = "pages/agenda/list.html")]
struct AgendaPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    may_write: bool,
    groups: Vec<Group>,
    files: [String; 3],
}

/// What we want to know, and in which cycle we are: what is late first.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let groups = [("overdue", 0), ("running", 1), ("answered", 2)].map(|(name, rank)| Group {
        title: visit.t(&format!("agenda-group-{name}")).to_owned(),
        cards: in_order(&visit, &whole)
            .into_iter()
            .filter(|question| rank_of(&visit, question) == rank)
            .map(|question| card(&visit, &whole, question))
            .collect(),
    });
    let page = AgendaPage {
        tabs: tabs(&visit),
        may_write: may(&visit, Action::KeepLearningAgenda),
        groups: groups.into_iter().filter(|group| !group.cards.is_empty()).collect(),
        files: files("leeragenda", "leeragenda", ""),
        v: &visit,
    };
    visit.page(&page)
}

/// 0 for what is late, 1 for what runs, 2 for what is answered or left.
fn rank_of(visit: &Visit, question: &Question) -> u8 {
    if question.is_overdue(visit.cx.clock.today()) {
        0
    } else if question.running().is_some() {
        1
    } else {
        2
    }
}

/// The questions, those whose cycle ends first before the others.
pub(super) fn in_order<'a>(visit: &Visit, whole: &'a Whole) -> Vec<&'a Question> {
    let mut questions: Vec<&Question> = whole.learning.questions.iter().collect();
    questions.sort_by_key(|one| (rank_of(visit, one), one.cycles.last().map(|cycle| cycle.ends)));
    questions
}

fn card(visit: &Visit, whole: &Whole, question: &Question) -> Card {
    let (look, state) = standing(visit, question);
    let fact = |icon, key: &str, text| Fact { icon, meaning: visit.t(key).to_owned(), text };
    let now = question.running().map(|cycle| fact("calendar", "cycle-now", stretch(visit, cycle)));
    let ended = question.cycles.iter().rev().find(|cycle| cycle.state != CycleState::Running);
    let change = ended.map(|cycle| cycle.seen.change.clone()).filter(|change| !change.is_empty());
    Card {
        title: question.asked.question.clone(),
        href: format!("/leeragenda/{}", question.id),
        by: whole.pilot_name(question.asked.pilot).unwrap_or_default().to_owned(),
        text: question.asked.hypothesis.clone(),
        look,
        state,
        openness: openness_badge(visit, question.asked.openness),
        facts: now.into_iter().chain(change.map(|change| fact("next", "cycle-change", change))).collect(),
    }
}
