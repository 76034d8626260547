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

    /// The heads, each with how its column is set.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&String, Setting)> {
        self.heads.iter().enumerate().map(|(column, head)| (head, self.setting(column)))
    }

    /// The cells of a row, each with the head of its column and how that is set.
    pub(super) fn named<'a>(
        &'a self,
        row: &'a GridRow,
    ) -> impl Iterator<Item = (&'a String, &'a String, Setting)> {
        let cells = self.columns().skip(1).zip(&row.cells);
        cells.map(|((head, setting), text)| (head, text, setting))
    }

    /// How a column is set. One in which figures stand has them to the right, so that they can be compared; what it says
    /// where there is no figure yet has no digits.
    fn setting(&self, column: usize) -> Setting {
        if self.is_dutch(column) {
            return Setting::Dutch;
        }
        let Some(place) = column.checked_sub(1) else { return Setting::Text };
        let digits = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
        let mut figures =
            self.rows.iter().filter_map(|row| row.cells.get(place)).filter(|text| digits(text)).peekable();
        let is_figure = |text: &String| {
            text.chars().all(|sign| sign.is_ascii_digit() || sign.is_whitespace() || "€.,-−%".contains(sign))
        };
        if figures.peek().is_some() && figures.all(is_figure) { Setting::Figures } else { Setting::Text }
    }
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Setting {
    /// In the language of the page.
    Text,
    /// The words of people: Dutch whatever the language of the page.
    Dutch,
    /// Figures.
    Figures,
}

impl Setting {
    pub(super) fn is_dutch(self) -> bool {
        self == Self::Dutch
    }

    pub(super) fn is_figures(self) -> bool {
        self == Self::Figures
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
    /// A list, each a sentence of its own.
    pub(super) points: Vec<String>,
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
    pub(super) groups: Vec<desk::Section>,
    pub(super) above: Vec<Section>,
}

/// What a form is about, shown above it.
#[derive(Template)]
#[template(path = "pages/above.html")]
struct Above<'a> {
    sections: &'a [Section],
}

/// Fields that belong together.
pub(super) fn group(legend: impl Into<String>, fields: Vec<Field>) -> desk::Section {
    desk::Section { legend: legend.into(), fields, wide: &[] }
}

/// Shows a page of facts.
pub(super) fn page(visit: &Visit, sheet: Sheet) -> PageResult {
    visit.page(&SheetPage { v: visit, sheet })
}

/// Shows a form at the desk; with mistakes it says so with its status.
pub(super) fn form(visit: &Visit, asked: Asked, errors: &[FieldError]) -> PageResult {
    let above = Above { sections: &asked.above }.render()?;
    let sheet = desk::Sheet {
        crumbs: asked.crumbs,
        title: asked.title,
        lead: asked.lead,
        action: asked.action,
        back: asked.back,
        save: asked.save,
        version: asked.version.parse().unwrap_or_default(),
        sections: asked.groups,
        ..desk::Sheet::default()
    };
    sheet.show_below(visit, &above, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_of_figures_is_known_by_its_cells() {
        let heads = ["wie", "bedrag", "dag", "stand", "nog niets"].map(ToOwned::to_owned).to_vec();
        let mut grid = Grid { heads, ..Grid::default() };
        grid.row(
            "een",
            "",
            ["€ 1.000", "1 april 2026", "12", "nog niet bekend"].map(ToOwned::to_owned).to_vec(),
        );
        grid.row(
            "twee",
            "",
            ["-€ 67,50", "2 april 2026", "in de maak", "nog niet bekend"].map(ToOwned::to_owned).to_vec(),
        );
        let settings: Vec<Setting> = grid.columns().map(|(_, setting)| setting).collect();
        let (text, figures) = (Setting::Text, Setting::Figures);
        assert_eq!(settings, [text, figures, text, figures, text]);
        let settings: Vec<Setting> = grid.in_dutch(&[0, 3]).columns().map(|(_, setting)| setting).collect();
        assert_eq!(settings, [Setting::Dutch, figures, text, Setting::Dutch, text]);
    }
}
