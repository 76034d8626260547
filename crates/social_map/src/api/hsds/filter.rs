use std::collections::HashSet;
use std::sync::Arc;

use kernel::{Id, Instant, OrganisationId};
use shell::Problem;
use utoipa::IntoParams;
use uuid::Uuid;

use super::attributes::of_listing;
use super::near::{Around, Near};
use super::words::{Taxonomy, Word, all_words};
use crate::api::asked::{Asked, failed};
use crate::api::parameters::Parameters;
use crate::catalogue::PublicListing;
use crate::search::Search;
use crate::{Listing, OfferId};

/// What services and services at a place are filtered by. All filters hold together, for one and the same listing.
#[derive(Debug, Clone, Default, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Filter {
    /// Words to search for, in Dutch; what answers best comes first.
    search: Option<String>,
    /// With this term of a taxonomy; may be repeated, all must hold.
    taxonomy_term_id: Vec<Uuid>,
    /// With any term of this taxonomy; may be repeated, all must hold.
    taxonomy_id: Vec<Uuid>,
    /// Of this organisation.
    organization_id: Option<Uuid>,
    /// Changed at this moment or later. A day is taken too.
    #[param(value_type = Option<String>, format = DateTime)]
    modified_after: Option<Instant>,
}

/// The names of these parameters and of [`Around`].
pub(super) const NAMES: [&str; 7] = [
    "search",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "postcode",
    "proximity",
];

/// A filter with its terms looked up.
struct Sieve {
    near: Option<Near>,
    words: Vec<Option<Word>>,
    taxonomies: Vec<Option<Taxonomy>>,
    filter: Filter,
}

impl Filter {
    /// Reads the parameters.
    fn read(parameters: &Parameters) -> Result<Self, Problem> {
        Ok(Self {
            search: parameters.one("search")?.map(str::to_owned).filter(|text| !text.trim().is_empty()),
            taxonomy_term_id: parameters.ids("taxonomy_term_id")?,
            taxonomy_id: parameters.ids("taxonomy_id")?,
            organization_id: parameters.id("organization_id")?,
            modified_after: parameters.moment("modified_after")?,
        })
    }

    /// The listings that pass all filters of the question: best first when there are words to search for, else by the
    /// identity of their offers.
    pub(super) async fn listings(asked: &Asked) -> Result<Vec<Arc<PublicListing>>, Problem> {
        let filter = Self::read(&asked.parameters)?;
        let near = Around::read(&asked.parameters)?.find(asked).await?;
        let snapshot = &asked.snapshot;
        let found = match &filter.search {
            None => {
                let offers = snapshot.offers().into_iter();
                offers.flat_map(|id| snapshot.offer(id)).collect::<Vec<_>>()
            }
            Some(text) => {
                let search =
                    Search { text: text.clone(), page: 1, per_page: usize::MAX, ..Search::default() };
                let found = snapshot.find(&search, asked.visit.cx.now()).map_err(failed)?;
                found.results.into_iter().map(|hit| hit.listing).collect()
            }
        };
        let sieve = Sieve::new(filter, near, asked);
        Ok(found.into_iter().filter(|one| sieve.holds(&one.listing, asked)).collect())
    }

    /// The offers of which a listing passes, in the same order, each once.
    pub(super) async fn offers(asked: &Asked) -> Result<Vec<OfferId>, Problem> {
        let mut seen = HashSet::new();
        let listings = Self::listings(asked).await?;
        Ok(listings.iter().map(|one| one.offer()).filter(|id| seen.insert(*id)).collect())
    }
}

impl Sieve {
    fn new(filter: Filter, near: Option<Near>, asked: &Asked) -> Self {
        let all = if filter.taxonomy_term_id.is_empty() { Vec::new() } else { all_words(&asked.snapshot) };
        let word = |id: &Uuid| all.iter().find(|word| word.id() == *id).cloned();
        let taxonomy = |id: &Uuid| Taxonomy::ALL.iter().copied().find(|taxonomy| taxonomy.id() == *id);
        Self {
            near,
            words: filter.taxonomy_term_id.iter().map(word).collect(),
            taxonomies: filter.taxonomy_id.iter().map(taxonomy).collect(),
            filter,
        }
    }

    /// Whether a listing passes. A term that nobody knows holds for nothing.
    fn holds(&self, listing: &Listing, asked: &Asked) -> bool {
        let organisation: Option<OrganisationId> = self.filter.organization_id.map(Id::from_uuid);
        organisation.is_none_or(|id| listing.offer.organisation == id)
            && self.filter.modified_after.is_none_or(|moment| listing.offer.changed_at >= moment)
            && self.near.is_none_or(|near| near.holds(listing, &asked.snapshot.names))
            && self.has_the_words(listing, asked)
    }

    fn has_the_words(&self, listing: &Listing, asked: &Asked) -> bool {
        if self.words.is_empty() && self.taxonomies.is_empty() {
            return true;
        }
        let held = of_listing(listing, asked.local().date());
        let has_word = |word: &Option<Word>| held.iter().any(|(one, _)| Some(one) == word.as_ref());
        let has_list = |list: &Option<Taxonomy>| held.iter().any(|(one, _)| Some(one.taxonomy) == *list);
        self.words.iter().all(has_word) && self.taxonomies.iter().all(has_list)
    }
}
