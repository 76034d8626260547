use shell::{Field, Visit};

use super::query::{Choice, Wanted};
use crate::catalogue::AreaNames;
use crate::search::{CostBand, Counts};
use crate::{DayPart, Theme};

/// The facets as groups of check boxes, each choice with what it would leave. What would leave nothing is not shown,
/// unless it is chosen.
pub(super) fn groups(visit: &Visit, wanted: &Wanted, names: &AreaNames, counts: &Counts) -> Vec<Field> {
    let wards = (0..names.wards().len()).zip(counts.wards).map(|(place, count)| (Choice::Ward(place), count));
    let themes = Theme::ALL.iter().zip(counts.themes).map(|(theme, count)| (Choice::Theme(*theme), count));
    let parts = DayPart::ALL.iter().zip(counts.moments).map(|(part, count)| (Choice::DayPart(*part), count));
    let costs = CostBand::ALL.iter().zip(counts.costs).map(|(band, count)| (Choice::Cost(*band), count));
    let group = |name: &str, label: &str, choices: Vec<(Choice, usize)>| Field {
        name: name.to_owned(),
        label: visit.t(label).to_owned(),
        options: choices
            .into_iter()
            .filter(|(choice, count)| *count > 0 || wanted.choices.contains(choice))
            .map(|(choice, count)| shell::Choice {
                value: choice.pair(names).1.to_owned(),
                label: choice.label(visit, names),
                chosen: wanted.choices.contains(&choice),
                count: Some(count),
            })
            .collect(),
        ..Field::default()
    };
    let mut groups = vec![
        group("thema", "list-facet-theme", themes.collect()),
        group("dagdeel", "list-facet-daypart", parts.collect()),
        group("wijk", "list-facet-ward", wards.collect()),
        group("kosten", "list-facet-cost", costs.collect()),
    ];
    for group in &mut groups {
        if group.name == "wijk" {
            group.hint = Some(visit.t("list-facet-ward-hint").to_owned());
        }
    }
    groups.retain(|group| !group.options.is_empty());
    groups
}
