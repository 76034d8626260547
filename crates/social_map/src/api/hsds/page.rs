use axum::response::Response;
use serde::Serialize;
use shell::Problem;
use utoipa::{IntoParams, ToSchema};

use super::VERSION;
use super::objects::{ListedOrganization, ListedService, ListedServiceAtLocation, Taxonomy, TaxonomyTerm};
use super::telling::{Teller, Telling};
use crate::api::answer::{Answer, json, lines, marked, unchanged};
use crate::api::asked::Asked;
use crate::api::parameters::{Parameters, wrong};

const PER_PAGE: usize = 50;
const MOST_PER_PAGE: usize = 100;
/// Beyond any page that there can be.
const LAST_PAGE: usize = 1_000_000;

/// Which part of a list, and in which form.
#[derive(Debug, Clone, Copy, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Paging {
    /// Which page, from 1.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 1_000_000)]
    page: usize,
    /// How many on a page, at most 100; 50 when left out.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 100)]
    per_page: Option<usize>,
    /// `ndjson` gives everything at once, an object a line.
    #[param(inline, value_type = Option<Format>)]
    format: Format,
}

/// In which form a list is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(rename_all = "lowercase")]
pub(super) enum Format {
    /// A page.
    Json,
    /// Everything, an object a line.
    Ndjson,
}

/// The names of these parameters.
pub(super) const NAMES: [&str; 3] = ["page", "per_page", "format"];

impl Paging {
    /// Reads the parameters.
    pub(super) fn read(parameters: &Parameters) -> Result<Self, Problem> {
        let format = match parameters.one("format")? {
            None | Some("json") => Format::Json,
            Some("ndjson") => Format::Ndjson,
            Some(_) => return Err(wrong("format", "unknown", "json or ndjson.")),
        };
        Ok(Self {
            page: parameters.number("page", LAST_PAGE)?.unwrap_or(1),
            per_page: parameters.number("per_page", MOST_PER_PAGE)?,
            format,
        })
    }

    /// The same, where everything stands on one page unless a size was asked for.
    pub(super) fn on_one_page(self, total: usize) -> Self {
        Self { per_page: self.per_page.or(Some(total.max(1))), ..self }
    }
}

/// Which page it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct PageNumbers {
    total_items: usize,
    total_pages: usize,
    page_number: usize,
    size: usize,
    first_page: bool,
    last_page: bool,
    empty: bool,
}

macro_rules! pages {
    ($($(#[$doc:meta])* $name:ident of $item:ty,)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Serialize, ToSchema)]
        pub(super) struct $name {
            #[serde(flatten)]
            numbers: PageNumbers,
            contents: Vec<$item>,
        }

        impl From<(PageNumbers, Vec<$item>)> for $name {
            fn from((numbers, contents): (PageNumbers, Vec<$item>)) -> Self {
                Self { numbers, contents }
            }
        }
    )+};
}

pages! {
    /// A page of services.
    ServicePage of ListedService,
    /// A page of organisations.
    OrganizationPage of ListedOrganization,
    /// A page of services at a place.
    ServiceAtLocationPage of ListedServiceAtLocation,
    /// A page of taxonomies.
    TaxonomyPage of Taxonomy,
    /// A page of terms.
    TaxonomyTermPage of TaxonomyTerm,
}

/// The list of what `keys` stand for: a page of it, or all of it line by line.
pub(super) fn list<P, K, T>(
    asked: &Asked,
    paging: Paging,
    keys: Vec<K>,
    make: impl Fn(&K, &Teller, Telling<'_>) -> Option<T> + Send + 'static,
) -> Answer
where
    P: From<(PageNumbers, Vec<T>)> + Serialize,
    K: Send + 'static,
    T: Serialize + 'static,
{
    let etag = asked.etag();
    if let Some(answer) = unchanged(VERSION, &asked.headers, &etag) {
        return Ok(answer);
    }
    let teller = Teller::from(asked);
    if paging.format == Format::Ndjson {
        let objects = keys.into_iter().filter_map(move |key| make(&key, &teller, teller.telling()));
        return Ok(marked(lines(VERSION, objects), &etag));
    }
    let per_page = paging.per_page.unwrap_or(PER_PAGE);
    let total_pages = keys.len().div_ceil(per_page);
    let shown = keys.iter().skip((paging.page - 1).saturating_mul(per_page)).take(per_page);
    let contents: Vec<T> = shown.filter_map(|key| make(key, &teller, teller.telling())).collect();
    let numbers = PageNumbers {
        total_items: keys.len(),
        total_pages,
        page_number: paging.page,
        size: contents.len(),
        first_page: paging.page == 1,
        last_page: paging.page >= total_pages,
        empty: contents.is_empty(),
    };
    Ok(marked(json(VERSION, &P::from((numbers, contents)))?, &etag))
}

/// One object, or the answer that there is none.
pub(super) fn one<T: Serialize>(asked: &Asked, make: impl FnOnce(Telling<'_>) -> Option<T>) -> Answer {
    let teller = Teller::from(asked);
    let object = make(teller.telling()).ok_or_else(Problem::not_found)?;
    let etag = asked.etag();
    if let Some(answer) = unchanged(VERSION, &asked.headers, &etag) {
        return Ok(answer);
    }
    let answer: Response = json(VERSION, &object)?;
    Ok(marked(answer, &etag))
}
