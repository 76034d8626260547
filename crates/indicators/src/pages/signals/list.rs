use askama::Template;
use axum::extract::State;
use shell::{Crumb, PageResult, Visit, see_other};

use super::super::{Desk, atlas, words};
use super::crumbs;
use crate::{Signal, SignalState};

/// A signal in the list. Its badge says where it stands, never whether it is good or bad.
struct Card {
    title: String,
    href: String,
    line: String,
    text: String,
    badge: String,
}

#[derive(Template)]
#[template(path = "pages/signals/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    count: String,
    open: Vec<Card>,
    done: Vec<Card>,
}

/// All signals: first what asks for a conversation, then what is done.
pub(in crate::pages) async fn show(visit: Visit, State(desk): State<Desk>) -> PageResult {
    let atlas = atlas(&visit, &desk).await?;
    let all = crate::signals(&visit.cx).await?;
    // Without a division there are no places, and so no signals.
    let card = |one: &Signal| {
        let atlas = atlas.as_deref()?;
        let definition = &one.indicator.current.definition;
        let place = words::place_name(&visit, atlas, one.place);
        let figure = |value| words::figure(&visit, definition, value);
        Some(Card {
            title: format!("{}: {place}", one.indicator.label.name),
            href: format!("/signalen/{}", one.id),
            line: words::period(&visit, definition, one.when),
            text: visit.t_args(
                "signal-in-short",
                &[("here", figure(one.evidence.here).into()), ("city", figure(one.evidence.city).into())],
            ),
            badge: visit.t(&format!("signal-state-{}", one.state)).to_owned(),
        })
    };
    let is_done = |one: &&Signal| matches!(one.state, SignalState::Closed | SignalState::SetAside);
    let (done, open): (Vec<&Signal>, Vec<&Signal>) = all.iter().partition(is_done);
    visit.page(&ListPage {
        crumbs: crumbs(&visit).into_iter().take(1).collect(),
        count: visit.t_with("signals-count", "count", open.len()),
        open: open.into_iter().filter_map(card).collect(),
        done: done.into_iter().filter_map(card).collect(),
        v: &visit,
    })
}

/// Looks through all figures anew.
pub(in crate::pages) async fn look(visit: Visit) -> PageResult {
    crate::look_for_signals(&visit.cx).await?;
    Ok(see_other("/signalen"))
}
