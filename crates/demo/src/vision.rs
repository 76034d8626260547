//! The vision of the demonstration: themes, decisions, goals, plans and promises, from `demo/zwolle/vision/`.

use std::collections::BTreeMap;

use ::vision::{
    Body, Dating, DecisionId, FrameworkStep, GoalNodeId, Name, NewDecision, NewGoalFramework, NewGoalMapping,
    NewGoalNode, NewPolicyPlan, NewPromise, NewTheme, PlanState, PlanStep, PolicyPlanId, PromiseStep, Proof,
    Theme, ThemeId, Ties, Vision,
};
use access::Cx;
use kernel::{Openness, Span};

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files::{read, things};
use crate::raw_vision::{BudgetFile, RawDecision, RawGoal, RawPlan, RawPromise, RawTheme};

type Keys<T> = BTreeMap<String, T>;

/// What other files point to by a key.
#[derive(Debug)]
pub(crate) struct Landmarks {
    pub(crate) themes: Keys<ThemeId>,
    pub(crate) decisions: Keys<DecisionId>,
    goals: Keys<GoalNodeId>,
}

/// Loads the vision into a database that has no decisions yet, and tells where its things are. `cx` is that of a policy
/// adviser.
///
/// # Errors
/// When a file is wrong, which it names with key and field, or an action refuses.
pub(crate) async fn load_vision(cx: &Cx) -> Result<Landmarks, DemoError> {
    let mut look = cx.read().await?;
    let sight = cx.sight(&mut look).await?;
    let there = ::vision::vision(&mut look, &sight, cx.clock.today()).await?;
    drop(look);
    if !there.decisions.is_empty() {
        return landmarks(&there);
    }
    let themes = bring_in_themes(cx).await?;
    let decisions = bring_in_decisions(cx).await?;
    let goals = bring_in_goals(cx, &themes, &decisions).await?;
    let landmarks = Landmarks { themes, decisions, goals };
    bring_in_plans(cx, &landmarks).await?;
    bring_in_promises(cx, &landmarks.decisions).await?;
    Ok(landmarks)
}

/// Finds what was brought in before, by its name.
fn landmarks(there: &Vision) -> Result<Landmarks, DemoError> {
    let mut landmarks = Landmarks { themes: Keys::new(), decisions: Keys::new(), goals: Keys::new() };
    for (_, raw) in things::<RawTheme>("vision/themes", "theme")? {
        let is_it = |one: &&Theme| raw.names.iter().any(|name| one.particulars.latest_name() == name.text);
        landmarks.themes.extend(there.themes.iter().find(is_it).map(|one| (raw.key.clone(), one.id)));
    }
    for (_, raw) in things::<RawDecision>("vision/decisions", "decision")? {
        let found = there.decisions.iter().find(|one| one.particulars.title == raw.title);
        landmarks.decisions.extend(found.map(|one| (raw.key, one.id)));
    }
    landmarks.goals =
        there.nodes.iter().map(|one| (goal_key(one.year, &one.particulars.code), one.id)).collect();
    Ok(landmarks)
}

/// How the files name a goal of a year.
fn goal_key(year: i32, code: &str) -> String {
    format!("{year}/{code}")
}

/// What a key stands for, or what is wrong with it.
fn known<T: Copy>(entry: Entry<'_>, field: &'static str, keys: &Keys<T>, key: &str) -> Result<T, FileFault> {
    keys.get(key).copied().ok_or_else(|| entry.fault(field, format!("`{key}` is not there")))
}

fn maybe_known<T: Copy>(
    entry: Entry<'_>,
    field: &'static str,
    keys: &Keys<T>,
    key: Option<&str>,
) -> Result<Option<T>, FileFault> {
    key.map(|key| known(entry, field, keys, key)).transpose()
}

async fn bring_in_themes(cx: &Cx) -> Result<Keys<ThemeId>, DemoError> {
    let mut themes = Keys::new();
    for (file, raw) in things::<RawTheme>("vision/themes", "theme")? {
        let new = theme(Entry { file: &file, key: &raw.key }, &raw)?;
        themes.insert(raw.key, ::vision::add_theme(cx, &new).await?);
    }
    Ok(themes)
}

