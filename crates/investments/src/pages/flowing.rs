//! The flow of the money of one year, as drawing and as table.

use std::collections::BTreeSet;

use kernel::Cents;
use shell::Visit;

use super::figures::Which;
use super::named::Named;
use super::words;
use crate::flow_picture::{NamedStream, sankey};
use crate::picture::Caption;
use crate::{Group, InterventionId, Plain, Plan, Stream, flow as streams_of};

/// A drawing with its table and its files.
pub(super) struct Flow {
    pub(super) title: String,
    pub(super) headline: String,
    pub(super) drawing: String,
    pub(super) rows: Vec<([String; 3], String)>,
    pub(super) files: [String; 3],
}

/// How many interventions have a place of their own in the drawing; the table shows all.
const DRAWN: usize = 24;

pub(super) fn flow(visit: &Visit, named: &Named, plan: &Plan, which: &Which) -> Flow {
    let year = which.year(visit, plan);
    let streams = streams_of(&plan.lines, year);
    let title = visit.t_with("money-flow", "year", year.to_string());
    let caption = Caption { id: "stroom", title: &title, description: visit.t("money-figure-description") };
    let row = |one: &Stream| (names(visit, named, plan, one), Plain(one.money).to_string());
    Flow {
        drawing: sankey(caption, &drawn(visit, named, plan, &streams)),
        rows: streams.iter().map(row).collect(),
        files: ["csv", "xlsx", "ods"].map(|kind| file(visit, ("stroom", kind), plan, which)),
        headline: visit.t_with("money-flow-count", "count", streams.len()),
        title,
    }
}

/// The address of a file of what the page shows.
pub(super) fn file(visit: &Visit, (name, kind): (&str, &str), plan: &Plan, which: &Which) -> String {
    let (year, narrowed) = (which.year(visit, plan), which.narrowed());
    format!("/geld/bestand/{name}.{kind}?versie={}&jaar={year}{narrowed}", plan.version.id)
}

/// Where it comes from, for which ambition, and what is done with it.
pub(super) fn names(visit: &Visit, named: &Named, plan: &Plan, one: &Stream) -> [String; 3] {
    [Group::Source(one.source), Group::Ambition(one.ambition), Group::Intervention(one.intervention)]
        .map(|group| words::group(visit, named, plan, group))
}

/// The streams as they are drawn: what is small goes together.
fn drawn(visit: &Visit, named: &Named, plan: &Plan, streams: &[Stream]) -> Vec<NamedStream> {
    let mut sums: Vec<(Cents, InterventionId)> = Vec::new();
    for one in streams {
        match sums.iter_mut().find(|(_, id)| *id == one.intervention) {
            Some((sum, _)) => *sum = *sum + one.money,
            None => sums.push((one.money, one.intervention)),
        }
    }
    sums.sort_by_key(|(sum, id)| (std::cmp::Reverse(*sum), *id));
    let large: BTreeSet<InterventionId> = sums.into_iter().take(DRAWN).map(|(_, id)| id).collect();
    let one = |stream: &Stream| {
        let mut through = names(visit, named, plan, stream);
        if !large.contains(&stream.intervention) {
            visit.t("money-others").clone_into(&mut through[2]);
        }
        NamedStream { through, money: stream.money }
    };
    streams.iter().map(one).collect()
}
