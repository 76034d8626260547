use consistency::{Finding, Rule, Severity};

use super::{about, count, found, names, text, told};
use crate::wording::{broken_school_years_in, half_years_in};
use crate::{Content, Edition, EditionState, Part, PartText, Programme, Track};

/// Parts that say nothing, references that lead nowhere (I-23), words of another period (I-24).
pub(super) fn findings(programme: &Programme) -> Vec<Finding> {
    let mut all = Vec::new();
    for (track, edition) in told(programme) {
        all.extend(silent(track, edition));
        for (part, written) in &edition.parts {
            all.extend(headings(track, edition, *part, &written.text));
            all.extend(dangling(track, edition, &written.text));
            all.extend(school_years(track, edition, *part, &written.text));
        }
    }
    all
}

/// A draft is being written: its team sees what is still empty, and it is no finding yet.
fn silent(track: &Track, edition: &Edition) -> Option<Finding> {
    if edition.state == EditionState::Draft {
        return None;
    }
    let silent = edition.silent_parts().count();
    let mut arguments = names(track, edition);
    arguments.insert("count", count(silent));
    let found = found(
        (Rule::ReferencesResolve, Severity::Warning, "track-parts-silent"),
        edition.id.to_string(),
        about(track, edition),
        arguments,
    );
    let source = edition.particulars.source.clone();
    (silent > 0).then_some(Finding { source, ..found })
}

fn headings(track: &Track, edition: &Edition, part: Part, written: &PartText) -> Option<Finding> {
    let heading = written.heading.as_deref()?;
    let named = half_years_in(heading).into_iter().find(|named| *named != edition.particulars.half)?;
    let mut arguments = names(track, edition);
    arguments.extend([("heading", text(heading)), ("named", text(&named.to_string()))]);
    let found = found(
        (Rule::PeriodWords, Severity::Warning, "track-heading-period"),
        format!("{}-{part}", edition.id),
        about(track, edition),
        arguments,
    );
    let arithmetic = Some(format!("{named} ≠ {}", edition.particulars.half));
    Some(Finding { arithmetic, source: first_source(&written.content), ..found })
}

/// The source of the first line, for what is said of the whole part.
fn first_source(content: &Content) -> Option<String> {
    sources(content).next().map(|(_, source)| source)
}

/// All texts of a part with their sources.
fn sources(content: &Content) -> impl Iterator<Item = (String, String)> {
    let pairs: Vec<(String, Option<String>)> = match content {
        Content::Lines(all) => all.iter().map(|one| (one.text.clone(), one.source.clone())).collect(),
        Content::Stakeholders(all) => all.iter().map(|one| (one.name.clone(), one.source.clone())).collect(),
        Content::Interfaces(all) => all.iter().map(|one| (one.reason.clone(), one.source.clone())).collect(),
        Content::References(all) => all.iter().map(|one| (one.says.clone(), one.source.clone())).collect(),
    };
    pairs.into_iter().filter_map(|(text, source)| Some((text, source?)))
}

fn dangling(track: &Track, edition: &Edition, written: &PartText) -> Vec<Finding> {
    let Content::References(references) = &written.content else { return Vec::new() };
    let lost = references.iter().filter(|one| one.leads_to.is_none());
    lost.map(|reference| {
        let mut arguments = names(track, edition);
        arguments.insert("says", text(&reference.says));
        let found = found(
            (Rule::ReferencesResolve, Severity::Warning, "track-reference-dangling"),
            format!("{}-{}", edition.id, reference.says),
            about(track, edition),
            arguments,
        );
        Finding { source: reference.source.clone(), ..found }
    })
    .collect()
}

fn school_years(track: &Track, edition: &Edition, part: Part, written: &PartText) -> Vec<Finding> {
    let Content::Lines(lines) = &written.content else { return Vec::new() };
    let slips = lines
        .iter()
        .flat_map(|line| broken_school_years_in(&line.text).into_iter().map(move |years| (line, years)));
    slips
        .map(|(line, (from, to))| {
            let mut arguments = names(track, edition);
            arguments.insert("years", text(&format!("{from}-{to}")));
            let found = found(
                (Rule::PeriodWords, Severity::Warning, "track-school-year"),
                format!("{}-{part}-{from}-{to}", edition.id),
                about(track, edition),
                arguments,
            );
            let arithmetic = Some(format!("{from} + 1 ≠ {to}"));
            Finding { arithmetic, source: line.source.clone(), ..found }
        })
        .collect()
}
