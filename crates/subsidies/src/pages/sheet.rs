//! A page of facts, tables, a history and what to do next; and the form that most pages of the room lead to.

use askama::Template;
use shell::{Crumb, Field, FieldError, PageResult, Visit, desk};

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
    /// The columns that hold the words of people, by their place; the first names the row.
    pub(super) dutch: &'static [usize],
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
        Self { caption: visit.t(caption).to_owned(), heads, ..Self::default() }
    }

    /// The same table, of which these columns hold the words of people: Dutch in every language of the page.
    pub(super) fn in_dutch(self, dutch: &'static [usize]) -> Self {
        Self { dutch, ..self }
    }

    pub(super) fn is_dutch(&self, column: usize) -> bool {
        self.dutch.contains(&column)
    }

    pub(super) fn row(&mut self, label: impl Into<String>, href: impl Into<String>, cells: Vec<String>) {
        self.rows.push(GridRow { label: label.into(), href: href.into(), cells });
    }

    /// The cells of a row, each with the head of its column and whether it holds the words of people.
    pub(super) fn named<'a>(
        &'a self,
        row: &'a GridRow,
    ) -> impl Iterator<Item = (&'a String, &'a String, bool)> {
        let cells = self.heads.iter().enumerate().skip(1).zip(&row.cells);
        cells.map(|((column, head), text)| (head, text, self.is_dutch(column)))
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
    /// Whether texts and facts are the words of people.
    pub(super) dutch: bool,
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

/// What a form is about, shown above it.
#[derive(Template)]
#[template(path = "pages/above.html")]
struct Above<'a> {
    sections: &'a [Section],
}

/// Shows a page of facts.
pub(super) fn page(visit: &Visit, sheet: Sheet) -> PageResult {
    visit.page(&SheetPage { v: visit, sheet })
}

/// Shows a form at the desk; with mistakes it says so with its status.
pub(super) fn form(visit: &Visit, asked: Asked, errors: &[FieldError]) -> PageResult {
    let above = Above { sections: &asked.above }.render()?;
    let section = |one: FieldGroup| desk::Section {
        legend: one.legend,
        fields: one.fields,
        ..desk::Section::default()
    };
    let sheet = desk::Sheet {
        crumbs: asked.crumbs,
        title: asked.title,
        lead: asked.lead,
        action: asked.action,
        back: asked.back,
        save: asked.save,
        version: asked.version.parse().unwrap_or_default(),
        sections: asked.groups.into_iter().map(section).collect(),
        ..desk::Sheet::default()
    };
    sheet.show_below(visit, &above, errors)
}
