//! Figures of a version by group and year: as table, as drawing and as file, all from the same sums.

use chrono::Datelike;
use serde::Deserialize;
use shell::{PageError, PageResult, Path, Query, Visit};
use tabular_export::{Cell, ExportError, Format, Table};
use tracks::{Slug, TrackId};
use vision::ThemeId;

use super::named::Named;
use super::{files, shown::shown_plan, spending, words};
use crate::picture::{Caption, Part, stacked};
use crate::{Group, Grouping, MoneyError, Plan, Sums, sums};

/// One group in the table.
pub(super) struct Row {
    pub(super) label: String,
    /// The same page with this group alone; empty when there is none.
    pub(super) href: String,
    pub(super) amounts: Vec<String>,
    pub(super) all: String,
}

/// A drawing with its table and its files.
pub(super) struct Figure {
    pub(super) title: String,
    /// What is the largest in the year that is shown.
    pub(super) headline: String,
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
    let row = |(label, href): (String, String), of: &dyn Fn(i32) -> crate::Total, all| Row {
        label,
        href,
        amounts: plan.years().map(|year| words::total(visit, of(year))).collect(),
        all: words::total(visit, all),
    };
    let year = which.year(visit, plan);
    let largest = groups.iter().copied().max_by_key(|group| sums.of(*group, year).money);
    let headline = largest.map_or(String::new(), |group| {
        let (name, amount) =
            (words::group(visit, named, plan, group), words::total(visit, sums.of(group, year)));
        let args = [("name", name.into()), ("amount", amount.into()), ("year", year.to_string().into())];
        visit.t_args("money-largest", &args)
    });
    let rows = groups.iter().map(|group| {
        let label = words::group(visit, named, plan, *group);
        let href = alone(visit, named, plan, which, *group).unwrap_or_default();
        row((label, href), &|year| sums.of(*group, year), sums.of_all_years(*group))
    });
    let rows = rows.collect();
    let total = row((visit.t("money-total").to_owned(), String::new()), &|year| sums.year(year), sums.all());
    let file = |format: Format| {
        let (kind, narrowed) = (format.extension(), which.narrowed());
        format!("/geld/bestand/{grouping}.{kind}?versie={}{narrowed}", plan.version.id)
    };
    Figure {
        drawing: stacked(caption, &years, &parts),
        title,
        headline,
        years,
        rows,
        total,
        files: Format::ALL.map(file),
    }
}

/// The page of the money with one group alone, on top of what it is narrowed to.
fn alone(visit: &Visit, named: &Named, plan: &Plan, which: &Which, group: Group) -> Option<String> {
    let narrower = match group {
        Group::Ambition(Some(id)) => format!("&ambitie={id}"),
        Group::Track(Some(id)) => format!("&spoor={}", named.track(id)?.particulars.slug),
        Group::Track(None) => format!("&spoor={NO_TRACK}"),
        Group::Ambition(None)
        | Group::Source(_)
        | Group::Lasting(_)
        | Group::Condition(_)
        | Group::Intervention(_)
        | Group::Everything => return None,
    };
    let (year, narrowed) = (which.year(visit, plan), which.narrowed());
    Some(format!("/geld?versie={}&jaar={year}{narrowed}{narrower}", plan.version.id))
}

/// What to show: a version, a year, an ambition, a track.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Which {
    pub(super) versie: String,
    pub(super) jaar: String,
    pub(super) ambitie: String,
    /// The name of a track in addresses, or [`NO_TRACK`].
    pub(super) spoor: String,
}

/// Which lines are meant, by the track that they serve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Serving {
    /// All of them.
    Anything,
    /// Those of which no document says it.
    Nothing,
    /// Those of one track.
    Track(TrackId),
}

impl Serving {
    /// Whether a line that serves `track` is meant.
    pub(super) fn holds(self, track: Option<TrackId>) -> bool {
        match self {
            Self::Anything => true,
            Self::Nothing => track.is_none(),
            Self::Track(one) => track == Some(one),
        }
    }
}

/// Asks for the lines that serve no track as far as any document says.
pub(super) const NO_TRACK: &str = "geen";

impl Which {
    /// The ambition that was asked for.
    pub(super) fn ambition(&self) -> Option<ThemeId> {
        self.ambitie.parse().ok()
    }

    /// The lines that were asked for by their track.
    ///
    /// # Errors
    /// When there is no such track, or not for this visitor.
    pub(super) fn track(&self, named: &Named) -> Result<Serving, MoneyError> {
        match self.spoor.as_str() {
            "" => Ok(Serving::Anything),
            NO_TRACK => Ok(Serving::Nothing),
            slug => {
                let found = named.tracks.iter().find(|one| one.particulars.slug.as_str() == slug);
                found.map(|one| Serving::Track(one.id)).ok_or(MoneyError::NotFound)
            }
        }
    }

    /// What narrows the lines, as it goes on in an address.
    pub(super) fn narrowed(&self) -> String {
        let ambition = self.ambition().map(|id| format!("&ambitie={id}"));
        let is_track = self.spoor == NO_TRACK || self.spoor.parse::<Slug>().is_ok();
        let track = is_track.then(|| format!("&spoor={}", self.spoor));
        ambition.into_iter().chain(track).collect()
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
    let named = Named::seen(&visit).await?;
    let plan = shown_plan(&visit, &named, &which).await?.ok_or(PageError::NotFound)?;
    let table = match grouping {
        "stroom" => files::flow(&visit, &named, &plan, which.year(&visit, &plan)),
        "einde" => files::endings(&visit, &plan),
        "evaluaties" => spending::waiting_file(&visit, &named, &plan),
        "inzet" => spending::spent_file(&visit, &plan, which.year(&visit, &plan)),
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
