use std::collections::BTreeMap;

use access::Action;
use askama::Template;
use chrono::NaiveDate;
use kernel::Span;
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::shared::{Link, files, may, seen, tabs};
use super::words;
use crate::{Promise, Standing, Vision};

/// Which promises are asked for: how they stand, and where they were made.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    stand: String,
    aanleiding: String,
}

impl Asked {
    /// Whether a promise is one of them.
    fn holds(&self, promise: &Promise, today: NaiveDate) -> bool {
        self.standing().is_none_or(|wanted| promise.standing(today) == wanted) && self.is_from(promise)
    }

    /// How they stand; none when that is not asked.
    fn standing(&self) -> Option<Standing> {
        self.stand.parse().ok()
    }

    /// Whether all of them are asked for.
    fn is_nothing(&self) -> bool {
        self.standing().is_none() && self.aanleiding.is_empty()
    }

    fn is_from(&self, promise: &Promise) -> bool {
        self.aanleiding.is_empty() || promise.particulars.occasion == self.aanleiding
    }
}

/// Where the promises of one occasion stand, or those of all occasions.
fn address(visit: &Visit, standing: Option<Standing>, occasion: &str) -> String {
    let standing = standing.map(|one| format!("stand={one}"));
    let occasion = (!occasion.is_empty()).then(|| format!("aanleiding={}", visit.encoded(occasion)));
    let query: Vec<String> = [standing, occasion].into_iter().flatten().collect();
    if query.is_empty() { "/beloftes".to_owned() } else { format!("/beloftes?{}", query.join("&")) }
}

/// What came of the promises of one occasion.
pub(super) struct Occasion {
    pub(super) name: String,
    href: String,
    pub(super) made: String,
    /// How many in all, and of each standing.
    pub(super) counts: Vec<(String, usize)>,
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
    occasions: Vec<Occasion>,
    chosen: Vec<Link>,
    count: String,
    lines: Vec<Line>,
    keeping: Vec<Link>,
    files: [String; 3],
    occasion_files: [String; 3],
}

/// What was promised to the council, and what came of it: what is late first.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let vision = seen(&visit).await?;
    let today = vision.today;
    let mut chosen: Vec<&Promise> = vision.promises.iter().filter(|one| asked.holds(one, today)).collect();
    chosen.sort_by_key(|one| one.standing(today));
    let new = || Link::to(visit.t("promise-new"), "/beloftes/nieuw");
    visit.page(&PromisesPage {
        v: &visit,
        tabs: tabs(&visit, "/beloftes"),
        tiles: tiles(&visit, &vision, &asked),
        occasions: if asked.is_nothing() { occasions(&visit, &vision) } else { Vec::new() },
        chosen: (!asked.aanleiding.is_empty())
            .then(|| Link::to(asked.aanleiding.as_str(), address(&visit, asked.standing(), "")))
            .into_iter()
            .collect(),
        count: visit.t_with("promises-count", "count", chosen.len()),
        lines: chosen.into_iter().map(|one| line(&visit, &vision, one)).collect(),
        keeping: may(&visit, Action::KeepDecisions).then(new).into_iter().collect(),
        files: files("beloftes"),
        occasion_files: files("beloftes-per-keer"),
    })
}

fn tiles(visit: &Visit, vision: &Vision, asked: &Asked) -> Vec<Tile> {
    let of_occasion: Vec<&Promise> = vision.promises.iter().filter(|one| asked.is_from(one)).collect();
    let all = Tile {
        tone: "neutral",
        number: of_occasion.len(),
        label: visit.t("promises-all").to_owned(),
        href: address(visit, None, &asked.aanleiding),
        current: asked.standing().is_none(),
    };
    let tile = |standing: &Standing| Tile {
        tone: words::standing_tone(*standing),
        number: of_occasion.iter().filter(|one| one.standing(vision.today) == *standing).count(),
        label: visit.t(&format!("promise-standing-{standing}")).to_owned(),
        href: address(visit, Some(*standing), &asked.aanleiding),
        current: asked.standing() == Some(*standing),
    };
    std::iter::once(all).chain(Standing::ALL.iter().map(tile)).collect()
}

/// What was promised at each occasion, the last one first, and what came of it (I-27).
pub(super) fn occasions(visit: &Visit, vision: &Vision) -> Vec<Occasion> {
    let mut by_name: BTreeMap<&str, Vec<&Promise>> = BTreeMap::new();
    for promise in &vision.promises {
        by_name.entry(&promise.particulars.occasion).or_default().push(promise);
    }
    let made = |of: &[&Promise]| of.iter().map(|one| one.particulars.made).max_by_key(|made| made.last_day());
    let mut ordered: Vec<(Option<Span>, &str, Vec<&Promise>)> =
        by_name.into_iter().map(|(name, of)| (made(&of), name, of)).collect();
    ordered.sort_by_key(|(made, _, _)| std::cmp::Reverse(made.map(Span::last_day)));
    ordered
        .into_iter()
        .map(|(made, name, of)| Occasion {
            name: name.to_owned(),
            href: address(visit, None, name),
            made: words::date_if_known(visit, made),
            counts: std::iter::once((visit.t("promises-made").to_owned(), of.len()))
                .chain(Standing::ALL.iter().map(|standing| {
                    let label = visit.t(&format!("promise-standing-{standing}")).to_owned();
                    (label, of.iter().filter(|one| one.standing(vision.today) == *standing).count())
                }))
                .collect(),
        })
        .collect()
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
