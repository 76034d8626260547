//! The tracks of the demonstration, from `demo/zwolle/tracks/`, brought in as an adviser's work.

use std::collections::BTreeMap;

use ::tracks::{
    Aim, Content, Control, Direction, EditionId, EditionStep, Interface, Level, Line, MilestoneStep,
    NewEdition, NewFigure, NewMilestone, NewOutlook, NewRisk, NewTrack, Part, PartText, Reference, RiskStep,
    Said, Score, Shape, Stakeholder, TrackId, TracksError,
};
use access::{Actor, Cx, Role};
use kernel::{Openness, OrganisationId};
use vision::PromiseId;

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw_tracks::{RawFigure, RawMilestone, RawOutlook, RawPart, RawRisk, RawTrack, TrackFile};
use crate::raw_vision::RawPromise;

/// The document that all of it comes from, unless a line says otherwise.
const REPORT: &str = "halfjaarrapportage sociaal domein, tweede helft 2022";
const HALF: &str = "2022-h2";
/// The report gives no scores of risks.
const BASIS: &str =
    "De rapportage noemt geen kans en geen gevolg. Dit is een inschatting voor de demonstratie.";

/// What the files point to.
struct Known {
    organisations: BTreeMap<OrganisationId, String>,
    promises: BTreeMap<String, PromiseId>,
}

/// Loads the tracks into a database that has none. Organisations and promises are there already.
///
/// # Errors
/// When a file is wrong, which it names with key and field, or an action refuses.
pub async fn load(cx: &Cx) -> Result<(), DemoError> {
    let actor = Actor::at_the_command_line(Role::PolicyAdviser, cx.now());
    let cx = Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor);
    let (mut read, sight) = cx.look().await?;
    let programme = ::tracks::programme(&mut read, &sight, cx.clock.today()).await?;
    drop(read);
    if !programme.tracks.is_empty() {
        return Ok(());
    }
    let titles: BTreeMap<&str, PromiseId> =
        programme.promises.iter().map(|one| (one.particulars.title.as_str(), one.id)).collect();
    let written = files::things::<RawPromise>("vision/promises", "promise")?.into_iter();
    let promises = written.filter_map(|(_, raw)| Some((raw.key, *titles.get(raw.title.as_str())?)));
    let known = Known { promises: promises.collect(), organisations: programme.organisations };
    for (file, content) in files::read::<TrackFile>("tracks/")? {
        match &content.track {
            Some(raw) => bring_in_track(&cx, &known, Entry { file: &file, key: &raw.slug }, &content).await?,
            None => bring_in_risks(&cx, Entry { file: &file, key: "" }, None, &content.risk).await?,
        }
    }
    Ok(())
}

/// Why an action refused, with the thing in the file.
fn refused<'a>(entry: Entry<'a>) -> impl Fn(TracksError) -> DemoError + 'a {
    move |error| DemoError::File(entry.fault("", error))
}

/// `85` is a line of the report; a text names a document itself.
fn source(line: &str) -> Option<String> {
    let is_line = line.starts_with(|sign: char| sign.is_ascii_digit());
    Some(if is_line { format!("{REPORT}, regel {line}") } else { line.to_owned() })
}

async fn bring_in_track(
    cx: &Cx,
    known: &Known,
    entry: Entry<'_>,
    content: &TrackFile,
) -> Result<(), DemoError> {
    let raw = content.track.as_ref().ok_or_else(|| entry.fault("track", "it is not there"))?;
    let track = ::tracks::add_track(cx, &track(entry, raw)?).await.map_err(refused(entry))?;
    let edition = start(cx, entry, track, HALF).await?;
    for raw in &content.part {
        let part: Part = entry.parsed("part", &raw.part)?;
        let text = part_text(known, entry, part, raw)?;
        ::tracks::write_part(cx, (edition, part), 0, &text).await.map_err(refused(entry))?;
    }
    for raw in &content.figure {
        let entry = Entry { key: &raw.key, ..entry };
        let new = figure(entry, edition, raw)?;
        ::tracks::register_figure(cx, &new).await.map_err(refused(entry))?;
    }
    for raw in &content.outlook {
        let entry = Entry { key: &raw.title, ..entry };
        let new = outlook(known, entry, edition, raw)?;
        ::tracks::promise_outlook(cx, &new).await.map_err(refused(entry))?;
    }
    for (seen, step) in [(1, EditionStep::Share), (2, EditionStep::Publish)] {
        ::tracks::step_edition(cx, edition, seen, step).await.map_err(refused(entry))?;
    }
    bring_in_risks(cx, entry, Some(track), &content.risk).await?;
    for raw in &content.milestone {
        bring_in_milestone(cx, Entry { key: &raw.title, ..entry }, track, raw).await?;
    }
    if let Some(next) = &raw.next {
        start(cx, entry, track, next).await?;
    }
    Ok(())
}

