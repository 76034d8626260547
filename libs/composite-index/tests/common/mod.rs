//! The ASEM example: 51 countries, 49 indicators, 8 pillars, 2 sub-indices (European Commission, JRC).

use std::collections::BTreeMap;

use composite_index::{
    Denominator, Direction, Element, Imputation, Lacking, Preparation, Recipe, Screening, Structure, Table,
    Treatment,
};

fn rows(name: &str) -> Option<Vec<BTreeMap<String, String>>> {
    let path = test_needs::beside(&format!("data/asem/{name}"))?;
    Some(csv::Reader::from_path(path).unwrap().deserialize().map(Result::unwrap).collect())
}

/// Elements, and the denominators of indicators that have one.
fn elements() -> Option<(Vec<Element>, Vec<Denominator>)> {
    let mut denominators = Vec::new();
    let mut elements = Vec::new();
    for row in rows("asem_imeta.csv")?.iter().filter(|row| !row["Level"].is_empty()) {
        let text = |name: &str| Some(row[name].clone()).filter(|text| !text.is_empty());
        if let Some(by) = text("Denominator") {
            // Laos lacks its energy; the example fills what cannot be divided.
            denominators.push(Denominator { lacking: Lacking::Gap, ..Denominator::new(&row["iCode"], &by) });
        }
        elements.push(Element {
            code: row["iCode"].clone(),
            name: row["iName"].clone(),
            parent: text("Parent"),
            weight: row["Weight"].parse().unwrap(),
            direction: if row["Direction"] == "-1" { Direction::Down } else { Direction::Up },
            level: Some(row["Level"].parse().unwrap()),
        });
    }
    Some((elements, denominators))
}

fn table(rows: &[&BTreeMap<String, String>]) -> Table {
    let labels = ["uName", "uCode", "Time", "GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group"];
    let mut table = Table::new(rows.iter().map(|row| row["uCode"].clone())).unwrap();
    for code in rows[0].keys().filter(|code| !labels.contains(&code.as_str())) {
        table = table.with_column(code, rows.iter().map(|row| row[code].parse().ok())).unwrap();
    }
    let group = rows.iter().map(|row| Some(row["EurAsia_group"].clone())).collect();
    table.with_labels("EurAsia_group", group).unwrap()
}

/// The recipe of the example, and its table.
pub(crate) fn asem() -> Option<(Recipe, Table)> {
    let (elements, denominators) = elements()?;
    let rows = rows("asem_idata.csv")?;
    let recipe = Recipe::new(Structure::new(elements).unwrap())
        .prepare(Preparation::Denominate(denominators))
        .prepare(Preparation::Impute(Imputation::GroupMean { group: "EurAsia_group".to_owned() }))
        .prepare(Preparation::Screen(Screening { least_available: Some(0.9), ..Screening::default() }))
        .prepare(Preparation::Treat(Treatment::default()));
    Some((recipe, table(&rows.iter().collect::<Vec<_>>())))
}

/// The tables of the five years of the example's panel.
pub(crate) fn asem_years() -> Option<Vec<(i32, Table)>> {
    let rows = rows("asem_panel_idata.csv")?;
    let mut years: BTreeMap<i32, Vec<&BTreeMap<String, String>>> = BTreeMap::new();
    for row in &rows {
        years.entry(row["Time"].parse().unwrap()).or_default().push(row);
    }
    Some(years.into_iter().map(|(year, rows)| (year, table(&rows))).collect())
}
