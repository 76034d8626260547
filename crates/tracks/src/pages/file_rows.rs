//! The rows of each file: words as on the page, values as values, sources.

use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use crate::{Content, Edition, Measure, Programme, Track, TrackId};

type Made = Result<Table, ExportError>;

fn heads(visit: &Visit, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| visit.t(key).to_owned()).collect()
}

/// The edition with its track.
fn told(programme: &Programme) -> impl Iterator<Item = (&Track, &Edition)> {
    programme
        .editions
        .iter()
        .filter_map(|edition| Some((programme.track_of(edition.particulars.track)?, edition)))
}

fn track_name(programme: &Programme, id: Option<TrackId>) -> Cell {
    let track = id.and_then(|id| programme.track_of(id));
    Cell::from(track.map(|track| track.particulars.name.clone()))
}

pub(super) fn figures(visit: &Visit, programme: &Programme, of: Option<TrackId>) -> Made {
    let keys = [
        "tracks-column-track",
        "tracks-column-half",
        "tracks-column-figure",
        "tracks-column-value",
        "track-figure-measure",
        "track-figure-unit",
        "tracks-column-about",
        "tracks-column-reference",
        "tracks-column-area",
        "track-figure-definition",
        "tracks-column-caveat",
        "tracks-source",
    ];
    let mut table = Table::new(visit.t("tracks-figures"), heads(visit, &keys))?;
    for (track, edition) in told(programme).filter(|(track, _)| of.is_none_or(|of| track.id == of)) {
        for figure in programme.figures_of(edition.id) {
            let of = &figure.particulars;
            table.push(vec![
                Cell::from(track.particulars.name.as_str()),
                Cell::from(edition.particulars.half.to_string()),
                Cell::from(of.name.as_str()),
                match of.measure {
                    Measure::Count => Cell::from(of.amount),
                    Measure::Euro if of.amount % 100 == 0 => Cell::from(of.amount / 100),
                    Measure::Euro | Measure::Share => Cell::from(of.written()),
                },
                Cell::from(visit.t(&format!("track-figure-measure-{}", of.measure))),
                Cell::from(of.unit.as_str()),
                Cell::from(visit.t(if of.about {
                    "track-figure-about-yes"
                } else {
                    "track-figure-about-no"
                })),
                Cell::from(of.reference.map(|date| date.to_string())),
                Cell::from(of.area.as_str()),
                Cell::from(of.definition.clone()),
                Cell::from(of.caveat.clone()),
                Cell::from(of.source.clone()),
            ])?;
        }
    }
    Ok(table)
}

pub(super) fn risks(visit: &Visit, programme: &Programme) -> Made {
    let keys = [
        "tracks-column-risk",
        "tracks-column-track",
        "risk-cause",
        "risk-event",
        "risk-effect",
        "risk-chance",
        "risk-impact",
        "risk-appetite",
        "tracks-column-state",
        "risk-controls",
        "tracks-source",
    ];
    let mut table = Table::new(visit.t("tracks-risks"), heads(visit, &keys))?;
    for risk in &programme.risks {
        let of = &risk.particulars;
        let level =
            |pick: fn(crate::Score) -> crate::Level| of.score.map(|score| i64::from(pick(score).get()));
        let controls: Vec<&str> = of.controls.iter().map(|control| control.what.as_str()).collect();
        table.push(vec![
            Cell::from(of.title.as_str()),
            track_name(programme, of.track),
            Cell::from(of.cause.as_str()),
            Cell::from(of.event.as_str()),
            Cell::from(of.effect.as_str()),
            Cell::from(level(|score| score.chance)),
            Cell::from(level(|score| score.impact)),
            Cell::from(of.appetite.map(i64::from)),
            Cell::from(visit.t(&format!("risk-state-{}", risk.state.name()))),
            Cell::from(controls.join("; ")),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

pub(super) fn outlook(visit: &Visit, programme: &Programme) -> Made {
    let keys = [
        "tracks-column-track",
        "tracks-column-half",
        "tracks-column-promise",
        "tracks-column-due",
        "tracks-column-standing",
        "tracks-column-answer",
        "tracks-source",
    ];
    let mut table = Table::new(visit.t("tracks-outlook"), heads(visit, &keys))?;
    for (track, edition) in told(programme) {
        for line in programme.outlook_of(edition.id) {
            let of = &line.particulars;
            table.push(vec![
                Cell::from(track.particulars.name.as_str()),
                Cell::from(edition.particulars.half.to_string()),
                Cell::from(of.title.as_str()),
                Cell::from(of.due.map(|due| due.to_string())),
                Cell::from(visit.t(&format!("tracks-standing-{}", programme.standing(line)))),
                Cell::from(line.state.answer().map(|answer| answer.text.clone())),
                Cell::from(of.source.clone()),
            ])?;
        }
    }
    Ok(table)
}

pub(super) fn milestones(visit: &Visit, programme: &Programme) -> Made {
    let keys = [
        "tracks-column-track",
        "tracks-column-milestone",
        "tracks-column-due",
        "tracks-column-before",
        "tracks-column-state",
        "tracks-column-said",
        "tracks-source",
    ];
    let mut table = Table::new(visit.t("tracks-milestones"), heads(visit, &keys))?;
    for milestone in &programme.milestones {
        let of = &milestone.particulars;
        let before: Vec<String> = milestone.moved.iter().map(|moved| moved.from.to_string()).collect();
        table.push(vec![
            track_name(programme, Some(of.track)),
            Cell::from(of.title.as_str()),
            Cell::from(of.due.to_string()),
            Cell::from(before.join(", ")),
            Cell::from(visit.t(&format!("milestone-state-{}", milestone.state.name()))),
            Cell::from(milestone.state.said().map(|said| said.text.clone())),
            Cell::from(of.source.clone()),
        ])?;
    }
    Ok(table)
}

/// A row for each line of each part.
pub(super) fn texts(visit: &Visit, programme: &Programme) -> Made {
    let keys = [
        "tracks-column-track",
        "tracks-column-half",
        "tracks-column-part",
        "tracks-column-theme",
        "tracks-column-text",
        "tracks-source",
    ];
    let mut table = Table::new(visit.t("tracks-texts"), heads(visit, &keys))?;
    for (track, edition) in told(programme) {
        for (part, written) in &edition.parts {
            for (theme, text, source) in lines(&written.text.content) {
                table.push(vec![
                    Cell::from(track.particulars.name.as_str()),
                    Cell::from(edition.particulars.half.to_string()),
                    Cell::from(visit.t(&format!("tracks-part-{part}"))),
                    Cell::from(theme),
                    Cell::from(text),
                    Cell::from(source),
                ])?;
            }
        }
    }
    Ok(table)
}

type LineOf = (Option<String>, String, Option<String>);

fn lines(content: &Content) -> Vec<LineOf> {
    match content {
        Content::Lines(all) => {
            all.iter().map(|one| (one.title.clone(), one.text.clone(), one.source.clone())).collect()
        }
        Content::Stakeholders(all) => {
            all.iter().map(|one| (None, one.name.clone(), one.source.clone())).collect()
        }
        Content::Interfaces(all) => {
            all.iter().map(|one| (Some(one.to.to_string()), one.reason.clone(), one.source.clone())).collect()
        }
        Content::References(all) => {
            all.iter().map(|one| (one.leads_to.clone(), one.says.clone(), one.source.clone())).collect()
        }
    }
}
