use access::Action;
use askama::Template;
use axum::http::header;
use axum::response::IntoResponse;
use serde::{Deserialize, Serialize};
use shell::{NavItem, PageError, PageResult, Query, Visit};

use super::shared::{Link, files, may, seen, tabs};
use crate::{Standing, Theme, ThemeKind, Vision};

/// What somebody asks on the front page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Question {
    q: String,
}

/// A theme in the picture.
struct Part {
    sign: String,
    name: String,
    href: String,
    /// From where to where, when it is a movement whose name says so.
    way: (String, String),
}

/// A theme that was found.
struct Hit {
    name: String,
    href: String,
    kind: String,
    others: String,
}

#[derive(Template)]
#[template(path = "pages/front.html")]
struct FrontPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    question: &'a str,
    found: Option<Vec<Hit>>,
    count: String,
    ambitions: Vec<Part>,
    pillars: Vec<Part>,
    focus_points: Vec<Part>,
    movements: Vec<Part>,
    others: Vec<(&'a str, Vec<Part>)>,
    signposts: Vec<(usize, &'static str, &'static str, &'a str)>,
    keeping: Vec<Link>,
    files: [String; 3],
}

/// What the council wants, as a picture; and a search through all names it ever had.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Question>) -> PageResult {
    let vision = seen(&visit).await?;
    let found = (!asked.q.trim().is_empty()).then(|| hits(&visit, &vision, &asked.q));
    let count = found.as_ref().map_or(0, Vec::len);
    let of = |kind| parts(&vision, kind);
    // A movement goes from something to something; one whose name says only where to is an aim.
    let (movements, aims) = of(ThemeKind::Movement).into_iter().partition(|part| !part.way.0.is_empty());
    let page = FrontPage {
        v: &visit,
        tabs: tabs(&visit, "/visie"),
        question: asked.q.trim(),
        count: visit.t_with("vision-found", "count", count),
        found,
        ambitions: of(ThemeKind::Ambition),
        pillars: of(ThemeKind::Pillar),
        focus_points: of(ThemeKind::FocusPoint),
        movements,
        others: vec![
            (visit.t("vision-aims"), aims),
            (visit.t("vision-tasks"), of(ThemeKind::Task)),
            (visit.t("vision-programmes"), of(ThemeKind::Programme)),
        ],
        signposts: signposts(&visit, &vision),
        keeping: keeping(&visit),
        files: files("themas"),
    };
    visit.page(&page)
}

/// What asks for attention, in three numbers.
fn signposts<'a>(visit: &'a Visit, vision: &Vision) -> Vec<(usize, &'static str, &'static str, &'a str)> {
    let late = vision.promises.iter().filter(|one| one.standing(vision.today) == Standing::Late).count();
    let running = vision.plans.iter().filter(|one| one.runs_on(vision.today)).count();
    let alone = vision.plans.iter().filter(|one| one.ends_soon_alone(vision.today).is_some()).count();
    vec![
        (running, "neutral", "/beleidsplannen", visit.t("vision-signpost-plans")),
        (alone, tone(alone, "warning"), "/beleidsplannen#aflopend", visit.t("vision-signpost-alone")),
        (late, tone(late, "error"), "/beloftes?stand=late", visit.t("vision-signpost-late")),
    ]
}

const fn tone(count: usize, alarm: &'static str) -> &'static str {
    if count == 0 { "success" } else { alarm }
}

fn keeping(visit: &Visit) -> Vec<Link> {
    if may(visit, Action::KeepVision) {
        vec![Link::to(visit.t("vision-theme-new"), "/visie/thema/nieuw")]
    } else {
        Vec::new()
    }
}

fn parts(vision: &Vision, kind: ThemeKind) -> Vec<Part> {
    vision
        .themes
        .iter()
        .filter(|theme| theme.particulars.kind == kind)
        .map(|theme| part(vision, theme))
        .collect()
}

fn part(vision: &Vision, theme: &Theme) -> Part {
    let name = theme.particulars.name_on(vision.today).to_owned();
    let way = name
        .split_once(" naar ")
        .map_or_else(|| (String::new(), name.clone()), |(from, to)| (from.to_owned(), format!("naar {to}")));
    Part { sign: theme.particulars.number.to_string(), href: format!("/visie/thema/{}", theme.id), name, way }
}

fn hits(visit: &Visit, vision: &Vision, question: &str) -> Vec<Hit> {
    let hit = |theme: &Theme| {
        let name = theme.particulars.name_on(vision.today).to_owned();
        let others = theme.particulars.names.iter().map(|one| one.text.as_str());
        Hit {
            href: format!("/visie/thema/{}", theme.id),
            kind: visit.t(&format!("vision-theme-kind-{}", theme.particulars.kind)).to_owned(),
            others: others.filter(|one| *one != name).collect::<Vec<_>>().join("; "),
            name,
        }
    };
    vision.themes.iter().filter(|theme| theme.particulars.answers(question)).map(hit).collect()
}

/// A theme for other programs.
#[derive(Serialize)]
struct Found<'a> {
    id: crate::ThemeId,
    kind: ThemeKind,
    number: i64,
    name: &'a str,
    names: &'a [crate::Name],
    about: &'a str,
    page: String,
}

/// The same search for other programs; without a question all themes.
pub(crate) async fn found(visit: Visit, Query(asked): Query<Question>) -> PageResult {
    let vision = seen(&visit).await?;
    let wanted = |theme: &&Theme| asked.q.trim().is_empty() || theme.particulars.answers(&asked.q);
    let all: Vec<Found<'_>> =
        vision.themes.iter().filter(wanted).map(|theme| told(&visit, &vision, theme)).collect();
    let body = serde_json::to_vec(&all).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

fn told<'a>(visit: &Visit, vision: &Vision, theme: &'a Theme) -> Found<'a> {
    let of = &theme.particulars;
    Found {
        id: theme.id,
        kind: of.kind,
        number: of.number,
        name: of.name_on(vision.today),
        names: &of.names,
        about: &of.about,
        page: visit.absolute(&format!("/visie/thema/{}", theme.id)),
    }
}