fn theme(entry: Entry<'_>, raw: &RawTheme) -> Result<NewTheme, FileFault> {
    let mut names = Vec::with_capacity(raw.names.len());
    for name in &raw.names {
        names.push(Name {
            text: name.text.clone(),
            kind: entry.parsed("kind", &name.kind)?,
            since: entry.optional("since", name.since.as_deref())?,
            until: entry.optional("until", name.until.as_deref())?,
            source: Some(name.source.clone()),
        });
    }
    Ok(NewTheme {
        kind: entry.parsed("kind", &raw.kind)?,
        number: raw.number,
        about: raw.about.clone(),
        names,
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    })
}

async fn bring_in_decisions(cx: &Cx) -> Result<Keys<DecisionId>, DemoError> {
    let mut decisions = Keys::new();
    for (file, raw) in things::<RawDecision>("vision/decisions", "decision")? {
        let new = decision(Entry { file: &file, key: &raw.key }, &raw)?;
        decisions.insert(raw.key, ::vision::register_decision(cx, &new).await?);
    }
    Ok(decisions)
}

fn decision(entry: Entry<'_>, raw: &RawDecision) -> Result<NewDecision, FileFault> {
    let dating = |one: &crate::raw_vision::RawDating| {
        Ok(Dating {
            date: entry.optional("datings", one.date.as_deref())?,
            source: one.source.clone(),
            note: one.note.clone(),
        })
    };
    Ok(NewDecision {
        kind: entry.parsed("kind", &raw.kind)?,
        summary: raw.summary.clone().unwrap_or_default(),
        datings: raw.datings.iter().map(dating).collect::<Result<_, FileFault>>()?,
        source: Some(raw.source.clone()),
        ..NewDecision::titled(&raw.title, entry.parsed("body", &raw.body)?, entry.parsed("date", &raw.date)?)
    })
}

async fn bring_in_goals(
    cx: &Cx,
    themes: &Keys<ThemeId>,
    decisions: &Keys<DecisionId>,
) -> Result<Keys<GoalNodeId>, DemoError> {
    let mut goals: Keys<GoalNodeId> = Keys::new();
    for (file, content) in read::<BudgetFile>("vision/goals")? {
        for raw in content.budget {
            let entry = Entry { file: &file, key: &raw.name };
            let nodes = raw.goal.iter().map(|goal| node(entry, themes, goal));
            let new = NewGoalFramework {
                year: raw.year,
                name: raw.name.clone(),
                openness: Openness::Public,
                source: Some(raw.source.clone()),
                nodes: nodes.collect::<Result<_, FileFault>>()?,
            };
            let added = ::vision::add_goal_framework(cx, &new).await?;
            let by = known(entry, "decision", decisions, &raw.decision)?;
            ::vision::step_goal_framework(cx, added.id, 1, (FrameworkStep::Adopt, Some(by))).await?;
            goals.extend(added.nodes.into_iter().map(|(code, id)| (goal_key(raw.year, &code), id)));
        }
        for raw in content.mapping {
            let entry = Entry { file: &file, key: &raw.from };
            let goal = |field, year, code: &str| known(entry, field, &goals, &goal_key(year, code));
            let new = NewGoalMapping {
                from: goal("from", raw.from_year, &raw.from)?,
                to: goal("to", raw.to_year, &raw.to)?,
                permille: raw.permille,
                note: raw.note,
                source: Some(raw.source),
            };
            ::vision::map_goal(cx, &new).await?;
        }
    }
    Ok(goals)
}

/// What something serves, by key.
fn ties<T: Copy + Ord>(
    entry: Entry<'_>,
    field: &'static str,
    keys: &Keys<T>,
    raw: &BTreeMap<String, String>,
) -> Result<Ties<T>, FileFault> {
    raw.iter().map(|(key, bond)| Ok((known(entry, field, keys, key)?, entry.parsed(field, bond)?))).collect()
}

fn node(entry: Entry<'_>, themes: &Keys<ThemeId>, raw: &RawGoal) -> Result<NewGoalNode, FileFault> {
    Ok(NewGoalNode {
        themes: ties(entry, "themes", themes, &raw.themes)?,
        criteria: raw.criteria.clone().unwrap_or_default(),
        source: Some(raw.source.clone()),
        ..NewGoalNode::named(raw.parent.as_deref(), entry.parsed("level", &raw.level)?, &raw.code, &raw.name)
    })
}

