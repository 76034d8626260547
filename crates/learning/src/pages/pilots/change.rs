use areas::Shelf;
use axum::extract::State;
use shell::{FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::readers::{Thing, readers_href};
use super::super::sheet::{self, Frame};
use super::super::{crumbs, read_id};
use super::form::PilotForm;
use super::places::Places;
use crate::actions::{Whole, whole};
use crate::{LearningError, Pilot};

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
    let frame = Frame {
        crumbs: crumbs(visit, "/pilots", "pilots-title"),
        title: visit.t("pilot-new").to_owned(),
        lead: visit.t("pilot-new-lead").to_owned(),
        action: "/pilots/nieuw".to_owned(),
        back: "/pilots".to_owned(),
        save: visit.t("learning-save").to_owned(),
        version: 0,
        readers: None,
    };
    sheet::show(visit, &frame, &form.asked(visit, around, errors), errors)
}

/// The form, as the pilot stands.
pub(crate) async fn show(visit: Visit, State(shelf): State<Shelf>, Path(id): Path<String>) -> PageResult {
    let (whole, places) = (whole(&visit.cx).await?, Places::of(&visit, &shelf).await?);
    let pilot = whole.pilot(read_id(&id)?).ok_or(PageError::NotFound)?;
    let form = PilotForm::of(&visit, &whole, pilot);
    let frame = frame(&visit, pilot, form.version);
    sheet::show(&visit, &frame, &form.asked(&visit, (&whole, &places), &[]), &[])
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
            let frame = frame(&visit, pilot, form.version);
            return sheet::show(&visit, &frame, &form.asked(&visit, around, &errors), &errors);
        }
    };
    match crate::change_pilot(&visit.cx, pilot.id, form.version, protocol).await {
        Ok(()) => Ok(see_other(&format!("/pilots/{}", pilot.id))),
        Err(LearningError::Stale) => {
            let now = crate::pilot(&visit.cx, pilot.id).await?;
            let theirs = PilotForm::of(&visit, &whole, &now).values(&visit, around);
            let frame = frame(&visit, &now, now.version);
            let asked = form.asked(&visit, around, &[]);
            sheet::conflict(&visit, "pilot", &frame, &asked, (theirs, form.values(&visit, around)))
        }
        Err(error) => Err(error.into()),
    }
}

fn frame(visit: &Visit, pilot: &Pilot, version: i64) -> Frame {
    let home = format!("/pilots/{}", pilot.id);
    Frame {
        crumbs: crumbs(visit, "/pilots", "pilots-title"),
        title: visit.t_with("learning-change-title", "name", pilot.name()),
        lead: String::new(),
        action: format!("{home}/wijzigen"),
        back: home,
        save: visit.t("learning-save").to_owned(),
        version,
        readers: readers_href(visit, Thing::Pilot, pilot.id.uuid()),
    }
}
