use access::Action;
use askama::Template;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};
use vision::ThemeId;

use super::super::{files, may, openness_badge, tabs};
use super::origins;
use crate::actions::{Whole, whole};
use crate::{Lesson, meets};

/// What is looked for among the lessons.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct LessonQuery {
    pub(super) q: String,
    pub(super) thema: String,
}

/// A lesson in the list.
struct Card {
    lesson: String,
    href: String,
    more: String,
    learned: String,
    origins: String,
    openness: Option<String>,
}

/// A theme that can be chosen.
struct Way {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "pages/lessons/list.html")]
struct LessonsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    may_write: bool,
    asked: &'a str,
    count: String,
    ways: Vec<Way>,
    chosen: Vec<Way>,
    cards: Vec<Card>,
    files: [String; 3],
}

/// The lessons that hold the words and belong to the theme that are asked.
pub(crate) async fn show(visit: Visit, Query(query): Query<LessonQuery>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let found = found(&whole, &query);
    let words = visit.encoded(&query.q);
    let way = |(id, label): (&ThemeId, &String)| Way {
        href: format!("/lessen?q={words}&thema={id}"),
        label: label.clone(),
    };
    let used = |id: &ThemeId| whole.learning.lessons.iter().any(|lesson| themes(&whole, lesson).contains(id));
    let asked: Option<ThemeId> = query.thema.parse().ok();
    let chosen = asked
        .and_then(|id| whole.themes.get(&id))
        .map(|name| Way { href: format!("/lessen?q={words}"), label: name.clone() });
    let page = LessonsPage {
        tabs: tabs(&visit),
        may_write: may(&visit, Action::KeepLearningAgenda),
        asked: &query.q,
        count: visit.t_with("lessons-count", "count", found.len()),
        ways: whole.themes.iter().filter(|(id, _)| used(id) && asked != Some(**id)).map(way).collect(),
        chosen: chosen.into_iter().collect(),
        cards: found.into_iter().map(|lesson| card(&visit, &whole, lesson)).collect(),
        files: files("lessen", "lessen", &format!("q={words}&thema={}", visit.encoded(&query.thema))),
        v: &visit,
    };
    visit.page(&page)
}

/// The lessons that are asked, in the order in which they were written down, the latest first.
pub(super) fn found<'a>(whole: &'a Whole, query: &LessonQuery) -> Vec<&'a Lesson> {
    let asked: Option<ThemeId> = query.thema.parse().ok();
    let holds = |lesson: &&Lesson| {
        let origins = origins(whole, lesson);
        let mut texts = vec![lesson.told.lesson.as_str(), lesson.told.more.as_str()];
        texts.extend(origins.iter().map(|(name, _)| name.as_str()));
        let of_theme = query.thema.is_empty() || asked.is_some_and(|id| themes(whole, lesson).contains(&id));
        of_theme && meets(&query.q, &texts)
    };
    whole.learning.lessons.iter().filter(holds).collect()
}

/// The themes of a lesson: its own, and those of the pilot that taught it.
fn themes(whole: &Whole, lesson: &Lesson) -> Vec<ThemeId> {
    let pilot = lesson.told.pilot.and_then(|id| whole.pilot(id));
    let of_pilot = pilot.map_or(&[][..], |pilot| &pilot.protocol.themes);
    lesson.told.themes.iter().chain(of_pilot).copied().collect()
}

fn card(visit: &Visit, whole: &Whole, lesson: &Lesson) -> Card {
    let names: Vec<String> = origins(whole, lesson).into_iter().map(|(name, _)| name).collect();
    Card {
        lesson: lesson.told.lesson.clone(),
        href: format!("/lessen/{}", lesson.id),
        more: lesson.told.more.clone(),
        learned: visit.span(lesson.told.learned),
        origins: names.join(", "),
        openness: openness_badge(visit, lesson.told.openness),
    }
}
