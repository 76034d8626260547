use shell::{Field, Visit};

use super::query::label;
use crate::catalogue::Snapshot;
use crate::search::{Counts, Facet, Wanted};

/// The facets as groups of check boxes, each choice with what it would leave. What would leave nothing is not shown,
/// unless it is chosen.
pub(super) fn groups(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, counts: &Counts) -> Vec<Field> {
    let mut groups: Vec<Field> =
        Facet::ALL.iter().map(|facet| group(visit, wanted, snapshot, counts, *facet)).collect();
    groups.retain(|group| !group.options.is_empty());
    groups
}

fn group(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, counts: &Counts, facet: Facet) -> Field {
    let chosen = |choice| wanted.filter.choices.contains(&choice);
    let hint = format!("facet-{facet}-hint");
    Field {
        name: facet.name().to_owned(),
        label: visit.t(&format!("facet-{facet}")).to_owned(),
        hint: visit.has_text(&hint).then(|| visit.t(&hint).to_owned()),
        options: snapshot
            .options
            .choices(facet)
            .zip(snapshot.options.of(facet))
            .filter(|(choice, _)| counts.get(*choice) > 0 || chosen(*choice))
            .map(|(choice, option)| shell::Choice {
                value: option.word.clone(),
                label: label(visit, snapshot, choice),
                chosen: chosen(choice),
                count: Some(counts.get(choice)),
            })
            .collect(),
        ..Field::default()
    }
}
