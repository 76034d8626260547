use askama::Template;
use serde::Deserialize;
use shell::{Choice, Crumb, Field, PageError, PageResult, Path, Query, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::besides::{self, Stands};
use super::named::Named;
use super::{address, crumbs_of, read_id, words};
use crate::picture::{Caption, Step, waterfall as drawn};
use crate::{BudgetLineId, Difference, Grouping, Plan, PlanVersion, differences, waterfall};

/// A line in which the two versions differ.
struct Row {
    line: String,
    what: String,
    years: Vec<String>,
    /// What else became other, from what to what.
    besides: Vec<String>,
}

#[derive(Template)]
#[template(path = "pages/compare.html")]
struct ComparePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    choose: Vec<Field>,
    action: String,
    title: String,
    names: Vec<String>,
    years: Vec<String>,
    drawing: String,
    steps: Vec<(String, String)>,
    rows: Vec<Row>,
    is_compared: bool,
    files: [String; 3],
    line_files: [String; 3],
}

/// With which version, and by what.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct With {
    met: String,
    jaar: String,
    per: String,
}

/// Two versions, and by what they are compared.
struct Pair {
    versions: Vec<PlanVersion>,
    new: Plan,
    old: Option<Plan>,
    year: i32,
    grouping: Grouping,
}

impl Pair {
    /// A version and another; without a word the one that it was copied from.
    async fn asked(visit: &Visit, id: &str, with: &With) -> Result<Self, PageError> {
        let new = crate::plan(&visit.cx, read_id(id)?).await?;
        let versions = crate::versions(&visit.cx).await?;
        let asked = with.met.parse().ok().or(new.version.parent);
        let old = match asked.filter(|asked| versions.iter().any(|one| one.id == *asked)) {
            Some(asked) => Some(crate::plan(&visit.cx, asked).await?),
            None => None,
        };
        let years = new.version.head.years;
        let year = with.jaar.parse().ok().filter(|year| years.all().contains(year)).unwrap_or(years.last);
        let grouping = match with.per.as_str() {
            "inzet" => Grouping::Intervention,
            _ => Grouping::Source,
        };
        Ok(Self { versions, new, old, year, grouping })
    }

    /// The steps from one total to the other, the totals at both ends.
    fn table(&self, visit: &Visit) -> Result<Table, ExportError> {
        let heads = ["money-group", "money-amount"].map(|key| visit.t(key).to_owned());
        let title = visit.t_with("money-waterfall", "year", self.year.to_string());
        let mut table = Table::new(&title, heads)?;
        if let Some(old) = &self.old {
            for step in steps(visit, old, &self.new, (self.year, self.grouping)) {
                table.push(vec![Cell::from(step.label), Cell::Cents(step.cents.0)])?;
            }
        }
        Ok(table)
    }

    /// The lines in which the two differ, what each year was and what it became.
    fn lines(&self, visit: &Visit, named: &Named) -> Result<Table, ExportError> {
        let years = self.new.years().map(|year| year.to_string());
        let first = ["money-line", "money-difference"].map(|key| visit.t(key).to_owned());
        let heads = first.into_iter().chain(years).chain([visit.t("money-besides").to_owned()]);
        let mut table = Table::new(visit.t("money-compare-lines"), heads)?;
        let Some(old) = &self.old else { return Ok(table) };
        for one in differences(&old.lines, &self.new.lines) {
            let row = row((visit, named), old, &self.new, &one);
            let cells = [row.line, row.what].into_iter().chain(row.years).chain([row.besides.join(". ")]);
            table.push(cells.map(Cell::from).collect())?;
        }
        Ok(table)
    }
}

/// The steps between two versions, or the lines in which they differ, as a file.
pub(super) async fn file(
    visit: Visit,
    Path((id, name)): Path<(String, String)>,
    Query(with): Query<With>,
) -> PageResult {
    let (what, extension) = name.split_once('.').ok_or(PageError::NotFound)?;
    let format = Format::from_extension(extension).ok_or(PageError::NotFound)?;
    let pair = Pair::asked(&visit, &id, &with).await?;
    let table = match what {
        "waterval" => pair.table(&visit),
        "verschillen" => pair.lines(&visit, &Named::seen(&visit).await?),
        _ => return Err(PageError::NotFound),
    };
    visit.file(what, &table.map_err(|error| PageError::Internal(error.to_string()))?, format)
}

