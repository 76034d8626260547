use std::collections::BTreeMap;

use areas::Shelf;
use askama::Template;
use axum::extract::State;
use kernel::Cents;
use shell::{Crumb, PageError, PageResult, Path, Visit};
use tabular_export::{Cell, ExportError, Format, Table};

use super::super::sheet::{Grid, Section};
use super::super::{crumbs, words};
use super::picture::picture;
use crate::{Council, RoundId, Shared};

/// What the council reads of one cut of a round: a picture, the same as a table.
struct Cut {
    picture: String,
    section: Section,
}

#[derive(Template)]
#[template(path = "pages/register/council.html")]
struct CouncilPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    facts: Section,
    cuts: Vec<Cut>,
    files: [String; 3],
}

/// What was asked and granted in a round, by part, ward and target group, and what could not be granted.
pub(in super::super) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<RoundId>,
) -> PageResult {
    let told = crate::council(&visit.cx, id).await?;
    let wards = words::wards(&visit, &shelf).await?;
    let (name, round_at) = (&told.round.particulars.name, format!("/subsidies/ronde/{id}"));
    let file = |extension: &str| format!("{round_at}/raad/{extension}");
    visit.page(&CouncilPage {
        v: &visit,
        crumbs: crumbs(&visit, &[(&round_at, name)]),
        title: visit.t_with("council-title", "name", name.clone()),
        facts: facts(&visit, &told),
        cuts: cuts(&told, &wards, &visit)
            .into_iter()
            .map(|(key, shared)| cut(&visit, key, &shared))
            .collect(),
        files: ["csv", "xlsx", "ods"].map(file),
    })
}

fn facts(visit: &Visit, told: &Council) -> Section {
    let mut section = Section::titled(visit.t("council-facts"));
    let mut fact = |key: &str, text: String| section.facts.push((visit.t(key).to_owned(), text));
    let sum = |of: fn(&Shared) -> Cents| -> Cents { told.parts.values().map(|(shared, _)| of(shared)).sum() };
    fact("subsidies-column-ceiling", told.round.particulars.ceiling().to_string());
    fact("round-handed-in", told.handed_in.to_string());
    fact("subsidies-column-asked", sum(|one| one.asked).to_string());
    fact("council-granted-count", told.granted.to_string());
    fact("subsidies-column-granted", sum(|one| one.granted).to_string());
    let args = [
        ("count", i64::try_from(told.above_ceiling.0).unwrap_or(i64::MAX).into()),
        ("amount", told.above_ceiling.1.to_string().into()),
    ];
    fact("council-above", visit.t_args("council-above-text", &args));
    section.texts.push(visit.t("council-shared").to_owned());
    section
}

/// The cuts with their lines by name, each cut under the key of its title.
fn cuts(
    told: &Council,
    wards: &BTreeMap<String, String>,
    visit: &Visit,
) -> [(&'static str, Vec<(String, Shared)>); 3] {
    let rules = &told.round.rules.rules;
    let ward = |code: &String| match code.as_str() {
        "" => visit.t("subsidies-whole-city").to_owned(),
        known => wards.get(known).cloned().unwrap_or_else(|| known.to_owned()),
    };
    let parts =
        told.parts.iter().map(|(key, (shared, _))| (rules.part_name(key).to_owned(), *shared)).collect();
    let wards = told.wards.iter().map(|(code, shared)| (ward(code), *shared)).collect();
    let groups = told.groups.iter().map(|(name, shared)| (name.clone(), *shared)).collect();
    [("council-by-part", parts), ("council-by-ward", wards), ("council-by-group", groups)]
}

fn cut(visit: &Visit, key: &str, lines: &[(String, Shared)]) -> Cut {
    let heads = [key, "subsidies-column-asked", "subsidies-column-granted", "council-left-out"];
    let mut grid = Grid::of(visit, key, &heads);
    for (name, shared) in lines {
        let amounts = [shared.asked, shared.granted, shared.left_out()];
        grid.row(name.clone(), "", amounts.map(|amount| amount.to_string()).to_vec());
    }
    let about = (key, visit.t(key), visit.t("council-picture"));
    let section = Section::table(visit.t(key), grid, visit.t("register-none"));
    Cut { picture: picture(about, lines), section }
}

/// The same lines as a file.
pub(in super::super) async fn file(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path((id, format)): Path<(RoundId, String)>,
) -> PageResult {
    let format = Format::from_extension(&format).ok_or(PageError::NotFound)?;
    let told = crate::council(&visit.cx, id).await?;
    let wards = words::wards(&visit, &shelf).await?;
    let table = table(&visit, &cuts(&told, &wards, &visit))
        .map_err(|error| PageError::Internal(error.to_string()))?;
    visit.file("raad", &table, format)
}

fn table(visit: &Visit, cuts: &[(&str, Vec<(String, Shared)>)]) -> Result<Table, ExportError> {
    let heads = [
        "council-cut",
        "council-line",
        "subsidies-column-asked",
        "subsidies-column-granted",
        "council-left-out",
    ];
    let mut table = Table::new(visit.t("council-facts"), heads.map(|key| visit.t(key)))?;
    for (key, lines) in cuts {
        for (name, shared) in lines {
            let [asked, granted, left] = [shared.asked, shared.granted, shared.left_out()];
            table.push(vec![
                visit.t(key).into(),
                name.as_str().into(),
                Cell::Cents(asked.0),
                Cell::Cents(granted.0),
                Cell::Cents(left.0),
            ])?;
        }
    }
    Ok(table)
}
