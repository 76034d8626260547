use askama::Template;
use axum::extract::State;
use kernel::Cents;
use serde::Deserialize;
use shell::{Crumb, PageError, PageResult, Path, Query, Visit};

use super::deviation_rows::{self, DeviationRow};
use super::outlook_rows::{self, OutlookRow};
use super::shared::{Link, crumbs, files, keeps, money_of, page_of, seen};
use super::track_parts::{Chapter, chapters};
use super::words;
use crate::{
    Beside, Edition, Figure, HalfYear, Milestone, Outlook, Programme, Risk, ToSave, Track, deviations,
};

/// Which half-year is asked; the youngest when none is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    pub(super) halfjaar: String,
}

struct FigureRow {
    name: String,
    href: String,
    amount: String,
    reference: String,
    area: String,
    caveat: String,
}

struct RiskRow {
    title: String,
    href: String,
    score: String,
    tone: &'static str,
    state: String,
    state_tone: &'static str,
}

struct MilestoneRow {
    title: String,
    due: String,
    state: String,
    tone: &'static str,
    said: String,
}

/// What it is to save in a year.
struct SavingRow {
    name: String,
    href: String,
    year: String,
    amount: String,
    open: String,
    document: String,
}

#[derive(Template)]
#[template(path = "pages/track.html")]
struct TrackPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    track: &'a Track,
    line: String,
    badges: Vec<(&'static str, String)>,
    halves: Vec<Link>,
    deviations: Vec<DeviationRow>,
    figures: Vec<FigureRow>,
    chapters: Vec<Chapter>,
    risks: Vec<RiskRow>,
    milestones: Vec<MilestoneRow>,
    outlook: Vec<OutlookRow>,
    files: [String; 3],
    /// Where the money that serves it is told.
    money: String,
    savings: Vec<SavingRow>,
    work: Option<String>,
}

/// A track of one half-year on one page: what deviates first, then figures with their source, then the story.
pub(crate) async fn show(
    visit: Visit,
    State(beside): State<Beside>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> PageResult {
    let programme = seen(&visit).await?;
    let (track, edition) = asked_for(&programme, &slug, &asked)?;
    let figures: Vec<&Figure> =
        edition.into_iter().flat_map(|edition| programme.figures_of(edition.id)).collect();
    let found = deviations(&programme, track.id, figures.iter().copied());
    let outlook = edition.into_iter().flat_map(|edition| told_and_before(&programme, edition));
    let name = edition.map_or_else(
        || visit.t("tracks-edition-none").to_owned(),
        |edition| words::half(&visit, edition.particulars.half),
    );
    let number = track.particulars.number;
    visit.page(&TrackPage {
        v: &visit,
        crumbs: crumbs(&visit, None),
        track,
        line: visit.t_args("tracks-line", &[("number", number.into()), ("half", name.into())]),
        badges: edition.map(|edition| badges(&visit, edition)).unwrap_or_default(),
        halves: halves(&visit, &programme, track, edition, &page_of(track)),
        deviations: deviation_rows::rows(&visit, &programme, &found),
        figures: figures.iter().map(|figure| figure_row(&visit, figure)).collect(),
        chapters: edition.map(|edition| chapters(&visit, &programme, edition)).unwrap_or_default(),
        risks: programme.risks_of(Some(track.id)).map(|risk| risk_row(&visit, risk)).collect(),
        milestones: programme
            .milestones_of(track.id)
            .map(|one| milestone_row(&visit, &programme, one))
            .collect(),
        outlook: outlook_rows::rows(&visit, &programme, outlook),
        files: files(&format!("cijfers-{slug}")),
        money: money_of(track),
        savings: savings(&visit, beside, track).await?,
        work: keeps(&visit).then(|| format!("{}/werk", page_of(track))),
    })
}

/// What the track is to save, a row for each year.
async fn savings(visit: &Visit, beside: Beside, track: &Track) -> Result<Vec<SavingRow>, PageError> {
    let (mut read, sight) = visit.cx.look().await?;
    let all = (beside.savings)(&mut read, &sight, track.id).await?;
    let rows = |one: ToSave| {
        let row = move |(year, amount, open): (i32, Cents, Cents)| SavingRow {
            name: one.name.clone(),
            href: one.href.clone(),
            year: year.to_string(),
            amount: amount.to_string(),
            open: open.to_string(),
            document: one.document.clone(),
        };
        one.years.into_iter().map(row)
    };
    Ok(all.into_iter().flat_map(rows).collect())
}

/// The track, and the edition that is asked; a half-year without an edition is not there.
pub(super) fn asked_for<'a>(
    programme: &'a Programme,
    slug: &str,
    asked: &Asked,
) -> Result<(&'a Track, Option<&'a Edition>), PageError> {
    let track = programme.track(slug).ok_or(PageError::NotFound)?;
    if asked.halfjaar.is_empty() {
        return Ok((track, programme.edition(track.id, None)));
    }
    let half: HalfYear = asked.halfjaar.parse().map_err(|_| PageError::NotFound)?;
    let edition = programme.edition(track.id, Some(half)).ok_or(PageError::NotFound)?;
    Ok((track, Some(edition)))
}

