use chrono::NaiveDate;
use kernel::{Openness, Span};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};
use vision::ThemeId;

use super::super::mistakes::Mistakes;
use super::super::{pointers, themes};
use crate::actions::Whole;
use crate::{AskedQuestion, Question, USUAL_MONTHS};

/// What is typed of a question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct QuestionForm {
    pub(super) version: i64,
    question: String,
    hypothesis: String,
    months: String,
    starts: String,
    pilot: String,
    themes: Vec<String>,
    openness: String,
    source: String,
}

impl QuestionForm {
    pub(super) fn empty(visit: &Visit) -> Self {
        Self {
            months: USUAL_MONTHS.to_string(),
            starts: visit.day(visit.cx.clock.today()),
            openness: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(whole: &Whole, question: &Question) -> Self {
        let asked = &question.asked;
        Self {
            version: question.version,
            question: asked.question.clone(),
            hypothesis: asked.hypothesis.clone(),
            months: asked.months.to_string(),
            starts: String::new(),
            pilot: pointers::shown(asked.pilot, &pointers::pilots(whole)),
            themes: asked.themes.iter().map(ThemeId::to_string).collect(),
            openness: asked.openness.name().to_owned(),
            source: asked.source.clone().unwrap_or_default(),
        }
    }

    /// The question that was typed, and when its first cycle begins; `old` is what it was.
    pub(super) fn parse(
        &self,
        visit: &Visit,
        whole: &Whole,
        old: Option<&Question>,
    ) -> Result<(AskedQuestion, NaiveDate), Vec<FieldError>> {
        let mut m = Mistakes::of(visit, "question");
        let question = m.line("question", &self.question);
        let hypothesis = m.maybe("hypothesis", &self.hypothesis);
        let months: Option<u8> = m.chosen("months", self.months.trim());
        if months.is_some_and(|months| !(1..=24).contains(&months)) {
            m.add("months");
        }
        let starts = match old {
            Some(_) => Some(visit.cx.clock.today()),
            None => m.span("starts", &self.starts).map(Span::first_day),
        };
        let pilot = pointers::read(&mut m, "pilot", &self.pilot, old.and_then(|old| old.asked.pilot));
        let before: &[ThemeId] = old.map_or(&[], |old| &old.asked.themes);
        let openness = m.chosen("openness", &self.openness);
        let source = m.optional("source", &self.source);
        let asked = openness.zip(months).map(|(openness, months)| AskedQuestion {
            question,
            hypothesis,
            months,
            pilot,
            themes: themes::chosen(whole, &self.themes, before),
            openness,
            source,
        });
        m.unless_any(asked.zip(starts))
    }

    pub(super) fn asked(
        &self,
        visit: &Visit,
        whole: &Whole,
        errors: &[FieldError],
        is_new: bool,
    ) -> Vec<Field> {
        let f = visit.fields("question", errors);
        let (pilot, none) = (f.optional("pilot", ""), visit.t("question-pilot-none"));
        let pilot = pointers::asked(visit, pilot, none, pointers::pilots(whole), &self.pilot);
        let levels = Openness::ALL.iter().map(|one| one.name());
        let mut asked = vec![
            f.field("question", &self.question),
            f.optional("hypothesis", &self.hypothesis).area(),
            f.field("months", &self.months),
        ];
        asked.extend(is_new.then(|| f.field("starts", &self.starts)));
        asked.push(pilot);
        asked.extend(themes::asked(visit, whole, "question", &self.themes));
        asked.push(f.choice("openness", levels, &[&self.openness]).radios());
        asked.push(f.optional("source", &self.source));
        asked
    }
}
