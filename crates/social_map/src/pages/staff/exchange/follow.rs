use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Form, PageResult, Path, Query, Visit, see_other};
use uuid::Uuid;

use super::super::INVALID;
use super::look::LookQuery;
use super::{ended, look, read_id, wait};
use crate::ImportError;
use crate::actions::{self, plan_of_import, take_up};
use crate::catalogue::Catalogue;
use crate::exchange::ImportState;

/// The word that it may be done.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Word {
    seen: String,
    #[serde(default)]
    skip: String,
}

/// A small file is ready sooner than a page that says to wait: so long, so often, the answer waits for it.
const BEAT: Duration = Duration::from_millis(100);
const BEATS: u32 = 8;

/// How far a file is: it is worked on, it waits for a yes, or it is over.
pub(crate) async fn follow(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Query(query): Query<LookQuery>,
) -> PageResult {
    let id = read_id(&id)?;
    let mut request = take_up(&visit.cx, id).await?;
    for beat in 0..BEATS {
        let in_hand = beat == 0 || catalogue.workbench().progress(id).is_some();
        if !request.state.is_under_way() || !in_hand {
            break;
        }
        tokio::time::sleep(BEAT).await;
        request = take_up(&visit.cx, id).await?;
    }
    match request.state {
        ImportState::ToRead | ImportState::ToBringIn => {
            wait::page(&visit, &request, catalogue.workbench().progress(id), query.ververs != "nee")
        }
        ImportState::Read | ImportState::BroughtIn => show_plan(&visit, id, &query, StatusCode::OK).await,
        ImportState::Unreadable | ImportState::Cancelled | ImportState::GivenUp => {
            ended::page(&visit, &request)
        }
    }
}

/// Has exactly that done what was looked at, or shows what stands in the way.
pub(crate) async fn agree(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(word): Form<Word>,
) -> PageResult {
    let (id, seen) = (read_id(&id)?, read_id(&word.seen)?);
    match actions::agree(&visit.cx, id, seen, word.skip == "yes").await {
        Ok(()) => {
            catalogue.workbench().ring();
            Ok(see_other(&format!("/redactie/invoer/{id}")))
        }
        Err(ImportError::NotAsSeen) => {
            show_plan(&visit, id, &LookQuery::default(), StatusCode::CONFLICT).await
        }
        Err(ImportError::HasRefusals(_)) => {
            let query = LookQuery { toon: "fout".to_owned(), ..LookQuery::default() };
            show_plan(&visit, id, &query, INVALID).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Stops it. What was being written is undone; what is in already stays in, and the page says so.
pub(crate) async fn stop(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
) -> PageResult {
    let id = read_id(&id)?;
    take_up(&visit.cx, id).await?;
    // Whoever writes holds the database: they must hear it first.
    catalogue.workbench().stop(id);
    match actions::cancel_import(&visit.cx, id).await {
        Ok(()) | Err(ImportError::TooLate(_)) => Ok(see_other(&format!("/redactie/invoer/{id}"))),
        Err(error) => Err(error.into()),
    }
}

async fn show_plan(visit: &Visit, id: Uuid, query: &LookQuery, status: StatusCode) -> PageResult {
    let (request, plan) = plan_of_import(&visit.cx, id).await?;
    look::page(visit, (&request, &plan), query, status)
}