/// A version beside another: what differs, and how the total of a year became another.
pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(with): Query<With>) -> PageResult {
    let Pair { versions, new, old, year, grouping } = Pair::asked(&visit, &id, &with).await?;
    let asked = old.as_ref().map(|old| old.version.id);
    let choices = versions.iter().filter(|one| one.id != new.version.id).map(|one| Choice {
        value: one.id.to_string(),
        label: one.head.name.clone(),
        chosen: asked == Some(one.id),
        count: None,
    });
    let f = visit.fields("money", &[]);
    let year_choice = |one: i32| Choice {
        value: one.to_string(),
        label: one.to_string(),
        chosen: one == year,
        count: None,
    };
    let choose = vec![
        Field { options: choices.collect(), ..f.field("met", "") },
        Field { options: new.years().map(year_choice).collect(), ..f.field("jaar", "") },
        f.choice("per", ["bron", "inzet"], &[&with.per]),
    ];
    let mut page = ComparePage {
        v: &visit,
        crumbs: crumbs_of(&visit, &new),
        choose,
        action: format!("{}/vergelijk", address(new.version.id)),
        title: visit.t("money-compare").to_owned(),
        names: vec![new.version.head.name.clone()],
        years: new.years().map(|year| year.to_string()).collect(),
        drawing: String::new(),
        steps: Vec::new(),
        rows: Vec::new(),
        is_compared: old.is_some(),
        files: [const { String::new() }; 3],
        line_files: [const { String::new() }; 3],
    };
    if let Some(old) = &old {
        page.names.insert(0, old.version.head.name.clone());
        let named = Named::seen(&visit).await?;
        let around = (&visit, &named);
        page.rows =
            differences(&old.lines, &new.lines).iter().map(|one| row(around, old, &new, one)).collect();
        (page.drawing, page.steps) = fall(&visit, old, &new, (year, grouping));
        let query = format!("met={}&jaar={year}&per={}", old.version.id, with.per);
        let files = |name: &str| {
            ["csv", "xlsx", "ods"].map(|kind| format!("{}/bestand/{name}.{kind}?{query}", page.action))
        };
        (page.files, page.line_files) = (files("waterval"), files("verschillen"));
    }
    visit.page(&page)
}

fn row((visit, named): (&Visit, &Named), old: &Plan, new: &Plan, one: &Difference) -> Row {
    let (was, is) = (stands(old, one.line), stands(new, one.line));
    let name = |stands: Stands<'_>| {
        let head = &stands.line.head;
        format!("{} {}", head.number, stands.plan.intervention(head.intervention))
    };
    let line = is.or(was).map_or(String::new(), name);
    let besides = was.zip(is).map(|pair| besides::told(visit, named, pair, &one.besides));
    let cell = |year: i32| match one.years.get(&year) {
        Some((was, is)) => {
            let shown = |amount| match words::amount(visit, amount) {
                empty if empty.is_empty() => "–".to_owned(),
                text => text,
            };
            format!("{} → {}", shown(*was), shown(*is))
        }
        None => String::new(),
    };
    Row {
        line,
        what: visit.t(&format!("money-difference-{}", one.what)).to_owned(),
        years: new.years().map(cell).collect(),
        besides: besides.unwrap_or_default(),
    }
}

/// The line as it stands in a plan, when it is there.
fn stands(plan: &Plan, id: BudgetLineId) -> Option<Stands<'_>> {
    plan.lines.iter().find(|line| line.id == id).map(|line| Stands { plan, line })
}

fn fall(
    visit: &Visit,
    old: &Plan,
    new: &Plan,
    (year, grouping): (i32, Grouping),
) -> (String, Vec<(String, String)>) {
    let all = steps(visit, old, new, (year, grouping));
    let rows = all.iter().map(|step| (step.label.clone(), crate::Plain(step.cents).to_string())).collect();
    let title = visit.t_with("money-waterfall", "year", year.to_string());
    let caption = Caption { id: "waterval", title: &title, description: visit.t("money-figure-description") };
    match all.as_slice() {
        [from, between @ .., to] => (drawn(caption, (from, to), between), rows),
        [] | [_] => (String::new(), rows),
    }
}

/// The total of the one, what each group adds or takes, the total of the other.
fn steps(visit: &Visit, old: &Plan, new: &Plan, (year, grouping): (i32, Grouping)) -> Vec<Step> {
    let fall = waterfall(&old.lines, &new.lines, year, grouping);
    let name = |group| {
        let name = words::group(visit, &Named::default(), new, group);
        if name.is_empty() { words::group(visit, &Named::default(), old, group) } else { name }
    };
    let from = Step { label: old.version.head.name.clone(), cents: fall.from };
    let to = Step { label: new.version.head.name.clone(), cents: fall.to };
    let between = fall.steps.iter().map(|(group, cents)| Step { label: name(*group), cents: *cents });
    std::iter::once(from).chain(between).chain([to]).collect()
}
