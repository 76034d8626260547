use askama::Template;
use axum::extract::State;
use shell::{NavItem, PageResult, Visit};

use super::super::{day, tone};
use super::tabs;
use crate::Offer;
use crate::actions::{Pair, look_alikes, pairs_dismissed};
use crate::catalogue::Catalogue;

/// How many pairs are shown; who decides on these sees the next.
const MOST: usize = 50;

/// One of two offers.
struct One {
    title: String,
    by: String,
    tone: &'static str,
    state: String,
}

/// A pair to look at.
struct Line {
    one: One,
    other: One,
    href: String,
    signs: Vec<String>,
}

/// A pair that somebody dismissed.
struct Former {
    href: String,
    reason: String,
    when: String,
}

#[derive(Template)]
#[template(path = "pages/staff/desk/duplicates.html")]
struct DuplicatesPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    count: String,
    lines: Vec<Line>,
    former: Vec<Former>,
}

/// Offers that look alike, with the signs by which they do.
pub(crate) async fn show(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let pairs = look_alikes(&visit.cx, catalogue.likenesses()).await?;
    let former = pairs_dismissed(&visit.cx).await?;
    let names = partners::names(&mut visit.cx.read().await?).await?;
    let one = |offer: &Offer| One {
        title: offer.title().to_owned(),
        by: names.get(&offer.organisation).cloned().unwrap_or_default(),
        tone: tone(offer.state),
        state: visit.t(&format!("offer-state-{}", offer.state)).to_owned(),
    };
    let line = |pair: &Pair| Line {
        one: one(&pair.one),
        other: one(&pair.other),
        href: format!("/redactie/dubbel/{}/{}", pair.one.id, pair.other.id),
        signs: pair.signs.iter().map(|sign| visit.t(&format!("duplicates-sign-{sign}")).to_owned()).collect(),
    };
    let former = former.iter().take(MOST).map(|pair| Former {
        href: format!("/redactie/dubbel/{}/{}", pair.one, pair.other),
        reason: pair.reason.clone(),
        when: day(pair.at),
    });
    visit.page(&DuplicatesPage {
        v: &visit,
        tabs: tabs(&visit, "/redactie/dubbel"),
        count: visit.t_with("duplicates-count", "count", pairs.len()),
        lines: pairs.iter().take(MOST).map(line).collect(),
        former: former.collect(),
    })
}
