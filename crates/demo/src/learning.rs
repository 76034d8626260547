//! Pilots, evaluations, the learning agenda and lessons of the demonstration, brought in as an adviser's work.

use std::collections::BTreeMap;

use ::vision::ThemeId;
use access::{Actor, Cx, Role};
use kernel::{Openness, OrganisationId};
use learning::{
    AskedQuestion, Concluding, Conclusion, Decided, EvaluationId, EvaluationPlan, EvaluationStep,
    LearningError, Noted, Party, PilotId, PilotStep, Protocol, QuestionId, Seen, Taken, ToldLesson,
    USUAL_MONTHS,
};

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw_learning::{RawEvaluation, RawLesson, RawPilot, RawQuestion, RawStep};
use crate::vision::{Landmarks, load_vision};

/// The things that were brought in, by their key in the files, and those of the vision that they point to.
#[derive(Debug)]
struct Known {
    pilots: BTreeMap<String, PilotId>,
    evaluations: BTreeMap<String, EvaluationId>,
    questions: BTreeMap<String, QuestionId>,
    vision: Landmarks,
}

/// The operator at the command line as the adviser whose work this is.
fn adviser(cx: &Cx) -> Cx {
    let actor = Actor::at_the_command_line(Role::PolicyAdviser, cx.now());
    Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor)
}

/// Brings all of it in: pilots as far as they were before they were evaluated, then evaluations, then what came of the
/// pilots; so that nothing is continued that was not evaluated.
///
/// # Errors
/// When a file is wrong, which it names with key and field, or an action refuses.
pub(crate) async fn load(cx: &Cx) -> Result<(), DemoError> {
    let cx = adviser(cx);
    let names = partners::names(&mut cx.read().await?).await?;
    let vision = load_vision(&cx).await?;
    let mut known =
        Known { pilots: BTreeMap::new(), evaluations: BTreeMap::new(), questions: BTreeMap::new(), vision };
    let pilots: Vec<(String, RawPilot)> = files::things("learning/pilots", "pilot")?;
    for (file, raw) in &pilots {
        let entry = Entry { file, key: &raw.key };
        let new = protocol(entry, raw, (&names, &known))?;
        let id = learning::add_pilot(&cx, &new).await.map_err(refused(entry))?;
        known.pilots.insert(raw.key.clone(), id);
        take(&cx, entry, id, (&raw.before, &known)).await?;
    }
    for (file, raw) in &files::things::<RawEvaluation>("learning/evaluations", "evaluation")? {
        bring_evaluation(&cx, Entry { file, key: &raw.key }, raw, &mut known).await?;
    }
    for (file, raw) in &pilots {
        let entry = Entry { file, key: &raw.key };
        let id = *known.pilots.get(&raw.key).ok_or_else(|| entry.fault("key", "it was not brought in"))?;
        take(&cx, entry, id, (&raw.after, &known)).await?;
    }
    for (file, raw) in &files::things::<RawQuestion>("learning/agenda", "question")? {
        bring_question(&cx, Entry { file, key: &raw.key }, raw, &mut known).await?;
    }
    for (file, raw) in &files::things::<RawLesson>("learning/lessons", "lesson")? {
        let entry = Entry { file, key: &raw.key };
        learning::add_lesson(&cx, &lesson(entry, raw, &known)?).await.map_err(refused(entry))?;
    }
    Ok(())
}

/// Why an action refused, with the thing in the file.
fn refused<'a>(entry: Entry<'a>) -> impl Fn(LearningError) -> DemoError + 'a {
    move |error| DemoError::File(entry.fault("", error))
}

fn protocol(
    entry: Entry<'_>,
    raw: &RawPilot,
    (names, known): (&BTreeMap<OrganisationId, String>, &Known),
) -> Result<Protocol, FileFault> {
    let party = |name: &String| {
        let organisation = names.iter().find(|(_, known)| *known == name).map(|(id, _)| *id);
        Party { organisation, name: name.clone() }
    };
    Ok(Protocol {
        name: raw.name.clone(),
        aliases: raw.aliases.clone(),
        kind: entry.parsed("kind", &raw.kind)?,
        about: raw.about.clone(),
        hypothesis: raw.hypothesis.clone(),
        change_story: raw.change_story.clone(),
        working_elements: raw.working_elements.clone(),
        questions: raw.questions.clone(),
        areas: raw.areas.clone(),
        parties: raw.parties.iter().map(party).collect(),
        themes: themes(entry, &raw.themes, known)?,
        starts: entry.optional("starts", raw.starts.as_deref())?,
        ends: entry.optional("ends", raw.ends.as_deref())?,
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    })
}

