use access::Action;
use askama::Template;
use shell::{PageResult, Visit};

use super::super::{may, words};
use crate::survey::WaveState;

/// A survey in the list.
struct Card {
    name: String,
    href: String,
    about: String,
    source: String,
    last: String,
    badge: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/surveys/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: Vec<Card>,
    may_keep: bool,
}

/// All surveys, with the last time that each was held.
pub(super) async fn show(visit: Visit) -> PageResult {
    let cards = crate::surveys(&visit.cx).await?.into_iter().map(|(survey, waves)| Card {
        href: format!("/enquetes/{}", survey.slug),
        last: match waves.iter().find(|wave| wave.state == WaveState::Published) {
            Some(wave) => visit.t_with("surveys-last", "period", words::when(&visit, wave.when)),
            None => visit.t("surveys-none-yet").to_owned(),
        },
        badge: words::openness_badge(&visit, survey.openness),
        name: survey.name,
        about: survey.about,
        source: survey.source,
    });
    visit.page(&ListPage { v: &visit, cards: cards.collect(), may_keep: may(&visit, Action::KeepSurveys) })
}
