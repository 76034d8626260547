use askama::Template;
use serde::Deserialize;
use shell::{Choice, Crumb, Field, PageResult, Path, Query, Visit};

use super::{address, crumbs_of, read_id, words};
use crate::picture::{Caption, Step, waterfall as drawn};
use crate::{BudgetLine, Difference, Grouping, Plan, differences, waterfall};

/// A line in which the two versions differ.
struct Row {
    line: String,
    what: String,
    years: Vec<String>,
    besides: bool,
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
}

/// With which version, and by what.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct With {
    met: String,
    jaar: String,
    per: String,
}

/// A version beside another: what differs, and how the total of a year became another. Without a word the version that it
/// was copied from.
pub(super) async fn show(visit: Visit, Path(id): Path<String>, Query(with): Query<With>) -> PageResult {
    let new = crate::plan(&visit.cx, read_id(&id)?).await?;
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
    };
    if let Some(old) = &old {
        page.names.insert(0, old.version.head.name.clone());
        page.rows =
            differences(&old.lines, &new.lines).iter().map(|one| row(&visit, old, &new, one)).collect();
        (page.drawing, page.steps) = fall(&visit, old, &new, (year, grouping));
    }
    visit.page(&page)
}

fn row(visit: &Visit, old: &Plan, new: &Plan, one: &Difference) -> Row {
    let find = |plan: &Plan| plan.lines.iter().find(|line| line.id == one.line).cloned();
    let named = |plan: &Plan, line: &BudgetLine| {
        format!("{} {}", line.head.number, plan.intervention(line.head.intervention))
    };
    let line = match find(new) {
        Some(line) => named(new, &line),
        None => find(old).map_or(String::new(), |line| named(old, &line)),
    };
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
        besides: one.besides,
    }
}

fn fall(
    visit: &Visit,
    old: &Plan,
    new: &Plan,
    (year, grouping): (i32, Grouping),
) -> (String, Vec<(String, String)>) {
    let fall = waterfall(&old.lines, &new.lines, year, grouping);
    let name = |group| {
        let name = words::group(visit, new, group);
        if name.is_empty() { words::group(visit, old, group) } else { name }
    };
    let steps: Vec<Step> =
        fall.steps.iter().map(|(group, cents)| Step { label: name(*group), cents: *cents }).collect();
    let from = Step { label: old.version.head.name.clone(), cents: fall.from };
    let to = Step { label: new.version.head.name.clone(), cents: fall.to };
    let title = visit.t_with("money-waterfall", "year", year.to_string());
    let caption = Caption { id: "waterval", title: &title, description: visit.t("money-figure-description") };
    let rows = std::iter::once(&from).chain(&steps).chain([&to]);
    let rows = rows.map(|step| (step.label.clone(), crate::Plain(step.cents).to_string())).collect();
    (drawn(caption, (&from, &to), &steps), rows)
}
