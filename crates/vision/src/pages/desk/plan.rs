use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped, Way};

use super::{asked, readers_way, ties};
use crate::{DecisionId, NewPolicyPlan, PlanStep, PolicyPlan, Thing, Vision, VisionError};

impl Kept for PolicyPlan {
    const FORM: &'static str = "policy-plan";
    const HOME: &'static str = "/beleidsplannen";
    const NEW: &'static str = "/beleidsplannen/nieuw";
    type Of = Vision;
    type New = NewPolicyPlan;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.plans.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Vision) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/beleidsplannen/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        readers_way(visit, Thing::Plan, self.id.uuid())
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with("title", &of.title)
            .with("about", &of.about)
            .with_some("since", of.since.map(|date| visit.span(date)))
            .with_some("until", of.until.map(|date| visit.span(date)))
            .with_some("owner", of.owner.as_ref())
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref());
        let answers = of.successors.iter().fold(answers, |answers, id| answers.with("successors", id));
        ties::answers(ties::answers(answers, "theme", &of.themes), "goal", &of.goals)
    }

    fn sections(ask: &Ask<'_, Vision>, old: Option<&Self>) -> Vec<Section> {
        let others = ask.whole.plans.iter().filter(|one| old.is_none_or(|old| one.id != old.id));
        let others = others.map(|one| (one.id, one.particulars.title.clone()));
        let top = Section::plain(vec![
            ask.line("title"),
            ask.maybe_text("about"),
            ask.maybe("since"),
            ask.maybe("until"),
            ask.maybe("owner"),
            ask.any_of("successors", others),
        ]);
        let themes = ties::sections(ask, "theme", &asked::themes(ask));
        let goals = ties::sections(ask, "goal", &asked::goals(ask));
        let below = Section::plain(vec![asked::openness(ask), ask.maybe("source")]);
        std::iter::once(top).chain(themes).chain(goals).chain([below]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<NewPolicyPlan> {
        let title = reading.line("title", 200);
        let about = reading.maybe_text("about", 2000);
        let since = reading.maybe_date("since");
        let until = reading.maybe_date("until");
        if since.zip(until).is_some_and(|(since, until)| until.last_day() < since.first_day()) {
            reading.wrong("until");
        }
        let owner = reading.maybe_line("owner", 120);
        let successors = reading.many("successors").into_iter().collect();
        let (themes, goals) = (ties::read(reading, "theme"), ties::read(reading, "goal"));
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", 200);
        Some(NewPolicyPlan {
            title: title?,
            about: about.unwrap_or_default(),
            since,
            until,
            owner,
            successors,
            themes,
            goals,
            openness: openness?,
            source,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewPolicyPlan,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_plan(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::draft_plan(cx, &new).await?,
        };
        Ok(format!("/beleidsplannen/{id}"))
    }
}

impl Stepped for PolicyPlan {
    type Step = (PlanStep, Option<DecisionId>);

    fn steps(&self) -> Vec<&'static str> {
        self.state.steps().map(PlanStep::name).collect()
    }

    fn step_sections(&self, ask: &Ask<'_, Vision>, step: &str) -> Vec<Section> {
        if step == PlanStep::Adopt.name() {
            vec![Section::plain(vec![asked::decision(ask)])]
        } else {
            Vec::new()
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Self::Step> {
        Some((step.parse().ok()?, reading.maybe_parsed("decision")))
    }

    async fn take(cx: &Cx, (plan, seen): (&Self, i64), step: Self::Step) -> Result<(), VisionError> {
        crate::step_plan(cx, plan.id, seen, step).await
    }
}
