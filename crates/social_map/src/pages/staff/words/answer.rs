use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use shell::{Form, PageResult, Path, Visit, see_other};

use super::{edit, read_id};
use crate::SynonymError;
use crate::catalogue::Catalogue;
use crate::pages::show_at_once;

/// Which version was seen.
#[derive(Debug, Deserialize)]
pub(crate) struct Seen {
    version: i64,
}

/// Takes synonyms away; the list offers to bring them back.
pub(crate) async fn remove(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    let id = read_id(&id)?;
    crate::remove_synonyms(&visit.cx, id, seen.version).await?;
    show_at_once(&catalogue, &visit).await;
    Ok(see_other(&format!("/redactie/woorden?weg={id}")))
}

/// Brings them back; when something else stands in their way, the form says what.
pub(crate) async fn restore(
    visit: Visit,
    State(catalogue): State<Catalogue>,
    Path(id): Path<String>,
    Form(seen): Form<Seen>,
) -> PageResult {
    let id = read_id(&id)?;
    match crate::restore_synonyms(&visit.cx, id, seen.version).await {
        Ok(()) => {
            show_at_once(&catalogue, &visit).await;
            Ok(see_other("/redactie/woorden?gedaan=terug"))
        }
        Err(SynonymError::Faults(faults)) => {
            edit::show_faults(&visit, id, &faults, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(error) => Err(error.into()),
    }
}
