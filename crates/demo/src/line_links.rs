//! To what the lines of the plan lead: ambitions and goals of the vision, evaluations, decisions.

use std::collections::BTreeMap;

use access::Cx;
use investments::{LineHead, Nature, NewLine};
use learning::EvaluationId;
use serde::Deserialize;
use vision::{DecisionId, GoalNodeId, ThemeId, ThemeKind};

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files::parse;

const FILE: &str = "investments/links.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFile {
    ambition: Vec<RawAmbition>,
    evaluation: Vec<RawTitled>,
    decision: Vec<RawTitled>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAmbition {
    number: i64,
    goal: String,
    lines: Vec<String>,
    #[expect(dead_code, reason = "the document is for who reads the file")]
    document: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTitled {
    title: String,
    lines: Vec<String>,
}

/// What there is to lead to, by the number or title that people know.
struct There {
    ambitions: BTreeMap<i64, ThemeId>,
    goals: BTreeMap<String, GoalNodeId>,
    evaluations: BTreeMap<String, EvaluationId>,
    decisions: BTreeMap<String, DecisionId>,
}

/// Gives the lines their ambition, goal, evaluation and decision. `year` is the first of the plan, whose goals they serve.
pub(crate) async fn link(cx: &Cx, lines: &mut [NewLine], year: i32) -> Result<(), DemoError> {
    let file: LinkFile = parse(FILE)?;
    let there = there(cx, year).await?;
    for raw in &file.ambition {
        let key = raw.number.to_string();
        let (ambition, goal) = (
            known("ambition", &there.ambitions, &raw.number, &key)?,
            known("goal", &there.goals, &raw.goal, &key)?,
        );
        each(lines, &raw.lines, |head| {
            head.ambition = Some(ambition);
            head.goal = Some(goal);
        })?;
    }
    for raw in &file.evaluation {
        let evaluation = known("evaluation", &there.evaluations, &raw.title, &raw.title)?;
        each(lines, &raw.lines, |head| {
            if let Nature::Conditional(condition) = &mut head.nature {
                condition.evaluation = Some(evaluation);
            }
        })?;
    }
    for raw in &file.decision {
        let found = known("decision", &there.decisions, &raw.title, &raw.title)?;
        each(lines, &raw.lines, |head| {
            if let Nature::Decided { decision, .. } = &mut head.nature {
                *decision = Some(found);
            }
        })?;
    }
    Ok(())
}

fn known<K: Ord, T: Copy>(
    field: &'static str,
    all: &BTreeMap<K, T>,
    wanted: &K,
    key: &str,
) -> Result<T, FileFault> {
    all.get(wanted).copied().ok_or_else(|| Entry { file: FILE, key }.fault(field, "it is not there"))
}

fn each(
    lines: &mut [NewLine],
    numbers: &[String],
    mut change: impl FnMut(&mut LineHead),
) -> Result<(), FileFault> {
    for number in numbers {
        let line = lines.iter_mut().find(|line| line.head.number == *number);
        let absent = || Entry { file: FILE, key: number }.fault("lines", "no such line");
        change(&mut line.ok_or_else(absent)?.head);
    }
    Ok(())
}

async fn there(cx: &Cx, year: i32) -> Result<There, DemoError> {
    let mut read = cx.read().await?;
    let sight = cx.sight(&mut read).await?;
    let themes = vision::themes(&mut read, &sight).await?;
    let ambitions = themes.into_iter().filter(|theme| theme.particulars.kind == ThemeKind::Ambition);
    let nodes = vision::nodes(&mut read, &sight).await?;
    let evaluations = learning::evaluations(&mut read, &sight).await?;
    let decisions = vision::decisions(&mut read, &sight).await?;
    Ok(There {
        ambitions: ambitions.map(|theme| (theme.particulars.number, theme.id)).collect(),
        goals: nodes
            .into_iter()
            .filter(|node| node.year == year)
            .map(|node| (node.particulars.code, node.id))
            .collect(),
        evaluations: evaluations.into_iter().map(|one| (one.title, one.id)).collect(),
        decisions: decisions.into_iter().map(|one| (one.particulars.title, one.id)).collect(),
    })
}
