use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, PageResult, Visit};

use super::{Answers, Ask, Kept, Section};
use crate::Programme;
use crate::pages::shared::crumbs;

/// A field in which the two versions differ.
struct Difference {
    label: String,
    old: String,
    new: String,
}

#[derive(Template)]
#[template(path = "pages/desk/conflict.html")]
struct ConflictPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: String,
    action: String,
    version: i64,
    differences: Vec<Difference>,
    sections: Vec<Section>,
}

/// Both versions side by side. What was typed stands in the form below, on top of the new version: nothing is lost, and
/// nothing is overwritten unseen.
pub(super) fn page<K: Kept>(visit: &Visit, programme: &Programme, now: &K, own: &Answers) -> PageResult {
    let sections = K::sections(&Ask::new(visit, programme, K::FORM, own, &[]), Some(now));
    let stored = now.answers(visit);
    let difference = |section: &Section, field: &Field| Difference {
        label: match section.legend.as_str() {
            "" => field.label.clone(),
            legend => format!("{legend}: {}", field.label),
        },
        old: read(field, &stored),
        new: read(field, own),
    };
    let differences = sections
        .iter()
        .flat_map(|section| section.fields.iter().map(move |field| (section, field)))
        .filter(|(_, field)| !same(stored.get(&field.name), own.get(&field.name)))
        .map(|(section, field)| difference(section, field))
        .collect();
    let page = ConflictPage {
        v: visit,
        crumbs: crumbs(visit, now.track(programme)),
        name: now.title(visit, programme),
        action: format!("{}/wijzigen", now.at()),
        version: now.version(),
        differences,
        sections,
    };
    visit.page_with(StatusCode::CONFLICT, &page)
}

/// A browser sends the end of a line its own way.
fn same(one: &str, other: &str) -> bool {
    one.lines().map(str::trim_end).eq(other.lines().map(str::trim_end))
}

/// The answer as people read it: the name of what was chosen.
fn read(field: &Field, answers: &Answers) -> String {
    let value = answers.get(&field.name);
    let choice = field.options.iter().find(|choice| choice.value == value);
    choice.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}
