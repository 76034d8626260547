use access::{Action, Facts};
pub(super) use shell::Link;
use shell::{Crumb, NavItem, PageError, Visit};

use crate::{DecisionId, Vision};

/// All that this visitor sees, today.
pub(super) async fn seen(visit: &Visit) -> Result<Vision, PageError> {
    let (mut read, sight) = visit.cx.look().await?;
    Ok(crate::vision(&mut read, &sight, visit.cx.clock.today()).await?)
}

/// The parts of the room.
const PARTS: [(&str, &str); 5] = [
    ("/visie", "vision-tab-vision"),
    ("/visie/doelen", "vision-tab-goals"),
    ("/beleidsplannen", "vision-tab-plans"),
    ("/besluiten", "vision-tab-decisions"),
    ("/beloftes", "vision-tab-promises"),
];

pub(super) fn tabs(visit: &Visit, here: &str) -> Vec<NavItem> {
    let tab = |(href, label): (&'static str, &str)| NavItem {
        href,
        label: visit.t(label).to_owned(),
        current: href == here,
    };
    PARTS.into_iter().map(tab).collect()
}

/// The way back to a part of the room.
pub(super) fn crumbs(visit: &Visit, part: &str) -> Vec<Crumb> {
    let crumb =
        |(href, label): &(&str, &str)| Crumb { href: (*href).to_owned(), label: visit.t(label).to_owned() };
    PARTS.iter().filter(|(href, _)| *href == part).map(crumb).collect()
}

/// A decision as a link, when the visitor sees it.
pub(super) fn decision_link(visit: &Visit, vision: &Vision, id: Option<DecisionId>) -> Option<Link> {
    let found = vision.decisions.iter().find(|one| Some(one.id) == id)?;
    let date = visit.span(found.particulars.date);
    Some(Link::to(format!("{} ({date})", found.particulars.title), format!("/besluiten/{}", found.id)))
}

pub(super) fn may(visit: &Visit, action: Action) -> bool {
    visit.cx.permit(action, &Facts::NONE).is_ok()
}

/// Where this list is found as a file: CSV, Excel, ODS.
pub(super) fn files(name: &str) -> [String; 3] {
    ["csv", "xlsx", "ods"].map(|format| format!("/visie/bestand/{name}.{format}"))
}

/// What whoever keeps this can do with it, each behind a button.
pub(super) fn keeping(visit: &Visit, action: Action, at: &str, steps: &[(&str, String)]) -> Vec<Link> {
    if !may(visit, action) {
        return Vec::new();
    }
    let change = Link::to(visit.t("vision-change"), format!("{at}/wijzigen"));
    let steps = steps.iter().map(|(step, label)| Link::to(label.as_str(), format!("{at}/stap/{step}")));
    std::iter::once(change).chain(steps).collect()
}
