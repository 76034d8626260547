use askama::Template;
use axum::extract::State;
use kernel::local_time;
use shell::{Field, PageError, PageResult, Pager, Query, Visit};

use super::card::{self, ShownCard};
use super::facets;
use super::home::Chip;
use super::query::{Choice, ListQuery, Wanted};
use super::stands;
use crate::Theme;
use crate::catalogue::{Catalogue, CatalogueError, Snapshot};
use crate::search::{Found, Order, Search, is_crisis};

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
    orders: Vec<OrderLink>,
    cards: Vec<ShownCard<'a>>,
    pager: Pager,
    themes: Vec<Chip>,
}

/// The list of what was found, with its facets.
pub(super) async fn show(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Query(query): Query<ListQuery>,
) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let wanted = Wanted::read(&query, &snapshot.names);
    let now = visit.cx.now();
    let found = snapshot.find(&wanted.search(), now).map_err(CatalogueError::from)?;
    let today = local_time(now).date();
    let crisis = is_crisis(&wanted.text);
    // Whoever is in danger need not read back their own words, not even in the title that the browser remembers.
    let question = Some(&found.question).filter(|_| !crisis);
    let cards = found.results.iter().map(|hit| card::show(&visit, hit, question, today));
    let cards = cards.collect::<Result<Vec<_>, _>>()?;
    let themes = if found.total == 0 { nearest_themes(&visit, &snapshot, &wanted)? } else { Vec::new() };
    let names = &snapshot.names;
    let names_question = !crisis && !wanted.text.is_empty();
    let count = count(&visit, &wanted, &found, names_question);
    visit.page(&ListPage {
        title: if names_question { count.clone() } else { visit.t("list-title").to_owned() },
        crisis,
        groups: facets::groups(&visit, &wanted, names, &found.counts),
        count,
        chosen: wanted
            .choices
            .iter()
            .map(|choice| Chip {
                label: choice.label(&visit, names),
                href: wanted.without(*choice).href(&visit, names),
            })
            .collect(),
        mended: mended(&visit, &found),
        orders: orders(&visit, &wanted, &snapshot, &found),
        cards,
        pager: pager(&visit, &wanted, &snapshot, &found),
        themes,
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

fn orders(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Vec<OrderLink> {
    if found.question.is_empty() || found.total < 2 {
        return Vec::new();
    }
    [(Order::Relevance, "list-order-relevance"), (Order::Date, "list-order-date")]
        .into_iter()
        .map(|(order, label)| OrderLink {
            label,
            href: wanted.ordered(order).href(visit, &snapshot.names),
            current: wanted.order == order,
        })
        .collect()
}

fn pager(visit: &Visit, wanted: &Wanted, snapshot: &Snapshot, found: &Found) -> Pager {
    let href = |page: usize| wanted.on_page(page).href(visit, &snapshot.names);
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
    let mut themes: Vec<(usize, Theme)> = Theme::ALL
        .iter()
        .zip(found.counts.themes)
        .filter(|(_, count)| *count > 0)
        .map(|(theme, count)| (count, *theme))
        .collect();
    themes.sort_by_key(|(count, theme)| (std::cmp::Reverse(*count), *theme));
    themes.truncate(MOST_THEMES);
    let chip = |(_, theme): (usize, Theme)| {
        let choice = Choice::Theme(theme);
        let way = Wanted { text: question.clone(), choices: vec![choice], ..Wanted::default() };
        Chip { label: choice.label(visit, &snapshot.names), href: way.href(visit, &snapshot.names) }
    };
    Ok(themes.into_iter().map(chip).collect())
}
