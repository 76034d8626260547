//! The fan of a value case: how sure what is avoided is, year by year.

use ::value_case::Simulation;
use shell::Visit;

use crate::fan_picture::{Band, fan as drawn};
use crate::picture::Caption;

pub(super) fn fan(visit: &Visit, simulation: &Simulation) -> String {
    let caption = Caption {
        id: "waaier",
        title: visit.t("worth-fan"),
        description: visit.t("money-figure-description"),
    };
    let bands: Vec<Band> = simulation
        .years
        .iter()
        .map(|year| {
            let of = year.avoided;
            let label = visit.t_with("worth-year", "year", year.year.to_string());
            Band { label, parts: [of.p05, of.p25, of.p50, of.p75, of.p95] }
        })
        .collect();
    drawn(caption, &bands)
}
