//! What is within reach of one neighbourhood, and what is missing, in two sentences.

use std::collections::BTreeSet;

use areas::{Atlas, NeighbourhoodCode};
use shell::{PageError, Visit};
use social_map::{Catalogue, Theme, Within};

use super::asked::subject_name;
use super::known::unmeasured;
use crate::within_reach::{Group, Subject, measured, themes_within};

/// What there is within ten minutes on foot, and which themes are not within ten minutes by bicycle.
pub(in crate::pages) fn here(
    visit: &Visit,
    atlas: &Atlas,
    code: NeighbourhoodCode,
    offers: &Catalogue,
) -> Result<Vec<String>, PageError> {
    let mut homes = super::known::homes(atlas, Group::Everyone, None);
    homes.retain(|home| home.code == code);
    let places = offers.places_of(|_| true).places;
    let near = measured(&homes, &places, Within::TenOnFoot).map_err(unmeasured)?;
    let count = near.found.first().map_or(0, |found| found.places);
    let themes = match homes.first() {
        Some(home) => themes_within(home, &places, Within::TenByBicycle).map_err(unmeasured)?,
        None => BTreeSet::new(),
    };
    let missing: Vec<String> = Theme::ALL
        .iter()
        .filter(|theme| !themes.contains(theme))
        .map(|theme| subject_name(visit, Subject::Theme(*theme)))
        .collect();
    let second = match missing.as_slice() {
        [] => visit.t("neighbourhood-reach-all").to_owned(),
        names if names.len() == Theme::ALL.len() => visit.t("neighbourhood-reach-none").to_owned(),
        names => visit.t_with("neighbourhood-reach-missing", "names", names.join(", ")),
    };
    Ok(vec![visit.t_with("neighbourhood-reach", "count", count), second])
}
