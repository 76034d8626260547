use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section};
use shell::{Field, Visit};

use super::{Desk, asked};
use crate::pages::{agenda, spoken};
use crate::{Cycle, CycleState, CycleStep, LearningError, Noted, Question, Seen};

/// The cycle of a question that lies open at the desk: the one under way, or the last one when it ended meanwhile.
#[derive(Debug, Clone)]
pub(crate) struct OpenCycle {
    question: Question,
    cycle: Cycle,
}

/// The choice that ends nothing.
const GOES_ON: &str = "running";

impl Kept for OpenCycle {
    const FORM: &'static str = "cycle";
    const HOME: &'static str = "/leeragenda";
    const NEW: &'static str = "/leeragenda";
    type Of = Desk;
    /// What was seen, and how the cycle ends when it does.
    type New = (Seen, Option<CycleStep>);

    fn find(desk: &Desk, id: &str) -> Option<Self> {
        let question = Question::find(desk, id)?;
        let cycle = question.running().or_else(|| question.cycles.last())?.clone();
        Some(Self { question, cycle })
    }

    fn name(&self, desk: &Desk) -> String {
        self.question.name(desk)
    }

    fn title(&self, _: &Visit, desk: &Desk) -> String {
        self.name(desk)
    }

    fn at(&self) -> String {
        self.question.at()
    }

    fn form_at(&self) -> String {
        format!("{}/ronde", self.at())
    }

    fn page(&self, desk: &Desk) -> String {
        self.question.page(desk)
    }

    fn version(&self) -> i64 {
        self.question.version
    }

    fn is_open(&self) -> bool {
        self.cycle.state == CycleState::Running
    }

    fn lead(&self, visit: &Visit) -> String {
        agenda::stretch(visit, &self.cycle)
    }

    fn answers(&self, _: &Visit) -> Answers {
        let outcome = match self.cycle.state {
            CycleState::Running => GOES_ON,
            CycleState::Kept => CycleStep::Keep.name(),
            CycleState::Closed => CycleStep::Close.name(),
            CycleState::CarriedOn => CycleStep::CarryOn.name(),
        };
        Answers::default()
            .with("figures", &self.cycle.seen.figures)
            .with("stories", &self.cycle.seen.stories)
            .with("change", &self.cycle.seen.change)
            .with("outcome", outcome)
    }

    fn sections(ask: &Ask<'_, Desk>, _: Option<&Self>) -> Vec<Section> {
        let advised = |name: &str| {
            let advice = spoken::causal_advice(ask.visit, ask.answer(name), None);
            Field { advice: advice.into_iter().collect(), ..ask.maybe_text(name) }
        };
        let outcomes = std::iter::once(GOES_ON).chain(CycleStep::ALL.iter().map(|step| step.name()));
        let outcome = ask.word("outcome", outcomes).radios();
        vec![Section::plain(vec![advised("figures"), advised("stories"), advised("change"), outcome])]
    }

    fn parse(reading: &mut Reading<'_>, _: &Desk, _: Option<&Self>) -> Option<Self::New> {
        let seen = Seen {
            figures: asked::text_or_none(reading, "figures"),
            stories: asked::text_or_none(reading, "stories"),
            change: asked::text_or_none(reading, "change"),
        };
        if reading.answer("outcome") == GOES_ON {
            return Some((seen, None));
        }
        let step = reading.parsed("outcome");
        if step.is_some() && seen.figures.is_empty() && seen.stories.is_empty() {
            reading.wrong("stories");
        }
        Some((seen, Some(step?)))
    }

    async fn write(
        cx: &Cx,
        _: &Desk,
        (seen, step): Self::New,
        old: Option<(&Self, i64)>,
    ) -> Result<String, LearningError> {
        let (open, version) = old.ok_or(LearningError::NotFound)?;
        let id = open.question.id;
        match step {
            Some(step) => {
                let noted = Noted { seen, on: cx.clock.today() };
                crate::end_cycle(cx, id, version, (step, noted)).await?;
            }
            None => crate::note_cycle(cx, id, version, seen).await?,
        }
        Ok(open.at())
    }
}
