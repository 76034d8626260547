use access::Action;
use areas::Shelf;
use kernel::Openness;
use shell::{Form, Guard, PageError, PageResult, Path, Restrictable, Routes, Visit};
use uuid::Uuid;

use crate::actions::whole;
use crate::store::steps::{EVALUATION, PILOT};

kernel::words! {
    /// A thing of the room that has an openness of its own.
    Thing, "thing of the learning room" {
        /// A pilot.
        Pilot => "pilot",
        /// An evaluation (*evaluatie*).
        Evaluation => "evaluatie",
        /// A question (*leervraag*).
        Question => "leervraag",
        /// A lesson (*les*).
        Lesson => "les",
    }
}

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    let guard = Guard::Could(Action::NamePolicyReaders);
    routes.get("/leren/lezers/{thing}/{id}", guard, show).post("/leren/lezers/{thing}/{id}", guard, change)
}

/// Where the readers of a thing are named.
pub(super) fn readers_href(thing: Thing, id: Uuid) -> String {
    format!("/leren/lezers/{thing}/{id}")
}

/// Who may read something restricted, and who can be named.
async fn show(visit: Visit, Path((thing, id)): Path<(String, Uuid)>) -> PageResult {
    shell::readers(&visit, &found(&visit, &thing, id).await?).await
}

/// Names somebody, or takes that back.
async fn change(
    visit: Visit,
    Path((thing, id)): Path<(String, Uuid)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> PageResult {
    shell::change_readers(&visit, &found(&visit, &thing, id).await?, &sent).await
}

async fn found(visit: &Visit, thing: &str, id: Uuid) -> Result<Restrictable, PageError> {
    let thing: Thing = thing.parse().map_err(|_| PageError::NotFound)?;
    let learning = whole(&visit.cx).await?.learning;
    let (kind, away, found): (_, _, Option<(String, Openness)>) = match thing {
        Thing::Pilot => {
            let found = learning.pilots.into_iter().find(|one| one.id.uuid() == id);
            (PILOT, "/pilots", found.map(|one| (one.protocol.name, one.protocol.openness)))
        }
        Thing::Evaluation => {
            let found = learning.evaluations.into_iter().find(|one| one.id.uuid() == id);
            (EVALUATION, "/evaluaties", found.map(|one| (one.title, one.plan.openness)))
        }
        Thing::Question => {
            let found = learning.questions.into_iter().find(|one| one.id.uuid() == id);
            ("learning_question", "/leeragenda", found.map(|one| (one.asked.question, one.asked.openness)))
        }
        Thing::Lesson => {
            let found = learning.lessons.into_iter().find(|one| one.id.uuid() == id);
            ("lesson", "/lessen", found.map(|one| (one.told.lesson, one.told.openness)))
        }
    };
    let (name, openness) = found.ok_or(PageError::NotFound)?;
    let (page, at) = (format!("{away}/{id}"), readers_href(thing, id));
    Ok(Restrictable { kind, id, name, openness, page, at, away })
}
