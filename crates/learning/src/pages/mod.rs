mod agenda;
mod cards;
mod desk;
mod evaluations;
mod lessons;
mod pilots;
mod places;
mod readers;
mod spoken;
mod themes;

use access::{Action, Facts};
use areas::Shelf;
use shell::{Crumb, Guard, NavEntry, NavItem, PageError, Room, Routes, Visit};

use crate::LearningError;

/// The place of the room in the main navigation.
pub const NAVIGATION: &[NavEntry] =
    &[NavEntry { href: "/evaluaties", label: "learning-navigation", shown_to: None }];

/// The room behind its doors.
#[must_use]
pub fn room(shelf: &Shelf) -> Room {
    let routes = pilots::routes(evaluations::routes(Routes::new()));
    readers::routes(lessons::routes(agenda::routes(routes))).room(shelf.clone())
}

/// Who may write pilots and evaluations.
const KEEP_PILOTS: Guard = Guard::Could(Action::KeepPilots);
/// Who may write the learning agenda and lessons.
const KEEP_AGENDA: Guard = Guard::Could(Action::KeepLearningAgenda);

impl From<LearningError> for PageError {
    fn from(error: LearningError) -> Self {
        match error {
            LearningError::NotFound => Self::NotFound,
            LearningError::Refused(refused) => refused.into(),
            // A page offers only what can be done; who comes too late finds that somebody else did it.
            LearningError::PilotStep(_)
            | LearningError::EvaluationStep(_)
            | LearningError::Cycle
            | LearningError::Stale => Self::Stale,
            LearningError::Lacks(_) | LearningError::NotLater | LearningError::Pointer(_) => {
                Self::Unreadable(error.to_string())
            }
            LearningError::Store(error) => error.into(),
        }
    }
}

/// The four parts of the room, each a page of its own.
fn tabs(visit: &Visit) -> Vec<NavItem> {
    let parts = [
        ("/evaluaties", "learning-tab-evaluations"),
        ("/pilots", "learning-tab-pilots"),
        ("/leeragenda", "learning-tab-agenda"),
        ("/lessen", "learning-tab-lessons"),
    ];
    let item = |(href, label): (&'static str, &str)| NavItem {
        href,
        label: visit.t(label).to_owned(),
        current: visit.path() == href,
    };
    parts.map(item).into()
}

/// From the front page to one of the lists.
fn crumbs(visit: &Visit, href: &str, label: &str) -> Vec<Crumb> {
    vec![Crumb { href: href.to_owned(), label: visit.t(label).to_owned() }]
}

fn may(visit: &Visit, action: Action) -> bool {
    visit.cx.permit(action, &Facts::NONE).is_ok()
}

/// The thing that an address names.
fn read_id<T>(text: &str) -> Result<kernel::Id<T>, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// The three files of a list, under one name.
fn files(folder: &str, name: &str, query: &str) -> [String; 3] {
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    ["csv", "xlsx", "ods"].map(|ending| format!("/{folder}/bestand/{name}.{ending}{query}"))
}

/// The format that the name of a file asks for.
fn format_of(name: &str, stem: &str) -> Result<tabular_export::Format, PageError> {
    let ending = name.strip_prefix(stem).and_then(|rest| rest.strip_prefix('.'));
    ending.and_then(tabular_export::Format::from_extension).ok_or(PageError::NotFound)
}

/// A table that cannot be written is a fault of ours.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
fn unwritten(error: tabular_export::ExportError) -> PageError {
    PageError::Internal(error.to_string())
}

/// Who wrote a thing sees how open it is; everybody else sees what is not public marked so.
fn openness_badge(visit: &Visit, openness: kernel::Openness) -> Option<String> {
    let key = format!("learning-openness-{openness}");
    (openness != kernel::Openness::Public).then(|| visit.t(&key).to_owned())
}

/// What was written down, or that nothing was.
fn said<'a>(visit: &'a Visit, text: &'a str) -> &'a str {
    if text.is_empty() { visit.t("learning-not-written") } else { text }
}
