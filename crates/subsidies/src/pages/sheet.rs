//! A page of facts, tables, a history and what to do next; and the form that most pages of the room lead to.

use askama::Template;
use axum::http::StatusCode;
use shell::{Crumb, Field, FieldError, PageResult, Visit};

/// A link with its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Link {
    pub(super) label: String,
    pub(super) href: String,
}

impl Link {
    pub(super) fn to(label: &str, href: impl Into<String>) -> Self {
        Self { label: label.to_owned(), href: href.into() }
    }
}

/// A table: its first column names the row.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    pub(super) caption: String,
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<GridRow>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct GridRow {
    pub(super) label: String,
    /// Where the label leads; nowhere when empty.
    pub(super) href: String,
    pub(super) cells: Vec<String>,
}

impl Grid {
    /// An empty table with these heads, given as keys of texts.
    pub(super) fn of(visit: &Visit, caption: &str, heads: &[&str]) -> Self {
        let heads = heads.iter().map(|key| visit.t(key).to_owned()).collect();
        Self { caption: visit.t(caption).to_owned(), heads, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, label: impl Into<String>, href: impl Into<String>, cells: Vec<String>) {
        self.rows.push(GridRow { label: label.into(), href: href.into(), cells });
    }

    /// The cells of a row, each with the head of its column.
    pub(super) fn named<'a>(&'a self, row: &'a GridRow) -> impl Iterator<Item = (&'a String, &'a String)> {
        self.heads.iter().skip(1).zip(&row.cells)
    }
}

/// A step in a history.
#[derive(Debug, Clone, Default)]
pub(super) struct Happened {
    pub(super) when: String,
    pub(super) what: String,
    pub(super) lines: Vec<String>,
}

/// A part of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) texts: Vec<String>,
    pub(super) facts: Vec<(String, String)>,
    pub(super) grid: Option<Grid>,
    pub(super) history: Vec<Happened>,
    pub(super) links: Vec<Link>,
}

impl Section {
    pub(super) fn titled(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    /// A part that is a table; what is said when it has no rows.
    pub(super) fn table(title: &str, grid: Grid, none: &str) -> Self {
        if grid.rows.is_empty() {
            return Self { texts: vec![none.to_owned()], ..Self::titled(title) };
        }
        Self { grid: Some(grid), ..Self::titled(title) }
    }
}

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) badges: Vec<(&'static str, String)>,
    /// Kind, title, text.
    pub(super) alerts: Vec<(&'static str, String, String)>,
    pub(super) sections: Vec<Section>,
    /// What most people come to do: a form of one button.
    pub(super) press: Option<Link>,
    pub(super) links: Vec<Link>,
}

#[derive(Template)]
#[template(path = "pages/sheet.html")]
struct SheetPage<'a> {
    v: &'a Visit,
    sheet: Sheet,
}

/// Fields that belong together; without a legend they stand by themselves.
#[derive(Debug, Default)]
pub(super) struct FieldGroup {
    pub(super) legend: String,
    pub(super) fields: Vec<Field>,
}

/// A form with, above it, what it is about.
#[derive(Debug, Default)]
pub(super) struct Asked {
    pub(super) crumbs: Vec<Crumb>,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) version: String,
    pub(super) save: String,
    pub(super) groups: Vec<FieldGroup>,
    pub(super) above: Vec<Section>,
}

#[derive(Template)]
#[template(path = "pages/form.html")]
struct FormPage<'a> {
    v: &'a Visit,
    asked: Asked,
    errors: &'a [FieldError],
}

/// Shows a page of facts.
pub(super) fn page(visit: &Visit, sheet: Sheet) -> PageResult {
    visit.page(&SheetPage { v: visit, sheet })
}

/// Shows a form; with mistakes it says so with its status.
pub(super) fn form(visit: &Visit, asked: Asked, errors: &[FieldError]) -> PageResult {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, &FormPage { v: visit, asked, errors })
}
