//! The page on which something is written: an empty form, a form with mistakes, or both versions after a conflict.

use askama::Template;
use axum::http::StatusCode;
use shell::{Choice, Crumb, Field, FieldError, PageResult, Visit};

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Line,
    Area,
    Select,
    Ticks,
    Radios,
}

impl Way {
    const fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Area => "area",
            Self::Select => "select",
            Self::Ticks => "ticks",
            Self::Radios => "radios",
        }
    }
}

/// A field with its way of filling in.
#[derive(Debug)]
pub(super) struct Asked {
    way: Way,
    field: Field,
}

impl Asked {
    pub(super) const fn new(way: Way, field: Field) -> Self {
        Self { way, field }
    }

    fn way(&self) -> &'static str {
        self.way.name()
    }
}

/// A field in which two versions differ.
#[derive(Debug)]
struct Difference {
    label: String,
    old: String,
    new: String,
}

/// What a form is about, apart from what is typed in it.
pub(super) struct Frame {
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    /// What this is for, above the form; may be empty.
    pub(super) lead: String,
    pub(super) action: String,
    pub(super) back: String,
    /// The text of the button.
    pub(super) save: String,
    pub(super) version: i64,
    /// Where its readers are named, for whoever may do that.
    pub(super) readers: Option<String>,
}

/// What goes before the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Before {
    /// Nothing: it is filled in for the first time, or has mistakes.
    Nothing,
    /// Somebody else was first, and what was filled in can be kept still.
    Conflict,
    /// Somebody else was first, and there is nothing left to keep.
    TooLate,
}

#[derive(Template)]
#[template(path = "pages/sheet.html")]
struct Sheet<'a> {
    v: &'a Visit,
    frame: &'a Frame,
    asked: &'a [Asked],
    errors: &'a [FieldError],
    differences: Vec<Difference>,
    before: Before,
}

/// The form; with mistakes the answer is 422.
pub(super) fn show(visit: &Visit, frame: &Frame, asked: &[Asked], errors: &[FieldError]) -> PageResult {
    let status = if errors.is_empty() { StatusCode::OK } else { super::INVALID };
    let sheet = Sheet { v: visit, frame, asked, errors, differences: Vec::new(), before: Before::Nothing };
    visit.page_with(status, &sheet)
}

/// Values of a form by field, as they are compared.
pub(super) type Values = Vec<(&'static str, String)>;

/// Both versions side by side. What was typed stands in the form below, on top of the new version: nothing is lost, and
/// nothing is overwritten unseen.
pub(super) fn conflict(
    visit: &Visit,
    form: &'static str,
    frame: &Frame,
    asked: &[Asked],
    both: (Values, Values),
) -> PageResult {
    let differences = differences(visit, form, both);
    let sheet = Sheet { v: visit, frame, asked, errors: &[], differences, before: Before::Conflict };
    visit.page_with(StatusCode::CONFLICT, &sheet)
}

/// Both versions side by side, when what was filled in cannot be kept any more.
pub(super) fn too_late(
    visit: &Visit,
    form: &'static str,
    frame: &Frame,
    both: (Values, Values),
) -> PageResult {
    let differences = differences(visit, form, both);
    let sheet = Sheet { v: visit, frame, asked: &[], errors: &[], differences, before: Before::TooLate };
    visit.page_with(StatusCode::CONFLICT, &sheet)
}

fn differences(visit: &Visit, form: &str, (theirs, own): (Values, Values)) -> Vec<Difference> {
    let pairs = theirs.into_iter().zip(own);
    pairs
        .filter(|((_, theirs), (_, own))| !same(theirs, own))
        .map(|((field, theirs), (_, own))| Difference {
            label: visit.t(&format!("{form}-{field}")).to_owned(),
            old: theirs,
            new: own,
        })
        .collect()
}

/// A browser sends the end of a line its own way.
fn same(one: &str, other: &str) -> bool {
    one.lines().map(str::trim).eq(other.lines().map(str::trim))
}

/// A field to choose one of things that have a name of their own, or none of them.
pub(super) fn one_of(
    field: Field,
    nothing: &str,
    things: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Field {
    let none =
        Choice { value: String::new(), label: nothing.to_owned(), chosen: chosen.is_empty(), count: None };
    let others = things.into_iter().map(|(value, label)| {
        let is_chosen = value == chosen;
        Choice { value, label, chosen: is_chosen, count: None }
    });
    Field { options: std::iter::once(none).chain(others).collect(), ..field }
}

/// A field to choose several of things that have a name of their own.
pub(super) fn some_of(
    field: Field,
    things: impl IntoIterator<Item = (String, String)>,
    chosen: &[String],
) -> Field {
    let options = things.into_iter().map(|(value, label)| {
        let is_chosen = chosen.contains(&value);
        Choice { value, label, chosen: is_chosen, count: None }
    });
    Field { options: options.collect(), ..field }
}
