use consistency::{Finding, Rule, Severity};

use super::{about, count, found, names, text, told};
use crate::{Edition, Figure, NewFigure, Programme, Track};

/// Figures without a day or a definition (I-12), figures older than a year (I-18), parts of another unit than their whole (I-13), parts that leave a rest
/// that nobody names (I-14).
pub(super) fn findings(programme: &Programme) -> Vec<Finding> {
    let mut all = Vec::new();
    for (track, edition) in told(programme) {
        let figures: Vec<&Figure> = programme.figures_of(edition.id).collect();
        all.extend(incomplete(track, edition, &figures));
        all.extend(aged(track, edition, &figures));
        for whole in &figures {
            all.extend(rest(track, edition, whole, &figures));
            all.extend(other_units(track, edition, whole, &figures));
        }
    }
    all
}

fn incomplete(track: &Track, edition: &Edition, figures: &[&Figure]) -> Option<Finding> {
    let gap =
        |figure: &&&Figure| figure.particulars.reference.is_none() || figure.particulars.definition.is_none();
    let lacking: Vec<&str> =
        figures.iter().filter(gap).map(|figure| figure.particulars.name.as_str()).collect();
    let mut arguments = names(track, edition);
    arguments.extend([("count", count(lacking.len())), ("figures", text(&lacking.join("; ")))]);
    let found = found(
        (Rule::FigureComplete, Severity::Note, "track-figures-incomplete"),
        edition.id.to_string(),
        about(track, edition),
        arguments,
    );
    let source = edition.particulars.source.clone();
    (!lacking.is_empty()).then_some(Finding { source, ..found })
}

/// How many days a figure may be older than the half-year in which it is told: a year.
const FRESH: i64 = 366;

/// Figures of a half-year that were counted long before it began, with their day: a rarer source is told as such.
fn aged(track: &Track, edition: &Edition, figures: &[&Figure]) -> Option<Finding> {
    let begins = edition.particulars.half.span().first_day();
    let old: Vec<String> = figures
        .iter()
        .filter_map(|figure| {
            let last = figure.particulars.reference?.last_day();
            let is_old = begins.signed_duration_since(last).num_days() > FRESH;
            is_old.then(|| format!("{} ({})", figure.particulars.name, last.format("%d-%m-%Y")))
        })
        .collect();
    let mut arguments = names(track, edition);
    arguments.extend([("count", count(old.len())), ("figures", text(&old.join("; ")))]);
    let found = found(
        (Rule::AgeOfData, Severity::Note, "track-figures-aged"),
        format!("{} aged", edition.id),
        about(track, edition),
        arguments,
    );
    let source = edition.particulars.source.clone();
    (!old.is_empty()).then_some(Finding { source, ..found })
}

/// By key, so that a sum is always written the same way.
fn parts<'a>(whole: &Figure, figures: &[&'a Figure]) -> Vec<&'a NewFigure> {
    let key = &whole.particulars.key;
    let is_part = |figure: &&&Figure| figure.particulars.part_of.as_ref() == Some(key);
    let mut parts: Vec<&NewFigure> =
        figures.iter().filter(is_part).map(|figure| &figure.particulars).collect();
    parts.sort_by_key(|part| &part.key);
    parts
}

fn same_unit(whole: &NewFigure, part: &NewFigure) -> bool {
    part.measure == whole.measure && part.unit == whole.unit
}

fn rest(track: &Track, edition: &Edition, whole: &Figure, figures: &[&Figure]) -> Option<Finding> {
    let of = &whole.particulars;
    let parts: Vec<&NewFigure> =
        parts(whole, figures).into_iter().filter(|part| same_unit(of, part)).collect();
    let sum: i64 = parts.iter().map(|part| part.amount).sum();
    let rest = of.amount - sum;
    if parts.is_empty() || rest == 0 || (rest > 0 && of.rest.is_some()) {
        return None;
    }
    let severity = if rest < 0 { Severity::Error } else { Severity::Warning };
    let mut arguments = names(track, edition);
    arguments.extend([
        ("figure", text(&of.name)),
        ("rest", text(&of.measure.written(rest))),
        ("unit", text(&of.unit)),
    ]);
    let found = found(
        (Rule::PartsAddUp, severity, "track-parts-leave-rest"),
        format!("{}-{}", edition.id, of.key),
        about(track, edition),
        arguments,
    );
    let terms: Vec<String> = parts.iter().map(|part| part.written()).collect();
    let arithmetic = format!("{} − ({}) = {}", of.written(), terms.join(" + "), of.measure.written(rest));
    Some(Finding { arithmetic: Some(arithmetic), source: of.source.clone(), ..found })
}

fn other_units(track: &Track, edition: &Edition, whole: &Figure, figures: &[&Figure]) -> Vec<Finding> {
    let of = &whole.particulars;
    let strange = parts(whole, figures).into_iter().filter(|part| !same_unit(of, part));
    strange
        .map(|part| {
            let mut arguments = names(track, edition);
            arguments.extend([
                ("figure", text(&of.name)),
                ("unit", text(&of.unit)),
                ("part", text(&part.name)),
                ("other", text(&part.unit)),
            ]);
            let found = found(
                (Rule::SameUnit, Severity::Warning, "track-part-other-unit"),
                format!("{}-{}", edition.id, part.key),
                about(track, edition),
                arguments,
            );
            Finding { source: part.source.clone(), ..found }
        })
        .collect()
}
