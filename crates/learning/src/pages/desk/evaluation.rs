use access::Cx;
use kernel::Span;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};

use super::asked::LINE;
use super::{Desk, asked};
use crate::pages::readers::{Thing, readers_href};
use crate::{Evaluation, EvaluationPlan, LearningError};

impl Kept for Evaluation {
    const FORM: &'static str = "evaluation";
    const HOME: &'static str = "/evaluaties";
    const NEW: &'static str = "/evaluaties/nieuw";
    type Of = Desk;
    type New = (EvaluationPlan, Span);

    fn find(desk: &Desk, id: &str) -> Option<Self> {
        desk.all.evaluation(id.parse().ok()?).cloned()
    }

    fn name(&self, _: &Desk) -> String {
        self.title.clone()
    }

    fn at(&self) -> String {
        format!("/evaluaties/{}", self.id)
    }

    fn page(&self, _: &Desk) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn begins(_: &Visit) -> Answers {
        asked::begins().with("interim", "no")
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        Way::to_readers(visit, readers_href(Thing::Evaluation, self.id.uuid())).into_iter().collect()
    }

    fn answers(&self, _: &Visit) -> Answers {
        let plan = &self.plan;
        Answers::default()
            .with("title", &plan.title)
            .with_some("pilot", plan.pilot)
            .with("interim", if plan.interim { "yes" } else { "no" })
            .with("questions", plan.questions.join("\n"))
            .with("method", &plan.method)
            .with("openness", plan.openness)
            .with_some("source", plan.source.as_ref())
    }

    /// The date of one that exists changes by postponing it, and is not asked.
    fn sections(ask: &Ask<'_, Desk>, old: Option<&Self>) -> Vec<Section> {
        let before = [
            ask.line("title"),
            asked::pointer(ask, "pilot", "evaluation-pilot-none", asked::pilots(ask.whole)),
            ask.word("interim", ["no", "yes"]).radios(),
        ];
        let due = old.is_none().then(|| ask.line("due"));
        let after = [
            ask.maybe_text("questions"),
            ask.maybe_text("method"),
            asked::openness(ask),
            ask.maybe("source"),
        ];
        vec![Section::plain(before.into_iter().chain(due).chain(after).collect())]
    }

    fn parse(reading: &mut Reading<'_>, _: &Desk, old: Option<&Self>) -> Option<Self::New> {
        let title = reading.line("title", LINE);
        let pilot = asked::read_pointer(reading, "pilot", old.and_then(|old| old.plan.pilot));
        let due = old.map(|old| old.due).or_else(|| reading.date("due"));
        let openness = reading.parsed("openness");
        let questions = asked::lines(reading, "questions");
        let method = asked::text_or_none(reading, "method");
        let source = reading.maybe_line("source", LINE);
        let plan = EvaluationPlan {
            title: title?,
            pilot,
            interim: reading.answer("interim") == "yes",
            questions,
            method,
            openness: openness?,
            source,
        };
        Some((plan, due?))
    }

    async fn write(
        cx: &Cx,
        _: &Desk,
        (plan, due): Self::New,
        old: Option<(&Self, i64)>,
    ) -> Result<String, LearningError> {
        let id = match old {
            Some((old, seen)) => crate::change_evaluation(cx, old.id, seen, &plan).await.map(|()| old.id)?,
            None => crate::add_evaluation(cx, &plan, due).await?,
        };
        Ok(format!("/evaluaties/{id}"))
    }
}
