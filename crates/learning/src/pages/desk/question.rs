use access::Cx;
use chrono::NaiveDate;
use kernel::Span;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};

use super::asked::LINE;
use super::{Desk, asked};
use crate::pages::readers::{Thing, readers_href};
use crate::{AskedQuestion, LearningError, Question, USUAL_MONTHS};

impl Kept for Question {
    const FORM: &'static str = "question";
    const HOME: &'static str = "/leeragenda";
    const NEW: &'static str = "/leeragenda/nieuw";
    type Of = Desk;
    /// What is asked, and when the first cycle begins; one that exists has begun.
    type New = (AskedQuestion, Option<NaiveDate>);

    fn find(desk: &Desk, id: &str) -> Option<Self> {
        desk.all.question(id.parse().ok()?).cloned()
    }

    fn name(&self, _: &Desk) -> String {
        self.asked.question.clone()
    }

    fn title(&self, visit: &Visit, _: &Desk) -> String {
        visit.t("question-change").to_owned()
    }

    fn at(&self) -> String {
        format!("/leeragenda/{}", self.id)
    }

    fn page(&self, _: &Desk) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn begins(visit: &Visit) -> Answers {
        asked::begins().with("months", USUAL_MONTHS).with("starts", visit.day(visit.cx.clock.today()))
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        Way::to_readers(visit, readers_href(Thing::Question, self.id.uuid())).into_iter().collect()
    }

    fn answers(&self, _: &Visit) -> Answers {
        let answers = Answers::default()
            .with("question", &self.asked.question)
            .with("hypothesis", &self.asked.hypothesis)
            .with("months", self.asked.months)
            .with_some("pilot", self.asked.pilot)
            .with("openness", self.asked.openness)
            .with_some("source", self.asked.source.as_ref());
        asked::with_themes(answers, &self.asked.themes)
    }

    fn sections(ask: &Ask<'_, Desk>, old: Option<&Self>) -> Vec<Section> {
        let mut fields = vec![ask.line("question"), ask.maybe_text("hypothesis"), ask.line("months")];
        fields.extend(old.is_none().then(|| ask.line("starts")));
        fields.push(asked::pointer(ask, "pilot", "question-pilot-none", asked::pilots(ask.whole)));
        fields.extend(asked::themes(ask));
        fields.extend([asked::openness(ask), ask.maybe("source")]);
        vec![Section::plain(fields)]
    }

    fn parse(reading: &mut Reading<'_>, desk: &Desk, old: Option<&Self>) -> Option<Self::New> {
        let question = reading.line("question", LINE);
        let hypothesis = asked::text_or_none(reading, "hypothesis");
        let months = reading.parsed("months").filter(|months| (1..=24).contains(months));
        if months.is_none() {
            reading.wrong("months");
        }
        let starts = if old.is_some() { None } else { reading.date("starts").map(Span::first_day) };
        let pilot = asked::read_pointer(reading, "pilot", old.and_then(|old| old.asked.pilot));
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", LINE);
        let themes = asked::read_themes(reading, desk, old.map_or(&[], |old| &old.asked.themes));
        let asked = AskedQuestion {
            question: question?,
            hypothesis,
            months: months?,
            pilot,
            themes,
            openness: openness?,
            source,
        };
        Some((asked, starts))
    }

    async fn write(
        cx: &Cx,
        _: &Desk,
        (asked, starts): Self::New,
        old: Option<(&Self, i64)>,
    ) -> Result<String, LearningError> {
        let id = match old {
            Some((old, seen)) => crate::change_question(cx, old.id, seen, &asked).await.map(|()| old.id)?,
            None => crate::ask_question(cx, &asked, starts.unwrap_or_else(|| cx.clock.today())).await?,
        };
        Ok(format!("/leeragenda/{id}"))
    }
}