fn track(entry: Entry<'_>, raw: &RawTrack) -> Result<NewTrack, FileFault> {
    Ok(NewTrack {
        slug: entry.parsed("slug", &raw.slug)?,
        number: raw.number,
        name: raw.name.clone(),
        about: raw.about.clone(),
        owner: None,
        openness: Openness::Public,
        source: source(&raw.line),
    })
}

async fn start(cx: &Cx, entry: Entry<'_>, track: TrackId, half: &str) -> Result<EditionId, DemoError> {
    let new = NewEdition {
        track,
        half: entry.parsed("half", half)?,
        openness: Openness::Public,
        source: (half == HALF).then(|| REPORT.to_owned()),
    };
    ::tracks::start_edition(cx, &new).await.map_err(refused(entry))
}

fn part_text(known: &Known, entry: Entry<'_>, part: Part, raw: &RawPart) -> Result<PartText, FileFault> {
    let content = match part.shape() {
        Shape::Lines => Content::Lines(
            raw.lines
                .iter()
                .map(|one| Line {
                    title: one.title.clone(),
                    text: one.text.clone(),
                    source: source(&one.line),
                })
                .collect(),
        ),
        Shape::Stakeholders => {
            let one = |one: &crate::raw_tracks::RawStakeholder| {
                let organisation = one.organisation.as_ref().map(|name| {
                    let found = known.organisations.iter().find(|(_, known)| *known == name);
                    found.map(|(id, _)| *id).ok_or_else(|| entry.fault("organisation", name))
                });
                Ok(Stakeholder {
                    name: one.name.clone(),
                    organisation: organisation.transpose()?,
                    source: source(&one.line),
                })
            };
            Content::Stakeholders(raw.stakeholders.iter().map(one).collect::<Result<_, FileFault>>()?)
        }
        Shape::Interfaces => {
            let one = |one: &crate::raw_tracks::RawInterface| {
                Ok(Interface {
                    to: entry.parsed("to", &one.to)?,
                    reason: one.reason.clone(),
                    one_sided: None,
                    source: source(&one.line),
                })
            };
            Content::Interfaces(raw.interfaces.iter().map(one).collect::<Result<_, FileFault>>()?)
        }
        Shape::References => Content::References(
            raw.references
                .iter()
                .map(|one| Reference {
                    says: one.says.clone(),
                    leads_to: one.leads_to.clone(),
                    source: source(&one.line),
                })
                .collect(),
        ),
    };
    Ok(PartText { heading: raw.heading.clone(), content, absent_because: None })
}

fn figure(entry: Entry<'_>, edition: EditionId, raw: &RawFigure) -> Result<NewFigure, FileFault> {
    let by = entry.optional("aim_by", raw.aim_by.as_deref())?;
    Ok(NewFigure {
        edition,
        key: entry.parsed("key", &raw.key)?,
        name: raw.name.clone(),
        measure: entry.parsed("measure", &raw.measure)?,
        amount: raw.amount,
        unit: raw.unit.clone(),
        about: raw.about,
        reference: entry.optional("reference", raw.reference.as_deref())?,
        area: raw.area.clone(),
        definition: raw.definition.clone(),
        caveat: raw.caveat.clone(),
        part_of: entry.optional("part_of", raw.part_of.as_deref())?,
        rest: raw.rest.clone(),
        aim: raw.aim.map(|amount| Aim { amount, direction: Direction::AtLeast, by }),
        source: source(&raw.line),
    })
}

