use shell::{PageResult, Visit};

use super::sheet::{Grid, Link, Section, Sheet, page};
use super::{crumbs, words};
use crate::{ApplicationState, Case, Phase};

/// The applicant's own desk: what must I do, by when.
pub(super) async fn show(visit: Visit) -> PageResult {
    let cases = crate::applications(&visit.cx, None).await?;
    let rounds = crate::rounds(&visit.cx).await?;
    let today = visit.cx.clock.today();
    let heads = ["mine-application", "mine-what", "mine-when"];
    let mut todo = Grid::of(&visit, "mine-todo", &heads).in_dutch(&[0]);
    for case in &cases {
        if let Some((what, when)) = to_do(&visit, case) {
            todo.row(title(&visit, case), at(case), vec![what, when]);
        }
    }
    let heads = ["mine-application", "subsidies-column-asked", "subsidies-column-state", "mine-decided-by"];
    let mut all = Grid::of(&visit, "mine-all", &heads).in_dutch(&[0]);
    for case in &cases {
        let (_, state) = words::state(&visit, &case.application.state);
        let waits = case.application.state.is_open();
        let by = if waits { words::last_day(&visit, &case.clock) } else { String::new() };
        all.row(title(&visit, case), at(case), vec![case.application.plan.asked().to_string(), state, by]);
    }
    let letters = crate::sent_letters(&visit.cx).await?;
    let letters = super::round_letters::waiting(&visit, "letters-title", &letters).await?;
    let mut open = Section::titled(visit.t("mine-open"));
    for one in rounds.iter().filter(|one| one.round.phase(today) == Phase::Open) {
        open.links.push(Link::to(&one.round.particulars.name, format!("/subsidies/ronde/{}", one.round.id)));
    }
    if open.links.is_empty() {
        open.texts.push(visit.t("subsidies-open-none").to_owned());
    }
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("mine-title").to_owned(),
        line: visit.t("mine-lead").to_owned(),
        sections: vec![
            Section::table(visit.t("mine-todo"), todo, visit.t("mine-todo-none")),
            Section::table(visit.t("mine-all"), all, visit.t("mine-all-none")),
            Section::table(visit.t("letters-title"), letters, visit.t("letters-none")),
            open,
        ],
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn at(case: &Case) -> String {
    format!("/subsidies/aanvraag/{}", case.application.id)
}

/// What an application is called; its round as long as it has no name.
pub(super) fn title(visit: &Visit, case: &Case) -> String {
    let plan = &case.application.plan;
    let name = if plan.title.is_empty() { visit.t("mine-untitled") } else { plan.title.as_str() };
    match case.application.number() {
        "" => name.to_owned(),
        number => format!("{number} {name}"),
    }
}

/// What the visitor's organisation has to do, and by when.
fn to_do(visit: &Visit, case: &Case) -> Option<(String, String)> {
    let own = visit.cx.actor.organisation()?;
    let leads = case.application.organisation == own;
    match &case.application.state {
        ApplicationState::Draft => {
            let confirms = case.application.partners.iter().find(|partner| partner.organisation == own);
            let confirms = !leads && confirms.is_some_and(|partner| partner.confirmed_at.is_none());
            let key = match (leads, confirms) {
                (true, _) => "mine-hand-in",
                (false, true) => "mine-confirm",
                (false, false) => return None,
            };
            Some((visit.t(key).to_owned(), visit.day(case.round.particulars.closes)))
        }
        ApplicationState::Repair { until } if leads => {
            Some((visit.t("mine-complete").to_owned(), visit.day(*until)))
        }
        ApplicationState::Repair { .. }
        | ApplicationState::Submitted
        | ApplicationState::Late
        | ApplicationState::Eligible
        | ApplicationState::Untreated
        | ApplicationState::Granted { .. }
        | ApplicationState::Refused { .. }
        | ApplicationState::Withdrawn => None,
    }
}
