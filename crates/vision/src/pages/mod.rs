mod decision;
mod decisions;
mod desk;
mod export;
mod export_counts;
mod export_rows;
mod front;
mod goal;
mod goals;
mod plan;
mod plan_picture;
mod plans;
mod promise;
mod promise_calendar;
mod promises;
mod shared;
mod theme;
mod ties;
mod words;

use access::Action;
use shell::{Guard, House, NavEntry, PageError, Room, Routes};

use crate::VisionError;
use crate::{Decision, GoalFramework, GoalMapping, GoalNode, PolicyPlan, Promise, Theme};

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] =
    &[NavEntry { href: "/visie", label: "vision-navigation", shown_to: None }];

/// The room behind its doors.
#[must_use]
pub fn room(house: &House) -> Room {
    let routes = Routes::new()
        .get("/visie", Guard::Public, front::show)
        .get("/visie/themas.json", Guard::Public, front::found)
        .get("/visie/thema/{id}", Guard::Public, theme::show)
        .get("/visie/doelen", Guard::Public, goals::show)
        .get("/visie/doelen/{code}", Guard::Public, goal::show)
        .get("/visie/bestand/{name}", Guard::Public, export::show)
        .get("/beleidsplannen", Guard::Public, plans::show)
        .get("/beleidsplannen/{id}", Guard::Public, plan::show)
        .get("/besluiten", Guard::Public, decisions::show)
        .get("/besluiten/{id}", Guard::Public, decision::show)
        .get("/beloftes", Guard::Public, promises::show)
        .get("/beloftes/agenda.ics", Guard::Public, promise_calendar::show)
        .get("/beloftes/{id}", Guard::Public, promise::show);
    keeping(routes).room(house.clone())
}

/// The doors of whoever keeps the vision and the register.
fn keeping(routes: Routes<House>) -> Routes<House> {
    let vision = Guard::Could(Action::KeepVision);
    let register = Guard::Could(Action::KeepDecisions);
    let name = Guard::Could(Action::NamePolicyReaders);
    routes
        .get("/visie/thema/nieuw", vision, desk::fresh::<Theme>)
        .post("/visie/thema/nieuw", vision, desk::create::<Theme>)
        .get("/visie/thema/{id}/wijzigen", vision, desk::edit::<Theme>)
        .post("/visie/thema/{id}/wijzigen", vision, desk::change::<Theme>)
        .get("/visie/begroting/nieuw", vision, desk::fresh::<GoalFramework>)
        .post("/visie/begroting/nieuw", vision, desk::create::<GoalFramework>)
        .get("/visie/begroting/{id}/wijzigen", vision, desk::edit::<GoalFramework>)
        .post("/visie/begroting/{id}/wijzigen", vision, desk::change::<GoalFramework>)
        .get("/visie/begroting/{id}/stap/{step}", vision, desk::before::<GoalFramework>)
        .post("/visie/begroting/{id}/stap/{step}", vision, desk::step::<GoalFramework>)
        .get("/visie/doel/nieuw", vision, desk::fresh::<GoalNode>)
        .post("/visie/doel/nieuw", vision, desk::create::<GoalNode>)
        .get("/visie/doel/{id}/wijzigen", vision, desk::edit::<GoalNode>)
        .post("/visie/doel/{id}/wijzigen", vision, desk::change::<GoalNode>)
        .get("/visie/koppeling/nieuw", vision, desk::fresh::<GoalMapping>)
        .post("/visie/koppeling/nieuw", vision, desk::create::<GoalMapping>)
        .get("/visie/koppeling/{id}/wijzigen", vision, desk::edit::<GoalMapping>)
        .post("/visie/koppeling/{id}/wijzigen", vision, desk::change::<GoalMapping>)
        .get("/visie/koppeling/{id}/stap/{step}", vision, desk::before::<GoalMapping>)
        .post("/visie/koppeling/{id}/stap/{step}", vision, desk::step::<GoalMapping>)
        .get("/beleidsplannen/nieuw", vision, desk::fresh::<PolicyPlan>)
        .post("/beleidsplannen/nieuw", vision, desk::create::<PolicyPlan>)
        .get("/beleidsplannen/{id}/wijzigen", vision, desk::edit::<PolicyPlan>)
        .post("/beleidsplannen/{id}/wijzigen", vision, desk::change::<PolicyPlan>)
        .get("/beleidsplannen/{id}/stap/{step}", vision, desk::before::<PolicyPlan>)
        .post("/beleidsplannen/{id}/stap/{step}", vision, desk::step::<PolicyPlan>)
        .get("/besluiten/nieuw", register, desk::fresh::<Decision>)
        .post("/besluiten/nieuw", register, desk::create::<Decision>)
        .get("/besluiten/{id}/wijzigen", register, desk::edit::<Decision>)
        .post("/besluiten/{id}/wijzigen", register, desk::change::<Decision>)
        .get("/beloftes/nieuw", register, desk::fresh::<Promise>)
        .post("/beloftes/nieuw", register, desk::create::<Promise>)
        .get("/beloftes/{id}/wijzigen", register, desk::edit::<Promise>)
        .post("/beloftes/{id}/wijzigen", register, desk::change::<Promise>)
        .get("/beloftes/{id}/stap/{step}", register, desk::before::<Promise>)
        .post("/beloftes/{id}/stap/{step}", register, desk::step::<Promise>)
        .get("/visie/lezers/{thing}/{id}", name, desk::readers)
        .post("/visie/lezers/{thing}/{id}", name, desk::name_or_forget)
}

impl From<VisionError> for PageError {
    fn from(error: VisionError) -> Self {
        match error {
            VisionError::NotFound => Self::NotFound,
            VisionError::Refused(refused) => refused.into(),
            VisionError::Stale | VisionError::WrongStep(_) => Self::Stale,
            VisionError::CodeTaken
            | VisionError::NoParent
            | VisionError::AdoptedStays
            | VisionError::YearTaken
            | VisionError::SharesAboveWhole
            | VisionError::BackInTime
            | VisionError::MappedAlready
            | VisionError::OwnSuccessor
            | VisionError::Nameless => Self::Unreadable(error.to_string()),
            VisionError::Store(error) => error.into(),
        }
    }
}
