use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped, Way};

use super::{asked, readers_way};
use crate::{
    DecisionId, FrameworkStep, GoalFramework, NewGoalFramework, NewGoalNode, Thing, Vision, VisionError,
};

impl Kept for GoalFramework {
    const FORM: &'static str = "goal-framework";
    const HOME: &'static str = "/visie/doelen";
    const NEW: &'static str = "/visie/begroting/nieuw";
    type Of = Vision;
    type New = NewGoalFramework;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.frameworks.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Vision) -> String {
        self.name.clone()
    }

    fn at(&self) -> String {
        format!("/visie/begroting/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        format!("/visie/doelen?kader={}", self.id)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        readers_way(visit, Thing::Framework, self.id.uuid())
    }

    fn answers(&self, _: &Visit) -> Answers {
        Answers::default()
            .with("year", self.year)
            .with("name", &self.name)
            .with("openness", self.openness)
            .with_some("source", self.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Vision>, old: Option<&Self>) -> Vec<Section> {
        let mut fields = vec![ask.line("year"), ask.line("name")];
        // What there is cannot be filled with the goals of another year any more.
        if old.is_none() {
            let budgets = ask.whole.frameworks.iter().rev().map(|one| (one.id, one.name.clone()));
            fields.push(ask.one_of("copy", Some("goal-framework-copy-none"), budgets));
        }
        fields.extend([asked::openness(ask), ask.maybe("source")]);
        vec![Section::plain(fields)]
    }

    fn parse(reading: &mut Reading<'_>, vision: &Vision, _: Option<&Self>) -> Option<NewGoalFramework> {
        let year = reading.parsed("year").filter(|year| (1990..=2100).contains(year));
        if year.is_none() {
            reading.wrong("year");
        }
        let name = reading.line("name", 200);
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", 200);
        let nodes = copied(vision, reading.answer("copy"));
        Some(NewGoalFramework { year: year?, name: name?, openness: openness?, source, nodes })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewGoalFramework,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_goal_framework(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::add_goal_framework(cx, &new).await?.id,
        };
        Ok(format!("/visie/doelen?kader={id}"))
    }
}

/// The goals of another year to begin with, each after the one above it.
fn copied(vision: &Vision, from: &str) -> Vec<NewGoalNode> {
    let of = vision.nodes.iter().filter(|node| node.framework.to_string() == from);
    let mut ahead: Vec<NewGoalNode> = of.map(|node| node.particulars.clone()).collect();
    let mut ordered: Vec<NewGoalNode> = Vec::with_capacity(ahead.len());
    while !ahead.is_empty() {
        let is_next = |node: &NewGoalNode| {
            node.parent.as_ref().is_none_or(|parent| ordered.iter().any(|one| one.code == *parent))
        };
        let (next, rest): (Vec<_>, Vec<_>) = ahead.into_iter().partition(is_next);
        if next.is_empty() {
            break;
        }
        ordered.extend(next);
        ahead = rest;
    }
    ordered
}

impl Stepped for GoalFramework {
    type Step = (FrameworkStep, Option<DecisionId>);

    fn steps(&self) -> Vec<&'static str> {
        let leads = |step: &&FrameworkStep| self.state.after(**step).is_ok();
        FrameworkStep::ALL.iter().filter(leads).map(|step| step.name()).collect()
    }

    fn step_sections(&self, ask: &Ask<'_, Vision>, step: &str) -> Vec<Section> {
        if step == FrameworkStep::Adopt.name() {
            vec![Section::plain(vec![asked::decision(ask)])]
        } else {
            Vec::new()
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Self::Step> {
        Some((step.parse().ok()?, reading.maybe_parsed("decision")))
    }

    async fn take(cx: &Cx, (framework, seen): (&Self, i64), step: Self::Step) -> Result<(), VisionError> {
        crate::step_goal_framework(cx, framework.id, seen, step).await
    }
}
