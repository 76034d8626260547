//! Figures of a version by group and year: as table, as drawing and as file, all from the same sums.

use chrono::Datelike;
use serde::Deserialize;
use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::{Cell, ExportError, Format, Table};
use vision::ThemeId;

use super::named::Named;
use super::{files, shown::shown_plan, words};
use crate::picture::{Caption, Part, stacked};
use crate::{Group, Grouping, Plan, Sums, sums};

/// One group in the table.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) amounts: Vec<String>,
    pub(super) all: String,
}

/// A drawing with its table and its files.
pub(super) struct Figure {
    pub(super) title: String,
    pub(super) drawing: String,
    pub(super) years: Vec<String>,
    pub(super) rows: Vec<Row>,
    pub(super) total: Row,
    pub(super) files: [String; 3],
}

/// The groups of a figure in the order in which they are drawn: the largest first.
fn ordered(sums: &Sums) -> Vec<Group> {
    let mut groups: Vec<Group> = sums.groups.keys().copied().collect();
    groups.sort_by_key(|group| (std::cmp::Reverse(sums.of_all_years(*group).money), *group));
    groups
}

pub(super) fn figure(visit: &Visit, named: &Named, plan: &Plan, which: &Which, grouping: Grouping) -> Figure {
    let sums = sums(&plan.lines, grouping);
    let groups = ordered(&sums);
    let title = visit.t(&format!("money-by-{grouping}")).to_owned();
    let years: Vec<String> = plan.years().map(|year| year.to_string()).collect();
    let parts: Vec<Part> = groups
        .iter()
        .map(|group| Part {
            label: words::group(visit, named, plan, *group),
            amounts: plan.years().map(|year| sums.of(*group, year).money).collect(),
        })
        .collect();
    let caption =
        Caption { id: grouping.name(), title: &title, description: visit.t("money-figure-description") };
    let row = |label: String, of: &dyn Fn(i32) -> crate::Total, all| Row {
        label,
        amounts: plan.years().map(|year| words::total(visit, of(year))).collect(),
        all: words::total(visit, all),
    };
    let rows = groups.iter().map(|group| {
        let label = words::group(visit, named, plan, *group);
        row(label, &|year| sums.of(*group, year), sums.of_all_years(*group))
    });
    let rows = rows.collect();
    let total = row(visit.t("money-total").to_owned(), &|year| sums.year(year), sums.all());
    let file = |format: Format| {
        let ambition = which.ambition().map_or(String::new(), |id| format!("&ambitie={id}"));
        format!("/geld/bestand/{grouping}.{}?versie={}{ambition}", format.extension(), plan.version.id)
    };
    Figure {
        drawing: stacked(caption, &years, &parts),
        title,
        years,
        rows,
        total,
        files: Format::ALL.map(file),
    }
}

/// What to show: a version, a year, an ambition.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    pub(super) versie: String,
    pub(super) jaar: String,
    pub(super) ambitie: String,
}

impl Which {
    /// The ambition that was asked for.
    pub(super) fn ambition(&self) -> Option<ThemeId> {
        self.ambitie.parse().ok()
    }

    /// The year that was asked for, or else this one.
    pub(super) fn wanted(&self, visit: &Visit) -> i32 {
        self.jaar.parse().unwrap_or_else(|_| visit.cx.clock.today().year())
    }

    /// The same, when the plan is about it; or else its first.
    pub(super) fn year(&self, visit: &Visit, plan: &Plan) -> i32 {
        let years = plan.version.head.years;
        Some(self.wanted(visit)).filter(|year| years.all().contains(year)).unwrap_or(years.first)
    }
}

/// The sums of a version by one grouping as a file, under the same sight as the page.
pub(super) async fn download(
    visit: Visit,
    Path(name): Path<String>,
    Query(which): Query<Which>,
) -> PageResult {
    let (grouping, extension) = name.split_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let plan = shown_plan(&visit, &which).await?.ok_or(PageError::NotFound)?;
    let named = Named::seen(&visit).await?;
    let table = match grouping {
        "stroom" => files::flow(&visit, &named, &plan, which.year(&visit, &plan)),
        "einde" => files::endings(&visit, &plan),
        other => {
            let grouping: Grouping = other.parse().map_err(|_| PageError::NotFound)?;
            table(&visit, &named, &plan, grouping)
        }
    };
    let table = table.map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file(grouping, &table, format)
}

fn table(visit: &Visit, named: &Named, plan: &Plan, grouping: Grouping) -> Result<Table, ExportError> {
    let key = format!("money-by-{grouping}");
    let title = visit.t(&key);
    let years = plan.years().map(|year| year.to_string());
    let marks = [visit.t("money-pm").to_owned(), visit.t("money-outside").to_owned()];
    let heads = std::iter::once(visit.t("money-group").to_owned()).chain(years).chain(marks);
    let mut table = Table::new(title, heads)?;
    let sums = sums(&plan.lines, grouping);
    let groups = ordered(&sums);
    for group in &groups {
        let all = sums.of_all_years(*group);
        let mut row = vec![Cell::from(words::group(visit, named, plan, *group))];
        row.extend(plan.years().map(|year| Cell::Cents(sums.of(*group, year).money.0)));
        row.extend([Cell::Whole(i64::from(all.pm)), Cell::Whole(i64::from(all.outside))]);
        table.push(row)?;
    }
    let mut row = vec![Cell::from(visit.t("money-total"))];
    row.extend(plan.years().map(|year| Cell::Sum {
        from: 1,
        until: groups.len().max(1),
        cents: sums.year(year).money.0,
    }));
    row.extend([Cell::Whole(i64::from(sums.all().pm)), Cell::Whole(i64::from(sums.all().outside))]);
    table.push(row)?;
    Ok(table)
}
