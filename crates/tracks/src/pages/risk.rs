use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, keeps, seen};
use super::words;
use crate::{Programme, Risk};

struct ControlRow {
    what: String,
    owner: String,
    due: String,
    state: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "pages/risk.html")]
struct RiskPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    risk: &'a Risk,
    line: String,
    badges: Vec<(&'static str, String)>,
    score: String,
    appetite: String,
    said: String,
    controls: Vec<ControlRow>,
    keeping: Vec<Link>,
}

/// A risk: what may happen, how heavy it weighs, and what is done about it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let programme = seen(&visit).await?;
    let risk = programme.risks.iter().find(|one| one.id.to_string() == id).ok_or(PageError::NotFound)?;
    let of = &risk.particulars;
    let track = of.track.and_then(|track| programme.track_of(track));
    let line =
        track.map_or_else(|| visit.t("risk-track-none").to_owned(), |track| track.particulars.name.clone());
    visit.page(&RiskPage {
        v: &visit,
        crumbs: crumbs(&visit, track),
        risk,
        line,
        badges: badges(&visit, risk),
        score: score(&visit, risk),
        appetite: of.appetite.map_or_else(|| visit.t("vision-unknown").to_owned(), |most| most.to_string()),
        said: risk.state.said().map(|said| words::said(&visit, said)).unwrap_or_default(),
        controls: controls(&visit, &programme, risk),
        keeping: if keeps(&visit) { keeping(&visit, risk) } else { Vec::new() },
    })
}

fn badges(visit: &Visit, risk: &Risk) -> Vec<(&'static str, String)> {
    let state = visit.t(&format!("risk-state-{}", risk.state.name())).to_owned();
    let above = risk.above_appetite().map(|_| ("error", visit.t("risk-above-appetite").to_owned()));
    let openness = words::openness(visit, risk.particulars.openness).map(|word| ("warning", word));
    std::iter::once((words::risk_tone(&risk.state), state)).chain(above).chain(openness).collect()
}

fn score(visit: &Visit, risk: &Risk) -> String {
    let Some(score) = risk.particulars.score else { return visit.t("risk-score-none").to_owned() };
    let word = |name: &str, level| visit.t(&format!("risk-{name}-{level}")).to_owned();
    visit.t_args(
        "risk-score",
        &[
            ("chance", word("chance", score.chance).into()),
            ("impact", word("impact", score.impact).into()),
            ("product", i64::from(score.product()).into()),
        ],
    )
}

fn controls(visit: &Visit, programme: &Programme, risk: &Risk) -> Vec<ControlRow> {
    let row = |control: &crate::Control| {
        let (state, tone) = match (control.done, control.is_late(programme.today)) {
            (true, _) => ("done", "success"),
            (false, true) => ("late", "error"),
            (false, false) => ("to-do", "warning"),
        };
        ControlRow {
            what: control.what.clone(),
            owner: control.owner.clone().unwrap_or_else(|| visit.t("vision-unknown").to_owned()),
            due: words::date_if_known(visit, control.due),
            state: visit.t(&format!("risk-control-{state}")).to_owned(),
            tone,
        }
    };
    risk.particulars.controls.iter().map(row).collect()
}

fn keeping(visit: &Visit, risk: &Risk) -> Vec<Link> {
    let at = format!("/plannen/risico/{}", risk.id);
    let change = Link::to(visit.t("tracks-change"), format!("{at}/wijzigen"));
    let steps = risk.state.ways().iter();
    let steps =
        steps.map(|step| Link::to(visit.t(&format!("risk-step-{step}")), format!("{at}/stap/{step}")));
    std::iter::once(change).chain(steps).collect()
}
