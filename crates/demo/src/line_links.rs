//! To what the lines of the plan lead: ambitions and goals of the vision, tracks, evaluations, decisions.

use std::collections::BTreeMap;

use access::Cx;
use investments::{LineHead, Nature, NewLine};
use learning::EvaluationId;
use serde::Deserialize;
use tracks::TrackId;
use vision::{DecisionId, GoalNodeId, ThemeId, ThemeKind};

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files::parse;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkFile {
    ambition: Vec<RawAmbition>,
    track: Vec<RawTrack>,
    evaluation: Vec<RawTitled>,
    #[serde(default)]
    decision: Vec<RawTitled>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAmbition {
    number: i64,
    goal: Option<String>,
    lines: Vec<String>,
    #[expect(dead_code, reason = "the document is for who reads the file")]
    document: String,
}

/// The lines that serve a track; a line that stands in none is one of which no document says it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTrack {
    slug: String,
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
    tracks: BTreeMap<String, TrackId>,
    evaluations: BTreeMap<String, EvaluationId>,
    decisions: BTreeMap<String, DecisionId>,
}

/// Gives the lines their ambition, goal, track, evaluation and decision, as `file` says. `year` is the first of the plan, whose
/// goals they serve.
pub(crate) async fn link(cx: &Cx, file: &str, lines: &mut [NewLine], year: i32) -> Result<(), DemoError> {
    let links: LinkFile = parse(file)?;
    let there = there(cx, year).await?;
    for raw in &links.ambition {
        let key = raw.number.to_string();
        let ambition = known(Entry { file, key: &key }, "ambition", &there.ambitions, &raw.number)?;
        let goal = raw
            .goal
            .as_ref()
            .map(|goal| known(Entry { file, key: &key }, "goal", &there.goals, goal))
            .transpose()?;
        each(file, lines, &raw.lines, |head| {
            head.ambition = Some(ambition);
            head.goal = goal;
        })?;
    }
    for raw in &links.track {
        let track = known(Entry { file, key: &raw.slug }, "track", &there.tracks, &raw.slug)?;
        each(file, lines, &raw.lines, |head| head.track = Some(track))?;
    }
    for raw in &links.evaluation {
        let evaluation =
            known(Entry { file, key: &raw.title }, "evaluation", &there.evaluations, &raw.title)?;
        each(file, lines, &raw.lines, |head| {
            if let Nature::Conditional(condition) = &mut head.nature {
                condition.evaluation = Some(evaluation);
            }
        })?;
    }
    for raw in &links.decision {
        let found = known(Entry { file, key: &raw.title }, "decision", &there.decisions, &raw.title)?;
        each(file, lines, &raw.lines, |head| {
            if let Nature::Decided { decision, .. } = &mut head.nature {
                *decision = Some(found);
            }
        })?;
    }
    Ok(())
}

fn known<K: Ord, T: Copy>(
    entry: Entry<'_>,
    field: &'static str,
    all: &BTreeMap<K, T>,
    wanted: &K,
) -> Result<T, FileFault> {
    all.get(wanted).copied().ok_or_else(|| entry.fault(field, "it is not there"))
}

fn each(
    file: &str,
    lines: &mut [NewLine],
    numbers: &[String],
    mut change: impl FnMut(&mut LineHead),
) -> Result<(), FileFault> {
    for number in numbers {
        let line = lines.iter_mut().find(|line| line.head.number == *number);
        let absent = || Entry { file, key: number }.fault("lines", "no such line");
        change(&mut line.ok_or_else(absent)?.head);
    }
    Ok(())
}

async fn there(cx: &Cx, year: i32) -> Result<There, DemoError> {
    let (mut read, sight) = cx.look().await?;
    let themes = vision::themes(&mut read, &sight).await?;
    let ambitions = themes.into_iter().filter(|theme| theme.particulars.kind == ThemeKind::Ambition);
    let nodes = vision::nodes(&mut read, &sight).await?;
    let tracks = tracks::tracks(&mut read, &sight).await?;
    let evaluations = learning::evaluations(&mut read, &sight).await?;
    let decisions = vision::decisions(&mut read, &sight).await?;
    Ok(There {
        ambitions: ambitions.map(|theme| (theme.particulars.number, theme.id)).collect(),
        goals: nodes
            .into_iter()
            .filter(|node| node.year == year)
            .map(|node| (node.particulars.code, node.id))
            .collect(),
        tracks: tracks.into_iter().map(|one| (one.particulars.slug.to_string(), one.id)).collect(),
        evaluations: evaluations.into_iter().map(|one| (one.title, one.id)).collect(),
        decisions: decisions.into_iter().map(|one| (one.particulars.title, one.id)).collect(),
    })
}
