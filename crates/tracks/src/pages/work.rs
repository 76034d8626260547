use askama::Template;
use shell::{Crumb, PageResult, Path, Query, Visit};

use super::shared::{Link, crumbs, page_of, seen};
use super::track::{Asked, asked_for, badges, halves};
use super::words;
use crate::{
    Edition, EditionState, EditionStep, Figure, Milestone, Outlook, OutlookState, Part, Programme, Risk,
    Track,
};

/// Something to do, with where it is done.
struct Task {
    title: String,
    href: String,
    line: String,
}

/// Something that is kept, with what can be done with it.
struct KeptRow {
    title: String,
    line: String,
    links: Vec<Link>,
}

/// A list at the desk: what is kept, and how one is added.
struct KeptList {
    id: &'static str,
    title: String,
    rows: Vec<KeptRow>,
    add: Option<Link>,
}

#[derive(Template)]
#[template(path = "pages/work.html")]
struct WorkPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    track: &'a Track,
    line: String,
    badges: Vec<(&'static str, String)>,
    halves: Vec<Link>,
    ways: Vec<Link>,
    frozen: bool,
    tasks: Vec<Task>,
    lists: Vec<KeptList>,
}

/// A track for its team: what is to be done, and every part with the way to change it.
pub(crate) async fn show(visit: Visit, Path(slug): Path<String>, Query(asked): Query<Asked>) -> PageResult {
    let programme = seen(&visit).await?;
    let (track, edition) = asked_for(&programme, &slug, &asked)?;
    let at = format!("{}/werk", page_of(track));
    let name = edition.map_or_else(
        || visit.t("tracks-edition-none").to_owned(),
        |edition| words::half(&visit, edition.particulars.half),
    );
    let number = track.particulars.number;
    visit.page(&WorkPage {
        v: &visit,
        crumbs: crumbs(&visit, Some(track)),
        track,
        line: visit.t_args("tracks-line", &[("number", number.into()), ("half", name.into())]),
        badges: edition.map(|edition| badges(&visit, edition)).unwrap_or_default(),
        halves: halves(&visit, &programme, track, edition, &at),
        ways: ways(&visit, track, edition),
        frozen: edition.is_some_and(|edition| edition.state == EditionState::Published),
        tasks: tasks(&visit, &programme, track, edition),
        lists: lists(&visit, &programme, track, edition),
    })
}

fn ways(visit: &Visit, track: &Track, edition: Option<&Edition>) -> Vec<Link> {
    let step = |edition: &Edition, step: EditionStep| {
        let label = visit.t(&format!("track-edition-step-{step}")).to_owned();
        Link::to(label, format!("/plannen/editie/{}/stap/{step}", edition.id))
    };
    let steps = edition
        .into_iter()
        .flat_map(|edition| edition.state.ways().into_iter().map(move |way| step(edition, way)));
    let others = [
        Link::to(visit.t("track-edition-new"), format!("/plannen/editie/nieuw?track={}", track.id)),
        Link::to(visit.t("track-change"), format!("/plannen/spoor/{}/wijzigen", track.id)),
    ];
    steps.chain(others).collect()
}

/// What is late, what is not answered, what says nothing.
fn tasks(visit: &Visit, programme: &Programme, track: &Track, edition: Option<&Edition>) -> Vec<Task> {
    let mut all = Vec::new();
    for milestone in programme.milestones_of(track.id) {
        let Some(days) = milestone.days_late(programme.today) else { continue };
        all.push(Task {
            title: milestone.particulars.title.clone(),
            href: format!("/plannen/mijlpaal/{}/stap/reach", milestone.id),
            line: visit.t_with("tracks-task-milestone", "days", days),
        });
    }
    for risk in programme.risks_of(Some(track.id)) {
        let late = risk.late_controls(programme.today).count();
        if late > 0 {
            all.push(Task {
                title: risk.particulars.title.clone(),
                href: format!("/plannen/risico/{}/wijzigen", risk.id),
                line: visit.t_with("tracks-task-controls", "count", late),
            });
        }
    }
    let Some(edition) = edition else { return all };
    if edition.state == EditionState::Published {
        return all;
    }
    let earlier =
        programme.editions_of(track.id).filter(|one| one.particulars.half < edition.particulars.half);
    let open = earlier.flat_map(|one| programme.outlook_of(one.id));
    for line in open.filter(|line| line.state == OutlookState::Promised) {
        all.push(Task {
            title: line.particulars.title.clone(),
            href: format!("/plannen/vooruitblik/{}/stap/finish", line.id),
            line: visit.t("tracks-task-outlook").to_owned(),
        });
    }
    for part in edition.silent_parts() {
        all.push(Task {
            title: visit.t(&format!("tracks-part-{part}")).to_owned(),
            href: part_address(edition, part),
            line: visit.t("tracks-task-silent").to_owned(),
        });
    }
    all
}

