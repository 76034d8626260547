mod files;
mod list;
mod show;

use areas::Shelf;
use shell::{Guard, Routes};

use super::{KEEP_PILOTS, desk};
use crate::{Pilot, PilotState, PilotStep};

pub(super) fn routes(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/pilots", Guard::Public, list::show)
        .get("/pilots/bestand/{name}", Guard::Public, files::table)
        .get("/pilots/nieuw", KEEP_PILOTS, desk::fresh::<Pilot>)
        .post("/pilots/nieuw", KEEP_PILOTS, desk::create::<Pilot>)
        .get("/pilots/{id}", Guard::Public, show::show)
        .get("/pilots/{id}/wijzigen", KEEP_PILOTS, desk::edit::<Pilot>)
        .post("/pilots/{id}/wijzigen", KEEP_PILOTS, desk::change::<Pilot>)
        .get("/pilots/{id}/stap/{step}", KEEP_PILOTS, desk::before::<Pilot>)
        .post("/pilots/{id}/stap/{step}", KEEP_PILOTS, desk::step::<Pilot>)
}

/// The steps by the word in an address.
pub(super) const STEPS: [(&str, PilotStep); 9] = [
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
