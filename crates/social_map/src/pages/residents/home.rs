use askama::Template;
use axum::extract::State;
use kernel::local_time;
use shell::{Field, PageResult, Visit};

use super::card::{self, ShownCard};
use super::facets::{self, Together};
use super::kept_list::{self, KeptLine};
use super::query::label;
use super::stands;
use crate::catalogue::{Catalogue, Snapshot};
use crate::pages::due_count;
use crate::search::{Choice, Facet, Hit, Order, Search, Wanted};

/// How many activities of today the home page shows.
const MOST_TODAY: usize = 6;

/// A way into the list.
#[derive(Debug)]
pub(super) struct Chip {
    pub(super) label: String,
    pub(super) href: String,
}

#[derive(Template)]
#[template(path = "pages/residents/home.html")]
struct HomePage<'a> {
    v: &'a Visit,
    lead: String,
    origins: Vec<Together>,
    /// Whether a postcode leads to a neighbourhood; nothing is wrong with it before it is typed.
    postcode: Option<Option<String>>,
    whens: Field,
    themes: Vec<Chip>,
    wards: Vec<Chip>,
    today: &'a str,
    cards: Vec<ShownCard<'a>>,
    about: [String; 3],
    kept: Option<KeptLine>,
    /// What waits for staff of an organisation.
    due: Option<String>,
}

/// The home page: search, ways in by theme and ward, and what there is to do today.
pub(super) async fn show(visit: Visit, State(catalogue): State<Catalogue>) -> PageResult {
    let snapshot = stands(&catalogue, &visit).await?;
    let now = visit.cx.now();
    let today = local_time(now).date();
    let search = Search { order: Some(Order::Date), page: 1, per_page: MOST_TODAY, ..Search::default() };
    let found = snapshot.find(&search, now).map_err(crate::catalogue::CatalogueError::from)?;
    let is_today = |hit: &&Hit| hit.next.is_some_and(|next| next.date == today);
    let of_today = found.results.iter().filter(is_today).count();
    let shown = if of_today > 0 { of_today } else { found.results.len() };
    let cards = found.results.iter().take(shown).map(|hit| card::show(&visit, hit, None, today));
    let cards = cards.collect::<Result<Vec<_>, _>>()?;
    let chip = |choice: Choice| Chip {
        label: label(&visit, &snapshot, choice),
        href: Wanted::everything().with(choice).href(&visit, &snapshot),
    };
    let due = due_count(&visit, &catalogue).await?;
    let about = ["home-what-1", "home-what-2", "home-what-3"]
        .map(|key| visit.t_with(key, "municipality", visit.municipality()));
    visit.page(&HomePage {
        v: &visit,
        lead: visit.t_with("home-lead", "municipality", visit.municipality()),
        origins: facets::origins(&Wanted::everything(), &snapshot),
        postcode: snapshot.names.knows_postcodes().then_some(None),
        whens: whens(&visit, &snapshot),
        themes: snapshot.options.choices(Facet::Theme).map(chip).collect(),
        wards: snapshot.options.choices(Facet::Ward).map(chip).collect(),
        today: visit.t(if of_today > 0 { "home-today" } else { "home-soon" }),
        cards,
        about,
        kept: kept_list::line(&visit),
        due: (due > 0).then(|| visit.t_with("upkeep-home", "count", due)),
    })
}

/// The days to choose from.
fn whens(visit: &Visit, snapshot: &Snapshot) -> Field {
    let when = |choice: Choice| shell::Choice {
        value: snapshot.options.option(choice).map_or_else(String::new, |option| option.word.clone()),
        label: label(visit, snapshot, choice),
        ..shell::Choice::default()
    };
    let any = shell::Choice { label: visit.t("home-when-any").to_owned(), ..shell::Choice::default() };
    Field {
        name: Facet::When.name().to_owned(),
        label: visit.t("home-when").to_owned(),
        required: true,
        options: std::iter::once(any).chain(snapshot.options.choices(Facet::When).map(when)).collect(),
        ..Field::default()
    }
}
