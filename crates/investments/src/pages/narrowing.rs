//! Of which year, ambition and track the money is shown.

use shell::{Field, Visit};

use super::figures::{NO_TRACK, Which};
use super::named::Named;
use super::sheet::one_of;
use crate::{Grouping, Plan};

/// What the page is narrowed to: in words, and where that stands.
pub(super) struct Only {
    pub(super) says: String,
    /// Its name and its page; empty when it has none.
    pub(super) name: String,
    pub(super) href: String,
}

/// The ambition and the track of which alone the money is shown.
pub(super) fn only(visit: &Visit, named: &Named, which: &Which) -> Vec<Only> {
    let only = |key: &str, name: &str, href: String| Only {
        says: visit.t(key).to_owned(),
        name: name.to_owned(),
        href,
    };
    let ambition = which.ambition().and_then(|id| Some((id, named.ambition(id)?)));
    let ambition = ambition.map(|(id, name)| only("money-of-ambition", name, format!("/visie/thema/{id}")));
    let track = named.tracks.iter().map(|one| &one.particulars).find(|of| of.slug.as_str() == which.spoor);
    let track = track.map(|of| only("money-of-track", &of.name, format!("/plannen/{}", of.slug)));
    let untold = (which.spoor == NO_TRACK).then(|| only("money-of-no-track", "", String::new()));
    ambition.into_iter().chain(track).chain(untold).collect()
}

/// By what the money is summed: not by what is one and the same in all of it.
pub(super) fn groupings(which: &Which) -> Vec<Grouping> {
    let ambition = which.ambition().is_none().then_some(Grouping::Ambition);
    let track = which.spoor.is_empty().then_some(Grouping::Track);
    let narrowed = ambition.into_iter().chain(track);
    [Grouping::Source].into_iter().chain(narrowed).chain([Grouping::Lasting, Grouping::Condition]).collect()
}

/// For which year, for which ambition, and for which track.
pub(super) fn choose(visit: &Visit, named: &Named, plan: &Plan, which: &Which) -> Vec<Field> {
    let f = visit.fields("money", &[]);
    let year = which.year(visit, plan).to_string();
    let years = plan.years().map(|year| (year.to_string(), year.to_string()));
    let ambitions = named.ambitions.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let all = visit.t("money-all-ambitions");
    let untold = (NO_TRACK.to_owned(), visit.t("money-no-track").to_owned());
    let tracks =
        named.tracks.iter().map(|one| (one.particulars.slug.to_string(), one.particulars.name.clone()));
    vec![
        one_of(f.field("jaar", ""), None, years, &year),
        one_of(f.optional("ambitie", ""), Some(all), ambitions, &which.ambitie),
        one_of(
            f.optional("spoor", ""),
            Some(visit.t("money-all-tracks")),
            tracks.chain([untold]),
            &which.spoor,
        ),
    ]
}
