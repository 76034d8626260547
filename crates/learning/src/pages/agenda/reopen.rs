use serde::Deserialize;
use shell::{Form, PageResult, Path, Visit, see_other};

use super::super::read_id;

/// The version of what a button belongs to.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pressed {
    version: i64,
}

/// Takes a question up again.
pub(crate) async fn reopen(visit: Visit, Path(id): Path<String>, Form(form): Form<Pressed>) -> PageResult {
    let id = read_id(&id)?;
    crate::reopen_question(&visit.cx, id, form.version, visit.cx.clock.today()).await?;
    Ok(see_other(&format!("/leeragenda/{id}")))
}