fn outlook(
    known: &Known,
    entry: Entry<'_>,
    edition: EditionId,
    raw: &RawOutlook,
) -> Result<NewOutlook, FileFault> {
    let promise = raw.promise.as_ref().map(|key| {
        let found = known.promises.get(key).copied();
        found.ok_or_else(|| entry.fault("promise", format!("`{key}` is not there")))
    });
    Ok(NewOutlook {
        edition,
        title: raw.title.clone(),
        due: Some(entry.parsed("due", &raw.due)?),
        promise: promise.transpose()?,
        source: source(&raw.line),
    })
}

async fn bring_in_risks(
    cx: &Cx,
    entry: Entry<'_>,
    track: Option<TrackId>,
    risks: &[RawRisk],
) -> Result<(), DemoError> {
    for raw in risks {
        let entry = Entry { key: &raw.title, ..entry };
        let id = ::tracks::name_risk(cx, &risk(entry, track, raw)?).await.map_err(refused(entry))?;
        let steps: &[RiskStep] = match raw.state.as_str() {
            "assessed" => &[RiskStep::Assess],
            "controlled" => &[RiskStep::Assess, RiskStep::Control],
            other => return Err(entry.fault("state", format!("`{other}` is none that is loaded")).into()),
        };
        for (seen, step) in (1..).zip(steps) {
            ::tracks::step_risk(cx, id, seen, step.clone()).await.map_err(refused(entry))?;
        }
    }
    Ok(())
}

fn risk(entry: Entry<'_>, track: Option<TrackId>, raw: &RawRisk) -> Result<NewRisk, FileFault> {
    let level = |field, number: u8| Level::try_from(number).map_err(|error| entry.fault(field, error));
    let control = |one: &crate::raw_tracks::RawControl| {
        Ok(Control {
            what: one.what.clone(),
            owner: one.owner.clone(),
            due: entry.optional("due", one.due.as_deref())?,
            done: one.done,
        })
    };
    Ok(NewRisk {
        track,
        title: raw.title.clone(),
        cause: raw.cause.clone(),
        event: raw.event.clone(),
        effect: raw.effect.clone(),
        score: Some(Score { chance: level("chance", raw.chance)?, impact: level("impact", raw.impact)? }),
        score_basis: Some(BASIS.to_owned()),
        appetite: Some(raw.appetite),
        controls: raw.controls.iter().map(control).collect::<Result<_, FileFault>>()?,
        openness: Openness::Public,
        source: source(&raw.line),
    })
}

async fn bring_in_milestone(
    cx: &Cx,
    entry: Entry<'_>,
    track: TrackId,
    raw: &RawMilestone,
) -> Result<(), DemoError> {
    let new = NewMilestone {
        track,
        title: raw.title.clone(),
        due: entry.parsed("due", &raw.due)?,
        openness: Openness::Public,
        source: source(&raw.line),
    };
    let id = ::tracks::plan_milestone(cx, &new).await.map_err(refused(entry))?;
    let said = |on: &str, text: &str| {
        Ok::<_, FileFault>(Said { on: entry.parsed("on", on)?, text: text.to_owned() })
    };
    let step = match (&raw.moved, &raw.reached) {
        (Some(moved), _) => MilestoneStep::Postpone {
            to: entry.parsed("to", &moved.to)?,
            said: said(&moved.on, &moved.said)?,
        },
        (None, Some(reached)) => MilestoneStep::Reach(said(&reached.on, &reached.said)?),
        (None, None) => return Ok(()),
    };
    ::tracks::step_milestone(cx, id, 1, step).await.map_err(refused(entry))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_track_names_its_place_in_the_report() {
        let all = files::read::<TrackFile>("tracks/").unwrap();
        assert_eq!(all.iter().filter(|(_, file)| file.track.is_some()).count(), 6);
        let mut counted = 0;
        for (_, file) in &all {
            let parts = file.part.iter().flat_map(|part| part.lines.iter().map(|line| &line.line));
            let figures = file.figure.iter().map(|figure| &figure.line);
            let outlook = file.outlook.iter().map(|line| &line.line);
            for line in parts.chain(figures).chain(outlook) {
                let last = line.split([' ', '-', ',']).next_back().unwrap();
                let number: u32 = last.parse().unwrap();
                assert!((1..=1212).contains(&number), "{line}");
                counted += 1;
            }
        }
        assert!(counted > 250, "{counted}");
    }
}
