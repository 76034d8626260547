use askama::Template;
use axum::extract::State;
use shell::{PageResult, Pager, Query, Visit, see_other};

use super::asked::Asked;
use super::card::{self, ShownCard};
use super::facets::{self, Group, Together};
use super::feeds::Feeds;
use super::home::Chip;
use super::kept_list::{self, KeptLine};
use super::map;
use super::origin::{Typed, typed};
use super::ways_out::WaysOut;
use super::why::Why;
use crate::catalogue::{Catalogue, Snapshot};
use crate::search::{Found, Order, Pairs, Wanted};

/// A way to order the list.
struct OrderLink {
    label: &'static str,
    href: String,
    current: bool,
}

/// A sentence with a way to change what it says.
struct Remark {
    text: String,
    href: String,
    link: &'static str,
}

#[derive(Template)]
#[template(path = "pages/residents/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    title: String,
    wanted: &'a Wanted,
    crisis: bool,
    origins: Vec<Together>,
    postcode: Option<Option<String>>,
    reach: Option<Group>,
    groups: Vec<Group>,
    hidden: Vec<(&'static str, String)>,
    done: String,
    count: String,
    chosen: Vec<Chip>,
    notes: Vec<String>,
    remarks: Vec<Remark>,
    orders: Vec<OrderLink>,
    cards: Vec<ShownCard<'a>>,
    pager: Pager,
    ways_out: WaysOut,
    map: String,
    feeds: Feeds,
    kept: Option<KeptLine>,
}

/// The list of what was found, with its facets.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(pairs): Query<Pairs>,
) -> PageResult {
    let asked = Asked::read(&visit, &catalogue, &pairs).await?;
    let Asked { snapshot, wanted, crisis, today, .. } = &asked;
    let postcode = match typed(&visit, &pairs, snapshot).await? {
        // The address keeps the neighbourhood only: a postcode says too well where somebody lives.
        Typed::In(part) => return Ok(see_other(&wanted.starting_in(part).href(&visit, snapshot))),
        Typed::Unknown => Some(visit.t("list-postcode-unknown").to_owned()),
        Typed::Nothing => None,
    };
    let (crisis, today) = (*crisis, *today);
    let found = asked.find(&wanted.search())?;
    if found.total == 0 && wanted.filter.choices.is_empty() && !crisis {
        catalogue.hear_in_vain(&wanted.text, visit.cx.now());
    }
    // Whoever is in danger need not read back their own words, not even in the title that the browser remembers.
    let why = Why { visit: &visit, snapshot, question: &found.question, today };
    let why = Some(&why).filter(|_| !crisis);
    let cards = found.results.iter().map(|hit| card::show(&visit, hit, why, today));
    let cards = cards.collect::<Result<Vec<_>, _>>()?;
    let ways_out = match found.total {
        0 => WaysOut::of(&visit, snapshot, wanted)?,
        _ => WaysOut::default(),
    };
    let names_question = !crisis && !wanted.text.is_empty();
    let text = if crisis { String::new() } else { wanted.text.clone() };
    let shared = Wanted { text, ..wanted.on_page(1) };
    let count = count(&visit, wanted, &found, names_question);
    visit.page(&ListPage {
        title: if names_question { count.clone() } else { visit.t("list-title").to_owned() },
        crisis,
        origins: facets::origins(wanted, snapshot),
        postcode: (snapshot.names.knows_postcodes() || postcode.is_some()).then_some(postcode),
        reach: facets::reach(&visit, wanted, &found),
        groups: facets::groups(&visit, wanted, snapshot, &found),
        hidden: facets::hidden(wanted),
        done: visit.t_with("list-show", "count", found.total),
        count,
        chosen: asked.chosen(|wanted| wanted.href(&visit, snapshot)),
        notes: notes(&visit, wanted, snapshot, &found),
        remarks: remarks(&visit, wanted, snapshot, &found),
        orders: orders(&visit, wanted, snapshot, &found),
        cards,
        pager: pager(&visit, wanted, snapshot, &found),
        ways_out,
        map: map::href("/aanbod/kaart", &shared.query(&visit, snapshot)),
        feeds: Feeds::of(&visit, &shared, snapshot),
        kept: kept_list::line(&visit),
        wanted,
        v: &visit,
    })
}

fn count(visit: &Visit, wanted: &Wanted, found: &Found, names_question: bool) -> String {
    let key = if names_question { "list-count-for" } else { "list-count" };
    visit.t_args(key, &[("count", found.total.into()), ("question", wanted.text.as_str().into())])
}

/// What somebody must know to understand what they see.
fn notes(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<String> {
    let taken = found.question.words.iter().filter_map(|asked| Some((asked, asked.taken_for.as_deref()?)));
    let mut notes: Vec<String> = taken
        .map(|(asked, meant)| {
            let args = [("written", asked.written.as_str().into()), ("meant", meant.into())];
            visit.t_args("list-taken-for", &args)
        })
        .collect();
    let part = wanted.from.and_then(|part| snapshot.names.part(part));
    if let Some(part) = part.filter(|_| found.order == Order::Distance && found.total > 0) {
        let one_word = found.question.words.len() < 2;
        let key = if one_word { "list-nearest-first" } else { "list-nearest-first-words" };
        notes.push(visit.t_with(key, "neighbourhood", part.name.as_str()));
    }
    if wanted.within.is_some() && found.within.is_empty() {
        notes.push(visit.t("list-within-from-where").to_owned());
    }
    if wanted.filter.unknown_too {
        notes.push(visit.t("list-unknown-shown").to_owned());
    }
    notes
}

/// What is left out, and the address that leaves it in.
fn remarks(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<Remark> {
    let further = (found.further > 0).then(|| Remark {
        text: visit.t_with("list-further", "count", found.further),
        href: wanted.however_far().href(visit, snapshot),
        link: "list-further-show",
    });
    let unknown = (found.unknown > 0).then(|| Remark {
        text: visit.t_with("list-unknown", "count", found.unknown),
        href: wanted.with_unknown().href(visit, snapshot),
        link: "list-unknown-show",
    });
    further.into_iter().chain(unknown).collect()
}

fn orders(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<OrderLink> {
    let makes_sense = |order: Order| match order {
        Order::Relevance => !found.question.is_empty(),
        Order::Date => true,
        Order::Distance => !found.within.is_empty(),
    };
    let orders: Vec<Order> = Order::ALL.iter().copied().filter(|order| makes_sense(*order)).collect();
    if orders.len() < 2 || found.total < 2 {
        return Vec::new();
    }
    let link = |order: Order| OrderLink {
        label: match order {
            Order::Relevance => "list-order-relevance",
            Order::Date => "list-order-date",
            Order::Distance => "list-order-distance",
        },
        href: wanted.ordered(order).href(visit, snapshot),
        current: found.order == order,
    };
    orders.into_iter().map(link).collect()
}

fn pager(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Pager {
    Pager::of(found.page, found.pages, |page| wanted.on_page(page).href(visit, snapshot))
}
