use askama::Template;
use axum::extract::State;
use kernel::local_time;
use shell::{Field, PageError, PageResult, Pager, Query, Visit};

use super::card::{self, ShownCard};
use super::facets;
use super::feeds::Feeds;
use super::home::Chip;
use super::kept_list::{self, KeptLine};
use super::map;
use super::query::label;
use super::stands;
use super::why::Why;
use crate::catalogue::{Catalogue, CatalogueError, Snapshot};
use crate::search::{Choice, Facet, Found, Order, Pairs, Search, Wanted, is_crisis};

/// How many themes are named when nothing was found.
const MOST_THEMES: usize = 6;

/// A way to order the list.
struct OrderLink {
    label: &'static str,
    href: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "pages/residents/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    title: String,
    wanted: &'a Wanted,
    crisis: bool,
    groups: Vec<Field>,
    count: String,
    chosen: Vec<Chip>,
    mended: Vec<String>,
    unknown: Option<(String, String)>,
    orders: Vec<OrderLink>,
    cards: Vec<ShownCard<'a>>,
    pager: Pager,
    themes: Vec<Chip>,
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
    let snapshot = stands(&catalogue, &visit).await?;
    let wanted = Wanted::read(&pairs, &snapshot);
    let now = visit.cx.now();
    let found = snapshot.find(&wanted.search(), now).map_err(CatalogueError::from)?;
    let today = local_time(now).date();
    let crisis = is_crisis(&wanted.text);
    if found.total == 0 && wanted.filter.choices.is_empty() && !crisis {
        catalogue.hear_in_vain(&wanted.text, now);
    }
    // Whoever is in danger need not read back their own words, not even in the title that the browser remembers.
    let why = Why { visit: &visit, snapshot: &snapshot, question: &found.question, today };
    let why = Some(&why).filter(|_| !crisis);
    let cards = found.results.iter().map(|hit| card::show(&visit, hit, why, today));
    let cards = cards.collect::<Result<Vec<_>, _>>()?;
    let themes = if found.total == 0 { nearest_themes(&visit, &snapshot, &wanted)? } else { Vec::new() };
    let names_question = !crisis && !wanted.text.is_empty();
    let text = if crisis { String::new() } else { wanted.text.clone() };
    let shared = Wanted { text, ..wanted.on_page(1) };
    let count = count(&visit, &wanted, &found, names_question);
    visit.page(&ListPage {
        title: if names_question { count.clone() } else { visit.t("list-title").to_owned() },
        crisis,
        groups: facets::groups(&visit, &wanted, &snapshot, &found.counts),
        count,
        chosen: wanted
            .filter
            .choices
            .iter()
            .map(|choice| Chip {
                label: label(&visit, &snapshot, *choice),
                href: wanted.without(*choice).href(&visit, &snapshot),
            })
            .collect(),
        mended: mended(&visit, &found),
        unknown: unknown(&visit, &wanted, &snapshot, &found),
        orders: orders(&visit, &wanted, &snapshot, &found),
        cards,
        pager: pager(&visit, &wanted, &snapshot, &found),
        themes,
        map: map::href("/aanbod/kaart", &shared.query(&visit, &snapshot)),
        feeds: Feeds::of(&visit, &shared, &snapshot),
        kept: kept_list::line(&visit),
        wanted: &wanted,
        v: &visit,
    })
}

fn count(visit: &Visit, wanted: &Wanted, found: &Found, names_question: bool) -> String {
    let key = if names_question { "list-count-for" } else { "list-count" };
    visit.t_args(key, &[("count", found.total.into()), ("question", wanted.text.as_str().into())])
}

/// Which words were taken for others, so that nobody wonders what they see.
fn mended(visit: &Visit, found: &Found) -> Vec<String> {
    let words = found.question.words.iter().filter_map(|asked| Some((asked, asked.taken_for.as_deref()?)));
    words
        .map(|(asked, meant)| {
            let args = [("written", asked.written.as_str().into()), ("meant", meant.into())];
            visit.t_args("list-taken-for", &args)
        })
        .collect()
}

/// Of how many nobody knows whether the filters hold, and the address that shows them too.
fn unknown(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Option<(String, String)> {
    (found.unknown > 0).then(|| {
        let text = visit.t_with("list-unknown", "count", found.unknown);
        (text, wanted.with_unknown().href(visit, snapshot))
    })
}

fn orders(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<OrderLink> {
    if found.question.is_empty() || found.total < 2 {
        return Vec::new();
    }
    [(Order::Relevance, "list-order-relevance"), (Order::Date, "list-order-date")]
        .into_iter()
        .map(|(order, label)| OrderLink {
            label,
            href: wanted.ordered(order).href(visit, snapshot),
            current: found.order == order,
        })
        .collect()
}

fn pager(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Pager {
    let href = |page: usize| wanted.on_page(page).href(visit, snapshot);
    Pager {
        page: found.page,
        pages: found.pages,
        previous: (found.page > 1).then(|| href(found.page - 1)),
        next: (found.page < found.pages).then(|| href(found.page + 1)),
    }
}

/// The themes of what the question would find without filters; of everything, when it finds nothing at all.
fn nearest_themes(visit: &Visit, snapshot: &Snapshot, wanted: &Wanted) -> Result<Vec<Chip>, PageError> {
    let find = |text: &str| {
        let search = Search { text: text.to_owned(), page: 1, per_page: 1, ..Search::default() };
        snapshot.find(&search, visit.cx.now()).map_err(CatalogueError::from)
    };
    let mut found = find(&wanted.text)?;
    let question = if found.total > 0 { wanted.text.clone() } else { String::new() };
    if found.total == 0 {
        found = find("")?;
    }
    let themes = snapshot.options.choices(Facet::Theme).map(|theme| (found.counts.get(theme), theme));
    let mut themes: Vec<(usize, Choice)> = themes.filter(|(count, _)| *count > 0).collect();
    themes.sort_by_key(|(count, theme)| (std::cmp::Reverse(*count), *theme));
    themes.truncate(MOST_THEMES);
    let chip = |(_, theme): (usize, Choice)| {
        let way = Wanted { text: question.clone(), ..Wanted::everything() }.with(theme);
        Chip { label: label(visit, snapshot, theme), href: way.href(visit, snapshot) }
    };
    Ok(themes.into_iter().map(chip).collect())
}
