mod change;
mod files;
mod form;
mod list;
mod places;
mod show;
mod step;
mod step_form;

use areas::Shelf;
use shell::{Guard, Routes};

use super::KEEP_PILOTS;
use crate::{PilotState, PilotStep};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/pilots", Guard::Public, list::show)
        .get("/pilots/bestand/{name}", Guard::Public, files::table)
        .get("/pilots/nieuw", KEEP_PILOTS, change::empty)
        .post("/pilots/nieuw", KEEP_PILOTS, change::add)
        .get("/pilots/{id}", Guard::Public, show::show)
        .get("/pilots/{id}/wijzigen", KEEP_PILOTS, change::show)
        .post("/pilots/{id}/wijzigen", KEEP_PILOTS, change::save)
        .get("/pilots/{id}/stap/{step}", KEEP_PILOTS, step::show)
        .post("/pilots/{id}/stap/{step}", KEEP_PILOTS, step::save)
}

/// The steps by the word in an address.
const STEPS: [(&str, PilotStep); 9] = [
    ("begin", PilotStep::Start),
    ("evaluatie-nodig", PilotStep::Call),
    ("verleng", PilotStep::Prolong),
    ("stel-bij", PilotStep::Adjust),
    ("hervat", PilotStep::Resume),
    ("zet-voort", PilotStep::Continue),
    ("schaal-op", PilotStep::Scale),
    ("draag-over", PilotStep::HandOver),
    ("stop", PilotStep::Stop),
];

/// The look of the badge of a state.
const fn look(state: PilotState) -> &'static str {
    match state {
        PilotState::Designed => "inactive",
        PilotState::Running | PilotState::Adjusted => "neutral",
        PilotState::EvaluationDue | PilotState::Prolonged => "warning",
        PilotState::Evaluating | PilotState::Evaluated => "neutral",
        PilotState::Continued | PilotState::Scaled | PilotState::HandedOver => "success",
        PilotState::Stopped => "inactive",
    }
}
