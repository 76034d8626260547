use access::Action;
use areas::Shelf;
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::super::{files, may, openness_badge, spoken, tabs};
use super::look;
use super::places::Places;
use crate::actions::{Whole, whole};
use crate::{Pilot, PilotState, meets};

/// What is looked for among the pilots.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PilotQuery {
    pub(super) q: String,
}

/// A pilot in the list.
struct Card {
    name: String,
    href: String,
    aliases: String,
    about: String,
    look: &'static str,
    state: String,
    openness: Option<String>,
    when: Option<String>,
    place: String,
    evaluation: Option<String>,
}

/// Pilots that stand alike.
struct Group {
    title: String,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "pages/pilots/list.html")]
struct PilotsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    may_write: bool,
    asked: &'a str,
    count: String,
    groups: Vec<Group>,
    files: [String; 3],
}

/// The groups, what asks for attention first.
const GROUPS: [(&str, &[PilotState]); 4] = [
    (
        "due",
        &[PilotState::EvaluationDue, PilotState::Prolonged, PilotState::Evaluating, PilotState::Evaluated],
    ),
    ("running", &[PilotState::Running, PilotState::Adjusted]),
    ("designed", &[PilotState::Designed]),
    ("after", &[PilotState::Continued, PilotState::Scaled, PilotState::HandedOver, PilotState::Stopped]),
];

/// The pilots, by how they stand.
pub(crate) async fn show(
    visit: Visit,
    State(shelf): State<Shelf>,
    Query(query): Query<PilotQuery>,
) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let places = Places::of(&visit, &shelf).await?;
    let chosen = chosen(&whole, &query.q);
    let group = |(name, states): (&str, &[PilotState])| Group {
        title: visit.t(&format!("pilots-group-{name}")).to_owned(),
        cards: chosen
            .iter()
            .filter(|pilot| states.contains(&pilot.state))
            .map(|pilot| card(&visit, &whole, &places, pilot))
            .collect(),
    };
    let groups = GROUPS.map(group).into_iter().filter(|group| !group.cards.is_empty()).collect();
    let page = PilotsPage {
        tabs: tabs(&visit),
        may_write: may(&visit, Action::KeepPilots),
        asked: &query.q,
        count: visit.t_with("pilots-count", "count", chosen.len()),
        groups,
        files: files("pilots", "pilots", &format!("q={}", visit.encoded(&query.q))),
        v: &visit,
    };
    visit.page(&page)
}

/// The pilots of which name, alias or story holds what is asked.
pub(super) fn chosen<'a>(whole: &'a Whole, asked: &str) -> Vec<&'a Pilot> {
    let holds = |pilot: &&Pilot| {
        let told = &pilot.protocol;
        let mut texts = vec![told.name.as_str(), told.about.as_str(), told.hypothesis.as_str()];
        texts.extend(told.aliases.iter().map(String::as_str));
        texts.extend(told.parties.iter().map(|party| party.name.as_str()));
        meets(asked, &texts)
    };
    whole.learning.pilots.iter().filter(holds).collect()
}

/// From when until when, as far as it is known.
pub(super) fn when(visit: &Visit, pilot: &Pilot) -> Option<String> {
    let span = |span| spoken::span(visit, span);
    match (pilot.protocol.starts, pilot.protocol.ends) {
        (Some(starts), Some(ends)) => {
            let args = [("from", span(starts).into()), ("until", span(ends).into())];
            Some(visit.t_args("pilot-from-until", &args))
        }
        (Some(starts), None) => Some(visit.t_with("pilot-from", "from", span(starts))),
        (None, Some(ends)) => Some(visit.t_with("pilot-until", "until", span(ends))),
        (None, None) => None,
    }
}

fn card(visit: &Visit, whole: &Whole, places: &Places, pilot: &Pilot) -> Card {
    let today = visit.cx.clock.today();
    let of_pilot = whole.learning.evaluations.iter().filter(|one| one.plan.pilot == Some(pilot.id));
    let next = of_pilot.filter(|one| !one.is_concluded()).min_by_key(|one| one.due.last_day());
    let evaluation = next.map(|one| {
        let key = if one.is_overdue(today) { "pilot-evaluation-overdue" } else { "pilot-evaluation-due" };
        visit.t_with(key, "due", spoken::span(visit, one.due))
    });
    let told = &pilot.protocol;
    let aliases = (!told.aliases.is_empty())
        .then(|| visit.t_with("pilot-also-called", "names", told.aliases.join(", ")));
    Card {
        name: told.name.clone(),
        href: format!("/pilots/{}", pilot.id),
        aliases: aliases.unwrap_or_default(),
        about: told.about.clone(),
        look: look(pilot.state),
        state: visit.t(&format!("pilot-state-{}", pilot.state)).to_owned(),
        openness: openness_badge(visit, told.openness),
        when: when(visit, pilot),
        place: places.words(visit, &told.areas),
        evaluation,
    }
}
