use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use chrono::NaiveDateTime;
use kernel::local_time;
use shell::{PageError, Problem, Query, Visit};

use super::parameters::Parameters;
use crate::catalogue::{Catalogue, Snapshot};
use crate::{ListingId, OfferId, pages};

/// A question of another program: what it asks of the map that stands now.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// Who asks, and of which house.
    pub(super) visit: Visit,
    /// What stands on the map.
    pub(super) snapshot: Arc<Snapshot>,
    /// The parameters of the query.
    pub(super) parameters: Parameters,
    /// The headers.
    pub(super) headers: HeaderMap,
}

impl Asked {
    /// The time on a Dutch wall.
    pub(super) fn local(&self) -> NaiveDateTime {
        local_time(self.visit.cx.now())
    }

    /// The offer that took in this one, which is not on the map; a problem when there is none.
    pub(super) async fn took_in(&self, id: OfferId) -> Result<OfferId, Problem> {
        let mut read = self.visit.cx.read().await.map_err(failed)?;
        let next = pages::took_in(&mut read, &self.snapshot, id).await.map_err(failed)?;
        next.ok_or_else(Problem::not_found)
    }

    /// The offer at a place that took in this one, which is not on the map; a problem when there is none.
    pub(super) async fn took_in_at(&self, id: ListingId) -> Result<ListingId, Problem> {
        let mut read = self.visit.cx.read().await.map_err(failed)?;
        let next = pages::took_in_at(&mut read, &self.snapshot, id).await.map_err(failed)?;
        next.ok_or_else(Problem::not_found)
    }

    /// A mark that differs as soon as anything on the map, the names of areas, the day or the program differs.
    pub(super) fn etag(&self) -> String {
        let mut names = DefaultHasher::new();
        self.snapshot.names.hash(&mut names);
        let version = env!("CARGO_PKG_VERSION");
        let (seq, day) = (self.snapshot.seq, self.local().date());
        format!("W/\"{version}-{seq}-{day}-{:x}\"", names.finish())
    }
}

impl FromRequestParts<Catalogue> for Asked {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, catalogue: &Catalogue) -> Result<Self, Problem> {
        let visit = Visit::from_request_parts(parts, catalogue).await.map_err(|error| told(&error))?;
        let Query(pairs) = Query::from_request_parts(parts, catalogue).await.map_err(|error| told(&error))?;
        let snapshot = pages::stands(catalogue, &visit).await.map_err(|error| told(&error))?;
        Ok(Self { visit, snapshot, parameters: Parameters(pairs), headers: parts.headers.clone() })
    }
}

/// The problem that an error of the house means here, with the cause in the log.
fn told(error: &PageError) -> Problem {
    if error.status().is_server_error() {
        tracing::error!(cause = %error, "A program got no answer: {error}");
    }
    Problem::from(error)
}

/// A question that cannot be answered because something of ours failed.
pub(super) fn failed(error: impl std::fmt::Display) -> Problem {
    tracing::error!(cause = %error, "A program got no answer: {error}");
    Problem::new(StatusCode::SERVICE_UNAVAILABLE, "This cannot be answered now. Try again in a minute.")
}
