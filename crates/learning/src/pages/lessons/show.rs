use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::super::{crumbs, may, openness_badge, read_id, spoken, themes};
use super::{advice, grade, origins};
use crate::Lesson;
use crate::actions::whole;

#[derive(Template)]
#[template(path = "pages/lessons/show.html")]
struct LessonPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    lesson: &'a Lesson,
    learned: String,
    openness: Option<String>,
    origins: Vec<(String, String)>,
    grade: Option<String>,
    themes: Vec<(String, String)>,
    advice: Option<String>,
    change_href: Option<String>,
}

/// One lesson, and what taught it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let id = read_id(&id)?;
    let lesson = whole.learning.lessons.iter().find(|lesson| lesson.id == id).ok_or(PageError::NotFound)?;
    let writes = may(&visit, Action::KeepLearningAgenda);
    let page = LessonPage {
        crumbs: crumbs(&visit, "/lessen", "lessons-title"),
        learned: visit.span(lesson.told.learned),
        openness: openness_badge(&visit, lesson.told.openness),
        origins: origins(&whole, lesson),
        grade: grade(&whole, lesson).map(|grade| spoken::grade(&visit, grade)),
        themes: themes::links(&whole, &lesson.told.themes),
        advice: if writes { advice(&visit, &whole, lesson) } else { None },
        change_href: writes.then(|| format!("/lessen/{}/wijzigen", lesson.id)),
        lesson,
        v: &visit,
    };
    visit.page(&page)
}
