use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};
use shell::{Field, Visit};

use super::asked::{LINE, Named};
use super::{Desk, asked};
use crate::pages::readers::{Thing, readers_href};
use crate::pages::spoken;
use crate::{LearningError, Lesson, ToldLesson};

impl Kept for Lesson {
    const FORM: &'static str = "lesson";
    const HOME: &'static str = "/lessen";
    const NEW: &'static str = "/lessen/nieuw";
    type Of = Desk;
    type New = ToldLesson;

    fn find(desk: &Desk, id: &str) -> Option<Self> {
        desk.all.learning.lessons.iter().find(|lesson| lesson.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Desk) -> String {
        self.told.lesson.clone()
    }

    fn title(&self, visit: &Visit, _: &Desk) -> String {
        visit.t("lesson-change").to_owned()
    }

    fn at(&self) -> String {
        format!("/lessen/{}", self.id)
    }

    fn page(&self, _: &Desk) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn begins(visit: &Visit) -> Answers {
        asked::begins().with("learned", visit.day(visit.cx.clock.today()))
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        Way::to_readers(visit, readers_href(Thing::Lesson, self.id.uuid())).into_iter().collect()
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let told = &self.told;
        let answers = Answers::default()
            .with("lesson", &told.lesson)
            .with("more", &told.more)
            .with("learned", visit.span(told.learned))
            .with_some("pilot", told.pilot)
            .with_some("evaluation", told.evaluation)
            .with_some("question", told.question)
            .with("openness", told.openness)
            .with_some("source", told.source.as_ref());
        asked::with_themes(answers, &told.themes)
    }

    fn sections(ask: &Ask<'_, Desk>, _: Option<&Self>) -> Vec<Section> {
        let origin = |name, things| asked::pointer(ask, name, "lesson-origin-nothing", things);
        let advice = spoken::causal_advice(ask.visit, ask.answer("lesson"), None);
        let mut fields = vec![
            Field { advice: advice.into_iter().collect(), ..ask.line("lesson") },
            ask.maybe_text("more"),
            ask.line("learned"),
            origin("pilot", asked::pilots(ask.whole)),
            origin("evaluation", evaluations(ask.whole)),
            origin("question", questions(ask.whole)),
        ];
        fields.extend(asked::themes(ask));
        fields.extend([asked::openness(ask), ask.maybe("source")]);
        vec![Section::plain(fields)]
    }

    fn parse(reading: &mut Reading<'_>, desk: &Desk, old: Option<&Self>) -> Option<ToldLesson> {
        let old = old.map(|old| &old.told);
        let (lesson, learned) = (reading.line("lesson", LINE), reading.date("learned"));
        let openness = reading.parsed("openness");
        Some(ToldLesson {
            more: asked::text_or_none(reading, "more"),
            pilot: asked::read_pointer(reading, "pilot", old.and_then(|old| old.pilot)),
            evaluation: asked::read_pointer(reading, "evaluation", old.and_then(|old| old.evaluation)),
            question: asked::read_pointer(reading, "question", old.and_then(|old| old.question)),
            themes: asked::read_themes(reading, desk, old.map_or(&[], |old| &old.themes)),
            source: reading.maybe_line("source", LINE),
            lesson: lesson?,
            learned: learned?,
            openness: openness?,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Desk,
        new: ToldLesson,
        old: Option<(&Self, i64)>,
    ) -> Result<String, LearningError> {
        let id = match old {
            Some((old, seen)) => crate::change_lesson(cx, old.id, seen, &new).await.map(|()| old.id)?,
            None => crate::add_lesson(cx, &new).await?,
        };
        Ok(format!("/lessen/{id}"))
    }
}

fn evaluations(desk: &Desk) -> Vec<Named> {
    desk.all.learning.evaluations.iter().map(|one| (one.id.to_string(), one.title.clone())).collect()
}

fn questions(desk: &Desk) -> Vec<Named> {
    desk.all.learning.questions.iter().map(|one| (one.id.to_string(), one.asked.question.clone())).collect()
}
