//! What stands in a part, as numbered groups of a form: a group in which nothing stands is no line.

use shell::Field;
use shell::desk::{Answers, Ask, Reading, Section};

use super::asked::{LINE, TEXT};
use crate::{Content, Interface, Line, Part, Programme, Reference, Shape, Stakeholder};

/// How many empty groups there are below those filled in.
const SPARE: usize = 2;

/// The fields of a group, the first of which makes it a line.
const fn names(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Lines => &["text", "theme", "source"],
        Shape::Stakeholders => &["name", "organisation", "source"],
        Shape::Interfaces => &["reason", "to", "one_sided", "source"],
        Shape::References => &["says", "leads_to", "source"],
    }
}

/// What makes a group count: a choice of a list always has an answer.
const fn telling(shape: Shape) -> &'static [&'static str] {
    match shape {
        Shape::Lines => &["text", "theme"],
        Shape::Stakeholders => &["name"],
        Shape::Interfaces => &["reason"],
        Shape::References => &["says", "leads_to"],
    }
}

pub(super) fn answers(answers: Answers, content: &Content) -> Answers {
    match content {
        Content::Lines(all) => answers.with_each(all, |answers, number, one| {
            answers
                .with(&format!("text-{number}"), &one.text)
                .with_some(&format!("theme-{number}"), one.title.as_ref())
                .with_some(&format!("source-{number}"), one.source.as_ref())
        }),
        Content::Stakeholders(all) => answers.with_each(all, |answers, number, one| {
            answers
                .with(&format!("name-{number}"), &one.name)
                .with_some(&format!("organisation-{number}"), one.organisation)
                .with_some(&format!("source-{number}"), one.source.as_ref())
        }),
        Content::Interfaces(all) => answers.with_each(all, |answers, number, one| {
            answers
                .with(&format!("reason-{number}"), &one.reason)
                .with(&format!("to-{number}"), &one.to)
                .with_some(&format!("one_sided-{number}"), one.one_sided.as_ref())
                .with_some(&format!("source-{number}"), one.source.as_ref())
        }),
        Content::References(all) => answers.with_each(all, |answers, number, one| {
            answers
                .with(&format!("says-{number}"), &one.says)
                .with_some(&format!("leads_to-{number}"), one.leads_to.as_ref())
                .with_some(&format!("source-{number}"), one.source.as_ref())
        }),
    }
}

pub(super) fn sections(ask: &Ask<'_, Programme>, part: Part) -> Vec<Section> {
    let filled = ask.groups(telling(part.shape()));
    let group = |number| Section {
        legend: ask.visit.t_with("track-part-line-number", "number", number),
        fields: names(part.shape())
            .iter()
            .map(|name| ask.numbered(field(ask, name), number))
            .map(|field| Field { required: false, ..field })
            .collect(),
        wide: &["text", "reason"],
    };
    (1..=filled + SPARE).map(group).collect()
}

fn field(ask: &Ask<'_, Programme>, name: &str) -> Field {
    match name {
        "text" | "reason" => ask.maybe_text(name),
        "organisation" => {
            let known = ask.whole.organisations.iter();
            let known = known.map(|(id, name)| (*id, name.clone()));
            ask.one_of(name, Some("track-part-organisation-none"), known)
        }
        "to" => {
            let tracks = ask.whole.tracks.iter().map(|track| &track.particulars);
            ask.one_of(name, None, tracks.map(|track| (track.slug.clone(), track.name.clone())))
        }
        _ => ask.maybe(name),
    }
}

pub(super) fn read(reading: &mut Reading<'_>, shape: Shape) -> Content {
    let numbers = reading.numbers(telling(shape));
    match shape {
        Shape::Lines => Content::Lines(numbers.iter().filter_map(|number| line(reading, *number)).collect()),
        Shape::Stakeholders => {
            Content::Stakeholders(numbers.iter().filter_map(|number| stakeholder(reading, *number)).collect())
        }
        Shape::Interfaces => {
            Content::Interfaces(numbers.iter().filter_map(|number| interface(reading, *number)).collect())
        }
        Shape::References => {
            Content::References(numbers.iter().filter_map(|number| reference(reading, *number)).collect())
        }
    }
}

fn line(reading: &mut Reading<'_>, number: usize) -> Option<Line> {
    let text = reading.text(&format!("text-{number}"), TEXT);
    let title = reading.maybe_line(&format!("theme-{number}"), LINE);
    let source = reading.maybe_line(&format!("source-{number}"), LINE);
    Some(Line { title, text: text?, source })
}

fn stakeholder(reading: &mut Reading<'_>, number: usize) -> Option<Stakeholder> {
    let name = reading.line(&format!("name-{number}"), LINE);
    let organisation = reading.maybe_parsed(&format!("organisation-{number}"));
    let source = reading.maybe_line(&format!("source-{number}"), LINE);
    Some(Stakeholder { name: name?, organisation, source })
}

fn interface(reading: &mut Reading<'_>, number: usize) -> Option<Interface> {
    let to = reading.parsed(&format!("to-{number}"));
    let reason = reading.text(&format!("reason-{number}"), TEXT);
    let one_sided = reading.maybe_line(&format!("one_sided-{number}"), LINE);
    let source = reading.maybe_line(&format!("source-{number}"), LINE);
    Some(Interface { to: to?, reason: reason?, one_sided, source })
}

/// Leads to a page of this site or to another one over https; a link can never run a script.
fn reference(reading: &mut Reading<'_>, number: usize) -> Option<Reference> {
    let says = reading.line(&format!("says-{number}"), LINE);
    let field = format!("leads_to-{number}");
    let leads_to = reading.maybe_line(&field, LINE);
    let fits = |to: &String| to.starts_with("https://") || (to.starts_with('/') && !to.starts_with("//"));
    if !leads_to.as_ref().is_none_or(fits) {
        reading.wrong(&field);
    }
    let source = reading.maybe_line(&format!("source-{number}"), LINE);
    Some(Reference { says: says?, leads_to, source })
}
