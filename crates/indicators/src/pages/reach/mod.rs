//! What is within reach: for whom, what and how far, where there is little and where much, and what a new place would change.

mod asked;
mod drawing;
mod here;
mod known;
mod tables;
mod told;
mod trial;

use areas::{Atlas, NeighbourhoodCode, Postcode};
use askama::Template;
use axum::extract::State;
use shell::{
    Crumb, Field, FieldError, Guard, Link, PageError, PageResult, Path, Query, Routes, Visit, see_other,
};

use super::{Desk, atlas, files, format_of};
use asked::{Asked, Asking, Wanted};
use drawing::Drawing;
pub(super) use here::here;
use known::Known;
use tables::{LevelLines, WardLines};
use trial::TrialLines;

use crate::within_reach::Subject;

/// The doors of the reach.
pub(super) fn routes(routes: Routes<Desk>) -> Routes<Desk> {
    routes.get("/bereik", Guard::Public, show).get("/bereik/bestand/{name}", Guard::Public, download)
}

#[derive(Template)]
#[template(path = "pages/reach/page.html")]
struct ReachPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    has_unknown: bool,
    asking: Asking,
    postcode: Option<Field>,
    answer: Vec<String>,
    drawing: Drawing,
    trial: Option<TrialLines>,
    best: Option<(String, Link)>,
    levels: Vec<LevelLines>,
    wards: Vec<WardLines>,
    shares: bool,
    map_href: String,
    how: Vec<String>,
    sources: String,
    files: [String; 3],
}

#[derive(Template)]
#[template(path = "pages/reach/none.html")]
struct NoReachPage<'a> {
    v: &'a Visit,
}

/// What is within reach of whom, or what a new place would change.
async fn show(visit: Visit, State(desk): State<Desk>, Query(wanted): Query<Wanted>) -> PageResult {
    let Some(atlas) = atlas(&visit, &desk).await? else { return visit.page(&NoReachPage { v: &visit }) };
    let asked = Asked::of(&wanted, &atlas);
    let mut errors = Vec::new();
    match of_postcode(&desk, &atlas, &wanted.postcode).await? {
        None => {}
        Some(Ok(code)) => return Ok(see_other(&asked.with_new(code).href())),
        Some(Err(key)) => {
            errors.push(FieldError { field: "postcode".to_owned(), message: visit.t(key).to_owned() });
        }
    }
    let known = Known::of(&visit, &atlas, &desk.offers, asked)?;
    let trial = trial::asked_for(&known)?;
    let postcode = Field {
        autocomplete: Some("postal-code"),
        ..visit.fields("reach", &errors).optional("postcode", wanted.postcode.as_str())
    };
    let lists = trial.is_none();
    visit.page(&ReachPage {
        crumbs: vec![Crumb {
            href: "/buurten".to_owned(),
            label: visit.t("neighbourhoods-title").to_owned(),
        }],
        has_unknown: asked.has_unknown,
        asking: Asking::of(&visit, &atlas, &asked),
        postcode: desk.shelf.has_postcodes().await?.then_some(postcode),
        answer: told::answer(&known),
        drawing: drawing::drawn(&known, trial.as_ref().map(|(_, trial)| trial)),
        best: if lists { told::best(&known)? } else { None },
        levels: if lists { tables::levels(&known) } else { Vec::new() },
        wards: if lists { tables::wards(&known) } else { Vec::new() },
        shares: !known.has_no_people(),
        trial: trial.as_ref().map(|trial| trial::lines(&known, trial)),
        map_href: map_href(asked.subject),
        how: told::how(&known),
        sources: known.sources(),
        files: files("/bereik/bestand/bereik", &asked.query()),
        v: &visit,
    })
}

/// The places themselves, of the same theme.
fn map_href(subject: Subject) -> String {
    match subject {
        Subject::Theme(theme) => format!("/aanbod/kaart?thema={theme}"),
        Subject::Everything | Subject::Ambition(_) => "/aanbod/kaart".to_owned(),
    }
}

/// The neighbourhood of the postcode that was typed, or the key of what to say instead; none when nothing was typed.
async fn of_postcode(
    desk: &Desk,
    atlas: &Atlas,
    typed: &str,
) -> Result<Option<Result<NeighbourhoodCode, &'static str>>, PageError> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let Ok(postcode) = typed.parse::<Postcode>() else { return Ok(Some(Err("areas-postcode-wrong"))) };
    let found = desk.shelf.neighbourhood_of(postcode).await?;
    let known = found.filter(|code| atlas.division().neighbourhoods.contains_key(code));
    Ok(Some(known.ok_or("areas-postcode-unknown")))
}

/// The same by neighbourhood as a file.
async fn download(
    visit: Visit,
    State(desk): State<Desk>,
    Path(name): Path<String>,
    Query(wanted): Query<Wanted>,
) -> PageResult {
    let format = format_of(&name, "bereik")?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let known = Known::of(&visit, &atlas, &desk.offers, Asked::of(&wanted, &atlas))?;
    let trial = trial::asked_for(&known)?;
    let table = tables::file(&known, trial.as_ref().map(|(_, trial)| trial))?;
    visit.file("bereik", &table, format)
}
