//! The page on which something is written: an empty form, a form with mistakes, or one that somebody else was before.

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, PageResult, Visit};

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::pages) enum Way {
    Line,
    Area,
    Select,
    Ticks,
    Radios,
}

/// A field with its way of filling in.
#[derive(Debug)]
pub(in crate::pages) struct Asked {
    way: Way,
    field: Field,
}

impl Asked {
    pub(in crate::pages) const fn new(way: Way, field: Field) -> Self {
        Self { way, field }
    }

    fn way(&self) -> &'static str {
        match self.way {
            Way::Line => "line",
            Way::Area => "area",
            Way::Select => "select",
            Way::Ticks => "ticks",
            Way::Radios => "radios",
        }
    }
}

/// What a form is about, apart from what is typed in it.
pub(in crate::pages) struct Frame {
    pub(in crate::pages) crumbs: Vec<Crumb>,
    pub(in crate::pages) title: String,
    pub(in crate::pages) lead: String,
    pub(in crate::pages) action: String,
    pub(in crate::pages) back: String,
    pub(in crate::pages) version: i64,
    /// Whether somebody else changed it in the meantime.
    pub(in crate::pages) is_stale: bool,
}

#[derive(Template)]
#[template(path = "pages/form/sheet.html")]
struct Sheet<'a> {
    v: &'a Visit,
    frame: &'a Frame,
    asked: &'a [Asked],
    errors: &'a [FieldError],
}

/// The form; with mistakes the answer is 422, and 409 where somebody else was first.
pub(in crate::pages) fn show(
    visit: &Visit,
    frame: &Frame,
    asked: &[Asked],
    errors: &[FieldError],
) -> PageResult {
    let status = match (frame.is_stale, errors.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::OK,
        (false, false) => super::super::INVALID,
    };
    visit.page_with(status, &Sheet { v: visit, frame, asked, errors })
}
