//! Indices: read by everybody, made and compared by advisers.

mod compare;
mod drawing;
mod files;
mod hangs;
mod index;
mod list;
mod new;
mod recipe;
mod rings;
mod scores;
mod step;
mod tables;
mod trace;
mod typed;
mod wrong;

use access::Action;
use shell::{Crumb, Guard, PageError, Routes, Visit};

use super::Desk;
use crate::{Index, IndexVersion, IndicesError, Slug};

pub(in crate::pages) use rings::{IndexRings, of_place};

/// Hangs the doors of the indices.
pub(super) fn routes(routes: Routes<Desk>) -> Routes<Desk> {
    const MAKE: Guard = Guard::Could(Action::MakeIndices);
    routes
        .get("/indexen", Guard::Public, list::show)
        .get("/indexen/nieuw", MAKE, new::empty)
        .post("/indexen/nieuw", MAKE, new::add)
        .get("/indexen/{slug}", Guard::Public, index::published)
        .get("/indexen/{slug}/vergelijken", Guard::Public, compare::show)
        .get("/indexen/{slug}/versie/{number}", Guard::Public, index::version)
        .get("/indexen/{slug}/versie/{number}/bestand/{name}", Guard::Public, files::download)
        .get("/indexen/{slug}/versie/{number}/gebied/{code}", Guard::Public, trace::show)
        .get("/indexen/{slug}/versie/{number}/wijzigen", MAKE, recipe::change)
        .post("/indexen/{slug}/versie/{number}/wijzigen", MAKE, recipe::save)
        .post("/indexen/{slug}/versie/{number}/kopie", MAKE, step::copy)
        .post("/indexen/{slug}/versie/{number}/opnieuw", MAKE, step::renew)
        .get("/indexen/{slug}/versie/{number}/stap/{step}", MAKE, step::ask)
        .post("/indexen/{slug}/versie/{number}/stap/{step}", MAKE, step::take)
}

impl From<IndicesError> for PageError {
    fn from(error: IndicesError) -> Self {
        match error {
            IndicesError::NotFound => Self::NotFound,
            IndicesError::Refused(refused) => refused.into(),
            IndicesError::Stale => Self::Stale,
            IndicesError::Taken
            | IndicesError::Step(_)
            | IndicesError::NotADraft
            | IndicesError::Fault(_)
            | IndicesError::NoWords
            | IndicesError::NoAreas => Self::Unreadable(error.to_string()),
            IndicesError::Store(error) => error.into(),
        }
    }
}

/// The version that an address names.
async fn find(visit: &Visit, slug: &str, number: Option<&str>) -> Result<IndexVersion, PageError> {
    let slug: Slug = slug.parse().map_err(|_| PageError::NotFound)?;
    let number = number.map(|number| number.parse::<i64>().map_err(|_| PageError::NotFound)).transpose()?;
    Ok(crate::index_version(&visit.cx, &slug, number).await?)
}

fn address(index: &Index, number: i64) -> String {
    format!("/indexen/{}/versie/{number}", index.slug)
}

fn crumbs(visit: &Visit, index: Option<&Index>) -> Vec<Crumb> {
    let all = Crumb { href: "/indexen".to_owned(), label: visit.t("indices-title").to_owned() };
    let one =
        index.map(|index| Crumb { href: format!("/indexen/{}", index.slug), label: index.name.clone() });
    std::iter::once(all).chain(one).collect()
}
