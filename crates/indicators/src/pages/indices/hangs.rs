//! What the ranks of an index hang on, and what happens without a part of it.

use shell::Visit;

use super::super::words;
use super::tables::Names;
use crate::{EffectTold, IndexOutcome, RemovalTold};

/// A table of what ranks hang on, with its first row as headline.
pub(super) struct Hangs {
    pub(super) caption: String,
    pub(super) headline: String,
    pub(super) heads: [String; 3],
    pub(super) lines: Vec<HangsLine>,
}

/// Both tables, as far as there is something in them.
pub(super) fn hangs(visit: &Visit, outcome: &IndexOutcome, names: &Names) -> Vec<Hangs> {
    let both = [
        ("effects", effects(visit, outcome), ["index-assumption", "index-effect", "index-effect-between"]),
        (
            "removals",
            removals(visit, outcome, names),
            ["index-without", "index-mean-shift", "index-largest-shift"],
        ),
    ];
    let told = both.into_iter().filter_map(|(table, lines, heads)| {
        let first = lines.first()?;
        let most = [("name", first.name.as_str().into()), ("most", first.one.as_str().into())];
        Some(Hangs {
            caption: visit.t(&format!("index-{table}-caption")).to_owned(),
            headline: visit.t_args(&format!("index-{table}-most"), &most),
            heads: heads.map(|key| visit.t(key).to_owned()),
            lines,
        })
    });
    told.collect()
}

/// What ranks hang on, or what happens without a part.
pub(super) struct HangsLine {
    pub(super) name: String,
    pub(super) one: String,
    pub(super) other: String,
}

/// How much of the difference in ranks hangs on each assumption, the most first.
pub(super) fn effects(visit: &Visit, outcome: &IndexOutcome) -> Vec<HangsLine> {
    let hundred = |share: f64| words::number(visit, 100.0 * share.clamp(0.0, 1.0), 0) + "%";
    let line = |effect: &EffectTold| HangsLine {
        name: visit.t(&format!("index-assumption-{}", effect.assumption)).to_owned(),
        one: hundred(effect.total),
        other: [effect.ends.0, effect.ends.1].map(hundred).join(" – "),
    };
    let mut effects: Vec<&EffectTold> = outcome.effects.iter().collect();
    effects.sort_by(|one, other| other.total.total_cmp(&one.total));
    effects.into_iter().map(line).collect()
}

/// What happens without each part; the one that moves most first.
pub(super) fn removals(visit: &Visit, outcome: &IndexOutcome, names: &Names) -> Vec<HangsLine> {
    let line = |removal: &RemovalTold| HangsLine {
        name: names.name(&removal.element).to_owned(),
        one: words::number(visit, removal.mean_shift, 1),
        other: removal.largest_shift.to_string(),
    };
    let mut removals: Vec<&RemovalTold> = outcome.removals.iter().collect();
    removals.sort_by(|one, other| other.mean_shift.total_cmp(&one.mean_shift));
    removals.into_iter().map(line).collect()
}
