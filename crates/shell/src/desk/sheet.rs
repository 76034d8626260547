use access::{Action, Facts};
use askama::Template;
use axum::http::StatusCode;

use super::{Difference, Section, differences};
use crate::{Crumb, Field, FieldError, PageResult, Visit};

/// The page on which something is written: an empty form, a form with mistakes, or both versions when somebody else was
/// first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// The way back.
    pub crumbs: Vec<Crumb>,
    /// What is done here.
    pub title: String,
    /// To what; may be empty when the title says it.
    pub about: String,
    /// What this is for, above the form; may be empty.
    pub lead: String,
    /// Where the form is sent; asked for, the same address gives the form as the thing stands now.
    pub action: String,
    /// Where somebody goes who does not go on.
    pub back: String,
    /// The text of the button; empty for the usual one.
    pub save: String,
    /// The version that the writer sees.
    pub version: i64,
    /// What is asked.
    pub sections: Vec<Section>,
    /// Where else one can go with this thing.
    pub ways: Vec<Way>,
}

/// Something else that can be done from a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// What.
    pub label: String,
    /// Where.
    pub href: String,
}

impl Way {
    /// To the page on which the readers of a thing are named, for whoever may name them.
    #[must_use]
    pub fn to_readers(visit: &Visit, href: String) -> Option<Self> {
        let may = visit.cx.permit(Action::NamePolicyReaders, &Facts::NONE).is_ok();
        may.then(|| Self { label: visit.t("readers-link").to_owned(), href })
    }
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
#[template(path = "desk/sheet.html")]
struct SheetPage<'a> {
    v: &'a Visit,
    sheet: &'a Sheet,
    errors: &'a [FieldError],
    before: Before,
    differences: &'a [Difference],
    above: &'a str,
}

impl Sheet {
    /// The same page, that asks these fields.
    #[must_use]
    pub fn asking(self, fields: Vec<Field>) -> Self {
        Self { sections: vec![Section::plain(fields)], ..self }
    }

    /// The form; with mistakes the answer is 422.
    ///
    /// # Errors
    /// When the template does not render, as for the other two.
    pub fn show(&self, visit: &Visit, errors: &[FieldError]) -> PageResult {
        self.show_below(visit, "", errors)
    }

    /// The form below what it is about: HTML that a template of the room made.
    ///
    /// # Errors
    /// See [`Sheet::show`].
    pub fn show_below(&self, visit: &Visit, above: &str, errors: &[FieldError]) -> PageResult {
        let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let page =
            SheetPage { v: visit, sheet: self, errors, before: Before::Nothing, differences: &[], above };
        visit.page_with(status, &page)
    }

    /// Both versions side by side. What was typed stands in the form below, on top of the new version: nothing is lost, and
    /// nothing is overwritten unseen.
    ///
    /// # Errors
    /// See [`Sheet::show`].
    pub fn conflict(&self, visit: &Visit, differences: &[Difference]) -> PageResult {
        self.conflicting(visit, Before::Conflict, differences)
    }

    /// The same, where somebody else left these fields.
    ///
    /// # Errors
    /// See [`Sheet::show`].
    pub fn beside(&self, visit: &Visit, theirs: Vec<Field>) -> PageResult {
        self.conflict(visit, &self.differs(theirs))
    }

    /// In what the form differs from how somebody else left these fields.
    #[must_use]
    pub fn differs(&self, theirs: Vec<Field>) -> Vec<Difference> {
        differences(&[Section::plain(theirs)], &self.sections)
    }

    /// Both versions side by side, when what was filled in cannot be kept any more.
    ///
    /// # Errors
    /// See [`Sheet::show`].
    pub fn too_late(&self, visit: &Visit, differences: &[Difference]) -> PageResult {
        self.conflicting(visit, Before::TooLate, differences)
    }

    fn conflicting(&self, visit: &Visit, before: Before, differences: &[Difference]) -> PageResult {
        let page = SheetPage { v: visit, sheet: self, errors: &[], before, differences, above: "" };
        visit.page_with(StatusCode::CONFLICT, &page)
    }
}
