use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, PageResult, Visit};

use super::{Answers, Ask, Kept, Section};
use crate::Vision;
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
pub(super) fn page<K: Kept>(visit: &Visit, vision: &Vision, now: &K, own: &Answers) -> PageResult {
    let sections = K::sections(&Ask::new(visit, vision, K::FORM, own, &[]).about(Some(now)));
    let stored = now.answers(visit);
    let differences = sections
        .iter()
        .flat_map(|section| &section.fields)
        .filter(|field| !same(&stored, own, &field.name))
        .map(|field| Difference {
            label: field.label.clone(),
            old: read(field, &stored),
            new: read(field, own),
        })
        .collect();
    let page = ConflictPage {
        v: visit,
        crumbs: crumbs(visit, K::HOME),
        name: now.name(vision),
        action: format!("{}/wijzigen", now.at()),
        version: now.version(),
        differences,
        sections,
    };
    visit.page_with(StatusCode::CONFLICT, &page)
}

/// A browser sends the end of a line its own way, and ticks in the order of the page.
fn same(one: &Answers, other: &Answers, name: &str) -> bool {
    let lines = |of: &Answers| {
        let mut all: Vec<String> =
            of.all(name).flat_map(str::lines).map(|line| line.trim().to_owned()).collect();
        all.retain(|line| !line.is_empty());
        all.sort_unstable();
        all
    };
    lines(one) == lines(other)
}

/// The answer as people read it: the names of what was chosen.
fn read(field: &Field, answers: &Answers) -> String {
    let name = |value: &str| {
        let choice = field.options.iter().find(|choice| choice.value == value);
        choice.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
    };
    answers.all(&field.name).map(name).collect::<Vec<_>>().join("; ")
}
