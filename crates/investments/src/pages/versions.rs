use askama::Template;
use kernel::local_time;
use shell::{Crumb, PageResult, Visit};

use super::{address, crumbs, may_keep};
use crate::{PlanVersion, Purpose, VersionState};

/// A version in the list.
struct Row {
    name: String,
    href: String,
    about: String,
    state: String,
    tone: &'static str,
    openness: String,
    changed: String,
}

#[derive(Template)]
#[template(path = "pages/versions.html")]
struct Versions<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
    may_keep: bool,
}

/// The versions of the plan that the visitor may see.
pub(super) async fn show(visit: Visit) -> PageResult {
    let rows = crate::versions(&visit.cx).await?.iter().map(|one| row(&visit, one)).collect();
    visit.page(&Versions { v: &visit, crumbs: crumbs(&visit), rows, may_keep: may_keep(&visit) })
}

fn row(visit: &Visit, one: &PlanVersion) -> Row {
    let tone = match (one.purpose, one.state) {
        (Purpose::WhatIf, _) => "inactive",
        (Purpose::Plan, VersionState::Draft) => "neutral",
        (Purpose::Plan, VersionState::Proposed) => "warning",
        (Purpose::Plan, VersionState::Adopted) => "success",
        (Purpose::Plan, VersionState::Superseded) => "inactive",
    };
    let state = match one.purpose {
        Purpose::WhatIf => visit.t("money-what-if").to_owned(),
        Purpose::Plan => visit.t(&format!("money-state-{}", one.state)).to_owned(),
    };
    Row {
        name: one.head.name.clone(),
        href: address(one.id),
        about: one.head.about.clone(),
        state,
        tone,
        openness: visit.t(&format!("money-openness-{}", one.head.openness)).to_owned(),
        changed: local_time(one.changed_at).format("%d-%m-%Y").to_string(),
    }
}
