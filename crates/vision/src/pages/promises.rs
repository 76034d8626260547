use access::Action;
use askama::Template;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::shared::{Link, files, may, seen, tabs};
use super::words;
use crate::{Promise, Standing, Vision};

/// How the promises stand that are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    stand: String,
}

struct Tile {
    tone: &'static str,
    number: usize,
    label: String,
    href: String,
    current: bool,
}

struct Line {
    title: String,
    href: String,
    occasion: String,
    when: String,
    standing: String,
    tone: &'static str,
    openness: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/promises.html")]
struct PromisesPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    tiles: Vec<Tile>,
    count: String,
    lines: Vec<Line>,
    keeping: Vec<Link>,
    files: [String; 3],
}

/// What was promised to the council, and what came of it: what is late first.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let vision = seen(&visit).await?;
    let wanted: Option<Standing> = asked.stand.parse().ok();
    let stands = |one: &Promise| one.standing(vision.today);
    let mut chosen: Vec<&Promise> =
        vision.promises.iter().filter(|one| wanted.is_none_or(|wanted| stands(one) == wanted)).collect();
    chosen.sort_by_key(|one| stands(one));
    let new = || Link::to(visit.t("promise-new"), "/beloftes/nieuw");
    visit.page(&PromisesPage {
        v: &visit,
        tabs: tabs(&visit, "/beloftes"),
        tiles: tiles(&visit, &vision, wanted),
        count: visit.t_with("promises-count", "count", chosen.len()),
        lines: chosen.into_iter().map(|one| line(&visit, &vision, one)).collect(),
        keeping: may(&visit, Action::KeepDecisions).then(new).into_iter().collect(),
        files: files("beloftes"),
    })
}

fn tiles(visit: &Visit, vision: &Vision, wanted: Option<Standing>) -> Vec<Tile> {
    let all = Tile {
        tone: "neutral",
        number: vision.promises.len(),
        label: visit.t("promises-all").to_owned(),
        href: "/beloftes".to_owned(),
        current: wanted.is_none(),
    };
    let tile = |standing: &Standing| {
        let number = vision.promises.iter().filter(|one| one.standing(vision.today) == *standing).count();
        Tile {
            tone: words::standing_tone(*standing),
            number,
            label: visit.t(&format!("promise-standing-{standing}")).to_owned(),
            href: format!("/beloftes?stand={standing}"),
            current: wanted == Some(*standing),
        }
    };
    std::iter::once(all).chain(Standing::ALL.iter().map(tile)).collect()
}

fn line(visit: &Visit, vision: &Vision, promise: &Promise) -> Line {
    let of = &promise.particulars;
    let standing = promise.standing(vision.today);
    Line {
        title: of.title.clone(),
        href: format!("/beloftes/{}", promise.id),
        occasion: of.occasion.clone(),
        when: words::date_if_known(visit, of.due),
        standing: visit.t(&format!("promise-standing-{standing}")).to_owned(),
        tone: words::standing_tone(standing),
        openness: words::openness(visit, of.openness),
    }
}