/// The themes that keys stand for.
fn themes(entry: Entry<'_>, keys: &[String], known: &Known) -> Result<Vec<ThemeId>, FileFault> {
    let found = keys.iter().map(|key| found(entry, "themes", Some(key.as_str()), &known.vision.themes));
    Ok(found.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The decision of a step: one of the register, or by its name.
fn decided(entry: Entry<'_>, raw: &RawStep, known: &Known) -> Result<Option<Decided>, FileFault> {
    let id = found(entry, "decision", raw.decision.as_deref(), &known.vision.decisions)?;
    Ok(Decided::of(id, raw.decision_named.clone()))
}

/// Takes the pilot through these steps, each as the version that it is.
async fn take(
    cx: &Cx,
    entry: Entry<'_>,
    id: PilotId,
    (steps, known): (&[RawStep], &Known),
) -> Result<(), DemoError> {
    for raw in steps {
        let step: PilotStep = entry.parsed("step", &raw.step)?;
        let taken = Taken {
            step,
            on: entry.parsed("on", &raw.on)?,
            reason: raw.reason.clone(),
            decision: decided(entry, raw, known)?,
            due_before: None,
            due_after: entry.optional("due_after", raw.due_after.as_deref())?,
            owner: raw.owner.clone(),
        };
        let seen = learning::pilot(cx, id).await.map_err(refused(entry))?.version;
        learning::take_step(cx, id, seen, taken).await.map_err(refused(entry))?;
    }
    Ok(())
}

async fn bring_evaluation(
    cx: &Cx,
    entry: Entry<'_>,
    raw: &RawEvaluation,
    known: &mut Known,
) -> Result<(), DemoError> {
    let plan = EvaluationPlan {
        title: raw.title.clone(),
        pilot: found(entry, "pilot", raw.pilot.as_deref(), &known.pilots)?,
        interim: raw.interim,
        questions: raw.questions.clone(),
        method: raw.method.clone(),
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    };
    let due = entry.parsed("due", &raw.due)?;
    let id = learning::add_evaluation(cx, &plan, due).await.map_err(refused(entry))?;
    known.evaluations.insert(raw.key.clone(), id);
    for step in &raw.steps {
        take_evaluation(cx, entry, id, (step, &*known)).await?;
    }
    if let Some(by) = found(entry, "followed", raw.followed.as_deref(), &known.vision.decisions)? {
        let seen = learning::evaluation(cx, id).await.map_err(refused(entry))?.version;
        let decided = Decided { id: Some(by), named: String::new() };
        learning::follow_evaluation(cx, id, seen, &decided).await.map_err(refused(entry))?;
    }
    Ok(())
}

async fn take_evaluation(
    cx: &Cx,
    entry: Entry<'_>,
    id: EvaluationId,
    (raw, known): (&RawStep, &Known),
) -> Result<(), DemoError> {
    let seen = learning::evaluation(cx, id).await.map_err(refused(entry))?.version;
    let on = entry.parsed("on", &raw.on)?;
    let taken = match entry.parsed("step", &raw.step)? {
        EvaluationStep::Begin => learning::begin_evaluation(cx, id, seen, on).await,
        EvaluationStep::Postpone => {
            let postponed = Taken {
                reason: raw.reason.clone(),
                decision: decided(entry, raw, known)?,
                due_after: entry.optional("due_after", raw.due_after.as_deref())?,
                ..Taken::on(EvaluationStep::Postpone, on)
            };
            learning::postpone_evaluation(cx, id, seen, postponed).await
        }
        EvaluationStep::Conclude => {
            let conclusion = Conclusion {
                text: raw.conclusion.clone(),
                evidence: raw.evidence.clone(),
                grade: entry.parsed("grade", &raw.grade)?,
            };
            learning::conclude_evaluation(cx, id, seen, &Concluding { conclusion, on }).await
        }
        EvaluationStep::Publish => learning::publish_evaluation(cx, id, seen, (&raw.published, on)).await,
    };
    taken.map_err(refused(entry))
}

async fn bring_question(
    cx: &Cx,
    entry: Entry<'_>,
    raw: &RawQuestion,
    known: &mut Known,
) -> Result<(), DemoError> {
    let asked = AskedQuestion {
        question: raw.question.clone(),
        hypothesis: raw.hypothesis.clone(),
        months: raw.months.unwrap_or(USUAL_MONTHS),
        pilot: found(entry, "pilot", raw.pilot.as_deref(), &known.pilots)?,
        themes: themes(entry, &raw.themes, known)?,
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    };
    let starts = entry.parsed("starts", &raw.starts)?;
    let id = learning::ask_question(cx, &asked, starts).await.map_err(refused(entry))?;
    known.questions.insert(raw.key.clone(), id);
    for round in &raw.rounds {
        let seen = Seen {
            figures: round.figures.clone(),
            stories: round.stories.clone(),
            change: round.change.clone(),
        };
        let noted = Noted { seen, on: entry.parsed("on", &round.on)? };
        let step = entry.parsed("outcome", &round.outcome)?;
        let version = learning::question(cx, id).await.map_err(refused(entry))?.version;
        learning::end_cycle(cx, id, version, (step, noted)).await.map_err(refused(entry))?;
    }
    Ok(())
}

fn lesson(entry: Entry<'_>, raw: &RawLesson, known: &Known) -> Result<ToldLesson, FileFault> {
    Ok(ToldLesson {
        lesson: raw.lesson.clone(),
        more: raw.more.clone(),
        learned: entry.parsed("learned", &raw.learned)?,
        pilot: found(entry, "pilot", raw.pilot.as_deref(), &known.pilots)?,
        evaluation: found(entry, "evaluation", raw.evaluation.as_deref(), &known.evaluations)?,
        question: found(entry, "question", raw.question.as_deref(), &known.questions)?,
        themes: themes(entry, &raw.themes, known)?,
        openness: Openness::Public,
        source: Some(raw.source.clone()),
    })
}

/// What a key points to; a key that points to nothing is a slip.
fn found<T: Copy>(
    entry: Entry<'_>,
    field: &'static str,
    key: Option<&str>,
    known: &BTreeMap<String, T>,
) -> Result<Option<T>, FileFault> {
    let find =
        |key: &str| known.get(key).copied().ok_or_else(|| entry.fault(field, format!("{key} is not there")));
    key.map(find).transpose()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The inventory of pilots in the source documents has 46 rows. Row 2 is a lesson, row 34 holds five pilots, row 42 is
    /// the list of evaluations and row 43 the rule that an evaluation comes first, which the program keeps itself.
    #[test]
    fn every_pilot_of_the_source_documents_is_there() {
        let pilots = files::things::<RawPilot>("learning/pilots", "pilot").unwrap();
        let lessons = files::things::<RawLesson>("learning/lessons", "lesson").unwrap();
        let pilots: BTreeSet<String> = pilots.into_iter().map(|(_, pilot)| pilot.key).collect();
        assert!(lessons.iter().any(|(_, lesson)| lesson.key == "L02"));
        for number in (1..=46).filter(|number| ![2, 42, 43].contains(number)) {
            let key = format!("L{number:02}");
            assert!(pilots.iter().any(|pilot| pilot.starts_with(&key)), "{key}");
        }
        assert_eq!(pilots.iter().filter(|pilot| pilot.starts_with("L34")).count(), 5);
    }

    #[test]
    fn everything_names_its_document_and_line() {
        let pilots = files::things::<RawPilot>("learning/pilots", "pilot").unwrap();
        let evaluations = files::things::<RawEvaluation>("learning/evaluations", "evaluation").unwrap();
        let sources = pilots.iter().map(|(_, one)| &one.source);
        let others = evaluations.iter().map(|(_, one)| &one.source);
        assert!(pilots.len() > 40 && evaluations.len() > 10, "{} and {}", pilots.len(), evaluations.len());
        for source in sources.chain(others) {
            let is_line = |part: &str| {
                part.trim().split_once(", regel ").is_some_and(|(document, lines)| {
                    document.len() > 10 && lines.starts_with(|sign: char| sign.is_ascii_digit())
                })
            };
            assert!(source.split(';').all(is_line), "{source}");
        }
    }
}