fn part_address(edition: &Edition, part: Part) -> String {
    format!("/plannen/onderdeel/{part}.{}/wijzigen", edition.id)
}

fn lists(visit: &Visit, programme: &Programme, track: &Track, edition: Option<&Edition>) -> Vec<KeptList> {
    let mut all = Vec::new();
    if let Some(edition) = edition {
        all.push(parts(visit, edition));
        let figures = programme.figures_of(edition.id).map(|one| figure_row(visit, one, edition)).collect();
        all.push(list(visit, "cijfers", figures, Some(("cijfer", format!("edition={}", edition.id)))));
        let outlook =
            programme.outlook_of(edition.id).map(|one| outlook_row(visit, programme, one)).collect();
        all.push(list(
            visit,
            "vooruitblik",
            outlook,
            Some(("vooruitblik", format!("edition={}", edition.id))),
        ));
    }
    let of_track = format!("track={}", track.id);
    let risks = programme.risks_of(Some(track.id)).map(|one| risk_row(visit, one)).collect();
    all.push(list(visit, "risicos", risks, Some(("risico", of_track.clone()))));
    let milestones = programme.milestones_of(track.id).map(|one| milestone_row(visit, one)).collect();
    all.push(list(visit, "mijlpalen", milestones, Some(("mijlpaal", of_track))));
    all
}

fn list(visit: &Visit, id: &'static str, rows: Vec<KeptRow>, add: Option<(&str, String)>) -> KeptList {
    let add = add.map(|(what, query)| {
        Link::to(visit.t(&format!("tracks-work-{id}-new")), format!("/plannen/{what}/nieuw?{query}"))
    });
    KeptList { id, title: visit.t(&format!("tracks-work-{id}")).to_owned(), rows, add }
}

fn parts(visit: &Visit, edition: &Edition) -> KeptList {
    let open = edition.state != EditionState::Published;
    let row = |part: &Part| {
        let written = edition.parts.get(part);
        let line = match written {
            None => visit.t("tracks-part-unwritten").to_owned(),
            Some(written) if written.text.is_silent() => visit.t("tracks-part-silent").to_owned(),
            Some(written) => visit.t_with("tracks-part-version", "version", written.version),
        };
        let change = open.then(|| Link::to(visit.t("tracks-change"), part_address(edition, *part)));
        KeptRow {
            title: visit.t(&format!("tracks-part-{part}")).to_owned(),
            line,
            links: change.into_iter().collect(),
        }
    };
    list(visit, "onderdelen", Part::ALL.iter().map(row).collect(), None)
}

fn figure_row(visit: &Visit, figure: &Figure, edition: &Edition) -> KeptRow {
    let at = format!("/plannen/cijfer/{}", figure.id);
    let look = Link::to(visit.t("tracks-look"), at.clone());
    let open = edition.state != EditionState::Published;
    let change = open.then(|| Link::to(visit.t("tracks-change"), format!("{at}/wijzigen")));
    KeptRow {
        title: figure.particulars.name.clone(),
        line: words::amount(visit, &figure.particulars),
        links: std::iter::once(look).chain(change).collect(),
    }
}

/// The way to change something, and its steps.
fn links(visit: &Visit, at: &str, form: &str, ways: &[&str]) -> Vec<Link> {
    let change = Link::to(visit.t("tracks-change"), format!("{at}/wijzigen"));
    let steps = ways.iter().map(|step| {
        let label = visit.t(&format!("{form}-step-{step}")).to_owned();
        Link::to(label, format!("{at}/stap/{step}"))
    });
    std::iter::once(change).chain(steps).collect()
}

fn outlook_row(visit: &Visit, programme: &Programme, line: &Outlook) -> KeptRow {
    let standing = programme.standing(line);
    KeptRow {
        title: line.particulars.title.clone(),
        line: visit.t(&format!("tracks-standing-{standing}")).to_owned(),
        links: links(visit, &format!("/plannen/vooruitblik/{}", line.id), "outlook", line.state.ways()),
    }
}

fn risk_row(visit: &Visit, risk: &Risk) -> KeptRow {
    KeptRow {
        title: risk.particulars.title.clone(),
        line: visit.t(&format!("risk-state-{}", risk.state.name())).to_owned(),
        links: links(visit, &format!("/plannen/risico/{}", risk.id), "risk", risk.state.ways()),
    }
}

fn milestone_row(visit: &Visit, milestone: &Milestone) -> KeptRow {
    let state = visit.t(&format!("milestone-state-{}", milestone.state.name())).to_owned();
    KeptRow {
        title: milestone.particulars.title.clone(),
        line: format!("{}, {state}", words::date(visit, milestone.particulars.due)),
        links: links(
            visit,
            &format!("/plannen/mijlpaal/{}", milestone.id),
            "milestone",
            milestone.state.ways(),
        ),
    }
}
