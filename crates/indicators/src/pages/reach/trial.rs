//! What a new place would change, in words.

use areas::NeighbourhoodCode;
use shell::PageError;

use super::known::{Known, unmeasured};
use super::tables::PlaceLine;
use crate::within_reach::{Trial, tried};

/// What a new place would change.
pub(super) struct TrialLines {
    pub(super) heading: String,
    pub(super) answer: Vec<String>,
    pub(super) places: Vec<PlaceLine>,
    pub(super) back: String,
}

/// The trial that is asked for, if one is.
pub(super) fn asked_for(known: &Known<'_>) -> Result<Option<(NeighbourhoodCode, Trial)>, PageError> {
    let Some(home) = known.homes.iter().find(|home| Some(home.code) == known.asked.new) else {
        return Ok(None);
    };
    let trial = tried(&known.homes, &known.measured, home, known.asked.within).map_err(unmeasured)?;
    Ok(Some((home.code, trial)))
}

pub(super) fn lines(known: &Known<'_>, (code, trial): &(NeighbourhoodCode, Trial)) -> TrialLines {
    let name = known.name_of(*code).to_owned();
    let gains = trial.gains.iter().filter_map(|gain| {
        let home = known.homes.get(gain.home)?;
        let change = |from: String, to: String| {
            known.visit.t_args("reach-change", &[("from", from.into()), ("to", to.into())])
        };
        let (before, after) = gain.per_thousand.unzip();
        Some(PlaceLine {
            name: known.name_of(home.code).to_owned(),
            href: format!("/buurten/{}", home.code),
            people: known.people(home),
            nearest: None,
            places: change(gain.before.to_string(), (gain.before + 1).to_string()),
            share: change(known.share(before), known.share(after)),
        })
    });
    TrialLines {
        heading: known.visit.t_with("reach-trial-heading", "name", name.as_str()),
        answer: answer(known, trial, name),
        places: gains.collect(),
        back: known.asked.without_new().href(),
    }
}

fn answer(known: &Known<'_>, trial: &Trial, name: String) -> Vec<String> {
    let people = |count: u32| [("name", name.clone()), ("people", known.count(count))];
    if known.has_no_people() {
        let count = known.neighbourhoods(trial.gains.len());
        return vec![known.says("reach-trial-anywhere", &[("name", name), ("count", count)])];
    }
    let mut said = Vec::new();
    if trial.first > 0 {
        said.push(known.says("reach-trial-first", &people(trial.first)));
    }
    if trial.more > 0 {
        said.push(known.says("reach-trial-more", &people(trial.more)));
    }
    if said.is_empty() {
        said.push(known.says("reach-trial-nobody", &people(0)));
    }
    said
}
