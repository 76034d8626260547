use std::sync::Arc;

use chrono::NaiveDate;
use kernel::local_time;
use shell::{PageError, Visit};

use super::home::Chip;
use super::query::label;
use super::stands;
use crate::catalogue::{Catalogue, CatalogueError, Snapshot};
use crate::search::{Found, Pairs, Search, Wanted, is_crisis};

/// What a visitor asks of the map that stands now: the list and its map read an address in this one way.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) visit: &'a Visit,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) wanted: Wanted,
    /// Whether the words speak of suicide or danger.
    pub(super) crisis: bool,
    pub(super) today: NaiveDate,
}

impl<'a> Asked<'a> {
    pub(super) async fn read(
        visit: &'a Visit,
        catalogue: &Catalogue,
        pairs: &Pairs,
    ) -> Result<Self, PageError> {
        let snapshot = stands(catalogue, visit).await?;
        let wanted = Wanted::read(pairs, &snapshot);
        let today = local_time(visit.cx.now()).date();
        Ok(Self { crisis: is_crisis(&wanted.text), visit, snapshot, wanted, today })
    }

    pub(super) fn find(&self, search: &Search) -> Result<Found, PageError> {
        Ok(self.snapshot.find(search, self.visit.cx.now()).map_err(CatalogueError::from)?)
    }

    /// Everything that is asked besides words, each with the address of the same page without it.
    pub(super) fn chosen(&self, href: impl Fn(&Wanted) -> String) -> Vec<Chip> {
        let (visit, snapshot, wanted) = (self.visit, &self.snapshot, &self.wanted);
        let filters = wanted.filter.choices.iter().map(|choice| Chip {
            label: label(visit, snapshot, *choice),
            href: href(&wanted.without(*choice)),
        });
        let within = wanted.within.map(|within| Chip {
            label: visit.t(&format!("facet-binnen-{within}")).to_owned(),
            href: href(&wanted.however_far()),
        });
        let from = wanted.from.and_then(|part| snapshot.names.part(part)).map(|part| Chip {
            label: visit.t_with("list-from-chip", "neighbourhood", part.name.as_str()),
            href: href(&wanted.anywhere()),
        });
        filters.chain(within).chain(from).collect()
    }
}
