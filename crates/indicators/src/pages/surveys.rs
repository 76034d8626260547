//! Surveys: what was asked and what came out for everybody; questionnaires, answers and weights for who keeps them.

mod answers;
mod form;
mod list;
mod plan;
mod put;
mod questions;
mod survey;
mod unweighable;
mod wave;
mod weigh;

use access::Action;
use axum::extract::State;
use shell::{Crumb, Form, Guard, PageError, PageResult, Path, Restrictable, Routes, Visit};

use super::{Desk, words};
use crate::actions::{WAVE, wave_whole};
use crate::survey::Survey;
use crate::{FileFault, Slug, SurveysError, When};
use kernel::Openness;

pub(super) fn routes(routes: Routes<Desk>) -> Routes<Desk> {
    const KEEP: Guard = Guard::Could(Action::KeepSurveys);
    const NAME: Guard = Guard::Could(Action::NamePolicyReaders);
    routes
        .get("/enquetes", Guard::Public, list::show)
        .get("/enquetes/nieuw", KEEP, form::empty)
        .post("/enquetes/nieuw", KEEP, form::add)
        .get("/enquetes/{slug}", Guard::Public, survey::show)
        .get("/enquetes/{slug}/bestand/{name}", Guard::Public, survey::download)
        .get("/enquetes/{slug}/vragenlijst", KEEP, questions::show)
        .post("/enquetes/{slug}/vragenlijst", KEEP, questions::put)
        .get("/enquetes/{slug}/peilingen/nieuw", KEEP, plan::empty)
        .post("/enquetes/{slug}/peilingen/nieuw", KEEP, plan::add)
        .get("/enquetes/{slug}/peilingen/{period}", KEEP, wave::show)
        .post("/enquetes/{slug}/peilingen/{period}/stap/{step}", KEEP, wave::step)
        .get("/enquetes/{slug}/peilingen/{period}/antwoorden", KEEP, answers::show)
        .post("/enquetes/{slug}/peilingen/{period}/antwoorden", KEEP, answers::put)
        .get("/enquetes/{slug}/peilingen/{period}/antwoorden/{id}", KEEP, answers::look)
        .post("/enquetes/{slug}/peilingen/{period}/antwoorden/{id}/inbrengen", KEEP, answers::carry_out)
        .get("/enquetes/{slug}/peilingen/{period}/weging", KEEP, weigh::empty)
        .post("/enquetes/{slug}/peilingen/{period}/weging", KEEP, weigh::carry_out)
        .get("/enquetes/{slug}/peilingen/{period}/lezers", NAME, readers)
        .post("/enquetes/{slug}/peilingen/{period}/lezers", NAME, change_readers)
}

impl From<SurveysError> for PageError {
    fn from(error: SurveysError) -> Self {
        match error {
            SurveysError::NotFound => Self::NotFound,
            SurveysError::Step(_) => Self::Stale,
            SurveysError::Figures(error) => error.into(),
            SurveysError::Taken
            | SurveysError::NoQuestions
            | SurveysError::NoAnswers
            | SurveysError::Recipe(_)
            | SurveysError::File(_)
            | SurveysError::Mistakes(_)
            | SurveysError::Weights(_) => Self::Unreadable(error.to_string()),
        }
    }
}

/// A survey and the time of a wave, as an address names them.
fn named(slug: &str, period: &str) -> Result<(Slug, When), PageError> {
    let when: When = period.parse().map_err(|_| PageError::NotFound)?;
    Ok((slug.parse().map_err(|_| PageError::NotFound)?, when))
}

fn crumbs(visit: &Visit, survey: &Survey) -> Vec<Crumb> {
    let all = Crumb { href: "/enquetes".to_owned(), label: visit.t("surveys-title").to_owned() };
    vec![all, Crumb { href: format!("/enquetes/{}", survey.slug), label: survey.name.clone() }]
}

fn wave_crumbs(visit: &Visit, survey: &Survey, when: When) -> Vec<Crumb> {
    let wave = Crumb { href: wave_href(&survey.slug, when), label: words::when(visit, when) };
    crumbs(visit, survey).into_iter().chain([wave]).collect()
}

fn wave_href(slug: &Slug, when: When) -> String {
    format!("/enquetes/{slug}/peilingen/{when}")
}

fn told(visit: &Visit, fault: &FileFault) -> String {
    super::bring_in::sentence(visit, fault)
}

/// Who may work with the answers of a wave.
async fn readers(visit: Visit, Path((slug, period)): Path<(String, String)>) -> PageResult {
    shell::readers(&visit, &restricted(&visit, &slug, &period).await?).await
}

/// Names somebody, or takes that back.
async fn change_readers(
    visit: Visit,
    State(_): State<Desk>,
    Path((slug, period)): Path<(String, String)>,
    Form(sent): Form<Vec<(String, String)>>,
) -> PageResult {
    shell::change_readers(&visit, &restricted(&visit, &slug, &period).await?, &sent).await
}

/// The answers of a wave, as something that only who is named may use.
async fn restricted(visit: &Visit, slug: &str, period: &str) -> Result<Restrictable, PageError> {
    let (slug, when) = named(slug, period)?;
    let known = wave_whole(&visit.cx, (&slug, when)).await?;
    if !known.has_custody {
        return Err(PageError::NotFound);
    }
    let page = wave_href(&slug, when);
    let at = format!("{page}/lezers");
    let name = format!("{} {}", known.survey.name, words::when(visit, when));
    Ok(Restrictable {
        kind: WAVE,
        id: known.wave.id.uuid(),
        name,
        openness: Openness::Restricted,
        page: page.clone(),
        at,
        away: "/enquetes",
    })
}
