use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section};

use super::{asked, ties};
use crate::{GoalFrameworkId, GoalLevel, GoalNode, NewGoalNode, Vision, VisionError};

impl Kept for GoalNode {
    const FORM: &'static str = "goal-node";
    const HOME: &'static str = "/visie/doelen";
    const NEW: &'static str = "/visie/doel/nieuw";
    type Of = Vision;
    type New = (GoalFrameworkId, NewGoalNode);

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.nodes.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Vision) -> String {
        format!("{} {}", self.particulars.code, self.particulars.name)
    }

    fn at(&self) -> String {
        format!("/visie/doel/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        format!("/visie/doelen?kader={}", self.framework)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, _: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with("framework", self.framework)
            .with("level", of.level)
            .with("code", &of.code)
            .with("name", &of.name)
            .with_some("parent", of.parent.as_ref())
            .with("criteria", &of.criteria)
            .with_some("owner", of.owner.as_ref())
            .with_some("source", of.source.as_ref());
        ties::answers(answers, "theme", &of.themes)
    }

    fn sections(ask: &Ask<'_, Vision>, _: Option<&Self>) -> Vec<Section> {
        let budget = ask.answer("framework");
        let budgets = ask.whole.frameworks.iter().rev().map(|one| (one.id, one.name.clone()));
        let nodes = ask.whole.nodes.iter().filter(|one| one.framework.to_string() == budget);
        let above = nodes.map(|one| {
            let of = &one.particulars;
            (of.code.clone(), format!("{} {}", of.code, of.name))
        });
        let top = Section::plain(vec![
            ask.one_of("framework", None, budgets),
            ask.word("level", GoalLevel::ALL.iter().map(|level| level.name())),
            ask.line("code"),
            ask.line("name"),
            ask.one_of("parent", Some("goal-node-parent-none"), above),
            ask.maybe_text("criteria"),
            ask.maybe("owner"),
        ]);
        let themes = ties::sections(ask, "theme", &asked::themes(ask));
        std::iter::once(top).chain(themes).chain([Section::plain(vec![ask.maybe("source")])]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<Self::New> {
        let framework = reading.parsed("framework");
        let level = reading.parsed("level");
        let code = reading.line("code", 20).filter(|code| is_code(code));
        if code.is_none() {
            reading.wrong("code");
        }
        let name = reading.line("name", 200);
        let parent = reading.maybe_line("parent", 20);
        let themes = ties::read(reading, "theme");
        let criteria = reading.maybe_text("criteria", 2000);
        let owner = reading.maybe_line("owner", 120);
        let source = reading.maybe_line("source", 200);
        let node = NewGoalNode {
            parent,
            themes,
            level: level?,
            code: code?,
            name: name?,
            criteria: criteria.unwrap_or_default(),
            owner,
            source,
        };
        Some((framework?, node))
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        (framework, new): Self::New,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let framework = match old {
            Some((old, seen)) => {
                crate::change_goal_node(cx, old.id, seen, &new).await?;
                old.framework
            }
            None => {
                crate::add_goal_node(cx, framework, &new).await?;
                framework
            }
        };
        Ok(format!("/visie/doelen?kader={framework}"))
    }
}

/// Whether the code can stand in an address as it is: letters, digits, dots and dashes.
fn is_code(code: &str) -> bool {
    code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'))
        && code.starts_with(|c: char| c.is_ascii_alphanumeric())
}