/// The plans, those that come in the place of another before that other.
async fn bring_in_plans(cx: &Cx, landmarks: &Landmarks) -> Result<(), DemoError> {
    let mut plans: Keys<PolicyPlanId> = Keys::new();
    let mut ahead = things::<RawPlan>("vision/plans", "plan")?;
    ahead.sort_by_key(|(_, raw)| !raw.successors.is_empty());
    for (file, raw) in ahead {
        let entry = Entry { file: &file, key: &raw.key };
        let new = plan(entry, (&plans, landmarks), &raw)?;
        let state: PlanState = entry.parsed("state", &raw.state)?;
        let by = maybe_known(entry, "decision", &landmarks.decisions, raw.decision.as_deref())?;
        let id = ::vision::draft_plan(cx, &new).await?;
        for (seen, step) in (1_i64..).zip(steps_to(state)) {
            let by = by.filter(|_| *step == PlanStep::Adopt);
            ::vision::step_plan(cx, id, seen, (*step, by)).await?;
        }
        plans.insert(raw.key, id);
    }
    Ok(())
}

const fn steps_to(state: PlanState) -> &'static [PlanStep] {
    match state {
        PlanState::Preparing => &[],
        PlanState::Adopted => &[PlanStep::Adopt],
        PlanState::Ended => &[PlanStep::Adopt, PlanStep::End],
        PlanState::Dropped => &[PlanStep::Drop],
    }
}

fn plan(
    entry: Entry<'_>,
    (plans, landmarks): (&Keys<PolicyPlanId>, &Landmarks),
    raw: &RawPlan,
) -> Result<NewPolicyPlan, FileFault> {
    let successors = raw.successors.iter().map(|key| known(entry, "successors", plans, key));
    Ok(NewPolicyPlan {
        about: raw.about.clone().unwrap_or_default(),
        since: entry.optional("since", raw.since.as_deref())?,
        until: entry.optional("until", raw.until.as_deref())?,
        owner: raw.owner.clone(),
        successors: successors.collect::<Result<_, FileFault>>()?,
        themes: ties(entry, "themes", &landmarks.themes, &raw.themes)?,
        goals: ties(entry, "goals", &landmarks.goals, &raw.goals)?,
        source: Some(raw.source.clone()),
        ..NewPolicyPlan::titled(&raw.title)
    })
}

async fn bring_in_promises(cx: &Cx, decisions: &Keys<DecisionId>) -> Result<(), DemoError> {
    for (file, raw) in things::<RawPromise>("vision/promises", "promise")? {
        let entry = Entry { file: &file, key: &raw.key };
        let id = ::vision::make_promise(cx, &promise(entry, &raw)?).await?;
        if let Some(step) = step(entry, decisions, &raw)? {
            ::vision::step_promise(cx, id, 1, step).await?;
        }
    }
    Ok(())
}

fn promise(entry: Entry<'_>, raw: &RawPromise) -> Result<NewPromise, FileFault> {
    Ok(NewPromise {
        title: raw.title.clone(),
        occasion: raw.occasion.clone(),
        body: Body::Council,
        made: entry.parsed("made", &raw.made)?,
        due: entry.optional("due", raw.due.as_deref())?,
        settles: raw.settles.clone(),
        remark: raw.remark.clone(),
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    })
}

/// The step that brings a promise where the file says it stands.
fn step(
    entry: Entry<'_>,
    decisions: &Keys<DecisionId>,
    raw: &RawPromise,
) -> Result<Option<PromiseStep>, FileFault> {
    match raw.state.as_str() {
        "made" => Ok(None),
        "running" => Ok(Some(PromiseStep::Begin)),
        "settled" => {
            let on: Span = entry.parsed("on", raw.on.as_deref().unwrap_or_default())?;
            Ok(Some(PromiseStep::Settle(Proof {
                on: on.first_day(),
                text: raw.proof.clone().ok_or_else(|| entry.fault("proof", "nothing shows it"))?,
                link: None,
                decision: maybe_known(entry, "decision", decisions, raw.decision.as_deref())?,
            })))
        }
        other => Err(entry.fault("state", format!("`{other}` is none of made, running, settled"))),
    }
}
