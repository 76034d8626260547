use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped, Way};

use crate::{GoalMapping, GoalNode, GoalNodeId, NewGoalMapping, Vision, VisionError};

/// The one step of a line that says where a goal went: it is taken away.
const REMOVE: &str = "remove";

impl Kept for GoalMapping {
    const FORM: &'static str = "goal-mapping";
    const HOME: &'static str = "/visie/doelen";
    const NEW: &'static str = "/visie/koppeling/nieuw";
    type Of = Vision;
    type New = NewGoalMapping;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.mappings.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, vision: &Vision) -> String {
        let label = |id: GoalNodeId| {
            let node = vision.nodes.iter().find(|one| one.id == id);
            node.map(GoalNode::label).unwrap_or_default()
        };
        format!("{} → {}", label(self.particulars.from), label(self.particulars.to))
    }

    fn at(&self) -> String {
        format!("/visie/koppeling/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        "/visie/doelen".to_owned()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        let label = visit.t("goal-mapping-step-remove").to_owned();
        vec![Way { label, href: format!("{}/stap/{REMOVE}", self.at()) }]
    }

    fn answers(&self, _: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("from", of.from)
            .with("to", of.to)
            .with_some("share", of.permille.map(written))
            .with("note", &of.note)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Vision>, _: Option<&Self>) -> Vec<Section> {
        let goals = || ask.whole.nodes.iter().rev().map(|one| (one.id, one.label()));
        vec![Section::plain(vec![
            ask.one_of("from", None, goals()),
            ask.one_of("to", None, goals()),
            ask.maybe("share"),
            ask.maybe_text("note"),
            ask.maybe("source"),
        ])]
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<NewGoalMapping> {
        let from = reading.parsed("from");
        let to = reading.parsed("to");
        let typed = reading.answer("share").trim().to_owned();
        let permille = permille(&typed);
        if permille.is_none() && !typed.is_empty() {
            reading.wrong("share");
        }
        let note = reading.maybe_text("note", 1000);
        let source = reading.maybe_line("source", 200);
        Some(NewGoalMapping { from: from?, to: to?, permille, note: note.unwrap_or_default(), source })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewGoalMapping,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        match old {
            Some((old, seen)) => crate::change_goal_mapping(cx, old.id, seen, &new).await?,
            None => {
                crate::map_goal(cx, &new).await?;
            }
        }
        Ok("/visie/doelen".to_owned())
    }
}

impl Stepped for GoalMapping {
    type Step = ();

    fn steps(&self) -> Vec<&'static str> {
        vec![REMOVE]
    }

    fn step_sections(&self, _: &Ask<'_, Vision>, _: &str) -> Vec<Section> {
        Vec::new()
    }

    fn read_step(_: &mut Reading<'_>, step: &str) -> Option<()> {
        (step == REMOVE).then_some(())
    }

    async fn take(cx: &Cx, (mapping, seen): (&Self, i64), (): ()) -> Result<(), VisionError> {
        crate::unmap_goal(cx, mapping.id, seen).await
    }
}

/// A percentage as people type it, `40` or `12,5%`, in tenths of a percent; more than nothing and at most the whole.
fn permille(typed: &str) -> Option<i64> {
    let number = typed.trim_end_matches('%').trim().replace(',', ".");
    let (whole, tenth) = number.split_once('.').unwrap_or((&number, "0"));
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole, 3) || !digits(tenth, 1) {
        return None;
    }
    let permille = whole.parse::<i64>().ok()? * 10 + tenth.parse::<i64>().ok()?;
    (1..=1000).contains(&permille).then_some(permille)
}

fn written(permille: i64) -> String {
    match permille % 10 {
        0 => (permille / 10).to_string(),
        tenth => format!("{},{tenth}", permille / 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_typed_as_a_percentage() {
        for (typed, read) in
            [("40", Some(400)), ("12,5%", Some(125)), ("100 %", Some(1000)), ("0.1", Some(1))]
        {
            assert_eq!(permille(typed), read, "{typed}");
            assert_eq!(permille(&written(read.unwrap())), read, "{typed}");
        }
        for wrong in ["", "0", "101", "100,1", "-5", "12,55", "veel"] {
            assert_eq!(permille(wrong), None, "{wrong}");
        }
    }
}
