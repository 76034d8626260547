use areas::Shelf;
use axum::extract::State;
use shell::{PageResult, Path, Query, Visit};
use tabular_export::{Cell, Table};

use super::super::places::Places;
use super::super::{format_of, unwritten};
use super::list::{PilotQuery, chosen};
use crate::actions::whole;

/// The same list as a file: no more rows than the visitor may see.
pub(crate) async fn table(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(name): Path<String>,
    Query(query): Query<PilotQuery>,
) -> PageResult {
    let format = format_of(&name, "pilots")?;
    let whole = whole(&visit.cx).await?;
    let places = Places::of(&visit, &shelf).await?;
    let columns = [
        "name",
        "aliases",
        "kind",
        "state",
        "about",
        "hypothesis",
        "areas",
        "parties",
        "starts",
        "ends",
        "source",
    ];
    let heads = columns.map(|column| visit.t(&format!("pilot-{column}")).to_owned());
    let mut table = Table::new(visit.t("pilots-title"), heads).map_err(unwritten)?;
    for pilot in chosen(&whole, &query) {
        let told = &pilot.protocol;
        let parties = told.parties.iter().map(|party| whole.party(party).to_owned());
        let row = vec![
            Cell::from(told.name.as_str()),
            Cell::from(told.aliases.join(", ")),
            Cell::from(visit.t(&format!("pilot-kind-{}", told.kind))),
            Cell::from(visit.t(&format!("pilot-state-{}", pilot.state))),
            Cell::from(told.about.as_str()),
            Cell::from(told.hypothesis.as_str()),
            Cell::from(places.words(&visit, &told.areas)),
            Cell::from(parties.collect::<Vec<_>>().join(", ")),
            Cell::from(told.starts.map(|span| span.to_string())),
            Cell::from(told.ends.map(|span| span.to_string())),
            Cell::from(told.source.clone()),
        ];
        table.push(row).map_err(unwritten)?;
    }
    visit.file("pilots", &table, format)
}
