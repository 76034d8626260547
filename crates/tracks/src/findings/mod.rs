//! What does not follow in what the tracks tell: empty parts, references that lead nowhere, words of another period,
//! one-sided interfaces, parts that do not make the whole, promises without an answer.

mod figures;
mod interfaces;
mod outlook;
mod parts;
mod risks;

use std::collections::BTreeMap;

use consistency::{Argument, Finding, Rule, Severity, Thing};

use crate::{Edition, Programme, Track};

/// What the checker finds in the programme.
#[must_use]
pub fn findings(programme: &Programme) -> Vec<Finding> {
    [
        parts::findings(programme),
        interfaces::findings(programme),
        figures::findings(programme),
        outlook::findings(programme),
        risks::findings(programme),
    ]
    .concat()
}

type Arguments = BTreeMap<&'static str, Argument>;

fn text(of: &str) -> Argument {
    Argument::Text(of.to_owned())
}

fn count(of: usize) -> Argument {
    Argument::Count(i64::try_from(of).unwrap_or(i64::MAX))
}

/// A finding about something of a track in an edition, of which sum and source are still to come.
fn found(
    (rule, severity, sentence): (Rule, Severity, &'static str),
    key: String,
    about: Thing,
    arguments: Arguments,
) -> Finding {
    Finding { rule, severity, key, about, sentence, arguments, arithmetic: None, source: None }
}

/// Each edition with its track.
fn told(programme: &Programme) -> impl Iterator<Item = (&Track, &Edition)> {
    programme
        .editions
        .iter()
        .filter_map(|edition| Some((programme.track_of(edition.particulars.track)?, edition)))
}

fn about(track: &Track, edition: &Edition) -> Thing {
    let (name, half) = (&track.particulars.name, edition.particulars.half);
    Thing {
        kind: "track-edition",
        id: Some(edition.id.uuid()),
        name: format!("{name} ({half})"),
        page: Some(format!("/plannen/{}?halfjaar={half}", track.particulars.slug)),
    }
}

/// The names that every sentence about an edition has.
fn names(track: &Track, edition: &Edition) -> Arguments {
    BTreeMap::from([
        ("track", text(&track.particulars.name)),
        ("half", text(&edition.particulars.half.to_string())),
    ])
}

#[cfg(test)]
mod tests;
