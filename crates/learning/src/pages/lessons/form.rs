use kernel::Openness;
use serde::Deserialize;
use shell::{Field, FieldError, Visit};
use vision::ThemeId;

use super::super::mistakes::Mistakes;
use super::super::pointers::Named;
use super::super::{pointers, spoken, themes};
use crate::actions::Whole;
use crate::{EvaluationId, Lesson, PilotId, QuestionId, ToldLesson};

/// What is typed of a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct LessonForm {
    pub(super) version: i64,
    lesson: String,
    more: String,
    learned: String,
    pilot: String,
    evaluation: String,
    question: String,
    themes: Vec<String>,
    openness: String,
    source: String,
}

impl LessonForm {
    pub(super) fn empty(visit: &Visit) -> Self {
        Self {
            learned: visit.day(visit.cx.clock.today()),
            openness: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(visit: &Visit, whole: &Whole, lesson: &Lesson) -> Self {
        let told = &lesson.told;
        Self {
            version: lesson.version,
            lesson: told.lesson.clone(),
            more: told.more.clone(),
            learned: visit.span(told.learned),
            pilot: pointers::shown(told.pilot, &pointers::pilots(whole)),
            evaluation: pointers::shown(told.evaluation, &evaluations(whole)),
            question: pointers::shown(told.question, &questions(whole)),
            themes: told.themes.iter().map(ThemeId::to_string).collect(),
            openness: told.openness.name().to_owned(),
            source: told.source.clone().unwrap_or_default(),
        }
    }

    /// The lesson that was typed; `old` is what it was.
    pub(super) fn parse(
        &self,
        visit: &Visit,
        whole: &Whole,
        old: Option<&Lesson>,
    ) -> Result<ToldLesson, Vec<FieldError>> {
        let mut m = Mistakes::of(visit, "lesson");
        let old = old.map(|old| &old.told);
        let (lesson, more) = (m.line("lesson", &self.lesson), m.maybe("more", &self.more));
        let pilot: Option<PilotId> =
            pointers::read(&mut m, "pilot", &self.pilot, old.and_then(|old| old.pilot));
        let evaluation: Option<EvaluationId> =
            pointers::read(&mut m, "evaluation", &self.evaluation, old.and_then(|old| old.evaluation));
        let question: Option<QuestionId> =
            pointers::read(&mut m, "question", &self.question, old.and_then(|old| old.question));
        let learned = m.span("learned", &self.learned);
        let openness = m.chosen("openness", &self.openness);
        let source = m.optional("source", &self.source);
        let told = learned.zip(openness).map(|(learned, openness)| ToldLesson {
            lesson,
            more,
            learned,
            pilot,
            evaluation,
            question,
            themes: themes::chosen(whole, &self.themes, old.map_or(&[], |old| &old.themes)),
            openness,
            source,
        });
        m.unless_any(told)
    }

    pub(super) fn asked(&self, visit: &Visit, whole: &Whole, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("lesson", errors);
        let levels = Openness::ALL.iter().map(|one| one.name());
        let choose = |name: &str, things: Vec<Named>, chosen: &str| {
            pointers::asked(visit, f.optional(name, ""), visit.t("lesson-origin-nothing"), things, chosen)
        };
        let advice = spoken::causal_advice(visit, &self.lesson, None);
        let lesson = Field { advice: advice.into_iter().collect(), ..f.field("lesson", &self.lesson) };
        let mut asked = vec![
            lesson,
            f.optional("more", &self.more).area(),
            f.field("learned", &self.learned),
            choose("pilot", pointers::pilots(whole), &self.pilot),
            choose("evaluation", evaluations(whole), &self.evaluation),
            choose("question", questions(whole), &self.question),
        ];
        asked.extend(themes::asked(visit, whole, "lesson", &self.themes));
        asked.push(f.choice("openness", levels, &[&self.openness]).radios());
        asked.push(f.optional("source", &self.source));
        asked
    }
}

fn evaluations(whole: &Whole) -> Vec<Named> {
    whole.learning.evaluations.iter().map(|one| (one.id.to_string(), one.title.clone())).collect()
}

fn questions(whole: &Whole) -> Vec<Named> {
    whole.learning.questions.iter().map(|one| (one.id.to_string(), one.asked.question.clone())).collect()
}