/// What this edition promises, and what the one before did: it comes back here.
fn told_and_before<'a>(
    programme: &'a Programme,
    edition: &'a Edition,
) -> impl Iterator<Item = &'a Outlook> + use<'a> {
    let of = &edition.particulars;
    let before = programme.editions_of(of.track).rfind(|one| one.particulars.half < of.half);
    let editions = [Some(edition), before].into_iter().flatten();
    editions.flat_map(|edition| programme.outlook_of(edition.id))
}

/// The half-years of a track, the youngest first.
pub(super) fn halves(
    visit: &Visit,
    programme: &Programme,
    track: &Track,
    now: Option<&Edition>,
    at: &str,
) -> Vec<Link> {
    let link = |edition: &Edition| {
        let half = edition.particulars.half;
        Link {
            current: now.is_some_and(|now| now.id == edition.id),
            ..Link::to(words::half(visit, half), format!("{at}?halfjaar={half}"))
        }
    };
    programme.editions_of(track.id).rev().map(link).collect()
}

pub(super) fn badges(visit: &Visit, edition: &Edition) -> Vec<(&'static str, String)> {
    let state = visit.t(&format!("track-edition-state-{}", edition.state)).to_owned();
    let seen = Edition::openness(edition.state, edition.particulars.openness);
    let openness = words::openness(visit, seen).map(|word| ("warning", word));
    std::iter::once((words::edition_tone(edition.state), state)).chain(openness).collect()
}

fn figure_row(visit: &Visit, figure: &Figure) -> FigureRow {
    let of = &figure.particulars;
    FigureRow {
        name: of.name.clone(),
        href: format!("/plannen/cijfer/{}", figure.id),
        amount: words::amount(visit, of),
        reference: words::date_if_known(visit, of.reference),
        area: of.area.clone(),
        caveat: of.caveat.clone().unwrap_or_default(),
    }
}

fn risk_row(visit: &Visit, risk: &Risk) -> RiskRow {
    let of = &risk.particulars;
    RiskRow {
        title: of.title.clone(),
        href: format!("/plannen/risico/{}", risk.id),
        score: of.score.map_or_else(
            || visit.t("risk-score-none").to_owned(),
            |score| format!("{} × {} = {}", score.chance, score.impact, score.product()),
        ),
        tone: of.score.map_or("neutral", |score| words::weight_tone(score.weight())),
        state: visit.t(&format!("risk-state-{}", risk.state.name())).to_owned(),
        state_tone: words::risk_tone(&risk.state),
    }
}

fn milestone_row(visit: &Visit, programme: &Programme, milestone: &Milestone) -> MilestoneRow {
    let late = milestone.days_late(programme.today).is_some();
    let due = words::date(visit, milestone.particulars.due);
    let before: Vec<String> = milestone.moved.iter().map(|moved| words::date(visit, moved.from)).collect();
    let reasons = milestone.moved.iter().map(|moved| moved.reason.clone());
    let said = milestone.state.said().map(|said| words::said(visit, said));
    let state = if late { "late" } else { milestone.state.name() };
    MilestoneRow {
        title: milestone.particulars.title.clone(),
        due: if before.is_empty() {
            due
        } else {
            visit.t_args(
                "tracks-milestone-moved",
                &[("due", due.into()), ("before", before.join(", ").into())],
            )
        },
        state: visit.t(&format!("milestone-state-{state}")).to_owned(),
        tone: words::milestone_tone(&milestone.state, late),
        said: reasons.chain(said).collect::<Vec<_>>().join(" "),
    }
}
