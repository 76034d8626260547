use areas::Shelf;
use axum::extract::State;
use shell::desk::Sheet;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::read_id;
use super::super::readers::Thing;
use super::super::sheet::List;
use super::form::PilotForm;
use super::places::Places;
use crate::actions::{Whole, whole};
use crate::{LearningError, Pilot};

/// How they are written.
const LIST: List = List { href: "/pilots", title: "pilots-title", form: "pilot", thing: Thing::Pilot };

/// An empty form.
pub(crate) async fn empty(visit: Visit, State(shelf): State<Shelf>) -> PageResult {
    let (whole, places) = (whole(&visit.cx).await?, Places::of(&visit, &shelf).await?);
    new(&visit, (&whole, &places), &PilotForm::empty(), &[])
}

/// Adds the pilot that was filled in.
pub(crate) async fn add(visit: Visit, State(shelf): State<Shelf>, Form(form): Form<PilotForm>) -> PageResult {
    let (whole, places) = (whole(&visit.cx).await?, Places::of(&visit, &shelf).await?);
    match form.parse(&visit, (&whole, &places), None) {
        Ok(protocol) => {
            let id = crate::add_pilot(&visit.cx, &protocol).await?;
            Ok(see_other(&format!("/pilots/{id}")))
        }
        Err(errors) => new(&visit, (&whole, &places), &form, &errors),
    }
}

fn new(visit: &Visit, around: (&Whole, &Places), form: &PilotForm, errors: &[FieldError]) -> PageResult {
    Sheet { lead: visit.t("pilot-new-lead").to_owned(), ..LIST.fresh(visit) }
        .asking(form.asked(visit, around, errors))
        .show(visit, errors)
}

/// The form, as the pilot stands.
pub(crate) async fn show(visit: Visit, State(shelf): State<Shelf>, Path(id): Path<String>) -> PageResult {
    let (whole, places) = (whole(&visit.cx).await?, Places::of(&visit, &shelf).await?);
    let pilot = whole.pilot(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = PilotForm::of(&visit, &whole, pilot);
    old(&visit, pilot, form.version).asking(form.asked(&visit, (&whole, &places), &[])).show(&visit, &[])
}

/// Keeps the change, or shows what is wrong, or what somebody else made of it.
pub(crate) async fn save(
    visit: Visit,
    State(shelf): State<Shelf>,
    Path(id): Path<String>,
    Form(form): Form<PilotForm>,
) -> PageResult {
    let (whole, places) = (whole(&visit.cx).await?, Places::of(&visit, &shelf).await?);
    let around = (&whole, &places);
    let pilot = whole.pilot(read_id(&id)?).ok_or(PageError::NotFound)?;
    let protocol = match form.parse(&visit, around, Some(pilot)) {
        Ok(protocol) => protocol,
        Err(errors) => {
            let asked = form.asked(&visit, around, &errors);
            return old(&visit, pilot, form.version).asking(asked).show(&visit, &errors);
        }
    };
    match crate::change_pilot(&visit.cx, pilot.id, form.version, protocol).await {
        Ok(()) => Ok(see_other(&format!("/pilots/{}", pilot.id))),
        Err(LearningError::Stale) => {
            let now = crate::pilot(&visit.cx, pilot.id).await?;
            let theirs = PilotForm::of(&visit, &whole, &now).asked(&visit, around, &[]);
            let own = form.asked(&visit, around, &[]);
            old(&visit, &now, now.version).asking(own).beside(&visit, theirs)
        }
        Err(error) => Err(error.into()),
    }
}

fn old(visit: &Visit, pilot: &Pilot, version: i64) -> Sheet {
    let title = visit.t_with("desk-change-title", "name", pilot.name());
    LIST.old(visit, (pilot.id.uuid(), version), title)
}
