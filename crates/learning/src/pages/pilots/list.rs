use access::Action;
use areas::Shelf;
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};
use vision::ThemeId;

use super::super::cards::{Card, Fact, Group};
use super::super::places::Places;
use super::super::{files, may, openness_badge, tabs};
use super::look;
use crate::actions::{Whole, whole};
use crate::{Pilot, PilotState, meets};

/// What is looked for among the pilots.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PilotQuery {
    pub(super) q: String,
    pub(super) thema: String,
}

/// The theme that was chosen, and the address without it.
struct Way {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "pages/pilots/list.html")]
struct PilotsPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    may_write: bool,
    asked: &'a str,
    chosen: Vec<Way>,
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
    let chosen = chosen(&whole, &query);
    let group = |(name, states): (&str, &[PilotState])| Group {
        title: visit.t(&format!("pilots-group-{name}")).to_owned(),
        cards: chosen
            .iter()
            .filter(|pilot| states.contains(&pilot.state))
            .map(|pilot| card(&visit, &whole, &places, pilot))
            .collect(),
    };
    let words = visit.encoded(&query.q);
    let theme = query.thema.parse().ok().and_then(|id: ThemeId| whole.themes.get(&id));
    let groups = GROUPS.map(group).into_iter().filter(|group| !group.cards.is_empty()).collect();
    let page = PilotsPage {
        tabs: tabs(&visit),
        may_write: may(&visit, Action::KeepPilots),
        asked: &query.q,
        chosen: theme
            .map(|name| Way { href: format!("/pilots?q={words}"), label: name.clone() })
            .into_iter()
            .collect(),
        count: visit.t_with("pilots-count", "count", chosen.len()),
        groups,
        files: files("pilots", "pilots", &format!("q={words}&thema={}", visit.encoded(&query.thema))),
        v: &visit,
    };
    visit.page(&page)
}

/// The pilots of which name, alias or story holds what is asked, and that serve the theme that is asked.
pub(super) fn chosen<'a>(whole: &'a Whole, query: &PilotQuery) -> Vec<&'a Pilot> {
    let asked: Option<ThemeId> = query.thema.parse().ok();
    let holds = |pilot: &&Pilot| {
        let told = &pilot.protocol;
        let mut texts = vec![told.name.as_str(), told.about.as_str(), told.hypothesis.as_str()];
        texts.extend(told.aliases.iter().map(String::as_str));
        texts.extend(told.parties.iter().map(|party| party.name.as_str()));
        let of_theme = query.thema.is_empty() || asked.is_some_and(|id| told.themes.contains(&id));
        of_theme && meets(&query.q, &texts)
    };
    whole.learning.pilots.iter().filter(holds).collect()
}

fn card(visit: &Visit, whole: &Whole, places: &Places, pilot: &Pilot) -> Card {
    let told = &pilot.protocol;
    let fact = |icon, key: &str, text| Fact { icon, meaning: visit.t(key).to_owned(), text };
    let aliases = (!told.aliases.is_empty())
        .then(|| visit.t_with("pilot-also-called", "names", told.aliases.join(", ")));
    let when = visit.from_until(told.starts, told.ends).map(|when| fact("clock", "pilot-when", when));
    let place = fact("place", "pilot-areas", places.words(visit, &told.areas));
    let evaluation =
        evaluation(visit, whole, pilot).map(|next| fact("calendar", "evaluations-column-title", next));
    Card {
        title: told.name.clone(),
        href: format!("/pilots/{}", pilot.id),
        by: aliases.unwrap_or_default(),
        text: told.about.clone(),
        look: look(pilot.state),
        state: visit.t(&format!("pilot-state-{}", pilot.state)).to_owned(),
        openness: openness_badge(visit, told.openness),
        facts: when.into_iter().chain([place]).chain(evaluation).collect(),
    }
}

/// When the first evaluation without a conclusion is due.
fn evaluation(visit: &Visit, whole: &Whole, pilot: &Pilot) -> Option<String> {
    let of_pilot = whole.learning.evaluations.iter().filter(|one| one.plan.pilot == Some(pilot.id));
    let next = of_pilot.filter(|one| !one.is_concluded()).min_by_key(|one| one.due.last_day())?;
    let is_late = next.is_overdue(visit.cx.clock.today());
    let key = if is_late { "pilot-evaluation-overdue" } else { "pilot-evaluation-due" };
    Some(visit.t_with(key, "due", visit.span(next.due)))
}
