use kernel::Openness;
use shell::{Form, PageError, PageResult, Path, Restrictable, Visit};
use uuid::Uuid;

use crate::Thing;
use crate::pages::shared::seen;

/// Who may read something restricted, and who can be named.
pub(crate) async fn readers(visit: Visit, Path((thing, id)): Path<(String, Uuid)>) -> PageResult {
    shell::readers(&visit, &found(&visit, &thing, id).await?).await
}

/// Names somebody, or takes that back.
pub(crate) async fn name_or_forget(
    visit: Visit,
    Path((thing, id)): Path<(String, Uuid)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> PageResult {
    shell::change_readers(&visit, &found(&visit, &thing, id).await?, &sent).await
}

async fn found(visit: &Visit, thing: &str, id: Uuid) -> Result<Restrictable, PageError> {
    let thing: Thing = thing.parse().map_err(|_| PageError::NotFound)?;
    let vision = seen(visit).await?;
    let (name, openness): (String, Openness) = match thing {
        Thing::Theme => {
            let theme = vision.themes.iter().find(|one| one.id.uuid() == id);
            theme.map(|one| (one.particulars.latest_name().to_owned(), one.particulars.openness))
        }
        Thing::Plan => {
            let plan = vision.plans.into_iter().find(|one| one.id.uuid() == id);
            plan.map(|one| (one.particulars.title, one.particulars.openness))
        }
        Thing::Decision => {
            let decision = vision.decisions.into_iter().find(|one| one.id.uuid() == id);
            decision.map(|one| (one.particulars.title, one.particulars.openness))
        }
        Thing::Promise => {
            let promise = vision.promises.into_iter().find(|one| one.id.uuid() == id);
            promise.map(|one| (one.particulars.title, one.particulars.openness))
        }
        Thing::Framework => {
            let framework = vision.frameworks.into_iter().find(|one| one.id.uuid() == id);
            framework.map(|one| (one.name, one.openness))
        }
    }
    .ok_or(PageError::NotFound)?;
    let (page, at) = (thing.page(id), format!("/visie/lezers/{thing}/{id}"));
    Ok(Restrictable { kind: thing.kind(), id, name, openness, page, at, away: "/visie" })
}
