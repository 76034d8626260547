use shell::{PageError, Visit};

use super::home::Chip;
use super::query::label;
use crate::catalogue::{CatalogueError, Snapshot};
use crate::search::{Choice, Facet, Search, Wanted};

/// How many themes are named when nothing was found.
const MOST_THEMES: usize = 6;

/// What to try when nothing was found: less, each with what it would give, and the nearest themes.
#[derive(Default)]
pub(super) struct WaysOut {
    pub(super) less: Vec<Chip>,
    pub(super) themes: Vec<Chip>,
}

impl WaysOut {
    /// The ways out of a search that found nothing.
    pub(super) fn of(visit: &Visit, snapshot: &Snapshot, wanted: &Wanted) -> Result<Self, PageError> {
        let find = |wanted: &Wanted| {
            let search = Search { per_page: 1, ..wanted.search() };
            snapshot.find(&search, visit.cx.now()).map_err(CatalogueError::from)
        };
        let mut less = Vec::new();
        for (what, way) in fewer(visit, snapshot, wanted) {
            let count = find(&way)?.total;
            if count > 0 {
                less.push((count, what, way.href(visit, snapshot)));
            }
        }
        less.sort_by_key(|(count, ..)| std::cmp::Reverse(*count));
        let chip = |(count, what, href): (usize, String, String)| {
            let args = [("what", what.into()), ("count", count.into())];
            Chip { label: visit.t_args("list-empty-without", &args), href }
        };
        let words = Wanted { text: wanted.text.clone(), ..Wanted::everything() };
        let mut found = find(&words)?;
        let mut towards = words;
        if found.total == 0 {
            towards = Wanted::everything();
            found = find(&towards)?;
        }
        let themes = snapshot.options.choices(Facet::Theme).map(|theme| (found.counts.get(theme), theme));
        let mut themes: Vec<(usize, Choice)> = themes.filter(|(count, _)| *count > 0).collect();
        themes.sort_by_key(|(count, theme)| (std::cmp::Reverse(*count), *theme));
        themes.truncate(MOST_THEMES);
        let theme = |(_, theme): (usize, Choice)| Chip {
            label: label(visit, snapshot, theme),
            href: towards.with(theme).href(visit, snapshot),
        };
        Ok(Self {
            less: less.into_iter().map(chip).collect(),
            themes: themes.into_iter().map(theme).collect(),
        })
    }
}

/// The same search with one thing less, each with the name of what is left out.
fn fewer(visit: &Visit, snapshot: &Snapshot, wanted: &Wanted) -> Vec<(String, Wanted)> {
    let filters =
        wanted.filter.choices.iter().map(|one| (label(visit, snapshot, *one), wanted.without(*one)));
    let reach = wanted
        .within
        .map(|within| (visit.t(&format!("facet-binnen-{within}")).to_owned(), wanted.however_far()));
    let asks_more = !wanted.filter.choices.is_empty() || wanted.within.is_some();
    let words = Some((wanted.text.clone(), wanted.without_words()));
    filters.chain(reach).chain(words.filter(|(text, _)| asks_more && !text.is_empty())).collect()
}
