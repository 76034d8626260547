//! Two people wrote at once: what stands now beside what the second one typed.

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, PageResult, Visit};

/// A field in which the two versions differ.
struct Difference {
    label: String,
    old: String,
    new: String,
}

/// What the second writer sees. Nothing is lost, and nothing is overwritten unseen.
pub(super) struct Conflict<'a> {
    pub(super) crumbs: Vec<Crumb>,
    /// What it is about.
    pub(super) name: &'a str,
    /// The fields as they stand now.
    pub(super) stored: &'a [Field],
    /// The fields with what was typed.
    pub(super) own: Vec<Field>,
    /// Where saving leads, and beginning again from what stands now.
    pub(super) action: String,
    pub(super) back: String,
    /// The row on top of which what was typed would be saved; none when it cannot be saved any more.
    pub(super) seen: Option<i64>,
    /// What goes with the form unseen: the name and the value.
    pub(super) hidden: &'a [(&'a str, &'a str)],
}

#[derive(Template)]
#[template(path = "pages/conflict.html")]
struct ConflictPage<'a> {
    v: &'a Visit,
    conflict: &'a Conflict<'a>,
    asked: &'a [Field],
    differences: Vec<Difference>,
}

impl Conflict<'_> {
    /// The page, answered with 409.
    pub(super) fn shown(&self, visit: &Visit) -> PageResult {
        let page = ConflictPage {
            v: visit,
            conflict: self,
            asked: &self.own,
            differences: differences(self.stored, &self.own),
        };
        visit.page_with(StatusCode::CONFLICT, &page)
    }
}

fn differences(stored: &[Field], own: &[Field]) -> Vec<Difference> {
    let differs = |own: &Field| {
        let stored = stored.iter().find(|one| one.name == own.name)?;
        let (old, new) = (read(stored), read(own));
        let same = old.lines().map(str::trim).eq(new.lines().map(str::trim));
        (!same).then(|| Difference { label: own.label.clone(), old, new })
    };
    own.iter().filter_map(differs).collect()
}

/// A field as people read it: the name of what was chosen.
fn read(field: &Field) -> String {
    match field.options.iter().find(|choice| choice.chosen) {
        Some(choice) => choice.label.clone(),
        None => field.value.clone(),
    }
}
